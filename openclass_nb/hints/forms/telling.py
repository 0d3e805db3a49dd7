"""The hints for each kind, from general to pointed; none holds a right value, option, line or formula."""

from collections.abc import Iterator

from openclass_nb.hints.forms.drawing import frame_hints, plot_hints
from openclass_nb.hints.forms.formulas import symbolic_hints
from openclass_nb.hints.forms.numbers import numeric_hints, table_hints
from openclass_nb.hints.forms.ordering import parsons_hints
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
from openclass_nb.hints.forms.words import choice_hints, text_hints


def form_hints(seen: FormSeen) -> tuple[str, ...]:
    """Different hints for one answer; there is always at least one."""
    return tuple(dict.fromkeys(_hints(seen)))


def _hints(seen: FormSeen) -> Iterator[str]:
    match seen:
        case NumericSeen():
            yield from numeric_hints(seen)
        case SymbolicSeen():
            yield from symbolic_hints(seen)
        case ChoiceSeen():
            yield from choice_hints(seen)
        case ParsonsSeen():
            yield from parsons_hints(seen)
        case TableSeen():
            yield from table_hints(seen)
        case PlotSeen():
            yield from plot_hints(seen)
        case FrameSeen():
            yield from frame_hints(seen)
        case TextSeen():
            yield from text_hints(seen)
