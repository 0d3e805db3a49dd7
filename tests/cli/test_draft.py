"""openclass draft: what a teacher sees while a model proposes, and that nothing is written that nobody took."""

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.building import CourseDraft
from tests.cli.conftest import Openclass
from tests.hints.stand_in import StandIn, standing_in
from tests.workflows.drafting import EXERCISE, HINTS, UNSOLVED, says


@pytest.fixture
def stand(monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    """A model's server that this machine knows."""
    with standing_in() as found:
        monkeypatch.setenv("OPENCLASS_HINTS_URL", found.url)
        monkeypatch.setenv("OPENCLASS_HINTS_MODEL", "stand-in")
        yield found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small course, not released."""
    return CourseDraft().write(tmp_path / "course")


def files(root: Path) -> dict[str, bytes]:
    """All that the teacher wrote."""
    return {
        str(one.relative_to(root)): one.read_bytes()
        for one in sorted(root.rglob("*"))
        if one.is_file() and one.parts[-2] != "drafts"
    }


@pytest.mark.slow
def test_a_draft_is_proposed_listed_and_taken(openclass: Openclass, root: Path, stand: StandIn) -> None:
    """Until it is taken, nothing but drafts/ has changed; then it stands in the source notebook."""
    before = files(root)
    stand.reply = says(EXERCISE)
    ran = openclass("draft", "exercise", "adding", "--course", root)
    assert ran.status == 0
    assert "✓ the-larger-one: The solution passes and a blank answer does not" in ran.out
    assert "then “openclass draft accept the-larger-one”" in ran.out
    assert "stand-in at http" in ran.err
    assert "nothing about students" in ran.err
    assert "the known wrong answer loses points" in ran.out
    assert "adding: the model writes, then it is proved (try 1 of 3)" in ran.err
    assert files(root) == before
    listed = openclass("draft", "list", "--course", root).out
    assert "the-larger-one exercise for adding" in listed
    assert "openclass draft accept NAME" in listed
    taken = openclass("draft", "accept", "the-larger-one", "--into", "sums", "--course", root)
    assert "“the-larger-one” stands in" in taken.out
    assert "openclass release" in taken.out
    assert {name for name, text in files(root).items() if before.get(name) != text} >= {
        "source/sums/sums.ipynb"
    }
    assert "No draft waits for you." in openclass("draft", "list", "--course", root).out


@pytest.mark.slow
def test_a_draft_is_dropped(openclass: Openclass, root: Path, stand: StandIn) -> None:
    """And machines read the same as people."""
    stand.reply = says(HINTS)
    ran = openclass("draft", "hints", "add", "--course", root, "--json")
    assert (ran.status, ran.err) == (0, "")
    (made,) = ran.data["drafts"]
    assert (made["what"], made["about"], made["problems"]) == ("hints", "add", [])
    assert [one["name"] for one in openclass("draft", "list", "-c", root, "--json").data["drafts"]] == [
        "add-hints"
    ]
    assert "add-hints hints for add" in openclass("draft", "list", "-c", root).out
    before = files(root)
    assert openclass("draft", "drop", "add-hints", "--course", root, "--json").data == {
        "dropped": "add-hints"
    }
    assert files(root) == before
    assert list((root / "drafts").glob("*.ipynb")) == []
    unknown = openclass("draft", "accept", "add-hints", "--course", root)
    assert (unknown.status, "proved once more" in unknown.err) == (2, False)
    again = openclass("draft", "drop", "add-hints", "--course", root)
    assert (again.status, "add-hints" in again.err) == (2, True)


@pytest.mark.slow
def test_what_does_not_prove_is_told_and_not_kept(openclass: Openclass, root: Path, stand: StandIn) -> None:
    """Three tries, then the reason and the exit status of a command that found problems."""
    before = files(root)
    stand.reply = says(UNSOLVED)
    ran = openclass("draft", "exercise", "adding", "--course", root)
    assert ran.status == 1
    assert "▲ No exercise for “adding”" in ran.out
    assert "does not pass this test" in ran.out
    assert "does not pass this test" in ran.err
    assert "The model mends it (try 3 of 3)" in ran.err
    assert not (root / "drafts").exists()
    assert files(root) == before


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        ("refusal", "the model refused to answer"),
        ("401", "does not take the key in OPENCLASS_HINTS_KEY (401)"),
        ("half-json", "no model’s reply (JSONDecodeError)"),
        ("wrong-schema", "not in the form that was asked for"),
    ],
)
def test_a_model_that_gives_nothing(
    openclass: Openclass, root: Path, stand: StandIn, fault: str, why: str
) -> None:
    """A sentence for people, a reason for machines; never a traceback."""
    stand.fault, stand.reply = fault, says(HINTS)
    told = openclass("draft", "hints", "add", "--course", root)
    assert told.status == 1
    assert "No hints for “add”: There is no draft: " in told.out
    assert why in told.out
    data = openclass("draft", "hints", "add", "--course", root, "--json").data
    assert data["drafts"][0]["draft"] is None
    assert not (root / "drafts").exists()


def test_a_machine_that_knows_no_model(
    openclass: Openclass, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says how one is named; with a name that nobody knows it says which there are."""
    monkeypatch.delenv("OPENCLASS_HINTS_URL", raising=False)
    ran = openclass("draft", "hints", "add", "--course", root)
    assert ran.status == 1
    assert "No model is known that could draft." in ran.err
    assert "OPENCLASS_HINTS_URL" in ran.err
    data = openclass("draft", "hints", "add", "--course", root, "--json").data
    assert "OPENCLASS_HINTS_MODEL" in data["error"]["next_step"]
    monkeypatch.setenv("OPENCLASS_HINTS_URL", "http://localhost:11434/v1")
    monkeypatch.delenv("OPENCLASS_HINTS_MODEL", raising=False)
    half = openclass("draft", "hints", "add", "--course", root)
    assert (half.status, "which of the server’s models" in half.err) == (1, True)


def test_a_name_that_nobody_knows(openclass: Openclass, root: Path, stand: StandIn) -> None:
    """Wrong usage, and the model is not asked."""
    ran = openclass("draft", "exercise", "addnig", "--course", root)
    assert ran.status == 2
    assert "adding" in ran.err
    assert stand.bodies == []


def test_ctrl_c_while_the_model_thinks(openclass: Openclass, root: Path, stand: StandIn) -> None:
    """It ends at once, says so, and leaves nothing half done."""
    before = files(root)
    stand.fault = "never"
    asked = threading.Thread(target=_interrupt_when_asked, args=(stand,), daemon=True)
    asked.start()
    ran = openclass("draft", "hints", "add", "--course", root)
    asked.join(10)
    assert ran.status == 130
    assert "Stopped." in ran.err
    assert "Traceback" not in ran.err
    assert files(root) == before
    assert not (root / "drafts").exists()


def _interrupt_when_asked(stand: StandIn) -> None:
    while not stand.bodies:
        stand.released.wait(0.02)
    os.kill(os.getpid(), signal.SIGINT)
