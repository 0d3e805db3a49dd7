"""Hints for answers that are read and not run, and for plots, data frames and texts: each kind has its own."""

from openclass_nb.hints.forms.seen import (
    ChoiceSeen,
    FormSeen,
    FrameSeen,
    NumericSeen,
    ParsonsSeen,
    PlotSeen,
    SymbolicSeen,
    TableSeen,
    TextSeen,
)
from openclass_nb.hints.forms.telling import form_hints

__all__ = [
    "ChoiceSeen",
    "FormSeen",
    "FrameSeen",
    "NumericSeen",
    "ParsonsSeen",
    "PlotSeen",
    "SymbolicSeen",
    "TableSeen",
    "TextSeen",
    "form_hints",
]
