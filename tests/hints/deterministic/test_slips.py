"""Slips found in the code alone."""

import pytest

from openclass_nb.hints.deterministic.slips import slips_in

SLIPS = {
    "no-return": "def f(x):\n    y = x + 1\n",
    "print-for-return": "def f(x):\n    print(x + 1)\n",
    "bare-return": "def f(x):\n    y = x\n    return\n",
    "return-in-loop": "def f(x):\n    for i in range(x):\n        y = i\n        return y\n",
    "overwritten-parameter": "def f(x):\n    x = 5\n    return x\n",
    "unused-parameter": "def f(x, y):\n    return x\n",
    "integer-division": "def f(x):\n    return x // 2\n",
    "degrees": "import math\ndef f(angle):\n    return math.sin(angle)\n",
    "mutable-default": "def f(x, seen=[]):\n    seen.append(x)\n    return seen\n",
    "axis": "def f(x):\n    return x.mean(axis=0)\n",
    "caret": "def f(x):\n    return x ^ 2\n",
    "half-comparison": "def f(x):\n    return x == 'a' or 'b'\n",
    "comparison-alone": "def f(x):\n    x == 3\n    return x\n",
    "value-thrown-away": "def f(x):\n    x + 1\n    return x\n",
    "result-of-in-place": "def f(x):\n    return x.sort()\n",
    "result-not-kept": "def f(x):\n    x.strip()\n    return x\n",
    "reset-in-loop": "def f(x):\n    for i in x:\n        s = 0\n        s += i\n    return s\n",
    "unreachable": "def f(x):\n    return x\n    print(x)\n",
    "hides-a-builtin": "def f(x):\n    sum = x\n    return sum\n",
    "endless-loop": "def f(x):\n    n = 0\n    while n < x:\n        y = 1\n    return n\n",
    "equals-plus": "def f(x):\n    n = 0\n    n =+ x\n    return n\n",
}


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_found_and_told_with_its_line(name: str) -> None:
    """One sentence or two that name a line or the variable."""
    found = {one.name: one for one in slips_in(SLIPS[name])}
    assert name in found
    assert 20 < len(found[name].told) < 160


RIGHT = [
    "import math\ndef f(angle):\n    return math.sin(math.radians(angle))\n",
    "def f(xs):\n    best = xs[0]\n    for x in xs:\n        if x > best:\n            best = x\n    return best\n",
    "def f(x):\n    total = 0\n    while True:\n        total += 1\n        if total > x:\n            return total\n",
    "class A:\n    def __init__(self):\n        self.x = 1\n",
    "def f(x):\n    x = x + 1\n    return x\n",
    "def f(xs):\n    queue = [1]\n    while queue:\n        queue.pop()\n    return 1\n",
]


@pytest.mark.parametrize("source", RIGHT)
def test_what_is_right_is_left_alone(source: str) -> None:
    """No slip is called sure in code that is right."""
    assert [one for one in slips_in(source) if one.sure] == []


def test_what_is_no_python_has_no_slips() -> None:
    """The error message tells about it."""
    assert slips_in("def f(:") == []
