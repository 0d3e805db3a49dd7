"""What the class gets wrong most, and whether the message about it helps."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from openclass_nb.insight.evidence import ClassEvidence, Try, is_right

ENOUGH = 10
"""Next tries from which on we say that a message helps few."""


@dataclass(frozen=True)
class MisconceptionSeen:
    """A known wrong idea: who showed it, in which exercises, and how their next try went.

    `next_tries` counts each time it was seen and the student tried that objective again later;
    `next_right` of those were right.
    """

    misconception: str
    title: str
    message: str
    students: frozenset[str]
    exercises: tuple[str, ...]
    next_tries: int
    next_right: int

    @property
    def helps_few(self) -> bool:
        """The message was followed by a right answer less than half the time, and often enough to say so."""
        return self.next_tries >= ENOUGH and self.next_right < self.next_tries / 2


@dataclass(frozen=True)
class Unexplained:
    """A failure that no known misconception explains, with the test's message and who met it."""

    exercise: str
    title: str
    message: str
    students: frozenset[str]


def misconceptions_seen(evidence: ClassEvidence) -> tuple[MisconceptionSeen, ...]:
    """Every misconception that was seen, the one of most students first."""
    seen: dict[str, list[tuple[Try, Try | None]]] = defaultdict(list)
    for tries in evidence.tries_by_student.values():
        for place, one in enumerate(tries):
            if one.misconception:
                seen[one.misconception].append((one, _next(evidence, tries, place)))
    found = [_seen(evidence, name, pairs) for name, pairs in seen.items()]
    return tuple(sorted(found, key=lambda one: (-len(one.students), one.title)))


def _next(evidence: ClassEvidence, tries: Sequence[Try], place: int) -> Try | None:
    """The next try at an objective of this exercise: strictly later, as all of a notebook comes at one moment.

    Of several at that next moment the same exercise again says most, then the first in order.
    """
    now = tries[place]
    objectives = set(evidence.exercises[now.exercise].objectives)
    found: Try | None = None
    for one in tries[place + 1 :]:
        if found is not None and one.at > found.at:
            break
        if one.at <= now.at or objectives.isdisjoint(evidence.exercises[one.exercise].objectives):
            continue
        if found is None or one.exercise == now.exercise:
            found = one
    return found


def _seen(evidence: ClassEvidence, name: str, pairs: Sequence[tuple[Try, Try | None]]) -> MisconceptionSeen:
    known = evidence.course.misconceptions.get(name)
    later = [after for _, after in pairs if after is not None]
    shown_in = {one.exercise for one, _ in pairs}
    return MisconceptionSeen(
        misconception=name,
        title=evidence.misconception_title(name),
        message=known.message if known else "",
        students=frozenset(one.student for one, _ in pairs),
        exercises=tuple(one for one in evidence.exercises if one in shown_in),
        next_tries=len(later),
        next_right=sum(map(is_right, later)),
    )


def unexplained(evidence: ClassEvidence, least: int = 3) -> tuple[Unexplained, ...]:
    """Failures with one and the same message by `least` students or more, and no misconception that explains them."""
    met: dict[tuple[str, str], set[str]] = defaultdict(set)
    for student, tries in evidence.tries_by_student.items():
        for one in tries:
            if one.message.strip() and not one.misconception and not is_right(one):
                met[one.exercise, one.message.strip()].add(student)
    found = [
        Unexplained(exercise, evidence.exercise_title(exercise), message, frozenset(students))
        for (exercise, message), students in met.items()
        if len(students) >= least
    ]
    return tuple(sorted(found, key=lambda one: (-len(one.students), one.title, one.message)))
