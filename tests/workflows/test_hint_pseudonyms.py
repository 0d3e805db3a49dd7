"""A student's written hints can be handed over and taken out, though the ledger does not name them."""

from collections.abc import Iterator

import pytest

from openclass_nb.grading.course_secret import course_secret
from openclass_nb.records import HintLedger
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
    assert [one.pseudonym for one in HintLedger(opened.log.engine).audit()] == [pseudonym(secret, "another")]


def test_pseudonyms_need_the_secret() -> None:
    """The same student of another course is somebody else."""
    one, other = pseudonym(b"a", "ada"), pseudonym(b"b", "ada")
    assert len({one, other, "ada"}) == 3
