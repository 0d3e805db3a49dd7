"""Exceptions on the wire: the class by name where both sides know it, else by reference; the text; the arguments."""

from __future__ import annotations

import builtins
import sys
import traceback
from types import TracebackType
from typing import Any

from openclass_nb.grading.isolated.errors import StudentError

TRACE_CHARACTERS = 8000
TEXT_CHARACTERS = 4000
NOT_RAISED = (
    "unittest",
    "pytest",
    "_pytest",
    "IPython",
    "openclass_nb",
    "nose",
    "bdb",
    "concurrent",
    "asyncio",
)
"""Packages whose exceptions steer the tests themselves: a student's code must not raise them there."""


def library_name(kind: type[BaseException]) -> str | None:
    """Where both sides find the class; None if it is not a library's."""
    module, name = kind.__module__, kind.__qualname__
    found: Any = sys.modules.get(module) if module != "__main__" else None
    for part in name.split("."):
        found = getattr(found, part, None)
    return f"{module}:{name}" if found is kind else None


def library_class(name: str) -> type[BaseException] | None:
    """The exception class of that name, if it is loaded here and may be raised in a test; nothing is imported."""
    module, _, path = name.partition(":")
    if module.partition(".")[0] in NOT_RAISED or module == "__main__":
        return None
    found: Any = builtins if module == "builtins" else sys.modules.get(module)
    for part in path.split("."):
        if part.startswith("_"):
            return None
        found = vars(found).get(part) if found is not None and hasattr(found, "__dict__") else None
    return found if isinstance(found, type) and issubclass(found, BaseException) else None


def text_of(error: BaseException) -> str:
    """What the exception says."""
    try:
        return str(error)[:TEXT_CHARACTERS]
    except BaseException:
        return "(its text can't be shown)"


def arguments_of(error: BaseException) -> tuple[Any, ...]:
    """What the exception was made of; for those of files the path too."""
    if isinstance(error, OSError) and error.filename is not None:
        return error.errno, error.strerror, error.filename
    return tuple(error.args)


def trace_of(error: BaseException, skip: str) -> str:
    """The traceback without the frames of files below `skip`, and without quoting files that can't be read."""
    frames = [
        one for one in traceback.extract_tb(_tail(error.__traceback__, skip)) if skip not in one.filename
    ]
    told = traceback.format_list(frames)
    return "".join(told)[-TRACE_CHARACTERS:]


def _tail(trace: TracebackType | None, skip: str) -> TracebackType | None:
    while trace is not None and skip in trace.tb_frame.f_code.co_filename:
        trace = trace.tb_next
    return trace


def rebuilt(kind: type[BaseException] | None, name: str, arguments: Any, text: str) -> BaseException:
    """A genuine exception like the one that was raised elsewhere."""
    if kind is None:
        return StudentError(f"{name}: {text}" if text else name)
    values = arguments if type(arguments) is tuple else (text,)
    try:
        return kind(*values)
    except Exception:
        return _without_init(kind, text)


def _without_init(kind: type[BaseException], text: str) -> BaseException:
    try:
        error = kind.__new__(kind, text)
        error.args = (text,)
    except Exception:
        return StudentError(text)
    return error
