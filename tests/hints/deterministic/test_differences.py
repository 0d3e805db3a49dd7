"""In which way a result differs, in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.hints.deterministic.differences import difference
from openclass_nb.hints.observing.report import Value
from openclass_nb.hints.observing.values import encoded
from tests.hints.watching import first


@pytest.mark.parametrize(
    ("got", "expected", "word"),
    [
        ("None", "3", "nothing was returned"),
        ("'3'", "3", "text, not a number"),
        ("[3]", "3", "Which one of these values"),
        ("-2.5", "2.5", "the sign is not"),
        ("25000", "25", "a factor of a thousand"),
        ("0.5", "30", "a factor of sixty"),
        ("90", "1.5707963267948966", "degrees and radians"),
        ("36", "10", "m/s and km/h"),
        ("4", "5", "off by one: one less"),
        ("7", "7.25", "decimals thrown away"),
        ("9.8", "9.81", "very near"),
        ("0.05", "20", "upside down"),
        ("49.0", "7.0", "square of the expected"),
        ("0", "12.3", "Your result is 0"),
        ("float('nan')", "2.0", "not a number"),
        ("float('inf')", "2.0", "infinite"),
        ("-7", "3", "the other sign"),
        ("10", "13.7", "smaller than expected by 3.7"),
        ("True", "False", "says True where False"),
        ("'Ada '", "'Ada'", "Only spaces"),
        ("'ada'", "'Ada'", "capital and small"),
        ("'adA'", "'Ada'", "capital and small"),
        ("'abc'", "'cba'", "backwards"),
        ("'abcd'", "'abxy'", "first 2 characters agree"),
        ("[1, 2]", "[1, 2, 3]", "1 value too few"),
        ("[]", "[1, 2]", "ever let one through"),
        ("[3, 2, 1]", "[1, 2, 3]", "opposite order"),
        ("[2, 1, 3]", "[1, 2, 3]", "their order is not"),
        ("[1, 2, 9]", "[1, 2, 3]", "look at the last one"),
        ("[[1, 2, 3]]", "[[1], [2], [3]]", "Rows and columns are exchanged"),
        ("{'a': 1}", "{'b': 1}", "The key 'b' is missing; 'a' is there instead."),
        ("{'a': 1, 'b': 1}", "{'b': 1}", "The key 'a' is not asked for."),
        ("0.0", "0.5", "Your result is 0"),
        ("-5e-16", "50", "as good as 0"),
        ("28.0", "28.9", "By chance"),
        ("2.0", "2.8284271", "the square root of two"),
        ("1", "4", "smaller than expected by 3"),
        ("[1, 2]", "[3]", "You return 2 values where 1 is expected"),
        ("f", "3", "brackets of a call"),
    ],
)
def test_what_differs_is_named(got: str, expected: str, word: str) -> None:
    """Sign, factor, shape, off by one, unit, type, None, order, rounding and their kin."""
    told = first(got, expected)
    assert word in told
    assert "calls f()" in told


def test_arrays_are_compared_place_by_place() -> None:
    """The values that differ are counted, and the first is described."""
    told = first("np.array([1.0, 4.0, 9.0]).tolist()", "[1.0, -4.0, 9.0]", given="import numpy as np")
    assert (
        "One value differs: look at the one at place 1, counted from 0. The size is right, the sign is not"
        in told
    )


NUMBER = (
    st.floats(allow_nan=True, allow_infinity=True) | st.integers() | st.booleans() | st.none() | st.text()
)
ANYTHING = st.recursive(
    NUMBER,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(ANYTHING, ANYTHING)
def test_any_two_values_can_be_compared(got: object, expected: object) -> None:
    """Whatever comes back, there is no traceback, and equal values give nothing to say about members."""
    told = difference(Value.model_validate(encoded(got)), Value.model_validate(encoded(expected)))
    assert isinstance(told, str)
