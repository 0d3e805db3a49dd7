"""The course.yml that is proposed for notebooks that came without one, with comments that say what is guessed."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from openclass_nb.course.adopting.headings import headings, is_ordinal, readable
from openclass_nb.course.cells import SourceNotebook, text

MOST_HEADINGS = 8
LONGEST_LINE = 110

HEAD = """\
# Proposed by “openclass import” from the notebooks in source/. Nothing here is final: change what you like, then
# run “openclass import” again, so that what it recorded about earlier releases follows.
"""
OBJECTIVES = """\
# What students should be able to do. One objective for each assignment is a beginning, not a judgement: split
# them where one assignment teaches several things, and say with “requires: [...]” which come first.
"""
ASSIGNMENTS = """\
# All assignments are open from the start. To let one wait until students have shown mastery, add for example
#   opens_when: {mastered: [%s]}
"""


@dataclass(frozen=True)
class AssignmentProposal:
    """One assignment with the objective that it is taken to practise."""

    name: str
    title: str
    objective: str
    statement: str
    headings: tuple[str, ...] = ()


def propose_assignment(
    name: str, notebooks: Sequence[SourceNotebook], taken: Iterable[str] = ()
) -> AssignmentProposal:
    """A title from the notebooks' first heading or the name, and an objective whose id is not `taken`."""
    title = _title(notebooks) or readable(name)
    return AssignmentProposal(
        name=name,
        title=title,
        objective=free_name(name, taken),
        statement=f"Solve what “{title}” asks",
        headings=tuple(_sections(notebooks, title)),
    )


def _title(notebooks: Sequence[SourceNotebook]) -> str:
    """The first heading of the top level; or the very first one, if it stands at the top of a notebook."""
    found = [(place, *one) for notebook in notebooks for place, one in _headings(notebook)]
    top = (told for _, level, told in found if level == 1)
    first = (told for place, _, told in found if place == 0)
    return next((told for told in (*top, *first) if not is_ordinal(told)), "")


def _headings(notebook: SourceNotebook) -> list[tuple[int, tuple[int, str]]]:
    """(place of the cell, (level, heading)) of each heading in a notebook."""
    texts = (
        (place, text(cell))
        for place, cell in enumerate(notebook.cells)
        if cell.get("cell_type") == "markdown"
    )
    return [(place, one) for place, written in texts for one in headings(written)]


def _sections(notebooks: Sequence[SourceNotebook], title: str) -> list[str]:
    told = (one[1] for notebook in notebooks for _, one in _headings(notebook))
    return [one for one in dict.fromkeys(told) if one != title]


def free_name(wanted: str, taken: Iterable[str]) -> str:
    """`wanted`, with a number behind it if that is taken."""
    known, name, count = set(taken), wanted, 1
    while name in known:
        count += 1
        name = f"{wanted}-{count}"
    return name


def course_text(title: str, assignments: Sequence[AssignmentProposal]) -> str:
    """The whole of a proposed course.yml."""
    example = assignments[0].objective if assignments else "objective"
    parts = [
        HEAD,
        f"title: {quoted(title)}\n",
        "\n" + OBJECTIVES,
        _block("objectives", [objective_text(one) for one in assignments], "{}"),
        "\n" + ASSIGNMENTS % example,
        _block("assignments", [assignment_text(one) for one in assignments], "[]"),
    ]
    return "".join(parts)


def _block(key: str, entries: Sequence[str], nothing: str) -> str:
    return f"{key}:\n" + "".join(entries) if entries else f"{key}: {nothing}\n"


def objective_text(one: AssignmentProposal) -> str:
    """An objective as it stands in course.yml, with what it could be split into."""
    return (
        f"  {one.objective}:\n"
        f"    title: {quoted(one.title)}\n"
        f"    # Say in one sentence what a student who meets it can do.{_found(one.headings)}\n"
        f"    statement: {quoted(one.statement)}\n"
    )


def _found(sections: Sequence[str]) -> str:
    """The notebooks' headings, as a comment."""
    if not sections:
        return ""
    plain = ("".join(part if part.isprintable() else " " for part in one) for one in sections[:MOST_HEADINGS])
    shown = [f"“{one}”" for one in plain] + ["…"] * (len(sections) > MOST_HEADINGS)
    lines, line = [], "Its notebooks have the headings"
    for one in shown:
        if len(line) + len(one) > LONGEST_LINE:
            lines.append(line)
            line = ""
        line = f"{line} {one},".strip()
    return "".join(f"\n    # {told}" for told in [*lines, line.rstrip(",") + "."])


def assignment_text(one: AssignmentProposal) -> str:
    """An assignment as it stands in course.yml."""
    return (
        f"  - name: {quoted(one.name)}\n    title: {quoted(one.title)}\n    objectives: [{one.objective}]\n"
    )


def quoted(value: str) -> str:
    """A YAML scalar: plain where no reader could take it for something else, in double quotes otherwise."""
    plain = re.fullmatch(r"[A-Za-z][\w ()-]*", value, re.ASCII) and not value.endswith(" ")
    words = {"yes", "no", "on", "off", "true", "false", "null", "y", "n"}
    if plain and value.lower() not in words:
        return value
    written = json.dumps(value, ensure_ascii=False)
    return "".join(one if one.isprintable() else _escaped(one) for one in written)


def _escaped(character: str) -> str:
    """A character that may not stand in YAML as it is."""
    return f"\\U{ord(character):08X}"
