"""openclass hints try: what a teacher sees of each rung, with a model and without, and whatever file is named."""

import json
from pathlib import Path

import pytest
import yaml

from tests.building import wrong_answer
from tests.cli.conftest import Openclass
from tests.hints.stand_in import HINT, good_hint, standing_in

WRONG = wrong_answer("add")["source"]
LEAK = "Replace the minus in line 2 with a plus, then run the test again and look."


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A file with a wrong answer."""
    path = tmp_path / "wrong.py"
    path.write_text(WRONG, encoding="utf-8")
    return path


def switch_on(course: Path) -> None:
    """As a teacher would, in course.yml."""
    settings = yaml.safe_load((course / "course.yml").read_text(encoding="utf-8"))
    settings["hints"] = {"ai": True}
    (course / "course.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")


@pytest.mark.slow
def test_without_a_model_it_says_why_and_what_one_would_read(
    openclass: Openclass, course: Path, wrong: Path
) -> None:
    """The teacher's hints, what the test saw, what the check recognised; then which switch is off."""
    ran = openclass("hints", "try", "add", "--with", wrong, "--course", course, "--sent")
    assert (ran.status, ran.err) == (0, "")
    assert "1. Your hint\n   Think of apples." in ran.out
    assert "From the test and the code\n   The test calls add(1, 2) and gets -1; it expects 3." in ran.out
    assert "No model writes hints here. The course has it switched off" in ran.out
    assert "Nothing was sent. If one wrote, this is what it would read first:" in ran.out
    assert "system:\n       You help a first-year student" in ran.out
    assert "return a - b" in ran.out
    assert "return a + b" not in ran.out


@pytest.mark.slow
def test_with_a_model_it_says_what_was_sent_and_what_the_guards_did(
    openclass: Openclass, course: Path, wrong: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is refused stands there with its reason, and with what the student gets instead."""
    switch_on(course)

    def reply(body: dict[str, object]) -> str:
        told = json.loads(body["messages"][1]["content"])  # type: ignore[index]
        return good_hint(body, LEAK if told["rung"] == "point" else HINT)

    with standing_in(reply) as stand:
        monkeypatch.setenv("OPENCLASS_HINTS_URL", stand.url)
        monkeypatch.setenv("OPENCLASS_HINTS_MODEL", "stand-in")
        told = openclass("hints", "try", "add", "--with", wrong, "--course", course).out
        assert f"Written by the model (orient): shown, 360 tokens\n   {HINT}" in told
        assert "Written by the model (point): not shown, the guards stopped it" in told
        assert f"The model wrote: {LEAK}" in told
        assert "The student gets instead: " in told
        assert "You help a first-year student" not in told
        stand.fault = "401"
        rungs = openclass("hints", "try", "add", "--with", wrong, "-c", course, "--json").data["rungs"]
    assert {one["reason"] for one in rungs if one["outcome"] == "failed"} == {"schema: status-401"}
    assert [one["role"] for one in rungs[-1]["sent"]] == ["system", "user"]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.py", b"\x89PNG\xff\xfe", "a.py: This is no text that can be read."),
        ("a.ipynb", b'{"cells": ', "a.ipynb: This is no notebook that can be read."),
        ("a.ipynb", b"[]", "a.ipynb: This is no notebook that can be read."),
        ("a.ipynb", b'{"cells": [7]}', "a.ipynb: This is no notebook that can be read."),
        ("a.ipynb", b'{"cells": []}', "a.ipynb: There is no answer cell of “add” in it."),
        ("a.py", b"", "add: There is no answer in it."),
        ("missing.py", None, "missing.py: No such file"),
    ],
)
def test_whatever_file_is_named(
    openclass: Openclass, course: Path, tmp_path: Path, name: str, content: bytes | None, told: str
) -> None:
    """What is wrong with it, and what to give; for machines the same."""
    if content is not None:
        (tmp_path / name).write_bytes(content)
    words = ("hints", "try", "add", "--with", tmp_path / name, "--course", course)
    ran = openclass(*words)
    assert ran.status == 1
    assert told in ran.err
    assert len(ran.err.strip().splitlines()) == 2
    assert openclass(*words, "--json").data["error"]["next_step"]


def test_a_mistyped_exercise(openclass: Openclass, course: Path, wrong: Path) -> None:
    """Wrong usage, and the nearest name, released or not."""
    ran = openclass("hints", "try", "pluss", "--with", wrong, "--course", course)
    assert (ran.status, "Did you mean “plus”?" in ran.err) == (2, True)
