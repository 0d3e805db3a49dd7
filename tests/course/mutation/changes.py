"""What becomes of a piece of code under mutation, for the tests."""

from openclass_nb.course.mutation import mutants_of


def changes(source: str, kind: str | None = None) -> set[str]:
    """The changed lines of every mutant (of one kind), as they are written."""
    added: set[str] = set()
    for one in mutants_of(source, most=1000):
        if kind in (None, one.kind):
            added |= {line[1:].strip() for line in one.diff.splitlines() if line.startswith("+")}
    return added
