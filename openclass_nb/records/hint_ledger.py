"""The ledger of written hints: a budget that is reserved before and settled after, a cache, an audit, reviews."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from openclass_nb.records.database import told, writing
from openclass_nb.records.hint_tables import hint_audit, hint_budget, hint_cache, hint_reviews

Outcome = Literal["shown", "cached", "blocked", "ungrounded", "failed", "no budget"]
Decision = Literal["approved", "edited", "promoted", "reported"]


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One request for a written hint, and what came of it. No name, no code, no prompt: their hashes."""

    at: datetime
    pseudonym: str
    assignment: str
    exercise: str
    rung: str
    model: str
    policy: str
    prompt: str
    cache_key: str
    outcome: Outcome
    reason: str = ""
    tokens: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """What a teacher said about a written hint: `text` is the hint as it should be from then on."""

    at: datetime
    cache_key: str
    who: str
    decision: Decision
    text: str = ""
    why: str = ""


class HintLedger:
    """Beside the log, in the same database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def reserve(self, scopes: dict[str, int], day: str, tokens: int) -> bool:
        """Put `tokens` aside in every scope (name and limit of the day) at once, or in none. Whether there were enough.

        One conditional UPDATE for each scope: however many ask at a time, no limit is passed.
        """
        for scope in scopes:
            self._open(scope, day)
        with told(self._engine), self._engine.connect() as connection:
            if self._engine.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            for scope, limit in sorted(scopes.items()):  # in order, lest two wait for each other
                if not self._take(connection, scope, day, tokens, limit):
                    connection.rollback()
                    return False
            connection.commit()
        return True

    def settle(self, scopes: Sequence[str], day: str, reserved: int, spent: int) -> None:
        """What was put aside is given back, and what was spent is charged."""
        with told(self._engine), writing(self._engine) as connection:
            for scope in sorted(scopes):
                mine = (hint_budget.c.scope == scope) & (hint_budget.c.day == day)
                changed = {
                    "reserved": hint_budget.c.reserved - reserved,
                    "spent": hint_budget.c.spent + max(0, spent),
                }
                connection.execute(update(hint_budget).where(mine).values(changed))

    def spent(self, scope: str, day: str) -> tuple[int, int]:
        """(reserved, spent) of a scope on a day."""
        mine = (hint_budget.c.scope == scope) & (hint_budget.c.day == day)
        with told(self._engine), self._engine.connect() as connection:
            row = connection.execute(select(hint_budget.c.reserved, hint_budget.c.spent).where(mine)).first()
        return (row[0], row[1]) if row else (0, 0)

    def cached(self, key: str) -> str | None:
        """The hint kept under `key`, as a teacher may have edited it; None if there is none, or a bad one."""
        if self.is_reported(key):
            return None
        edited = [one.text for one in self.reviews(key) if one.decision == "edited"]
        if edited:
            return edited[-1]
        with told(self._engine), self._engine.connect() as connection:
            wanted = select(hint_cache.c.text).where(hint_cache.c.cache_key == key)
            return connection.execute(wanted).scalar_one_or_none()

    def is_reported(self, key: str) -> bool:
        """Whether a teacher has said that the hint under `key` is bad, and nothing else since."""
        found = self.reviews(key)
        return bool(found) and found[-1].decision == "reported"

    def is_edited(self, key: str) -> bool:
        """Whether the hint under `key` is given in a teacher's own words."""
        found = [one.decision for one in self.reviews(key)]
        return "edited" in found and found[-1] != "reported"

    def keep(self, key: str, text: str, at: datetime) -> None:
        """Keep a hint to be given again; the first one under a key stays."""
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(hint_cache).values(cache_key=key, at=at, text=text))
        except IntegrityError:
            return

    def write_down(self, entry: AuditEntry) -> None:
        """Add to the audit."""
        with told(self._engine), writing(self._engine) as connection:
            connection.execute(insert(hint_audit).values(asdict(entry)))

    def audit(self, pseudonym: str | None = None) -> list[AuditEntry]:
        """The audit, oldest first; of one student if asked."""
        names = list(AuditEntry.__dataclass_fields__)
        wanted = select(*(hint_audit.c[name] for name in names)).order_by(hint_audit.c.id)
        if pseudonym is not None:
            wanted = wanted.where(hint_audit.c.pseudonym == pseudonym)
        return [AuditEntry(*row) for row in self._rows(wanted)]

    def forget(self, pseudonym: str) -> int:
        """Delete what the audit holds of one student, because people may ask for it. How many entries there were."""
        with told(self._engine), writing(self._engine) as connection:
            found = connection.execute(delete(hint_audit).where(hint_audit.c.pseudonym == pseudonym))
            connection.execute(delete(hint_budget).where(hint_budget.c.scope == f"student:{pseudonym}"[:80]))
            return found.rowcount

    def review(self, review: Review) -> None:
        """Add what a teacher says."""
        with told(self._engine), writing(self._engine) as connection:
            connection.execute(insert(hint_reviews).values(asdict(review)))

    def reviews(self, key: str | None = None) -> list[Review]:
        """What teachers have said, oldest first; about one hint if asked."""
        names = list(Review.__dataclass_fields__)
        wanted = select(*(hint_reviews.c[name] for name in names)).order_by(hint_reviews.c.id)
        if key is not None:
            wanted = wanted.where(hint_reviews.c.cache_key == key)
        return [Review(*row) for row in self._rows(wanted)]

    def _open(self, scope: str, day: str) -> None:
        try:
            with self._engine.begin() as connection:
                mine = (hint_budget.c.scope == scope) & (hint_budget.c.day == day)
                if connection.execute(select(hint_budget.c.id).where(mine)).first() is None:
                    connection.execute(insert(hint_budget).values(scope=scope, day=day, reserved=0, spent=0))
        except IntegrityError:
            return  # another request was faster

    def _take(self, connection: Connection, scope: str, day: str, tokens: int, limit: int) -> bool:
        mine = (hint_budget.c.scope == scope) & (hint_budget.c.day == day)
        room = hint_budget.c.reserved + hint_budget.c.spent + tokens <= limit
        changed = {"reserved": hint_budget.c.reserved + tokens}
        return connection.execute(update(hint_budget).where(mine & room).values(changed)).rowcount == 1

    def _rows(self, wanted: Any) -> Sequence[Any]:
        with told(self._engine), self._engine.connect() as connection:
            return connection.execute(wanted).all()
