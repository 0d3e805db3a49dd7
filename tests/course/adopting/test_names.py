"""Names are read from source in the order in which Python would meet them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.course.adopting.names import defined_names, used_names


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("def f(x):\n    inner = 1", {"f"}),
        ("class A:\n    size = 1", {"A"}),
        ("a, (b, *c) = 1, (2, 3)", {"a", "b", "c"}),
        ("import numpy as np, os.path\nfrom math import pi as p", {"np", "os", "p"}),
        ("for i in range(3):\n    last = i", {"i", "last"}),
        ("with open('x') as f: pass", {"f"}),
        ("x: int = 1\ny += 1", {"x", "y"}),
        ("if (n := 3) > 2: pass", {"n"}),
        ("squares = [i * i for i in range(3)]", {"squares"}),
        ("%matplotlib inline\n!ls\nx = 1", {"x"}),
        ("np.mean?\nx = 1", {"x"}),
        ("%%bash\necho hello there", set()),
        ("def broken(:", set()),
        ("try:\n    a = 1\nexcept ValueError as e:\n    b = 2", {"a", "b", "e"}),
        ("async def g():\n    async for i in h(): pass", {"g"}),
    ],
)
def test_defined_names(source: str, names: set[str]) -> None:
    """What a cell leaves behind at the top level, and nothing that stays inside a function."""
    assert defined_names(source) == names


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("assert f(2) == 4", {"f"}),
        ("x = 3\nassert f(x) == 9", {"f"}),
        ("keep = squares\ndel squares\nsquares = keep", {"squares"}),
        ("for i in range(3):\n    assert g(i)", {"range", "g"}),
        ("assert [f(n) for n in data]", {"f", "data"}),
        ("def check(a, *rest, k=1, **more):\n    b = a\n    return f(b, rest, k, more)\ncheck(1)", {"f"}),
        ("total += 1", {"total"}),
        ("try:\n    f()\nexcept ValueError as e:\n    print(e)", {"f", "ValueError", "print"}),
        ("key = lambda x, y=z: x + w", {"z", "w"}),
        ("class T(Base):\n    def run(self):\n        return answer", {"Base", "answer"}),
        ("assert {k: v for k, v in pairs}", {"pairs"}),
        ("import numpy as np\nassert np.mean(xs)", {"xs"}),
        ("x: int = y", {"int", "y"}),
        ("not python at all (", set()),
        ("### AUTOTEST f(2); g\n### HASHED AUTOTEST h(1)", {"f", "g", "h"}),
        ("try:\n    ### AUTOTEST f(2)\nexcept NameError:\n    pass", {"f", "NameError"}),
    ],
)
def test_used_names(source: str, names: set[str]) -> None:
    """What a cell takes from those before it: not what it binds itself first."""
    assert used_names(source) - {"int"} == names - {"int"}


@given(st.text(max_size=60))
def test_any_text_is_survived(source: str) -> None:
    """A cell that is no Python has no names, and is no trouble."""
    assert defined_names(source) is not None
    assert used_names(source) is not None


def test_deep_nesting_is_survived() -> None:
    """Source that Python itself gives up on has no names."""
    assert defined_names("x = " + "(" * 5000 + ")" * 5000) == set()
