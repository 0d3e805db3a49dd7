"""Values come back from their bytes as they were: equal, of the same type, with the same aliases."""

from __future__ import annotations

import datetime
import math
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import pytest
import scipy.sparse
import sympy
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as np_st

from openclass_nb.grading.isolated.codec import Decoder, Encoder
from openclass_nb.grading.isolated.errors import NotForTheWireError

Point = namedtuple("Point", "x y")

scalars = st.one_of(
    *(st.none(), st.booleans(), st.integers(), st.floats(), st.complex_numbers(), st.text(), st.binary()),
    *(st.decimals(), st.fractions(), st.dates(), st.datetimes(), st.times(), st.timedeltas(), st.uuids()),
    st.just(...),
    st.datetimes(timezones=st.sampled_from([ZoneInfo("Europe/Berlin"), datetime.UTC])),
)
hashable = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(), st.binary(), st.dates()),
    lambda inner: st.one_of(st.tuples(inner, inner), st.frozensets(inner, max_size=4)),
    max_leaves=6,
)
values = st.recursive(
    st.one_of(scalars, hashable),
    lambda inner: st.one_of(
        st.lists(inner, max_size=12),
        st.tuples(inner, inner),
        st.dictionaries(hashable, inner, max_size=5),
        st.sets(hashable, max_size=5),
        st.builds(deque, st.lists(inner, max_size=4)),
        st.builds(OrderedDict, st.lists(st.tuples(st.text(), inner), max_size=4)),
        st.builds(Point, inner, inner),
    ),
    max_leaves=25,
)


def back(value: object) -> Any:
    """The value from its own bytes."""
    return Decoder(Encoder().encode(value)).decode()


def same(one: Any, two: Any) -> bool:
    """Equal in value, type and order, where a NaN equals a NaN and 0.0 is not -0.0."""
    if type(one).__name__ != type(two).__name__:
        return False
    if isinstance(one, (float, complex, Decimal)):
        return repr(one) == repr(two)
    if isinstance(one, (list, tuple, deque)):
        return len(one) == len(two) and all(map(same, one, two))
    if isinstance(one, dict):
        return same(list(one), list(two)) and all(same(one[key], two[key]) for key in one)
    return bool(one == two)


@given(values)
def test_plain_values_come_back_as_they_were(value: Any) -> None:
    """Scalars and containers, nested in any way."""
    assert same(back(value), value)


@given(values)
def test_the_same_value_gives_the_same_bytes_on_the_other_side(value: Any) -> None:
    """Changes are seen by comparing bytes, so decoding must lose nothing that encoding tells."""
    data = Encoder().encode(value)
    assert Encoder().encode(Decoder(data).decode()) == data


@given(st.sets(hashable), st.randoms())
def test_a_sets_bytes_do_not_depend_on_its_order(items: set[Any], random: Any) -> None:
    """Two processes order the same set in different ways."""
    shuffled = list(items)
    random.shuffle(shuffled)
    assert Encoder().encode(set(shuffled)) == Encoder().encode(items)


@given(
    np_st.arrays(
        np_st.scalar_dtypes() | np_st.unicode_string_dtypes(max_len=4), np_st.array_shapes(min_side=0)
    )
)
def test_arrays_come_back_with_type_shape_and_every_bit(array: np.ndarray[Any, Any]) -> None:
    """Also empty ones, and those of text and times."""
    found = back(array)
    assert found.dtype == array.dtype
    assert found.shape == array.shape
    assert found.tobytes() == array.tobytes()
    assert found.flags.writeable


@given(np_st.arrays(np.float64, np_st.array_shapes(min_dims=2, max_dims=3)))
def test_arrays_keep_fortrans_order(array: np.ndarray[Any, Any]) -> None:
    """A transposed view arrives as what it shows."""
    turned = array.T
    found = back(turned)
    assert found.flags.f_contiguous == turned.flags.f_contiguous
    np.testing.assert_array_equal(found, turned)


@given(
    np_st.from_dtype(np.dtype("f8")) | np_st.from_dtype(np.dtype("i4")) | np_st.from_dtype(np.dtype("c16"))
)
def test_numpys_numbers_stay_numpys(number: Any) -> None:
    """An np.int32 is no int."""
    found = back(number)
    assert type(found) is type(number)
    assert found.tobytes() == number.tobytes()


@pytest.mark.parametrize(
    "value",
    [
        np.array([1, "two", None, [3]], dtype=object),
        np.array([("a", 1, 2.5)], dtype=[("name", "U3"), ("n", "i2"), ("x", "f8")]),
        np.ma.array([1, 2, 3], mask=[0, 1, 0]),
        np.matrix([[1, 2], [3, 4]]),
        np.array(5.0),
        np.datetime64("2024-01-01"),
        np.dtype("f4"),
    ],
    ids=lambda one: type(one).__name__,
)
def test_other_arrays_come_back(value: Any) -> None:
    """Objects, records, masks, matrices, no dimensions at all."""
    found = back(value)
    assert type(found) is type(value)
    assert repr(found) == repr(value)


frames = st.builds(
    lambda numbers, texts: pd.DataFrame({"n": numbers, "t": [*texts, *[""] * len(numbers)][: len(numbers)]}),
    st.lists(st.floats() | st.integers(-(2**40), 2**40).map(float), max_size=8),
    st.lists(st.text(max_size=3) | st.none(), max_size=8),
)


@given(frames)
def test_frames_come_back(frame: pd.DataFrame) -> None:
    """Numbers and text, gaps in both."""
    pd.testing.assert_frame_equal(back(frame), frame)


WIDE = pd.DataFrame(
    {
        "i": [1, 2, 3],
        "s": ["x", None, "z"],
        "f": [1.5, None, 2],
        "d": pd.date_range("2020", periods=3),
        "z": pd.date_range("2020", periods=3, tz="Europe/Berlin"),
        "c": pd.Categorical(["u", "v", "u"], ordered=True),
        "I": pd.array([1, None, 3], dtype="Int64"),
        "b": pd.array([True, None, False], dtype="boolean"),
        "p": pd.period_range("2020-01", periods=3, freq="M"),
        "v": pd.arrays.IntervalArray.from_breaks([0, 1, 2, 3]),
        "S": pd.array(["a", None, "c"], dtype="string"),
        "o": [[1], {"a": 2}, None],
        "t": pd.to_timedelta([1, 2, 3], unit="s"),
    }
)


@pytest.mark.parametrize(
    "frame",
    [
        WIDE,
        WIDE.set_index(["i", "s"]),
        WIDE.set_index("d"),
        WIDE.set_index("c")[["i"]],
        WIDE.describe(),
        WIDE.pivot_table(index="i", columns="c", values="f", observed=True),
        pd.DataFrame(),
        pd.DataFrame([[1, 2]], columns=["a", "a"]),
        pd.DataFrame(np.eye(2), index=["x", "y"]),
    ],
)
def test_frames_of_all_types_come_back(frame: pd.DataFrame) -> None:
    """Types, indexes of one and several levels, and doubled names are kept; so are the bytes."""
    found = back(frame)
    pd.testing.assert_frame_equal(found, frame)
    assert Encoder().encode(found) == Encoder().encode(frame)


@pytest.mark.parametrize(
    "value",
    [
        *(
            pd.Timestamp("2020-01-02"),
            pd.Timestamp("2020-01-02", tz="Asia/Tokyo"),
            pd.Timedelta("3s"),
            pd.NaT,
            pd.NA,
        ),
        *(
            pd.Period("2020-03"),
            pd.Interval(0, 1),
            pd.Index([1, 2], name="n"),
            pd.RangeIndex(3),
            WIDE["f"],
            WIDE["c"],
        ),
        *(
            WIDE.dtypes,
            pd.CategoricalDtype(["a"]),
            pd.Series(dtype=float),
            pd.date_range("2020", periods=3, freq="D"),
        ),
        pd.MultiIndex.from_product([[1, 2], ["a", "b"]], names=["x", "y"]),
    ],
    ids=lambda one: type(one).__name__,
)
def test_pandas_other_values_come_back(value: Any) -> None:
    """Scalars, indexes, series and types."""
    found = back(value)
    assert type(found) is type(value)
    assert repr(found) == repr(value)


x, y = sympy.symbols("x y")
f = sympy.Function("f")


@pytest.mark.parametrize(
    "expression",
    [
        *(
            x + 1,
            x**2 + 2 * x * y - 3,
            sympy.sin(x) / x,
            sympy.pi * sympy.E,
            sympy.I * 2,
            sympy.Rational(1, 3),
        ),
        *(
            sympy.Float("1.25", 30),
            sympy.Symbol("p", positive=True) ** 2,
            f(x).diff(x),
            sympy.Eq(x, 2),
            x < 3,
        ),
        *(
            sympy.Integral(sympy.exp(-(x**2)), (x, -sympy.oo, sympy.oo)),
            sympy.Piecewise((x, x > 0), (0, True)),
        ),
        *(
            sympy.Sum(x, (x, 1, 10)),
            sympy.Interval(0, 1),
            sympy.FiniteSet(1, 2),
            sympy.true,
            sympy.And(x > 1, y < 2),
        ),
        *(
            sympy.Add(x, x, evaluate=False),
            sympy.Poly(x**2 + 1, x),
            sympy.Matrix([[x, 1], [2, y]]),
            sympy.zoo,
        ),
        *(sympy.Limit(sympy.sin(x) / x, x, 0), sympy.Lambda(x, x**2), sympy.MatrixSymbol("A", 2, 2)),
        sympy.Pow(10, sympy.Pow(10, 10, evaluate=False), evaluate=False),
    ],
    ids=str,
)
def test_expressions_come_back_as_the_trees_they_are(expression: Any) -> None:
    """Nothing is evaluated on the way, however tempting."""
    found = back(expression)
    assert found == expression
    assert sympy.srepr(found) == sympy.srepr(expression)


@pytest.mark.parametrize("form", ["csr", "csc", "coo", "bsr", "dia", "lil", "dok"])
@pytest.mark.parametrize("shape", ["matrix", "array"])
def test_sparse_matrices_come_back_in_their_format(form: str, shape: str) -> None:
    """All formats, as matrices and as arrays."""
    value = getattr(scipy.sparse, f"{form}_{shape}")(np.array([[0, 1, 0], [2, 0, 3.0]]))
    found = back(value)
    assert type(found) is type(value)
    np.testing.assert_array_equal(found.toarray(), value.toarray())


@pytest.mark.parametrize(
    "value",
    [
        *(
            Counter("hello"),
            defaultdict(list, {1: [2]}),
            range(2, 9, 3),
            slice(1, None),
            UUID(int=5),
            {1: 2}.keys(),
        ),
        *(
            Decimal("NaN"),
            Fraction(1, 3),
            float("-inf"),
            -0.0,
            1 << 200,
            -(1 << 63),
            b"",
            "\ud800",
            int,
            ValueError,
        ),
        *(
            datetime.timezone(datetime.timedelta(hours=2), "X"),
            Point(1, [2]),
            deque([1], maxlen=3),
            np.float64,
        ),
    ],
    ids=lambda one: repr(one)[:30],
)
def test_values_of_the_library_come_back(value: Any) -> None:
    """One of each kind."""
    found = back(value)
    assert type(found).__name__ == type(value).__name__
    assert repr(found) == repr(value)


def test_aliases_and_cycles_stay() -> None:
    """A list that is in a value twice arrives once; a list may hold itself."""
    inner = [1]
    loop: list[Any] = [inner, inner, {"deep": inner}]
    loop.append(loop)
    found = back(loop)
    assert found[0] is found[1] is found[2]["deep"]
    assert found[3] is found
    array = np.zeros(3)
    one, two = back((array, array))
    assert one is two


def test_missing_keys_of_a_defaultdict_are_made_only_of_plain_types() -> None:
    """A student's own factory stays where it is: it is code."""
    assert back(defaultdict(int))["new"] == 0
    assert back(defaultdict(lambda: 5)).default_factory is None


class Lying(int):
    """Claims to be anything."""

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0


class Shouting(str):
    """Text that claims to be other text."""

    def __str__(self) -> str:
        return "other"

    def encode(self, *_: object) -> bytes:  # type: ignore[override]
        return b"other"


class Endless(list[Any]):
    """A list whose items are not what it shows."""

    def __iter__(self) -> Any:
        return iter([9, 9, 9])

    def __len__(self) -> int:
        return 3


@pytest.mark.parametrize(
    ("value", "plain"),
    [(Lying(3), 3), (Shouting("real"), "real"), (Endless([1, 2]), [1, 2]), ([Lying(1)] * 9, [1] * 9)],
)
def test_subclasses_are_flattened_to_what_they_are(value: Any, plain: Any) -> None:
    """A lying subclass arrives as the plain value inside of it; its methods are not called."""
    found = back(value)
    assert type(found) is type(plain)
    assert found == plain
    if type(plain) is list:
        assert all(type(one) is int for one in found)


def test_what_has_no_bytes_is_refused() -> None:
    """Objects, functions, and values that are too deep or too large."""
    deep: list[Any] = []
    for _ in range(1000):
        deep = [deep]
    for value in (object(), len, deep):
        with pytest.raises(NotForTheWireError):
            Encoder().encode(value)
    with pytest.raises(NotForTheWireError):
        Encoder(most=1000).encode(b"x" * 1001)


def test_nothing_is_evaluated_to_compare() -> None:
    """NaN is told from numbers by its bits, and 1 from 1.0 and True."""
    assert math.isnan(back(float("nan")))
    kinds = [
        Encoder().encode([one]) for one in (1, 1.0, True, np.int64(1), np.float64(1), Fraction(1), Decimal(1))
    ]
    assert len(set(kinds)) == len(kinds)
