"""Compatible mode: before a test runs beside the student's code, what it relies on is put back as it was.

This undoes the common ways of making a test pass: shadowed builtins, patched test libraries, swapped code, hooks in
IPython. Code that runs in the same process can always find another way; that is what the canaries are for.
"""

from __future__ import annotations

import contextlib
import sys
import threading
import types
from collections.abc import Iterator
from typing import Any

from openclass_nb.grading.warm.kernel import WarmKernel

MODULES = (
    "builtins",
    "math",
    "cmath",
    "random",
    "statistics",
    "operator",
    "functools",
    "itertools",
    "collections",
    "re",
    "json",
    "inspect",
    "ast",
    "unittest",
    "unittest.case",
    "unittest.mock",
    "doctest",
    "warnings",
    "traceback",
    "linecache",
    "numpy",
    "numpy.testing",
    "numpy.testing._private.utils",
    "numpy.linalg",
    "numpy.random",
    "pandas",
    "pandas.testing",
    "pandas._testing",
    "pandas._testing.asserters",
)
SHELL_LISTS = ("ast_transformers", "input_transformers_post")
OURS = ("IPython", "ipykernel", "openclass_nb")
CODE = ("__code__", "__defaults__", "__kwdefaults__")


class Snapshot:
    """How things were before any of a student's code ran; made in the zygote, used in a candidate."""

    def __init__(self, kernel: WarmKernel) -> None:
        self._kernel = kernel
        self._spaces: list[tuple[Any, dict[str, Any]]]
        self._spaces = [(module, dict(vars(module))) for name in MODULES if (module := sys.modules.get(name))]
        self._spaces += [(kind, dict(vars(kind))) for kind in _kinds(kernel)]
        self._codes = [(one, tuple(getattr(one, name) for name in CODE)) for one in self._functions()]
        shell = kernel.shell
        self._lists = {name: list(getattr(shell, name)) for name in SHELL_LISTS}
        self._callbacks = {event: list(found) for event, found in shell.events.callbacks.items()}
        transformers = shell.input_transformer_manager
        self._transforms = {
            name: list(getattr(transformers, name)) for name in ("cleanup_transforms", "line_transforms")
        }
        self._token_transformers = list(transformers.token_transformers)

    def _functions(self) -> Iterator[types.FunctionType]:
        for _, space in self._spaces:
            for value in space.values():
                if isinstance(value, types.FunctionType):
                    yield value

    def restore(self) -> None:
        """Put everything back; whatever can't be is left."""
        sys.settrace(None)
        sys.setprofile(None)
        threading.settrace(None)
        for function, values in self._codes:
            for name, value in zip(CODE, values, strict=True):
                if getattr(function, name) is not value:
                    setattr(function, name, value)
        for owner, space in self._spaces:
            _put_back(owner, space)
        with contextlib.suppress(Exception):
            self._restore_shell()

    def _restore_shell(self) -> None:
        shell = self._kernel.shell
        for one in (self._kernel, shell, self._kernel.session, shell.displayhook, shell.display_pub):
            _unshadow(one)
        for name, kept in self._lists.items():
            setattr(shell, name, list(kept))
        for event, found in self._callbacks.items():
            shell.events.callbacks[event] = list(found)
        manager = shell.input_transformer_manager
        for name, transforms in self._transforms.items():
            setattr(manager, name, list(transforms))
        manager.token_transformers = list(self._token_transformers)


def _kinds(kernel: WarmKernel) -> Iterator[type]:
    shell = kernel.shell
    for one in (kernel, shell, kernel.session, shell.displayhook, shell.display_pub, sys.stdout):
        yield from (kind for kind in type(one).__mro__ if kind.__module__.startswith(OURS))


def _put_back(owner: Any, space: dict[str, Any]) -> None:
    now = vars(owner)
    for name, value in space.items():
        if now.get(name, _put_back) is not value:
            with contextlib.suppress(AttributeError, TypeError):
                setattr(owner, name, value)
    if not isinstance(owner, type):
        return
    for name in [one for one in now if one not in space]:
        with contextlib.suppress(AttributeError, TypeError):
            delattr(owner, name)


def _unshadow(thing: Any) -> None:
    """Remove what an instance has in place of its class's own methods; where messages go is its own affair."""
    for name in [one for one in vars(thing) if callable(getattr(type(thing), one, None))]:
        if name != "sink":
            del vars(thing)[name]
