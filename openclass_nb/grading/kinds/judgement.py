"""What a checker says about an answer."""

from collections.abc import Iterable
from dataclasses import dataclass

from openclass_nb.course.kinds.models import Told


@dataclass(frozen=True)
class PartVerdict:
    """One part of an answer that is scored apart: the value, the unit …"""

    name: str
    right: bool
    told: str


@dataclass(frozen=True)
class Judgement:
    """`share` of the points, 0 to 1. `unread` says why an answer could not be read; then nothing else counts.

    `message` is for the student, `read_as` how the answer was understood.
    """

    share: float = 0.0
    message: str = ""
    misconception: str | None = None
    parts: tuple[PartVerdict, ...] = ()
    unread: str = ""
    read_as: str = ""

    @property
    def right(self) -> bool:
        """Whether all of it is right."""
        return not self.unread and self.share >= 1.0


RIGHT = Judgement(1.0)


def known(told: Iterable[Told]) -> Told:
    """The first of the wrong ideas that were recognised; an empty one if there is none."""
    return next(iter(told), Told())
