"""A process that calls teachers' `variant(rng)`: orders and values as lines of JSON."""

import json
import keyword
import math
import os
import random
import signal
import sys
from typing import Any

LARGEST = 100_000
"""Characters of one version's values as JSON."""


def values_of(source: str, seed: int) -> dict[str, Any]:
    """What `variant(rng)` gives for a seed, as plain data. ValueError, for the teacher, if that can't be used."""
    names: dict[str, Any] = {"__name__": "variant"}
    exec(compile(source, "<variant>", "exec"), names)
    if not callable(names.get("variant")):
        raise ValueError("there is no function “variant(rng)” in the cell")
    found = names["variant"](random.Random(seed))
    if not isinstance(found, dict) or not found:
        raise ValueError("variant(rng) should return a dictionary with names and values")
    values = {_name(name): _plain(one) for name, one in found.items()}
    if len(json.dumps(values)) > LARGEST:
        raise ValueError("the values of one version are too many")
    return values


def _name(name: object) -> str:
    if (
        not (isinstance(name, str) and name.isidentifier())
        or keyword.iskeyword(name)
        or name.startswith("__")
    ):
        raise ValueError(f"{name!r} can’t be the name of a value")
    return name


def _plain(value: Any) -> Any:
    """Numbers, texts and lists of them; numpy’s are made Python’s."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError("a value is not a finite number")
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    raise ValueError(f"a value of type {type(value).__name__} can’t be kept; numbers, texts and lists can")


def _answer(line: str) -> dict[str, Any]:
    order = json.loads(line)
    try:
        return {"values": [values_of(order["source"], seed) for seed in order["seeds"]]}
    except Exception as error:  # the teacher's own code: anything can happen in it
        return {"error": f"{type(error).__name__}: {error}"}


def main() -> None:
    """Answer every line until there are no more. Ctrl-C is for who asks; that ends this process too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    news = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a teacher prints is no value
    for line in sys.stdin:
        print(json.dumps(_answer(line)), file=news, flush=True)


if __name__ == "__main__":
    main()
