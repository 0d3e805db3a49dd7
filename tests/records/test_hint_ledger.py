"""The ledger of written hints: no budget is overspent, however many ask; what is kept can be taken away again."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from openclass_nb.records import AuditEntry, HintLedger, Review, open_log

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
DAY = "2026-03-02"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[HintLedger]:
    """An empty ledger."""
    log = open_log(tmp_path)
    yield HintLedger(log.engine)
    log.close()


def test_a_hundred_at_once_overspend_nothing(ledger: HintLedger) -> None:
    """Each reserves before it asks and settles after; those for whom nothing is left are told so."""

    def ask(student: int) -> int:
        scopes = {"course": 5_000, f"student:{student % 10}": 1_000}
        if not ledger.reserve(scopes, DAY, 400):
            return 0
        ledger.settle(list(scopes), DAY, 400, 350)
        return 350

    with ThreadPoolExecutor(20) as pool:
        spent = sum(pool.map(ask, range(100)))
    assert spent <= 5_000
    assert ledger.spent("course", DAY) == (0, spent)
    for student in range(10):
        assert ledger.spent(f"student:{student}", DAY)[1] <= 1_000
    assert spent >= 10 * 350


def test_all_scopes_or_none(ledger: HintLedger) -> None:
    """What one scope lacks is not taken from the other."""
    assert not ledger.reserve({"course": 1_000, "student:a": 100}, DAY, 200)
    assert ledger.spent("course", DAY) == (0, 0)
    assert ledger.reserve({"course": 1_000, "student:a": 200}, DAY, 200)
    assert ledger.spent("course", DAY) == (200, 0)


def test_a_day_is_a_day(ledger: HintLedger) -> None:
    """Tomorrow the budget is whole again."""
    assert ledger.reserve({"course": 100}, DAY, 100)
    assert not ledger.reserve({"course": 100}, DAY, 1)
    assert ledger.reserve({"course": 100}, "2026-03-03", 100)


def entry(pseudonym: str, **more: object) -> AuditEntry:
    told = {
        "assignment": "sums",
        "exercise": "add",
        "rung": "point",
        "model": "m",
        "policy": "p",
        "prompt": "h",
    }
    return AuditEntry(NOW, pseudonym, **told, cache_key="k", outcome="shown", **more)  # type: ignore[arg-type]


def test_the_audit_is_kept_and_one_student_can_be_taken_out(ledger: HintLedger) -> None:
    """Others' entries stay."""
    for name in ("a", "b", "a"):
        ledger.write_down(entry(name, text="Look.", tokens=5))
    assert [one.pseudonym for one in ledger.audit()] == ["a", "b", "a"]
    assert ledger.audit("b") == [entry("b", text="Look.", tokens=5)]
    assert ledger.forget("a") == 2
    assert [one.pseudonym for one in ledger.audit()] == ["b"]


def test_the_first_hint_under_a_key_stays_and_a_teacher_may_edit_it(ledger: HintLedger) -> None:
    """A reported one is given to nobody."""
    ledger.keep("k", "first", NOW)
    ledger.keep("k", "second", NOW)
    assert ledger.cached("k") == "first"
    ledger.review(Review(NOW, "k", "kit", "edited", "better"))
    assert ledger.cached("k") == "better"
    ledger.review(Review(NOW, "k", "kit", "reported", why="misleads"))
    assert ledger.cached("k") is None
    assert ledger.is_reported("k")
    assert ledger.cached("other") is None
