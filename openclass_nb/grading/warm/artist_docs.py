"""matplotlib lists each artist's properties in its documentation while it is imported: a third of what that takes.

For a hundred classes it reads the same inherited methods again. Here each is read once; the texts are the same.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any


@contextlib.contextmanager
def read_once() -> Iterator[None]:
    """Import matplotlib, which is installed, in this block. If it is unlike the one we know, nothing is different."""
    from matplotlib.artist import ArtistInspector as Inspector

    with contextlib.ExitStack() as stack:
        for name, quicker in (
            ("get_valid_values", _once_for_each_method),
            ("get_aliases", _once_in_a_row),
            ("get_setters", _once_in_a_row),
        ):
            if hasattr(Inspector, name):
                stack.callback(setattr, Inspector, name, getattr(Inspector, name))
                setattr(Inspector, name, quicker(getattr(Inspector, name)))
        yield


def _once_for_each_method(read: Callable[[Any, str], Any]) -> Callable[[Any, str], Any]:
    known: dict[Any, Any] = {}

    def get_valid_values(self: Any, attr: str) -> Any:
        method = getattr(self.o, f"set_{attr}", None)
        text = getattr(method, "__doc__", None)  # some get it later than their class
        if text is None:
            return read(self, attr)  # an inherited one, once the class can be found
        if (method, text) not in known:
            known[method, text] = read(self, attr)
        return known[method, text]

    return get_valid_values


def _once_in_a_row(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """It is asked twice for each class, as long as that has the same attributes."""
    last: list[Any] = [None, None]

    def get(self: Any) -> Any:
        about = self.o, len(vars(self.o))
        if last[0] != about:
            last[:] = about, read(self)
        return last[1]

    return get
