"""Orders for the bench, in a few words."""

from typing import Any

from openclass_nb.course.mutation import mutants_of


def step(source: str, role: str = "given", test: str | None = None) -> dict[str, Any]:
    """A cell around the answer."""
    return {"source": source, "role": role, "test": test, "points": 1.0}


def order(
    answer: str, *tests: str, before: tuple[dict[str, Any], ...] = (), mutants: bool = True
) -> dict[str, Any]:
    """An exercise with these tests, called t1, t2 ..."""
    found = mutants_of(answer) if mutants else []
    return {
        "before": list(before),
        "answer": answer,
        "after": [step(source, "test", f"t{number}") for number, source in enumerate(tests, 1)],
        "mutants": [{"id": one.id, "source": one.source} for one in found],
        "seconds": 20.0,
    }
