"""From what a test raised to what student and teacher are told."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from types import FrameType, TracebackType

from openclass_nb.errors import OpenclassError
from openclass_nb.grading.isolated.outcome import Status
from openclass_nb.grading.isolated.raised import text_of

OWN_MESSAGE = ("msg", "err_msg")  # how unittest and numpy.testing call the message that the teacher gave
LINE_CHARACTERS = 200
DETAIL_CHARACTERS = 2000


@dataclass(frozen=True)
class Verdict:
    """What a raised exception means. `trace` is the student's part of the traceback."""

    status: Status
    name: str
    message: str | None
    detail: str
    trace: str


def verdict_on(error: BaseException, source: str, filename: str) -> Verdict:
    """The verdict on an exception that ended a test cell."""
    held = isinstance(error, AssertionError)
    trace = str(getattr(error, "openclass_trace", "") or "")
    own = trace or not held
    message = _whole_message(error) if own else _teachers_message(error, filename)
    status: Status = "failed" if held and not trace else "error"
    return Verdict(status, type(error).__name__, message or None, _detail(error, source, filename), trace)


def _whole_message(error: BaseException) -> str:
    return error.message if isinstance(error, OpenclassError) else text_of(error)


def _teachers_message(error: BaseException, filename: str) -> str:
    """The text that the teacher wrote for a failed assertion; what a library adds quotes the expected value."""
    frames = _frames(error.__traceback__)
    if frames and frames[-1].tb_frame.f_code.co_filename == filename:
        return text_of(error)
    ours = [place for place, one in enumerate(frames) if one.tb_frame.f_code.co_filename == filename]
    inner = frames[ours[-1] + 1 :] if ours else frames
    return next((told for one in inner if (told := _argument(one.tb_frame)) is not None), "")


def _argument(frame: FrameType) -> str | None:
    """The message that a library's assertion was called with; "" if it could have been and wasn't."""
    code = frame.f_code
    for name in code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]:
        if name in OWN_MESSAGE:
            given = frame.f_locals.get(name)
            if not isinstance(given, str):
                return ""
            # These two have put their own words before the teacher's in the same variable.
            return given.partition(" : ")[2] if code.co_name in ("assertTrue", "assertFalse") else given
    return None


def _frames(trace: TracebackType | None) -> list[TracebackType]:
    found = []
    while trace is not None:
        found.append(trace)
        trace = trace.tb_next
    return found


def _detail(error: BaseException, source: str, filename: str) -> str:
    """For the teacher: the line of the test and the whole error."""
    lines = source.splitlines()
    numbers = [
        one.tb_lineno for one in _frames(error.__traceback__) if one.tb_frame.f_code.co_filename == filename
    ]
    place = ""
    if numbers and 0 < numbers[-1] <= len(lines):
        place = f"line {numbers[-1]}: {lines[numbers[-1] - 1].strip()[:LINE_CHARACTERS]}\n"
    told = "".join(traceback.format_exception_only(error)).strip()
    return (place + told)[:DETAIL_CHARACTERS]
