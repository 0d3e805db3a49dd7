"""The cells of the new notebook: ids, nbgrader's metadata and ours."""

from collections.abc import Mapping, Sequence
from typing import Any

from openclass_nb.course.adopting.proposal import free_name

LONGEST_ID = 56


class Cells:
    """Cells in order. Each has an id of its own, as notebook format 4.5 wants it."""

    def __init__(self) -> None:
        self.written: list[dict[str, Any]] = []

    def add(
        self, kind: str, source: str, ident: str = "", *, attachments: Any = None, **metadata: Any
    ) -> None:
        """One more cell; `metadata` that is None is left out."""
        taken = {cell["id"] for cell in self.written}
        own = free_name((ident or f"cell-{len(self.written) + 1}")[:LONGEST_ID], taken)
        kept = {key: value for key, value in metadata.items() if value is not None}
        made: dict[str, Any] = {"cell_type": kind, "id": own, "metadata": kept, "source": source}
        if kind == "code":
            made |= {"outputs": [], "execution_count": None}
        if attachments:
            made["attachments"] = attachments
        self.written.append(made)

    def grade_ids(self) -> set[str]:
        """nbgrader's ids that are taken."""
        return {str(cell["metadata"].get("nbgrader", {}).get("grade_id")) for cell in self.written}

    def notebook(self, about: Mapping[str, Any]) -> dict[str, Any]:
        """The whole notebook; of `about` the kernel and the language are kept."""
        kept = {key: about[key] for key in ("kernelspec", "language_info") if key in about}
        return {"cells": self.written, "metadata": kept, "nbformat": 4, "nbformat_minor": 5}


def nbgrader_mark(grade_id: str, **more: Any) -> dict[str, Any]:
    """nbgrader's metadata, version 3."""
    known = {"grade": False, "locked": False, "solution": False, "task": False, "schema_version": 3}
    return {**known, "grade_id": grade_id, **more}


def part_mark(exercise: str | None, role: str) -> dict[str, str] | None:
    """What a prompt or a test says of itself; nothing without an exercise."""
    return {"exercise": exercise, "role": role} if exercise else None


def answer_mark(exercise: str, title: str, objectives: Sequence[str]) -> dict[str, Any]:
    """What an answer says of its exercise."""
    return {
        "exercise": exercise,
        "role": "answer",
        "title": title,
        "kind": "code",
        "objectives": list(objectives),
    }
