"""openclass_nb.mastery.events"""

from openclass_nb.mastery import Gate, Item, Objective, Override
from tests.mastery.scenes import at, chain, friction


def test_an_override_holds_from_its_moment_until_its_end() -> None:
    """The end is the first moment at which it no longer holds; without one it holds for good."""
    given = Override("ada", "circles", "Ms Okafor", "Showed it at the board.", at(1), at(3))
    assert [given.holds(at(day)) for day in (0.9, 1, 2.9, 3)] == [False, True, True, False]
    assert Override("ada", "circles", "Ms Okafor", "Ill", at(1)).holds(at(9999))


def test_people_read_titles_and_ids_only_where_there_is_none() -> None:
    """Of exercises, objectives and gates alike."""
    assert [Item("e", ("k",), title="Block").name, Item("e", ("k",)).name] == ["Block", "e"]
    assert [Objective("k", title="Friction").name, Objective("k").name] == ["Friction", "k"]
    assert [Gate("a", title="Forces").name, Gate("a").name] == ["Forces", "a"]


def test_a_syllabus_knows_the_exercises_of_an_objective() -> None:
    """Also those that show another one too, in the course's order."""
    names = [item.exercise for item in chain(objectives=2, exercises=2).items_of("o1")]
    assert names == ["o0e1", "o1e0", "o1e1"]
    assert friction().items_of("nothing") == ()
