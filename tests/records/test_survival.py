"""Killed at any moment, nothing committed is lost and nothing is there by half; two writers don't hurt each other."""

import os
import random
import sqlite3
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

import alembic.command  # imported here, so that the children don't each pay for it
import alembic.config  # noqa: F401

from openclass_nb.records import HintEntry, OpeningEntry, open_log
from tests.killing import killed
from tests.records.entries import NINE, attempt

BATCH = 7
KILLS = 40


def add_batches(root: Path, run: int) -> Callable[[int], None]:
    """Add batch after batch for ever; report each once it is committed."""

    def work(pipe: int) -> None:
        log = open_log(root)
        number = 0
        while True:
            name = f"{run}-{number}"
            entries = [attempt(f"{name}-{place}", student=name) for place in range(BATCH)]
            hint = HintEntry(name, "sums", "add", NINE, 0, "authored", "Think.")
            log.add([*entries, hint, OpeningEntry(name, "twice", NINE, "mastery")])
            os.write(pipe, number.to_bytes(4, "little"))
            number += 1

    return work


def test_what_was_committed_survives_forty_kills(tmp_path: Path) -> None:
    """Each batch that was reported is there once, and no batch is there by half."""
    dice = random.Random(1)
    reported: set[str] = set()
    for run in range(KILLS):
        told = killed(add_batches(tmp_path, run), dice.uniform(0, 0.03))
        reported |= {
            f"{run}-{int.from_bytes(told[at : at + 4], 'little')}" for at in range(0, len(told) - 3, 4)
        }
    log = open_log(tmp_path)
    tries = [one.student for one in log.attempts()]
    batches = set(tries)
    assert len(reported) >= KILLS
    assert reported <= batches
    assert len(batches - reported) <= KILLS, "at most the one that was just committed when the kill came"
    assert all(tries.count(batch) == BATCH for batch in batches)
    assert {one.student for one in log.hints()} == {one.student for one in log.openings()} == batches
    with sqlite3.connect(tmp_path / "openclass.db") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_a_database_is_made_whole_or_made_anew(tmp_path: Path) -> None:
    """Killed while its tables are being made, it is simply made at the next opening."""

    def work(pipe: int) -> None:
        os.write(pipe, bytes(4))
        open_log(folder)

    dice = random.Random(2)
    for number in range(30):
        folder = tmp_path / str(number)
        folder.mkdir()
        killed(work, dice.uniform(0, 0.06))
        log = open_log(folder)
        assert log.add([attempt("a")]) == 1
        log.close()


def _write(root: Path, who: str, count: int) -> None:
    log = open_log(root)
    for number in range(count):
        log.add([attempt(f"{who}-{number}", student=who), attempt(f"both-{number}", student="both")])


def test_writers_at_once_all_get_through(tmp_path: Path) -> None:
    """They even make the database together. Everybody's entries are there, and what two told is there once."""
    context = get_context("fork")
    writers = [context.Process(target=_write, args=(tmp_path, who, 40)) for who in ("a", "b", "c", "d")]
    for one in writers:
        one.start()
    for one in writers:
        one.join()
    assert [one.exitcode for one in writers] == [0, 0, 0, 0]
    tries = [one.student for one in open_log(tmp_path).attempts()]
    assert {who: tries.count(who) for who in sorted(set(tries))} == {
        "a": 40,
        "b": 40,
        "both": 40,
        "c": 40,
        "d": 40,
    }
