"""otter's marks in an answer cell, turned into nbgrader's.

otter puts `...` in place of a solution, and so tells students which names to define. nbgrader always puts the
same stub. What otter would have shown therefore becomes a comment above the marked region.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"

BLOCK_BEGINS = re.compile(r"^(\s*)#+\s?BEGIN SOLUTION( NO PROMPT)?\s*$")
BLOCK_ENDS = re.compile(r"#+\s?END SOLUTION\s*$")
PROMPT_BEGINS = re.compile(r"^\s*(?:\"{1,3}|'{1,3})\s*#\s?BEGIN PROMPT\s*$")
PROMPT_ENDS = re.compile(r"^\s*(?:\"{1,3}|'{1,3});?\s*#\s?END PROMPT\s*$")
LINE = re.compile(r"^(\s*)(.*?\S)\s*#\s?SOLUTION( NO PROMPT)?\s*$")
SEED = re.compile(r"^(\s*)(.*?\S)\s*#\s?SEED\s*$")
ASSIGNMENT = re.compile(r"^([A-Za-z_][\w., \[\]'\"]*?=)(?!=)")


@dataclass
class Region:
    """Lines of a solution that stand together, and what students are told instead."""

    indent: str
    told: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def text(self) -> Iterator[str]:
        """The region as nbgrader marks it."""
        yield from (f"{self.indent}# {line}".rstrip() for line in self.told)
        yield f"{self.indent}{BEGIN}"
        yield from self.lines
        yield f"{self.indent}{END}"


@dataclass(frozen=True)
class Answer:
    """An answer cell with nbgrader's marks. `problems` are what could not be carried over."""

    source: str
    regions: int
    problems: tuple[str, ...] = ()


class _Converter:
    """Takes the lines of a cell one by one."""

    def __init__(self) -> None:
        self.done: list[str | Region] = []
        self.block: Region | None = None
        self.in_prompt = False
        self.problems: list[str] = []

    def take(self, line: str) -> None:
        if self.in_prompt:
            self._prompt(line)
        elif self.block is not None:
            self._inside(self.block, line)
        elif found := BLOCK_BEGINS.match(line):
            self.block = Region(found[1])
        elif PROMPT_BEGINS.match(line):
            self.in_prompt = True
        elif found := LINE.match(line):
            self._line(found[1], found[2], prompt=not found[3])
        elif found := SEED.match(line):
            self._line(found[1], found[2], prompt=False)
            self.problems.append("a line marked SEED is part of the solution now, and students don’t get it")
        else:
            self.done.append(line)

    def _inside(self, block: Region, line: str) -> None:
        if not BLOCK_ENDS.search(line):
            block.lines.append(line)
            return
        self.done.append(block)
        self.block = None

    def _prompt(self, line: str) -> None:
        """What students read instead of a solution: comments stay comments, code becomes one."""
        if PROMPT_ENDS.match(line):
            self.in_prompt = False
        elif self.done and isinstance(last := self.done[-1], Region):
            last.told.append(re.sub(r"^#\s?", "", line.strip()))
        else:
            self.done.append(line if line.lstrip().startswith("#") or not line.strip() else f"# {line}")

    def _line(self, indent: str, code: str, *, prompt: bool) -> None:
        last = self.done[-1] if self.done else None
        if not isinstance(last, Region) or not indent.startswith(last.indent):
            last = Region(indent)
            self.done.append(last)
        last.lines.append(indent + code)
        found = ASSIGNMENT.match(code)
        if prompt and found:
            last.told.append(f"{found[1]} ...")

    def finish(self) -> None:
        if self.block is not None:
            self.problems.append("“BEGIN SOLUTION” has no “END SOLUTION”; the solution was taken to the end")
            self.done.append(self.block)
        if self.in_prompt:
            self.problems.append("“BEGIN PROMPT” has no “END PROMPT”")


def converted_answer(source: str) -> Answer:
    """An otter answer cell as nbgrader wants it."""
    converter = _Converter()
    for line in source.split("\n"):
        converter.take(line)
    converter.finish()
    lines: list[str] = []
    for one in converter.done:
        lines += one.text() if isinstance(one, Region) else [one]
    regions = sum(isinstance(one, Region) for one in converter.done)
    return Answer("\n".join(lines).strip("\n"), regions, tuple(converter.problems))
