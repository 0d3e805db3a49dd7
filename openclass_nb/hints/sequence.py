"""The order of help, and what opens the next rung: a new try, or a wait.

The teacher's hints come first, then what the failing test and the code show, then what a model writes, from general
to pointed; the answer itself last, and only where the teacher allows it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from openclass_nb.hints.policy import HintPolicy

Kind = Literal["authored", "deterministic", "orient", "diagnose", "point", "partial", "bottom-out"]
WRITTEN: tuple[Kind, ...] = ("orient", "diagnose", "point", "partial")
"""What a model may write, from general to pointed."""


@dataclass(frozen=True)
class Rung:
    """One help in its place. `text` is known for the teacher's own hints and for the deterministic ones."""

    kind: Kind
    text: str = ""


@dataclass(frozen=True)
class Taken:
    """A hint that was given: when, of which kind; `here` if it was about the version that is at hand."""

    kind: str
    text: str
    at: datetime
    here: bool = True


@dataclass(frozen=True)
class Standing:
    """What decides about the next rung: what was taken, how many today, when the last try was (of any version), and
    whether the version at hand was tried and is not right.
    """

    taken: tuple[Taken, ...] = ()
    today: int = 0
    written_today: int = 0
    last_try: datetime | None = None
    failing: bool = False
    untried: bool = False


@dataclass(frozen=True)
class Turn:
    """The next rung, or why there is none. With a rung, `opens_at` says until when it waits (None: it is open)."""

    rung: Rung | None
    left: int
    opens_at: datetime | None = None
    why: str = ""


MOST_FOUND, MOST_WITH_AI = 3, 2
"""Deterministic hints for one failing try; a try that fails in another way gets new ones."""

TRY_FIRST = "Check your answer once: the next hint looks at what it does."
NO_MORE = "There are no more hints for this exercise. Your teacher can see what you have tried: ask."
ENOUGH_HERE = (
    "You have had all hints that there are for one exercise. Your teacher can see what you have tried: ask."
)
ENOUGH_TODAY = "You have had all hints of today. Sleep over it, or ask your teacher."


def next_turn(
    policy: HintPolicy, authored: Sequence[str], found: Sequence[str], standing: Standing, now: datetime
) -> Turn:
    """Whose turn it is. `authored` are the teacher's hints, `found` the deterministic ones of the last failing try."""
    waiting = list(_waiting(policy, authored, found, standing))
    room = policy.each_exercise - len(standing.taken)
    left = max(0, min(len(waiting), room))
    if not waiting:
        untried = standing.untried or (not standing.failing and standing.last_try is None)
        return Turn(None, 0, why=TRY_FIRST if untried else NO_MORE)
    if room <= 0:
        return Turn(None, 0, why=ENOUGH_HERE)
    if standing.today >= policy.each_day:
        return Turn(None, left, why=ENOUGH_TODAY)
    return Turn(waiting[0], left, _opens(policy, standing, now))


def _waiting(
    policy: HintPolicy, authored: Sequence[str], found: Sequence[str], standing: Standing
) -> Iterator[Rung]:
    """Rungs not taken yet, in order."""
    known = {one.text for one in standing.taken}
    kinds = {one.kind for one in standing.taken if one.here}
    yield from (Rung("authored", text) for text in authored if text not in known)
    if not standing.failing:
        return
    # With a model behind them two will do; the others stand in for whatever the model can't say.
    most = MOST_WITH_AI if policy.ai else MOST_FOUND
    used = sum(one.kind == "deterministic" and _since(one, standing.last_try) for one in standing.taken)
    fresh = [one for one in found if one not in known]
    yield from (Rung("deterministic", text) for text in fresh[: max(0, most - used)])
    if policy.ai and standing.written_today < policy.ai_each_day:
        yield from (Rung(kind) for kind in WRITTEN if kind not in kinds)
    if policy.bottom_out and "bottom-out" not in kinds:
        yield Rung("bottom-out")


def _since(taken: Taken, last_try: datetime | None) -> bool:
    return last_try is None or taken.at >= last_try


def _opens(policy: HintPolicy, standing: Standing, now: datetime) -> datetime | None:
    """When the next rung opens by itself; None if it is open now."""
    if not standing.taken:
        return None
    last = max(one.at for one in standing.taken)
    opens = last + timedelta(minutes=policy.wait_minutes)
    tried_since = standing.last_try is not None and standing.last_try > last
    return None if tried_since or now >= opens else opens


def waiting_words(turn: Turn, number: int, now: datetime) -> str:
    """What a student is told about a hint that is not open: “Hint 3 opens after another try, or in 2 minutes.”"""
    if turn.rung is None or turn.opens_at is None:
        return turn.why
    seconds = (turn.opens_at - now).total_seconds()
    minutes = max(1, -(-int(seconds) // 60))
    when = "in a minute" if minutes == 1 else f"in {minutes} minutes"
    return f"Hint {number} opens after another try, or {when}. Use the last one first."
