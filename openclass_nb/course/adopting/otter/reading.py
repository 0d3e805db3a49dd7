"""Which cells of an otter notebook are what. Both formats: boundaries in raw cells, and YAML in fenced text.

After otter-grader's own description of its notebook formats (otter assign, formats v0 and v1).
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from openclass_nb.course.adopting.otter.ignored import without_ignored
from openclass_nb.course.adopting.otter.questions import OtterNotebook, Placed, Question
from openclass_nb.course.adopting.otter.yaml_blocks import mapping, old_block, without_otter_fences
from openclass_nb.course.cells import text
from openclass_nb.course.findings import Finding

Block = Literal["question", "prompt", "solution", "tests"]

BOUNDARY = re.compile(r"#+\s*(begin|end)\s+(question|prompt|solution|tests)\b", re.IGNORECASE)
ASSIGNMENT = re.compile(r"#+\s*assignment\s+config\b", re.IGNORECASE)
OLD_TEST = re.compile(
    r"\s*(#+\s*(hidden\s+)?tests?\b|#+\s*hidden\b|(\"{3}|'{3})\s*#\s*begin\s+test\s+config)", re.IGNORECASE
)
OLD_TEXT_ANSWER = re.compile(r"^\s*(<strong>|\*\*)solution:?(</strong>|\*\*)", re.IGNORECASE | re.MULTILINE)


def read_otter(content: Mapping[str, Any], file: str) -> OtterNotebook:
    """The questions of an otter notebook and what stands between them; what is wrong with it is in its findings."""
    cells = [Placed(place, cell) for place, cell in enumerate(content.get("cells", []))]
    cells = list(without_ignored(without_otter_fences(cells)))
    notebook = OtterNotebook(file)
    (_Boundaries if any(_boundary(one) for one in cells) else _Fences)(notebook).read(cells)
    return notebook


def _boundary(one: Placed) -> re.Match[str] | None:
    return BOUNDARY.match(text(one.cell).lstrip()) if one.cell.get("cell_type") == "raw" else None


class _Reader:
    """What both formats have in common."""

    def __init__(self, notebook: OtterNotebook) -> None:
        self.notebook = notebook
        self.question: Question | None = None

    def read(self, cells: Iterable[Placed]) -> None:
        for one in cells:
            self.take(one)
        self.end()

    def take(self, one: Placed) -> None:
        raise NotImplementedError

    def begin(self, place: int, yaml: str) -> Question:
        """A new question; one that has not ended yet ends here."""
        self.end()
        config = self._config(place, yaml)
        self.question = Question(place, config)
        self.notebook.parts.append(self.question)
        if not self.question.name:
            self.say("question-name", place, "This question has no name.", "Give it one: “name: q1”.")
        return self.question

    def configure(self, place: int, yaml: str) -> None:
        """The assignment's own settings."""
        self.notebook.config |= self._config(place, yaml)

    def end(self) -> None:
        self.question = None

    def _config(self, place: int, yaml: str) -> dict[str, Any]:
        found = mapping(yaml)
        if found is None:
            self.say(
                "otter-yaml",
                place,
                "Its settings are no YAML that can be read.",
                "Mend them and import again.",
            )
        return found or {}

    def say(self, code: str, place: int, told: str, step: str = "") -> None:
        name = self.question.name if self.question else None
        self.notebook.findings.append(Finding.error(code, self.notebook.at(place, name or None), told, step))


class _Boundaries(_Reader):
    """The present format: `# BEGIN QUESTION` … `# END QUESTION` in raw cells of their own."""

    block: Block | None = None

    def take(self, one: Placed) -> None:
        found = _boundary(one)
        if found is not None:
            self._cross(one, found[1].lower() == "begin", found[2].lower())
        elif one.cell.get("cell_type") == "raw" and ASSIGNMENT.match(text(one.cell).lstrip()):
            self.configure(one.place, text(one.cell))
        elif self.question is None:
            self.notebook.parts.append(one)
        else:
            self._room(self.question).append(one)

    def _room(self, question: Question) -> list[Placed]:
        rooms = {"prompt": question.replies, "solution": question.answers, "tests": question.tests}
        return rooms.get(self.block or "", question.texts)

    def _cross(self, one: Placed, begins: bool, block: str) -> None:
        if block == "question" and begins:
            self.begin(one.place, text(one.cell))
        elif self.question is None:
            word = "BEGIN" if begins else "END"
            self.say(
                "otter-block",
                one.place,
                f"“# {word} {block.upper()}” stands outside any question.",
                "Move it.",
            )
        elif block == "question":
            self.end()
        else:
            self._change(one, begins, block)

    def _change(self, one: Placed, begins: bool, block: Any) -> None:
        if begins == (self.block is not None) or (not begins and self.block != block):
            inside = f"“{self.block}” has not ended" if self.block else "no block has begun"
            self.say(
                "otter-block", one.place, f"A block begins or ends here although {inside}.", "Pair them."
            )
        self.block = block if begins else None

    def end(self) -> None:
        if self.question is not None and self.block is not None:
            told = f"The question ends inside its “{self.block}” block."
            self.say("otter-block", self.question.place, told, f"Add “# END {self.block.upper()}”.")
        self.block = None
        super().end()


class _Fences(_Reader):
    """The old format: YAML fenced in the question's text, then one answer, then tests that say so."""

    def take(self, one: Placed) -> None:
        markdown = one.cell.get("cell_type") == "markdown"
        found = old_block(text(one.cell)) if markdown else None
        if found is not None:
            self._block(one, *found)
        elif self.question is None:
            self._outside(one)
        elif markdown:
            self._text(one, self.question)
        else:
            self._code(one, self.question)

    def _block(self, one: Placed, what: str, yaml: str, rest: str) -> None:
        if what == "assignment":
            self.configure(one.place, yaml)
            left = [Placed(one.place, {**one.cell, "source": rest})] if rest.strip() else []
            self.notebook.parts.extend(left)
            return
        question = self.begin(one.place, yaml)
        if rest.strip():
            question.texts.append(Placed(one.place, {**one.cell, "source": rest}))

    def _text(self, one: Placed, question: Question) -> None:
        if question.answers or question.tests:
            self.end()
            self._outside(one)
        elif question.manual and OLD_TEXT_ANSWER.search(text(one.cell)):
            question.answers.append(one)
        else:
            (question.replies if question.manual else question.texts).append(one)

    def _code(self, one: Placed, question: Question) -> None:
        if OLD_TEST.match(text(one.cell)):
            question.tests.append(one)
        elif question.answers or question.tests:
            self.end()
            self._outside(one)
        else:
            question.answers.append(one)

    def _outside(self, one: Placed) -> None:
        if one.cell.get("cell_type") == "code" and OLD_TEST.match(text(one.cell)):
            self.say(
                "otter-block", one.place, "This test belongs to no question.", "Move it behind an answer."
            )
        self.notebook.parts.append(one)
