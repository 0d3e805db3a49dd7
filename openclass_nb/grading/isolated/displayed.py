"""What a test cell shows, as nbformat outputs."""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Iterator
from typing import Any

from openclass_nb.grading.isolated.outcome import Output


class Shown:
    """Collects the outputs of one test cell."""

    def __init__(self, most: int) -> None:
        self._outputs: list[Output] = []
        self._room = most

    def stream(self, name: str, text: str) -> None:
        """Text on stdout or stderr; neighbours on the same stream are one output."""
        text = text[: max(self._room, 0)]
        self._room -= len(text)
        if not text:
            return
        last = self._outputs[-1] if self._outputs else None
        if last and last["output_type"] == "stream" and last["name"] == name:
            last["text"] += text
        else:
            self._outputs.append({"output_type": "stream", "name": name, "text": text})

    def display(self, *values: Any) -> None:
        """IPython's `display`, as text."""
        for value in values:
            data = {"text/plain": text_of(value)}
            self._outputs.append({"output_type": "display_data", "data": data, "metadata": {}})

    def result(self, value: Any) -> str:
        """The value of the cell's last expression; gives its text."""
        text = text_of(value)
        data = {"text/plain": text}
        self._outputs.append(
            {"output_type": "execute_result", "execution_count": None, "data": data, "metadata": {}}
        )
        return text

    def error(self, name: str, text: str, trace: str) -> None:
        """An exception, without a line of the test."""
        told = f"{name}: {text}" if text else name
        lines = [*trace.splitlines(), told]
        self._outputs.append({"output_type": "error", "ename": name, "evalue": text, "traceback": lines})

    def outputs(self) -> tuple[Output, ...]:
        """All of them, in order."""
        return tuple(self._outputs)

    @contextlib.contextmanager
    def catching(self) -> Iterator[None]:
        """Collect what is written to stdout and stderr in the block."""
        before = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = _Stream(self, "stdout"), _Stream(self, "stderr")
        try:
            yield
        finally:
            sys.stdout, sys.stderr = before


class _Stream(io.TextIOBase):
    def __init__(self, shown: Shown, name: str) -> None:
        self._shown = shown
        self._name = name

    def write(self, text: str) -> int:
        self._shown.stream(self._name, str(text))
        return len(text)

    def writable(self) -> bool:
        return True


def text_of(value: Any) -> str:
    """A value as IPython shows it, if IPython is loaded, else its repr."""
    pretty = sys.modules.get("IPython.lib.pretty")
    return str(pretty.pretty(value)) if pretty is not None else repr(value)


def as_number(text: str) -> float | None:
    """The number that nbgrader would read from a displayed text."""
    try:
        return float(text)
    except ValueError:
        return None
