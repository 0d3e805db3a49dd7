"""Values that two processes share stay the same in both: equal, and the same objects in the same places."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.grading.isolated.codec import Encoder
from openclass_nb.grading.isolated.errors import NotForTheWireError
from openclass_nb.grading.isolated.limits import Limits
from openclass_nb.grading.isolated.side import Side


class PlainSide(Side):
    """A side that has no objects of its own."""

    def refer(self, value: object, encoder: Encoder) -> bool:
        """Nothing stays behind."""
        return False


class Pair:
    """Two sides, and a message from one to the other."""

    def __init__(self) -> None:
        self.one, self.two = PlainSide(2, Limits()), PlainSide(1, Limits())

    def tell(self, *operands: Any) -> list[Any]:
        """From one to two."""
        return self.two.read(self.one.message(("x",), operands, changes=True))[1]

    def answer(self, *operands: Any) -> list[Any]:
        """From two to one."""
        return self.one.read(self.two.message(("x",), operands, changes=True))[1]


def shape(value: Any, known: dict[int, int] | None = None) -> Any:
    """A value with its containers numbered by identity: equal shapes have equal aliases."""
    known = {} if known is None else known
    if not isinstance(value, (list, dict, set)):
        return type(value).__name__, value
    if id(value) in known:
        return known[id(value)]
    known[id(value)] = len(known)
    if isinstance(value, dict):
        return "dict", [(key, shape(one, known)) for key, one in value.items()]
    return type(value).__name__, [
        shape(one, known) for one in (sorted(value) if isinstance(value, set) else value)
    ]


leaves = st.integers(-3, 3) | st.booleans() | st.sampled_from([1.0, -1.0]) | st.text("ab", max_size=2)
trees = st.recursive(
    leaves | st.sets(st.integers(0, 5), max_size=3),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("xyz", max_size=1), inner, max_size=3)
    ),
    max_leaves=12,
)


def containers(value: Any, seen: dict[int, Any] | None = None) -> list[Any]:
    """The lists and dictionaries in a value, each once, in the order in which they are met."""
    seen = {} if seen is None else seen
    if isinstance(value, (list, dict)) and id(value) not in seen:
        seen[id(value)] = value
        for one in list(value.values() if isinstance(value, dict) else value):
            containers(one, seen)
    return list(seen.values())


def change(value: Any, data: Any) -> None:
    """One change somewhere in a value: an item put in, taken out, moved to another place, or replaced."""
    place = data.draw(st.sampled_from(containers(value)))
    item = data.draw(trees | st.sampled_from([copy.copy(one) for one in containers(value)]))
    if isinstance(place, dict):
        place[data.draw(st.text("xyz", max_size=1))] = item
    elif place and data.draw(st.booleans()):
        place[data.draw(st.integers(0, len(place) - 1))] = item
    elif place and data.draw(st.booleans()):
        place.pop()
    else:
        place.append(item)


@given(st.lists(trees, min_size=1, max_size=4), st.data())
def test_both_sides_agree_after_any_changes_on_either(value: list[Any], data: Any) -> None:
    """Changes go back and forth; a part that is held on the other side stays that part."""
    pair = Pair()
    (there,) = pair.tell(value)
    for turn in range(data.draw(st.integers(1, 4))):
        mine, theirs, send = (value, there, pair.tell) if turn % 2 else (there, value, pair.answer)
        was, held = containers(mine), containers(theirs)  # kept, so that no `id` is given to another
        before = {id(one): two for one, two in zip(was, held, strict=True)}
        change(mine, data)
        send()
        assert shape(there) == shape(value)
        for one, two in zip(containers(mine), containers(theirs), strict=True):
            assert two is before.get(id(one), two)


def test_an_argument_that_comes_back_is_the_argument() -> None:
    """Not a copy of it."""
    pair, mine = Pair(), [1]
    (there,) = pair.tell(mine)
    there.append(2)
    assert pair.answer(there)[0] is mine
    assert mine == [1, 2]


def test_equal_numbers_of_other_types_are_changes() -> None:
    """1 == 1.0 == True, but the bytes tell them apart."""
    pair, mine = Pair(), [1, 1, 1]
    (there,) = pair.tell(mine)
    there[1:] = [1.0, True]
    pair.answer()
    assert [type(one) for one in mine] == [int, float, bool]


def test_an_unchanged_value_is_not_sent_again() -> None:
    """Only its number is."""
    pair, mine = Pair(), ["x" * 1000]
    first = len(pair.one.message(("x",), (mine,), changes=True))
    again = len(pair.one.message(("x",), (mine,), changes=True))
    assert again < 60 < 1000 < first


def test_values_that_nobody_holds_are_forgotten() -> None:
    """The table does not keep what the test has let go."""
    pair = Pair()
    mine = [1]
    pair.tell(mine, [2])
    unused = pair.one.shared.unused()
    assert len(unused) == 1
    assert pair.one.shared.value(unused[0]) == [2]


def test_a_message_that_fails_leaves_nothing_behind() -> None:
    """What it would have shared is not taken for shared."""
    pair, mine = Pair(), [1]
    for _ in range(2):
        with pytest.raises(NotForTheWireError, match="can't be sent"):
            pair.one.message(("x",), (mine, object()), changes=True)
    assert len(pair.one.shared) == 0
    assert pair.tell(mine) == [[1]]
