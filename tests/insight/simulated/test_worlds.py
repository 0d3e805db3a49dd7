"""A real course in a simulated world."""

from openclass_nb.insight.simulated.worlds import GRADED, Student, course_of
from openclass_nb.mastery import Item, Objective, Syllabus

SYLLABUS = Syllabus.of(
    [Item(f"{label}{k}", ("a",), label) for label in ("easy", "hard") for k in range(30)],  # type: ignore[arg-type]
    [Objective("a")],
)


def test_difficulty_is_near_what_the_labels_say() -> None:
    """The same each time."""
    course = course_of(SYLLABUS, GRADED, "x")
    assert course == course_of(SYLLABUS, GRADED, "x")
    easy, hard = (sum(course.difficulty[f"{label}{k}"] for k in range(30)) / 30 for label in ("easy", "hard"))
    assert hard - easy > 1


def test_practice_raises_the_chance() -> None:
    """Of a student who learns."""
    course = course_of(SYLLABUS, GRADED, "x")
    student = next(one for k in range(50) if (one := Student(GRADED, course, str(k))).learns)
    tutee = student.begin("a")
    before = tutee.chance("easy0")
    for _ in range(20):
        tutee.try_one("easy1")
    assert tutee.chance("easy0") >= before
