"""The simulated worlds, as the package has them: the proof of a course walks a class of the same students."""

from openclass_nb.insight.simulated.worlds import (
    ALL_OR_NONE,
    GRADED,
    LABELS,
    MASTERED,
    OFFSET,
    SERIOUS,
    Answer,
    Course,
    Student,
    Tutee,
    World,
    make_class,
    make_course,
)

__all__ = [
    "ALL_OR_NONE",
    "GRADED",
    "LABELS",
    "MASTERED",
    "OFFSET",
    "SERIOUS",
    "Answer",
    "Course",
    "Student",
    "Tutee",
    "World",
    "make_class",
    "make_course",
]
