"""Feedback that gives nothing away and runs nothing.

nbgrader's feedback shows the executed notebook as it is: hidden tests with it, and whatever HTML a student's code
displayed. This step takes the first out and makes the second harmless.
"""

import re
from typing import Any

from nbconvert.preprocessors.sanitize import SanitizeHTML
from traitlets import Bool

from openclass_nb.course.cells import is_solution, nbgrader_metadata

HIDDEN = re.compile(r"^[ \t]*#+ *BEGIN HIDDEN TESTS.*?END HIDDEN TESTS[^\n]*\n?", re.DOTALL | re.MULTILINE)
TAGS = (
    "a abbr b blockquote br caption code dd div dl dt em h1 h2 h3 h4 h5 h6 hr i img li ol p pre s span strong sub "
    "sup table tbody td tfoot th thead tr u ul"
).split()
ATTRIBUTES = {"*": ["title"], "a": ["href"], "img": ["src", "alt", "width", "height"], "td": ["colspan", "rowspan"],
              "th": ["colspan", "rowspan", "scope"]}  # fmt: skip


class SafeFeedback(SanitizeHTML):
    """A step of nbgrader's generate_feedback. Set `c.SafeFeedback.show_hidden_tests = True` to show them."""

    show_hidden_tests = Bool(False, help="Whether students may read the hidden tests in their feedback.").tag(
        config=True
    )

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)  # type: ignore[no-untyped-call]
        self.enabled = True
        self.tags, self.attributes = TAGS, ATTRIBUTES

    def preprocess_cell(self, cell: Any, resources: Any, cell_index: int) -> tuple[Any, Any]:
        """One cell, changed in place: harmless markup, and of a locked cell only what students had."""
        cell, resources = super().preprocess_cell(cell, resources, cell_index)  # type: ignore[no-untyped-call]
        if nbgrader_metadata(cell).get("locked") and not is_solution(cell) and not self.show_hidden_tests:
            cell.source = HIDDEN.sub("", cell.source)
            for output in cell.get("outputs", []):
                _without_source(output)
        return cell, resources


def _without_source(output: Any) -> None:
    """A traceback quotes the lines around the one that failed; the error itself is all a student needs."""
    if output.output_type == "error":
        output.traceback = [f"{output.ename}: {output.evalue}"]
