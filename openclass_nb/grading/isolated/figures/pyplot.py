"""pyplot for test cells: the current figure, and all that makes or closes one, is the candidate's.

Functions that only draw or read go through `gcf`, so they work on the figures made here.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openclass_nb.grading.isolated.figures.mirror import FigureMirror

DONE_THERE = (
    *(
        "figure",
        "subplots",
        "subplot",
        "axes",
        "subplot_mosaic",
        "subplot2grid",
        "close",
        "clf",
        "cla",
        "sca",
    ),
    *("show", "draw", "delaxes", "switch_backend"),
)
"""Functions that are called in the candidate, with what they give made here."""


def replacements(mirror: FigureMirror) -> dict[str, Any]:
    """Functions of pyplot that know of the candidate's figures, by name."""
    import matplotlib.pyplot as plt

    genuine: Callable[..., Any] = vars(plt)["gcf"]

    def gcf() -> Any:
        current = mirror.current()
        return current if current is not None else genuine()

    def get_fignums() -> list[int]:
        return mirror.open_numbers()

    def fignum_exists(number: Any) -> bool:
        return number in mirror.open_numbers()

    def there(name: str) -> Callable[..., Any]:
        def call(*values: Any, **named: Any) -> Any:
            return mirror.call(name, values, named)

        call.__name__ = name
        return call

    made = {one.__name__: one for one in (gcf, get_fignums, fignum_exists)}
    return made | {name: there(name) for name in DONE_THERE if hasattr(plt, name)}


def loaded() -> Any:
    """pyplot, if the examiner has it."""
    return sys.modules.get("matplotlib.pyplot")
