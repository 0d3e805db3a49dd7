"""What IPython does anew for each cell although its outcome is known: a third of the time that a short cell takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

MAY_BE_MORE_THAN_PYTHON = re.compile(r"[%!?]|^\s*[,;/]", re.MULTILINE)
"""What all of IPython's own token transformers look for: magics, commands, help and forced calls."""


def shorten(shell: Any) -> None:
    """Take the shortcuts in `shell`, which has run nothing yet."""
    from ipykernel import ipkernel

    shell.transform_cell = TransformedOnce(shell)
    manager = shell.input_transformer_manager
    manager.do_token_transforms = PythonPassedOver(manager)
    if hasattr(ipkernel, "_accepts_parameters"):
        vars(ipkernel)["_accepts_parameters"] = _asked_once(ipkernel._accepts_parameters)


class TransformedOnce:
    """A shell's `transform_cell` for one cell: ipykernel transforms its text, and IPython the same text once more.

    Only while the transformers are those that the shell began with: others may not give the same twice.
    """

    def __init__(self, shell: Any) -> None:
        self._transform = shell.transform_cell
        manager = shell.input_transformer_manager
        self._lists = (manager.cleanup_transforms, manager.line_transforms, manager.token_transformers)
        self._began_with = [list(one) for one in self._lists]
        self._known: tuple[str, str] | None = None
        self._is_first = False

    def begin(self) -> None:
        """The next text is that of a cell."""
        self._known, self._is_first = None, True

    def __call__(self, raw_cell: str) -> str:
        """The text as Python, or the SyntaxError of a transformer."""
        known, self._known = self._known, None
        if known is not None and known[0] == raw_cell:
            return known[1]
        transformed: str = self._transform(raw_cell)
        if self._is_first and self._began_with == [*self._lists]:
            self._known = raw_cell, transformed
        self._is_first = False
        return transformed


class PythonPassedOver:
    """A manager's `do_token_transforms` that takes a text apart only if there may be something to transform.

    Transformers that a student has added see every text.
    """

    def __init__(self, manager: Any) -> None:
        self._manager = manager
        self._transform = manager.do_token_transforms
        self._began_with = list(manager.token_transformers)

    def __call__(self, lines: list[str]) -> list[str]:
        """The lines as Python."""
        is_as_ever = self._manager.token_transformers == self._began_with
        if is_as_ever and not MAY_BE_MORE_THAN_PYTHON.search("".join(lines)):
            return lines
        transformed: list[str] = self._transform(lines)
        return transformed


def _asked_once(accepts_parameters: Callable[[Any, Sequence[str]], dict[str, bool]]) -> Callable[..., Any]:
    """Whether a method takes certain parameters does not change from cell to cell."""

    @lru_cache(maxsize=16)
    def known(method: Any, names: tuple[str, ...]) -> dict[str, bool]:
        return accepts_parameters(method, names)

    return lambda method, names: known(method, tuple(names))
