"""Whatever stands in the cells, something is read or told, and nothing raises."""

from typing import Any

import nbformat
from hypothesis import given, settings
from hypothesis import strategies as st

from openclass_nb.course.adopting.otter import from_otter, read_otter
from tests.course.adopting.otter.samples import Cell, code, notebook, raw, text

BOUNDARIES = [
    f"# {word} {block}" for word in ("BEGIN", "END") for block in ("QUESTION", "PROMPT", "SOLUTION", "TESTS")
]
YAML = st.sampled_from(
    [
        "name: q1",
        "name: 3\nmanual: true",
        "name: [a]\npoints: {each: x}",
        "points: [1, null]\nname: q",
        "name: q\npoints: .inf",
        "manual: maybe\nname: ''",
        "- a",
        "a: [",
        "files: {a: b}\ntests: 3\ngenerate: [1]",
        "",
    ]
)
SOURCES = st.sampled_from(
    [
        "x = 1 # SOLUTION",
        "# BEGIN SOLUTION\nx",
        "# END SOLUTION",
        '""" # BEGIN PROMPT\nx',
        '""" # BEGIN TEST CONFIG\npoints: no\n""" # END TEST CONFIG\nx',
        '""" # BEGIN TEST CONFIG\nhidden: true\nfailure_message: [1]\n""" # END TEST CONFIG\n',
        "# HIDDEN",
        "## Test ##\nx == 1",
        ">>> x\n1\n>>> def f():\n...     pass",
        ">>> broken(\n",
        "def test(env):\n    pass",
        "%%bash\nls",
        "x == (",
        "# IGNORE",
        "import otter; grader = otter.Notebook()",
        "",
        "\n\n",
        "print('''a\nb''')",
    ]
)
ANY = st.one_of(
    st.builds(raw, st.sampled_from(BOUNDARIES)),
    st.builds(lambda yaml: raw(f"# BEGIN QUESTION\n{yaml}"), YAML),
    st.builds(lambda yaml: raw(f"# ASSIGNMENT CONFIG\n{yaml}"), YAML),
    st.builds(lambda yaml: text(f"Ask.\n```\nBEGIN QUESTION\n{yaml}\n```"), YAML),
    st.builds(lambda yaml: text(f"```otter\n# BEGIN TESTS\n{yaml}\n```"), YAML),
    st.builds(
        text, st.sampled_from(["**SOLUTION**: yes", "# IGNORE", "", "```otter\nnever closed", "# Title"])
    ),
    st.builds(code, SOURCES, st.sampled_from(["", "True", "1", "array([1])"]), st.sampled_from(["", "1\n"])),
)


def _any(cells: list[Cell]) -> dict[str, Any]:
    content = notebook(*cells)
    made = from_otter(read_otter(content, "lab.ipynb"), content["metadata"], "lab", ["sums"])
    assert len(made.questions) <= len(cells)
    return made.content


@given(st.lists(ANY, max_size=14))
@settings(max_examples=400, deadline=None)
def test_any_cells_make_a_notebook(cells: list[Cell]) -> None:
    """Valid for Jupyter and for nbgrader, however little of it was understood."""
    from nbgrader.nbgraderformat import MetadataValidator

    made = nbformat.from_dict(_any(cells))
    nbformat.validate(made)
    MetadataValidator().validate_nb(made)


@given(st.lists(st.builds(code, st.text(max_size=80)), max_size=3), st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_text_makes_a_notebook(cells: list[Cell], config: str) -> None:
    """As an answer, as a test, as YAML."""
    question = [raw(f"# BEGIN QUESTION\n{config}"), raw("# BEGIN SOLUTION"), *cells, raw("# END SOLUTION")]
    nbformat.validate(nbformat.from_dict(_any([*question, raw("# BEGIN TESTS"), *cells, raw("# END TESTS")])))
