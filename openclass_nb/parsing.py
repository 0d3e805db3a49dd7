"""Python's parser for processes whose threads read Python side by side."""

import ast
import functools
import os
import threading
from typing import Any

_turn = threading.RLock()


def parse_in_turn() -> None:
    """Have `ast.parse` make one tree at a time in this process; whoever starts such threads calls this first.

    In CPython 3.11 and 3.12 all threads count the depth of their trees in one place: now and then, with a garbage
    collection between two nodes, a tree ended in `SystemError: AST constructor recursion depth mismatch`
    (python/cpython#106905).
    """
    parse = ast.parse
    if hasattr(parse, "__wrapped__"):
        return

    @functools.wraps(parse)
    def in_turn(*arguments: Any, **more: Any) -> Any:
        with _turn:
            return parse(*arguments, **more)

    ast.parse = in_turn


if hasattr(os, "register_at_fork"):  # else a child would wait for a thread that it doesn't have
    os.register_at_fork(before=_turn.acquire, after_in_parent=_turn.release, after_in_child=_turn.release)
