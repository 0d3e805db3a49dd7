"""openclass hints try: what a teacher sees of each rung, with a model and without, and whatever file is named."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.building import wrong_answer
from tests.cli.conftest import Openclass
from tests.hints.stand_in import good_hint, is_second, standing_in
from tests.workflows.test_smoke_hints import TEXTS

WRONG = wrong_answer("add")["source"]
LEAK = "Replace the minus in line 2 with a plus, then run the test again and look."
REFUSED_ONCE = f"""Written by the model (diagnose): not shown, the guards stopped it, 360 tokens
   Why: it tells what to do to the program.
   The model wrote: {LEAK}
   The model was asked once again: shown, 360 tokens
   {TEXTS["diagnose"]}
"""


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
    """What is refused stands there with its reason, each time that the model was asked, and what the student gets."""
    switch_on(course)

    def reply(body: dict[str, Any]) -> str:
        rung = json.loads(body["messages"][1]["content"])["rung"]
        refused = rung == "point" or (rung == "diagnose" and not is_second(body))
        return good_hint(body, LEAK if refused else TEXTS[rung])

    with standing_in(reply) as stand:
        monkeypatch.setenv("OPENCLASS_HINTS_URL", stand.url)
        monkeypatch.setenv("OPENCLASS_HINTS_MODEL", "stand-in")
        words = ("hints", "try", "add", "--with", wrong, "--course", course)
        told, sent = openclass(*words).out, openclass(*words, "--sent").out
        stand.fault = "401"
        rungs = openclass(*words, "--json").data["rungs"]
    assert f"Written by the model (orient): shown, 360 tokens\n   {TEXTS['orient']}" in told
    assert REFUSED_ONCE in told
    assert "Written by the model (point): not shown, the guards stopped it, 360 tokens\n" in told
    assert told.count(f"The model wrote: {LEAK}") == 3
    assert told.count("The student gets instead: ") == 1
    assert "You help a first-year student" not in told
    assert sent.count("You help a first-year student") == 4
    assert sent.count("Then it read:\n     assistant:\n") == sent.count("A check refused this hint") == 2
    failed = [one for one in rungs if one["outcome"] == "failed"]
    assert {reply["reason"] for one in failed for reply in one["replies"]} == {"schema: status-401"}
    assert [one["role"] for one in rungs[-1]["replies"][0]["sent"]] == ["system", "user"]


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
