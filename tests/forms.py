"""Exercises of other kinds than code, as cells for the small course of `building`."""

from typing import Any

from tests.building import Cell, cell

MARK = {"grade": False, "locked": False, "solution": False, "task": False, "schema_version": 3}


def form_exercise(
    name: str, kind: str, *, points: float = 1, text: str = "", variant: str = "", **about: Any
) -> list[Cell]:
    """Prompt, variant, answer and test cell of a form; its metadata are `about`."""
    mark = {"exercise": name, "role": "answer", "kind": kind, "objectives": ["adding"], **about}
    source = f"from openclass_nb.answers import {kind.capitalize()}\n\n{name.replace('-', '_')} = {kind.capitalize()}()"
    return [
        prompt_cell(name, text or "What is it?"),
        *([variant_cell(name, variant)] if variant else []),
        cell("code", source, name, nbgrader={**MARK, "grade_id": name, "solution": True}, openclass=mark),
        checking_cell(name, points),
    ]


def prompt_cell(name: str, text: str) -> Cell:
    """The text that says what is asked."""
    return cell("markdown", text, f"{name}-prompt", openclass={"exercise": name, "role": "prompt"})


def variant_cell(name: str, source: str) -> Cell:
    """The cell with `def variant(rng)`."""
    ident = f"{name}-variant"
    return cell(
        "code",
        source,
        ident,
        nbgrader={**MARK, "grade_id": ident, "locked": True},
        openclass={"exercise": name, "role": "variant"},
    )


def checking_cell(name: str, points: float = 1, source: str = "") -> Cell:
    """The test cell; a form's is filled in at release."""
    ident = f"{name}-test-1"
    return cell(
        "code",
        source,
        ident,
        nbgrader={**MARK, "grade_id": ident, "grade": True, "locked": True, "points": points},
        openclass={"exercise": name, "role": "test"},
    )
