"""Wrong answers made from right ones: found, told apart, and no more than can be looked at."""

import ast

from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.course.mutation import identity, mutants_of

MARKED = """def area(a, b):
    a = a + 0
    ### BEGIN SOLUTION
    return a * b
    ### END SOLUTION
"""
EXPRESSIONS = st.recursive(
    st.sampled_from(["x", "y", "2", "0.5", "f(x)", "z[1:]"]),
    lambda inner: st.tuples(inner, st.sampled_from(["+", "-", "*", "/", "**", "<", "and"]), inner).map(
        lambda parts: f"({parts[0]}) {parts[1]} ({parts[2]})"
    ),
    max_leaves=8,
)


def test_only_the_solution_is_changed() -> None:
    """What the teacher gives stands outside the marks and is nobody's mistake."""
    found = mutants_of(MARKED)
    assert found
    assert {one.line for one in found} == {4}
    assert all("a = a + 0" in one.source for one in found)


def test_without_marks_all_of_it_is_the_solution() -> None:
    """As nbgrader has it: then the whole cell is taken out."""
    assert {one.line for one in mutants_of("x = 1\ny = x + 2\n")} == {1, 2}


def test_what_is_no_plain_python_has_no_mutants() -> None:
    """Magics, shell commands, half an answer."""
    assert mutants_of("%matplotlib inline\nx = 1") == []
    assert mutants_of("def f(:") == []


@given(EXPRESSIONS)
def test_each_mutant_compiles_differs_and_has_its_own_name(expression: str) -> None:
    """Whatever the program is."""
    source = f"def g(x, y, z):\n    return {expression}\n"
    found = mutants_of(source)
    assert len({one.id for one in found}) == len(found)
    for one in found:
        ast.parse(one.source)
        assert identity(one.source) != identity(source)
        assert one.diff.startswith("-")


def test_a_mark_survives_new_comments_and_blanks_but_no_new_program() -> None:
    """A change that is right for one solution may be wrong for the next."""
    before = {one.id for one in mutants_of("def f(a):\n    return a + 1\n")}
    assert {one.id for one in mutants_of("def f(a):\n\n    # one more\n    return a  +  1\n")} == before
    assert not {one.id for one in mutants_of("def f(a):\n    return a + 3\n")} & before


def test_from_many_a_selection_of_all_kinds_is_taken() -> None:
    """The same each time, so that the cache holds."""
    lines = [f"    if a < {n}:\n        return a + {n}.5 * abs(a)" for n in range(20)]
    source = "def f(a):\n" + "\n".join(lines) + "\n    return 0\n"
    everything, some = mutants_of(source, most=1000), mutants_of(source, most=30)
    assert len(everything) > 100
    assert len(some) == 30
    assert {one.kind for one in some} == {one.kind for one in everything}
    assert [one.id for one in some] == [one.id for one in mutants_of(source, most=30)]


def test_letters_of_more_than_one_byte_move_nothing() -> None:
    """ast counts bytes, an edit counts letters."""
    (found,) = [one for one in mutants_of('x = "°°°" if ä < 3 else µ\n') if one.story == "< turned into <="]
    assert found.source == 'x = "°°°" if ä <= 3 else µ\n'
