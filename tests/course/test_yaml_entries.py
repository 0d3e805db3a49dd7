"""Entries of a commented YAML file."""

from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from ruamel.yaml import YAML

from openclass_nb.course.yaml_entries import put, put_entry, take, without_entry

TEXT = """\
title: M
# top
objectives:
  # about a
  a: {title: A, statement: sa}  # tail a
  # about b
  b:
    title: B
    statement: sb  # tail st
    requires:
      - a   # because

  # about c
  c:
    title: C
    requires: [a, b]  # tail req
  # about e
  e:
    statement: se
    # the list
    requires:
      - a
# below
assignments: []
"""


def changed(change: Callable[[Any], None]) -> str:
    """The text after a change, as course.yml is written."""
    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    data = yaml.load(TEXT)
    change(data)
    with StringIO() as out:
        yaml.dump(data, out)
        return out.getvalue()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda data: take(data["objectives"]["b"], "requires"), "tail st\n\n  # about c\n"),
        (lambda data: take(data["objectives"]["c"], "requires"), "title: C\n  # about e\n"),
        (lambda data: put(data["objectives"]["b"], "requires", ["a", "x"]), "# because\n      - x\n\n  # about c\n"),
        (lambda data: put(data["objectives"]["e"], "title", "E"), "- a\n    title: E\n# below\n"),
        (lambda data: put_entry(data, "objectives", "z", {"statement": "sz", "requires": ["a"]}),
         "- a\n  z:\n    statement: sz\n    requires: [a]\n# below\n"),
        (lambda data: put_entry(data, "misconceptions", "m", {"title": "t"}), "misconceptions:\n  m:\n    title: t\n"),
    ],
)  # fmt: skip
def test_whole_lines_of_comment_stay_where_they_belong(change: Callable[[Any], None], expected: str) -> None:
    """What stands between two entries stays between them, whatever is put in or taken away before it."""
    written = changed(change)
    assert expected in written
    whole = [line.strip() for line in TEXT.splitlines() if line.strip().startswith("#")]
    assert [line.strip() for line in written.splitlines() if line.strip().startswith("#")] == whole


def test_an_entry_goes_with_its_lines_alone() -> None:
    """All other lines are as they were, byte by byte."""
    assert without_entry(TEXT, "objectives", "c") == TEXT.replace(
        "  c:\n    title: C\n    requires: [a, b]  # tail req\n", ""
    )
    assert without_entry(TEXT, "objectives", "nothing") is None
    assert without_entry("objectives: {a: {statement: b}, c: {statement: d}}\n", "objectives", "a") is None
