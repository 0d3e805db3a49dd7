"""openclass_nb.insight.mastery_map"""

from dataclasses import replace
from datetime import timedelta

from openclass_nb.insight.evidence import ClassEvidence
from openclass_nb.insight.mastery_map import MasteryMap, mastery_map, shade
from openclass_nb.insight.standing import class_standing
from openclass_nb.insight.where import places
from tests.insight.classroom import START, Classroom, with_stuck


def map_of(evidence: ClassEvidence) -> MasteryMap:
    where = places(evidence.course, class_standing(evidence.course, evidence.progress))
    return mastery_map(evidence, where)


def test_each_student_has_a_row_under_the_assignment_they_are_at(room: Classroom) -> None:
    """By name within the group."""
    room.enrol("Zoe", "ada")
    room.master("ben", "adding")
    found = map_of(room.evidence())
    assert found.by_student
    assert found.objectives == ("Adding", "Doubling")
    assert [(one.title, [row.name for row in one.rows]) for one in found.groups] == [
        ("Sums (2 students)", ["ada", "Zoe"]),
        ("Twice (1 student)", ["ben"]),
    ]


def test_each_state_has_a_sign_a_shade_and_words(room: Classroom) -> None:
    """Any one of them is enough to read it."""
    room.master("ben", "adding")
    room.hand_in("cleo", "adding-1", False)
    room.hand_in("dan", "adding-1", False)
    evidence = with_stuck(room.evidence(START + timedelta(hours=1)), [("dan", "adding", "flat")])
    rows = {row.name: row for group in map_of(evidence).groups for row in group.rows}
    mastered, under_way, stuck = (rows[name].cells[0] for name in ("ben", "cleo", "dan"))
    assert (mastered.shade, mastered.text, mastered.words) == ("full", "✓", "mastered")
    assert under_way.shade == "low"
    assert under_way.words == f"{under_way.text}%"
    assert (stuck.shade, stuck.text) == ("stuck", "!")
    assert stuck.words.startswith("stuck at ")
    assert rows["cleo"].cells[1].words == "not begun"
    assert [rows[name].mastered for name in ("ben", "cleo")] == [1, 0]


def test_a_review_that_is_due_leaves_it_mastered(room: Classroom) -> None:
    """It looks like any other; the words for readers say so."""
    room.master("ben", "adding")
    evidence = room.evidence()
    own = evidence.progress["ben"]
    due = {**own.objectives, "adding": replace(own.objectives["adding"], state="review due")}
    evidence = replace(evidence, progress={"ben": replace(own, objectives=due)})
    row = map_of(evidence).groups[0].rows[0]
    assert (row.cells[0].text, row.cells[0].words, row.mastered) == ("✓", "mastered, review due", 1)


def test_a_class_of_more_than_sixty_is_shown_by_group(room: Classroom) -> None:
    """A row for each assignment, a cell for the share that has mastered it."""
    room.enrol(*(f"s{number}" for number in range(45)))
    for number in range(15):
        room.hand_in(f"t{number}", "adding-1", False)
        room.master(f"u{number}", "adding")
    found = map_of(room.evidence())
    assert not found.by_student
    first, second = found.groups[0].rows
    assert (first.name, first.mastered) == ("Sums (60 students)", 0)
    assert [one.words for one in first.cells] == ["0% have mastered it", "not begun"]
    assert (second.name, second.mastered) == ("Twice (15 students)", 1)
    assert (second.cells[0].shade, second.cells[0].text) == ("full", "100")


def test_shades_have_three_steps_below_mastery() -> None:
    """At 30 and at 55 percent."""
    assert [shade(one) for one in (0, 0.29, 0.3, 0.54, 0.55, 0.79)] == [
        "low", "low", "middle", "middle", "high", "high",
    ]  # fmt: skip
