"""No text becomes code in the examiner, but the teacher's own.

A test that passes a student's string to `sympify`, `pickle`, `subprocess` or an import would run it here. An audit
hook refuses that while a test cell runs; such a test belongs in compatible mode.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import CodeType
from typing import Any

import openclass_nb
from openclass_nb.grading.isolated.errors import NotAskedError

MAKERS = (
    *(
        "importlib",
        "zipimport",
        "collections",
        "dataclasses",
        "enum",
        "functools",
        "typing",
        "types",
        "inspect",
    ),
    *("sympy", "attr", "openclass_nb", "numpy", "pandas", "matplotlib", "IPython", "linecache"),
    *(
        "contextlib",
        "unittest",
        "pyparsing",
        "scipy",
        "ast",
        "_pytest",
        "traceback",
        "runpy",
        "encodings",
        "re",
    ),
)
"""Modules that make code of texts of their own. pandas' eval is not among them, sympy's parser hardly."""
NOT_MAKERS = ("pandas.core.computation", "numpy.f2py", "runpy")
PARSER = "sympy.parsing.sympy_parser"
ATOM = re.compile(rb"from sympy import \*|[A-Z]\w? |(Symbol|Integer|Float) \(('\w+'|\d+) \)")
"""What sympy's parser may still make code of: the names and numbers that sympy itself writes as text."""
REFUSED = frozenset(
    (
        *("os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.forkpty", "pty.spawn"),
        *("subprocess.Popen", "pickle.find_class"),
    )
)


class _Watch:
    """Whether a test cell runs now, where, and what was refused in it."""

    installed = False
    is_on = False
    allowed = 0
    folder = ""
    refused: str | None = None


LIBRARIES = tuple(
    os.path.join(os.path.abspath(one), "") for one in (sys.prefix, sys.base_prefix, *openclass_nb.__path__)
)


def install() -> None:
    """Put the hook into this process; it stays, and does nothing until `watching`."""
    if not _Watch.installed:
        _Watch.installed = True
        sys.addaudithook(_heard)


@contextmanager
def watching() -> Iterator[None]:
    """A test cell runs in the block."""
    install()
    before, _Watch.is_on, _Watch.folder = _Watch.is_on, True, os.path.join(os.getcwd(), "")
    _Watch.refused = None
    try:
        yield
    finally:
        _Watch.is_on = before


@contextmanager
def trusting() -> Iterator[None]:
    """In the block text of the teacher's is made to code."""
    _Watch.allowed += 1
    try:
        yield
    finally:
        _Watch.allowed -= 1


def _heard(event: str, details: tuple[Any, ...]) -> None:
    if not _Watch.is_on or _Watch.allowed:
        return
    if event in REFUSED and not _is_importing():
        raise _refusal(f"A test that needs {event} can't run isolated.")
    if event == "compile" and details[0] is not None and not _may_compile(details[0]):
        raise _refusal("A test that makes code of a text can't run isolated.")
    if event == "exec" and isinstance(details[0], CodeType) and _is_from_folder(details[0]):
        raise _refusal("A test that imports a file of the submission can't run isolated.")


def refused() -> str | None:
    """What was refused in the test cell that runs now, or ran last; even if the test swallowed the error."""
    return _Watch.refused


def _refusal(message: str) -> NotAskedError:
    _Watch.refused = _Watch.refused or message
    return NotAskedError(message)


def _may_compile(text: Any) -> bool:
    """Whether the caller is a library that makes code of texts of its own."""
    name = str(sys._getframe(2).f_globals.get("__name__", ""))
    if name == PARSER:
        return ATOM.fullmatch(bytes(text) if isinstance(text, bytes) else str(text).encode()) is not None
    return name.startswith(MAKERS) and not name.startswith(NOT_MAKERS)


def _is_importing() -> bool:
    """Whether a library is being imported; some start programs or unpickle tables when they are."""
    frame = sys._getframe(2)
    while frame.f_back is not None:
        if frame.f_globals.get("__name__") == "importlib._bootstrap":
            return True
        frame = frame.f_back
    return False


def _is_from_folder(code: CodeType) -> bool:
    file = code.co_filename
    return bool(_Watch.folder) and file.startswith(_Watch.folder) and not file.startswith(LIBRARIES)
