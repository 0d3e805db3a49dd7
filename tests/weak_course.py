"""A course with weak tests, proved once for everybody."""

from pathlib import Path

from openclass_nb.workflows.prove_course import prove_course
from tests.building import CourseDraft

WEAK = 'assert add(0, 0) == 0, "What is nothing and nothing?"\nassert add(5, 0) == 5, "And with five?"'


def make_weak(root: Path) -> None:
    """Write it; its first exercise is tested with zeros only. Its proof is in its cache."""
    draft = CourseDraft()
    draft.cell("add-test-1")["source"] = WEAK
    draft.mark("add")["wrong_answers"] = []
    draft.mark("add")["title"] = "<Add>"
    prove_course(draft.write(root), jobs=1)
