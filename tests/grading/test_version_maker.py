"""Values of versions: the same for the same seed, plain, and asked from a process of their own."""

from collections.abc import Iterator

import pytest

from openclass_nb.errors import GradingError
from openclass_nb.grading.version_maker import VersionMaker

FEW = 'def variant(rng):\n    return {"side": rng.choice([1, 2, 3])}\n'


@pytest.fixture(scope="module")
def maker() -> Iterator[VersionMaker]:
    made = VersionMaker()
    yield made
    made.close()


def test_a_version_is_the_same_every_time(maker: VersionMaker) -> None:
    """In another process too."""
    other = VersionMaker()
    assert other.values(FEW, range(9)) == maker.values(FEW, range(9))
    other.close()


def test_a_version_was_not_there_before_as_long_as_there_are_others(maker: VersionMaker) -> None:
    """Three values, three versions; then they come again."""
    got = [maker.version(b"s", "ada", "x", FEW, number).values["side"] for number in range(4)]
    assert sorted(got[:3]) == [1, 2, 3]
    assert got[3] in (1, 2, 3)


def test_numpys_numbers_become_plain(maker: VersionMaker) -> None:
    """So that they can be written down."""
    returned = '{"a": np.float64(1.5), "b": np.arange(3), "c": (1, "x")}'
    source = f"import numpy as np\ndef variant(rng):\n    return {returned}\n"
    assert maker.values(source, [1]) == [{"a": 1.5, "b": [0, 1, 2], "c": [1, "x"]}]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("x = 1", "no function"),
        ("def variant(rng):\n    return 3", "dictionary"),
        ("def variant(rng):\n    return {}", "dictionary"),
        ("def variant(rng):\n    return {'a b': 1}", "name of a value"),
        ("def variant(rng):\n    return {'class': 1}", "name of a value"),
        ("def variant(rng):\n    return {'a': float('nan')}", "finite"),
        ("def variant(rng):\n    return {'a': object()}", "can’t be kept"),
        ("def variant(rng):\n    return 1 / 0", "ZeroDivisionError"),
        ("def variant(rng:", "SyntaxError"),
        ("import os\ndef variant(rng):\n    os._exit(3)", "nothing in time"),
    ],
)
def test_a_teachers_slip_is_told(maker: VersionMaker, source: str, told: str) -> None:
    """In a sentence; and the next order is answered."""
    with pytest.raises(GradingError, match=told):
        maker.values(source, [1])
    assert maker.values(FEW, [1])[0]["side"] in (1, 2, 3)
