"""Versions of an exercise: seeds, places in texts, and values put into code."""

import ast

import pytest
from hypothesis import given, strategies

from openclass_nb.course.kinds import ChoiceExercise, NumericExercise
from openclass_nb.course.variants import (
    fill,
    fill_all,
    names_in,
    public_cell,
    seed_of,
    substituted,
    variant_names,
)
from openclass_nb.course.variants.filling import FillingError
from openclass_nb.course.variants.seeds import shuffled, version_key
from openclass_nb.course.variants.versions import Version, concrete

VALUES = strategies.dictionaries(
    strategies.sampled_from(["mass", "name", "data"]),
    strategies.one_of(
        strategies.floats(allow_nan=False, allow_infinity=False),
        strategies.integers(),
        strategies.text(max_size=12),
        strategies.lists(strategies.integers(), max_size=3),
    ),
)


def test_a_seed_follows_from_all_that_it_is_made_of() -> None:
    """The same again for the same; another for another student, exercise, opportunity, try or secret."""
    seed = seed_of(b"s", "ada", "fall", 0)
    assert seed == seed_of(b"s", "ada", "fall", 0)
    others = [
        seed_of(b"t", "ada", "fall", 0),
        seed_of(b"s", "ben", "fall", 0),
        seed_of(b"s", "ada", "rise", 0),
        seed_of(b"s", "ada", "fall", 1),
        seed_of(b"s", "ada", "fall", 0, 1),
    ]
    assert len({seed, *others}) == 6
    assert version_key(b"s", "ada", "fall", 0) != version_key(b"s", "", "fall", 0)


@given(strategies.integers(0, 2**64), strategies.integers(2, 9))
def test_an_order_holds_each_place_once(seed: int, count: int) -> None:
    """Whatever the seed."""
    assert sorted(shuffled(count, seed)) == list(range(count))


def test_places_are_filled_in_their_format() -> None:
    """A place that is not known, or does not fit, is told to the teacher; TeX braces stay."""
    values = {"mass": 2.345, "name": "ball"}
    assert (
        fill(r"{{ mass:.1f }} kg, a {{name}}: $\frac{{1}}{{2}}$", values)
        == r"2.3 kg, a ball: $\frac{{1}}{{2}}$"
    )
    assert names_in("{{ mass:.2f }} {{name}}") == {"mass", "name"}
    assert fill_all({"a": ["{{ mass }}", "{{ mass }} kg"], "b": 1}, values) == {
        "a": [2.345, "2.345 kg"],
        "b": 1,
    }
    for text in ("{{ speed }}", "{{ name:.2f }}"):
        with pytest.raises(FillingError):
            fill(text, values)


@given(VALUES)
def test_values_in_code_mean_what_they_are(values: dict[str, object]) -> None:
    """In expressions and in f-strings; the rest of the cell stays as it was."""
    source = "".join(
        f"é_{name} = variant.{name}  # é {name}\nshown_{name} = f'<{{variant.{name}!r:>3}}>'\n"
        for name in values
    )
    made = substituted(source, values)
    names: dict[str, object] = {}
    exec(made, names)
    for name, value in values.items():
        assert names[f"é_{name}"] == value
        assert names[f"shown_{name}"] == f"<{value!r:>3}>"
        assert f"# é {name}" in made


def test_only_known_values_are_put_in() -> None:
    """Others, and cells that Python can't read, stay."""
    assert substituted("x = variant.a + variant.b", {"a": 1}) == "x = (1) + variant.b"
    assert substituted("x = (", {"a": 1}) == "x = ("
    assert substituted("%time variant.a", {"a": 1}) == "%time variant.a"


def test_the_names_that_code_reads() -> None:
    """None where `variant` is used as a whole: nobody can say what is read then."""
    assert variant_names("variant.a + f(variant.b)") == {"a", "b"}
    assert variant_names("f(variant)") is None


def test_students_get_public_values_only() -> None:
    """As a cell of their own."""
    names: dict[str, object] = {}
    exec(public_cell({"mass": 2, "energy": 9}, {"mass"}), names)
    assert vars(names["variant"]) == {"mass": 2}
    ast.parse(public_cell({}, ()))


def test_an_exercise_becomes_one_version() -> None:
    """Places filled in its own keys; options in the order of the seed, or as written without one."""
    numeric = NumericExercise.model_validate(
        {
            "exercise": "x",
            "kind": "numeric",
            "value": "{{ e:.1f }} J",
            "wrong_values": [{"value": "{{ w }} J"}],
        }
    )
    made = concrete(numeric, Version(values={"e": 2.25, "w": 4}))
    assert isinstance(made, NumericExercise)
    assert (made.value, made.wrong_values[0].value) == ("2.2 J", "4 J")
    choice = ChoiceExercise.model_validate(
        {"exercise": "x", "kind": "choice", "options": [{"text": t, "right": t == "a"} for t in "abcdef"]}
    )
    assert concrete(choice, Version()) == choice
    orders = {str(concrete(choice, Version(seed=seed)).model_dump()["options"]) for seed in range(20)}
    assert len(orders) > 10
