"""An assignment joins a course.yml that a person has written, and every line of theirs stays."""

import pytest
from ruamel.yaml import YAML

from openclass_nb.course.adopting.joining import with_assignment
from openclass_nb.course.adopting.proposal import AssignmentProposal
from openclass_nb.course.models import Course

LAB = AssignmentProposal("lab", "Lab 1: sums", "sums", "Solve what “Lab 1” asks", ("Adding",))

BLOCKS = """\
title: X  # ours
objectives:
  a: {statement: A}   # one
  # behind a

# The assignments of the term
assignments:
  - {name: m, objectives: [a]}
  # more to come

mastery: {policy: default}
"""
DEEP = """\
title: X
objectives:
    a:
        statement: >
          long
          text

    b:
        statement: |
          more


assignments:
- name: m
  objectives:
  - a
hints: {ai: false}"""
FLOW = """\
title: X
objectives: {a: {statement: A}}
assignments: [{name: m, objectives: [a]},
]
"""
EMPTY = "title: X\nobjectives: {}  # none yet\nassignments: []\n"
MISSING = "title: X"
AT_THE_END = "title: X\nassignments:\n  - name: m\n    objectives: [a,\n       a]"


@pytest.mark.parametrize("text", [BLOCKS, DEEP, FLOW, EMPTY, MISSING, AT_THE_END])
def test_the_course_has_one_assignment_more(text: str) -> None:
    """However the file is laid out."""
    before = Course.model_validate(YAML(typ="safe").load(text))
    after = Course.model_validate(YAML(typ="safe").load(with_assignment(text, LAB)))
    assert after.assignments[:-1] == before.assignments
    assert (after.assignments[-1].name, after.assignments[-1].objectives) == ("lab", ("sums",))
    assert list(after.objectives) == [*before.objectives, "sums"]
    assert after.objectives["sums"].title == "Lab 1: sums"
    assert all(after.objectives[name] == one for name, one in before.objectives.items())
    assert after.mastery == before.mastery


@pytest.mark.parametrize("text", [BLOCKS, DEEP, AT_THE_END, MISSING])
def test_every_line_stays_in_its_place(text: str) -> None:
    """Comments, blank lines and quotes are the teacher's."""
    lines = iter(with_assignment(text, LAB).split("\n"))
    kept = [line for line in text.split("\n") if line.strip()]
    assert all(line in lines for line in kept)


def test_a_comment_above_a_key_stays_above_it() -> None:
    """The new objective does not come between the assignments and what is said about them."""
    text = with_assignment(BLOCKS, LAB)
    assert "# The assignments of the term\nassignments:" in text
    assert text.index("sums:") < text.index("# behind a")
    assert text.index("- name: lab") < text.index("# more to come")
