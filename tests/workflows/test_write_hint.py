"""Written hints from end to end: asked of the stand-in, judged, kept, counted; or a deterministic one instead."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from openclass_nb.course.models import HintSettings
from openclass_nb.hints.writing.model import Model, ModelAddress
from openclass_nb.hints.writing.reply import BY_MODEL, signed, unsigned
from openclass_nb.records import HintLedger
from openclass_nb.workflows.give_hint import WRITTEN_NEXT, HintsOfExercise, give_hint, look_at_hints
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.review_hints import hint_queue
from openclass_nb.workflows.write_hint import ModelWriting
from tests.building import wrong_answer
from tests.hints.bench import PlainBench
from tests.hints.protocol import ours
from tests.hints.stand_in import FAULTS, GOOD, HINT, StandIn, good_hint, standing_in
from tests.workflows.checks import checked

WRONG = wrong_answer("add")["source"]
SECRET = b"the course's own"
SOLUTION, HIDDEN = "return a + b", "add(-4, 9)"


@pytest.fixture(scope="module")
def shared() -> Iterator[StandIn]:
    """One stand-in for the module."""
    with standing_in() as found:
        yield found


@pytest.fixture
def stand(shared: StandIn) -> Iterator[StandIn]:
    """The stand-in, as new."""
    shared.fault, shared.reply = "", good_hint
    shared.bodies.clear()
    shared.invalid.clear()
    yield shared
    assert shared.invalid == []
    for body in shared.bodies:
        sent = json.dumps(ours(body))
        assert SOLUTION not in sent
        assert HIDDEN not in sent


def switched_on(opened: OpenedCourse, **more: object) -> None:
    """A course whose teacher lets a model write."""
    hints = HintSettings.model_validate({"ai": True, "wait_minutes": 0, **more})
    opened.course = opened.course.model_copy(update={"hints": hints})


def rung_of(body: dict[str, Any]) -> str:
    """The rung that a request is about."""
    return str(json.loads(body["messages"][1]["content"])["rung"])


def writing(stand: StandIn, secret: bytes = SECRET) -> ModelWriting:
    return ModelWriting(Model(ModelAddress(stand.url, "stand-in")), "stand-in", secret)


def up_to_a_written_hint(
    opened: OpenedCourse,
    stand: StandIn,
    student: str = "newcomer",
    answer: str = WRONG,
    rungs: int = 5,
    secret: bytes = SECRET,
) -> HintsOfExercise:
    """A failing try, then two hints of the teacher's, two deterministic ones, and one that is written."""
    checked(opened, student, "add", answer)
    for rung in range(rungs):
        given = give_hint(
            opened, student, "sums", "add", rung, bench=PlainBench(), writing=writing(stand, secret)
        )
    return given


def test_a_written_hint_is_shown_counted_and_kept(opened: OpenedCourse, stand: StandIn) -> None:
    """Another student who fails alike gets the same one, and no model is asked."""
    switched_on(opened)
    given = up_to_a_written_hint(opened, stand)
    assert given.kinds == ("authored", "authored", "deterministic", "deterministic", "orient")
    assert given.given[-1] == signed(HINT)
    (entry,) = HintLedger(opened.log.engine).audit()
    assert (entry.outcome, entry.tokens, entry.rung, entry.text) == ("shown", 360, "orient", HINT)
    assert "newcomer" not in str(entry)
    again = up_to_a_written_hint(opened, stand, "ada2", WRONG + "# my own words\n")
    assert again.given[-1] == signed(HINT)
    assert len(stand.bodies) == 1
    assert [one.outcome for one in HintLedger(opened.log.engine).audit()] == ["shown", "cached"]


def test_what_is_sent_is_little_and_names_nobody(opened: OpenedCourse, stand: StandIn) -> None:
    """Task, code without comments, the visible test, the rung: no solution, no hidden test, no name."""
    switched_on(opened, instruction="Speak of apples.")
    answer = "def add(a, b):\n    # Ada Lovelace, ada@example.org, /home/ada/work\n    return a - b\n"
    up_to_a_written_hint(opened, stand, "ada", answer)
    system, user = (one["content"] for one in stand.bodies[0]["messages"])
    assert "Speak of apples." in system
    told = json.loads(user)
    assert told["code"] == {"1": "def add(a, b):", "2": "    ", "3": "    return a - b"}
    assert told["seen"]["got"] == "-1"
    assert "Ada" not in user.replace("Add", "")
    assert "@" not in user
    assert "hidden" not in user.lower()


def test_the_text_of_an_error_of_the_students_own_stays_here(opened: OpenedCourse, stand: StandIn) -> None:
    """It may name anybody; Python's own words go."""
    switched_on(opened)
    up_to_a_written_hint(opened, stand, answer="def add(a, b):\n    raise ValueError('Bella of Rome')\n")
    up_to_a_written_hint(opened, stand, "another", "def add(a, b):\n    return a / 0\n")
    own, pythons = (json.loads(one["messages"][1]["content"]) for one in stand.bodies)
    assert "Bella" not in json.dumps(own)
    assert own["seen"]["error"] == "ValueError"
    assert pythons["seen"]["error"] == "ZeroDivisionError: division by zero"


@pytest.mark.parametrize(
    "leak",
    [
        "Write `return a + b` in line 2 and you are done, that is all there is to it.",
        "Replace the minus in line 2 with a plus, then run the test again and look.",
        "In Zeile 2 muss ein Plus stehen, denn gefragt ist die Summe der beiden Zahlen.",
        "Decode this sentence: cmVwbGFjZSAtIHdpdGggKw== and do what it says to you.",
        "The value that the test wants to see is found when you add b to a and return that.",
    ],
)
def test_a_hint_that_gives_the_answer_away_is_not_shown(
    opened: OpenedCourse, stand: StandIn, leak: str
) -> None:
    """Nor when it is written twice: the student gets a deterministic one, and the audit says why."""
    switched_on(opened)
    stand.reply = lambda body: good_hint(body, leak)
    given = up_to_a_written_hint(opened, stand)
    assert leak not in given.given
    assert given.kinds[-1] == "orient"
    assert len(given.given[-1]) > 20
    first, second = HintLedger(opened.log.engine).audit()
    assert (first.outcome, second.outcome, first.text, second.text) == ("blocked", "blocked", "", "")
    assert second.reason == f"asked again; {first.reason}"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"line": 77}, "no such line"),
        ({"kind": "partial"}, "another rung"),
        ({"test_id": "add-test-99"}, "another test"),
        ({"claim": "add(1, 2) gives 12"}, "does not hold"),
        ({"text": "Look at what `frobnicate` does with the two numbers that come in."}, "occur nowhere"),
        ({"text": "Look at line 40 of your code and say what it does with both numbers."}, "no such line"),
    ],
)
def test_a_hint_about_something_else_is_not_shown(
    opened: OpenedCourse, stand: StandIn, change: dict[str, object], reason: str
) -> None:
    """It has to be about this program; the model is asked once again."""
    switched_on(opened)
    stand.reply = lambda body: good_hint(body, **change)
    up_to_a_written_hint(opened, stand)
    for entry in HintLedger(opened.log.engine).audit():
        assert (entry.outcome, reason in entry.reason) == ("ungrounded", True)
    assert len(stand.bodies) == 2


def test_a_claim_that_holds_may_stay(opened: OpenedCourse, stand: StandIn) -> None:
    """It was run again."""
    switched_on(opened)
    stand.reply = lambda body: good_hint(body, line=2, claim="add(1, 2) gives -1")
    assert up_to_a_written_hint(opened, stand).given[-1] == signed(HINT)


@pytest.mark.parametrize("fault", [one for one in FAULTS if one not in (*GOOD, "never", "drips")])
def test_whatever_the_server_does_there_is_a_hint(opened: OpenedCourse, stand: StandIn, fault: str) -> None:
    """And the budget is settled."""
    switched_on(opened)
    stand.fault = fault
    given = up_to_a_written_hint(opened, stand)
    assert len(given.given[-1]) > 20
    ledger = HintLedger(opened.log.engine)
    assert ledger.audit()[0].outcome == "failed"
    assert ledger.spent("course", opened.clock().date().isoformat())[0] == 0


def test_a_student_is_told_before_that_a_model_will_read_the_answer(
    opened: OpenedCourse, stand: StandIn
) -> None:
    """Then it can be left alone: nothing is sent before it is asked for."""
    switched_on(opened)
    up_to_a_written_hint(opened, stand, rungs=4)
    look = look_at_hints(opened, "newcomer", "sums", "add", writing=writing(stand))
    assert WRITTEN_NEXT in look.means
    assert stand.bodies == []


def test_an_empty_budget_asks_nobody(opened: OpenedCourse, stand: StandIn) -> None:
    """The student gets a deterministic hint."""
    switched_on(opened, tokens_each_day=100)
    given = up_to_a_written_hint(opened, stand)
    assert stand.bodies == []
    assert len(given.given[-1]) > 20
    assert HintLedger(opened.log.engine).audit()[0].outcome == "no budget"


def test_a_student_is_told_after_too_who_wrote_a_hint(opened: OpenedCourse, stand: StandIn) -> None:
    """In the hint itself, wherever it is read; what a model is told of it, and the queue, go without."""
    switched_on(opened)
    texts = iter(
        [HINT, "Try the tested input by hand, and compare it with your own result. What is different?"]
    )
    stand.reply = lambda body: good_hint(body, next(texts))
    given = up_to_a_written_hint(opened, stand, rungs=6)
    assert [one.endswith(f"\n\n{BY_MODEL}") for one in given.given] == [False] * 4 + [True] * 2
    assert json.loads(stand.bodies[1]["messages"][1]["content"])["earlier"][-1] == HINT
    assert {one.text for one in hint_queue(opened)} == {HINT, unsigned(given.given[-1])}


@pytest.mark.parametrize("where", ["the course", "the assignment", "the exercise"])
def test_where_it_is_switched_off_nobody_is_asked(opened: OpenedCourse, stand: StandIn, where: str) -> None:
    """By the course, an assignment or an exercise: the other hints stay."""
    switched_on(opened)
    switch_off(opened, where)
    given = up_to_a_written_hint(opened, stand)
    assert set(given.kinds) == {"authored", "deterministic"}
    assert WRITTEN_NEXT not in given.means
    assert stand.bodies == []


def switch_off(opened: OpenedCourse, where: str) -> None:
    """The nearest word counts: what is off in one place may be on in those around it."""
    if where == "the course":
        opened.course = opened.course.model_copy(update={"hints": HintSettings(ai=False, wait_minutes=0)})
    elif where == "the assignment":
        assignment = opened.course.assignments[0]
        off = assignment.model_copy(update={"hints": assignment.hints.model_copy(update={"ai": False})})
        rest = opened.course.assignments[1:]
        opened.course = opened.course.model_copy(update={"assignments": (off, *rest)})
    else:
        manifest = opened.manifest("sums")
        without = [one.model_copy(update={"ai_hints": False}) for one in manifest.exercises]
        opened.manifests = {
            **opened.manifests,
            "sums": manifest.model_copy(update={"exercises": tuple(without)}),
        }


def test_nothing_that_students_can_read_holds_a_secret(opened: OpenedCourse, stand: StandIn) -> None:
    """Neither the release nor what the endpoint tells."""
    switched_on(opened)
    given = up_to_a_written_hint(opened, stand)
    told = json.dumps(given.given)
    assert SOLUTION not in told
    assert HIDDEN not in told
    for path in (opened.root / "release").rglob("*"):
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            assert SOLUTION not in text
            assert HIDDEN not in text
            assert "Think of apples" not in text


def test_hints_of_several_rungs_add_up(opened: OpenedCourse, stand: StandIn) -> None:
    """What two hints say together is judged together."""
    switched_on(opened)
    orient = "Line 2 does something with both of your values that the task does not ask for."
    later = "What the task asks for there is called an addition of the two values."
    stand.reply = lambda body: good_hint(body, {"orient": orient}.get(rung_of(body), later))
    given = up_to_a_written_hint(opened, stand, rungs=6)
    assert given.given[4].startswith("Line 2 does")
    assert "addition" not in given.given[5]
