"""State of libraries that a plain kernel has once and we have twice: what a test sets, the candidate gets.

The state of the random generators, the decimal context, the working folder, and library functions that a test has
replaced (`mock.patch`, `builtins.input = ...`). Only what a test's text mentions is looked at.
"""

from __future__ import annotations

import ast
import os
import re
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

ALWAYS = ("builtins:input", "builtins:print", "builtins:open", "sys:stdin", "time:sleep")
MISSING = object()
REPLACING = ("patch", "setattr")
SETS_ATTRIBUTE = re.compile(r"\.\w+\s*=(?!=)")
"""What a text holds that replaces anything; most texts need not be parsed for it."""


@dataclass(frozen=True)
class State:
    """One state: the words in a test that make it worth looking at, and how it is read and set."""

    words: tuple[str, ...]
    read: Callable[[], Any]
    write: Callable[[Any], None]
    comes_back: bool = True


def _read_random() -> Any:
    random = sys.modules.get("random")
    if random is None:
        return None
    version, numbers, spare = random.getstate()
    return version, list(numbers), spare


def _write_random(state: Any) -> None:
    import random

    version, numbers, spare = state
    random.setstate((version, tuple(numbers), spare))


def _read_numpy_random() -> Any:
    random = sys.modules.get("numpy.random")
    if random is None:
        return None
    name, keys, *rest = random.get_state()
    return name, keys.tolist(), *rest


def _write_numpy_random(state: Any) -> None:
    import numpy as np

    name, keys, *rest = state
    np.random.set_state((name, np.array(keys, dtype="uint32"), *rest))


def _read_decimal() -> Any:
    decimal = sys.modules.get("decimal")
    return None if decimal is None else (decimal.getcontext().prec, decimal.getcontext().rounding)


def _write_decimal(state: Any) -> None:
    import decimal

    decimal.getcontext().prec, decimal.getcontext().rounding = state


def _environment(text: str) -> State:
    """The environment variables that a test names."""

    def read() -> Any:
        names = set(re.findall(r"[\"']([A-Z_][A-Z0-9_]*)[\"']", text))
        return {name: os.environ.get(name) for name in sorted(names)}

    return State(("environ", "setenv"), read, _write_environment, comes_back=False)


def _write_environment(state: Any) -> None:
    for name, value in state.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


STATES: dict[str, State] = {
    "random": State(("random", "seed", "shuffle"), _read_random, _write_random),
    "numpy.random": State(("random", "seed"), _read_numpy_random, _write_numpy_random),
    "decimal": State(("getcontext", "setcontext", "localcontext"), _read_decimal, _write_decimal),
    "folder": State(("chdir",), os.getcwd, os.chdir),
    "recursion": State(("setrecursionlimit",), sys.getrecursionlimit, sys.setrecursionlimit),
    "environment": _environment(""),
}


class Mirror:
    """The examiner's half: what changed here since the candidate was last told."""

    def __init__(self) -> None:
        self._states: dict[str, State] = {}
        self._known: dict[str, Any] = {}
        self._paths: dict[str, Any] = {}
        self._filters: object = None
        self._show: object = None

    def begin(self, text: str) -> None:
        """A test cell starts; `text` is its own and that of the teacher's functions that it may call."""
        states = STATES | {"environment": _environment(text)}
        self._states = {name: one for name, one in states.items() if any(word in text for word in one.words)}
        self._known = {name: one.read() for name, one in self._states.items()}
        self._paths = {path: _value_at(path) for path in _replaced_in(text)}
        self._filters, self._show = warnings.filters, warnings.showwarning

    def context(self) -> dict[str, Any]:
        """What the candidate is to set up for the next question; empty as a rule."""
        context: dict[str, Any] = {}
        if warnings.filters is not self._filters or warnings.showwarning is not self._show:
            context["warnings"] = True
        if self._states:
            context["states"] = self._changed()
        if replaced := self._replaced():
            context["replaced"] = replaced
        return context

    def _changed(self) -> dict[str, Any]:
        """The states that are looked at; those that the candidate knows already are None."""
        found: dict[str, Any] = {}
        for name, state in self._states.items():
            value = state.read()
            found[name] = None if value == self._known[name] else value
            self._known[name] = value
        return found

    def _replaced(self) -> dict[str, Any]:
        values = {path: _value_at(path) for path in self._paths}
        return {path: one for path, one in values.items() if one is not self._paths[path]}

    def take_back(self, left: Any) -> None:
        """What the question has left behind in the candidate. ValueError or TypeError if it is no state."""
        for name, value in left.items():
            if name in self._states and self._states[name].comes_back and value is not None:
                self._states[name].write(value)
                self._known[name] = self._states[name].read()


def _replaced_in(text: str) -> set[str]:
    """`module:attribute` of library functions that the text may replace."""
    if not any(one in text for one in REPLACING) and not SETS_ATTRIBUTE.search(text):
        return set()
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return set()
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in (
            "patch",
            "setattr",
            "object",
        ):
            found.update(_paths_in_call(node))
        elif (
            isinstance(node, ast.Attribute)
            and isinstance(node.ctx, ast.Store)
            and isinstance(node.value, ast.Name)
        ):
            found.add(f"{node.value.id}:{node.attr}")
    if found or "patch" in text:
        found.update(ALWAYS)
    return {path for path in found if not path.startswith("__main__:")}


def _paths_in_call(call: ast.Call) -> Iterator[str]:
    texts = [
        one.value for one in call.args[:2] if isinstance(one, ast.Constant) and isinstance(one.value, str)
    ]
    owner = call.args[0] if call.args and isinstance(call.args[0], (ast.Name, ast.Attribute)) else None
    for one in texts:
        if owner is not None:
            yield f"{ast.unparse(owner)}:{one}"
        elif "." in one:
            module, _, name = one.rpartition(".")
            yield f"{module}:{name}"


def _value_at(path: str) -> Any:
    """What stands there now, in modules that are loaded; aliases such as `np` are followed by the caller's names."""
    owner, name = _owner_of(path)
    return getattr(owner, name, MISSING) if owner is not None else MISSING


def _owner_of(path: str) -> tuple[Any, str]:
    module, _, name = path.partition(":")
    return sys.modules.get(module), name


@contextmanager
def surroundings(context: Mapping[str, Any]) -> Iterator[None]:
    """The candidate's half: set up what the examiner has told, for one question."""
    for name, value in context.get("states", {}).items():
        if value is not None and name in STATES:
            STATES[name].write(value)
    undo: list[tuple[Any, str, Any]] = []
    for path, value in context.get("replaced", {}).items():
        owner, name = _owner_of(path)
        if owner is not None and value is not MISSING:
            undo.append((owner, name, getattr(owner, name, MISSING)))
            setattr(owner, name, value)
    try:
        yield
    finally:
        for owner, name, value in reversed(undo):
            with suppress(Exception):
                delattr(owner, name) if value is MISSING else setattr(owner, name, value)


def left_behind(context: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """The candidate's states after a question, where they are others than `before` it."""
    found = {}
    for name in context.get("states", {}):
        value = STATES[name].read()
        if STATES[name].comes_back and value != before.get(name):
            found[name] = value
    return found


def states_in(context: Mapping[str, Any]) -> dict[str, Any]:
    """The candidate's states before a question."""
    return {name: STATES[name].read() for name in context.get("states", {})}
