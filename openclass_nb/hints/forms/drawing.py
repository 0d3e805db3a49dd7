"""Hints for plots and data frames: the check has said what is missing, these say how to look at it."""

from collections.abc import Iterator

from openclass_nb.hints.forms.seen import FrameSeen, PlotSeen

LOOK = "Show the plot and read it like somebody who has not seen the task: what would you have to ask?"
CALLS = {
    "x label": (
        "set_xlabel",
        "xlabel",
        "the axis going right has no label. What is measured there, in which unit?",
    ),
    "y label": (
        "set_ylabel",
        "ylabel",
        "the axis going up has no label. What is measured there, in which unit?",
    ),
    "title": ("set_title", "title", "the plot has no title. What is shown in it?"),
    "legend": ("legend", "legend", "no legend is made. How does a reader know which line is which?"),
}
"""What may be asked for, the calls that make it, and what to say where none of them is there."""
SCALE = "Look at the numbers along the axes: do they begin and end where the task says, and in equal steps or powers?"
DATA = (
    "Print the first and the last value that you draw, on both axes. Are those the ones that the task gives?"
)


def plot_hints(seen: PlotSeen) -> Iterator[str]:
    """What is asked for and never made in the answer, then what the message is about."""
    for what, (call, other, told) in CALLS.items():
        if what in seen.asked and not {call, other, "set"} & seen.called:
            yield f"In your code {told}"
    if "legend" in seen.asked and "legend" in seen.called and "label" not in seen.called:
        yield "A legend takes its words from label=… in each call that draws. Do yours have one?"
    yield from _about(seen)
    yield LOOK
    yield "Do you draw on the axes that the task names, and not on new ones?"


def _about(seen: PlotSeen) -> Iterator[str]:
    message = seen.message
    if "says" in message and "axis" in message:
        yield "A label names the quantity and its unit. Compare yours with the words of the task, letter by letter."
    elif " goes from " in message or "axis going" in message:
        yield SCALE
    elif "Look at the values upwards" in message:
        yield "The places to the right are fine, the heights are not. Work one of them out by hand and compare."
        yield DATA
    elif "values" in message or "in your plot" in message:
        yield DATA


def frame_hints(seen: FrameSeen) -> Iterator[str]:
    """How to look at a data frame, by what the check said."""
    message, frame = seen.message, seen.frame
    if "has the columns" in message:
        yield f"Compare {frame}.columns with the names in the task: capital letters, spaces, and columns too many."
    elif " rows;" in message:
        yield f"Look at {frame}.shape after each step. In which step do rows go away, or come in twice?"
    elif "holds" in message and "dtype" not in message:
        yield f"Look at {frame}.dtypes. A column read as text has to be made into numbers or dates first."
    elif message.startswith("Row "):
        yield "Take this one row and work it out by hand, from the data that you began with."
    yield f"Print {frame}.head() after each step. Which step is the first to surprise you?"
    yield "Missing values, units and the order of rows: which of them does the task speak of?"
