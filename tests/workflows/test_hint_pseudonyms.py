"""A student's written hints can be handed over and taken out, though the ledger does not name them."""

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from openclass_nb.grading.course_secret import course_secret
from openclass_nb.hints.policy import day_of
from openclass_nb.records import HintLedger
from openclass_nb.records.hint_tables import hint_audit, hint_budget, hint_cache
from openclass_nb.workflows.erase_student import erase_student
from openclass_nb.workflows.hint_pseudonyms import forget_written_hints, pseudonym, written_hints_of
from openclass_nb.workflows.opened_course import OpenedCourse
from tests.hints.stand_in import HINT, StandIn, standing_in
from tests.workflows.test_write_hint import switched_on, up_to_a_written_hint


@pytest.fixture(scope="module")
def stand() -> Iterator[StandIn]:
    """One stand-in for the module."""
    with standing_in() as found:
        yield found


def test_handed_over_and_taken_out(opened: OpenedCourse, stand: StandIn) -> None:
    """Only the one who asks; the other one's entries stay."""
    assert written_hints_of(opened, "newcomer") == []
    secret = course_secret(opened.root)
    switched_on(opened)
    for student in ("newcomer", "another"):
        up_to_a_written_hint(opened, stand, student, secret=secret)
    assert [one["text"] for one in written_hints_of(opened, "newcomer")] == [HINT]
    assert forget_written_hints(opened, "newcomer") == 1
    assert written_hints_of(opened, "newcomer") == []
    ledger = HintLedger(opened.log.engine)
    assert [one.pseudonym for one in ledger.audit()] == [pseudonym(secret, "another")]
    day = day_of(opened.clock()).isoformat()
    assert ledger.spent(f"student:{pseudonym(secret, 'newcomer')}", day) == (0, 0)
    assert ledger.spent("course", day)[1] > 0


def test_the_ledger_names_nobody(opened: OpenedCourse, stand: StandIn) -> None:
    """Neither in a column nor in a text; the student's own record of hints does."""
    secret = course_secret(opened.root)
    switched_on(opened)
    up_to_a_written_hint(opened, stand, "newcomer", secret=secret)
    with opened.log.engine.connect() as records:
        told = [str(records.execute(select(one)).all()) for one in (hint_audit, hint_budget, hint_cache)]
    assert pseudonym(secret, "newcomer") in told[0]
    assert [one for one in told if "newcomer" in one] == []
    assert {one.student for one in opened.log.hints("newcomer")} == {"newcomer"}


def test_erasing_a_student_takes_the_ledgers_entries_too(opened: OpenedCourse, stand: StandIn) -> None:
    """It says before how many there are."""
    secret = course_secret(opened.root)
    switched_on(opened)
    up_to_a_written_hint(opened, stand, "newcomer", secret=secret)
    assert erase_student(opened, "newcomer", dry_run=True).rows["written_hints"] == 1
    assert len(written_hints_of(opened, "newcomer")) == 1
    erase_student(opened, "newcomer")
    assert HintLedger(opened.log.engine).audit() == []
    assert opened.log.hints("newcomer") == []


def test_pseudonyms_need_the_secret() -> None:
    """The same student of another course is somebody else."""
    one, other = pseudonym(b"a", "ada"), pseudonym(b"b", "ada")
    assert len({one, other, "ada"}) == 3
