"""A user's own copies of public response logs; neither may be redistributed.

ASSISTments 2009: a folder with one .csv or .tsv of the columns user_id, item_id, timestamp, correct, skill_id.
ITAP and others: a ProgSnap2 main table (https://cssplice.org/progsnap2).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from mastery_bench.answers import Row

AS09_COLUMNS = {"user_id", "item_id", "timestamp", "correct", "skill_id"}
PROGSNAP_COLUMNS = {"SubjectID", "ProblemID", "EventType"}
SUBMITS = {"Submit", "Run.Test"}


class LogError(Exception):
    """The file is not what it should be; says which columns are missing."""


def read_as09(folder: Path) -> list[Row]:
    """First answers of ASSISTments 2009, in the order of time.

    A row that repeats (user, item) with another skill is the same answer to an exercise of several skills.
    """
    files = sorted([*folder.glob("*.csv"), *folder.glob("*.tsv")]) if folder.is_dir() else [folder]
    if not files:
        raise LogError(f"{folder} holds no .csv or .tsv file")
    lines = sorted(_table(files[0], AS09_COLUMNS), key=lambda line: float(line["timestamp"]))
    skills: dict[tuple[str, str, str], list[str]] = {}
    first: dict[tuple[str, str, str], dict[str, str]] = {}
    for line in lines:
        key = (line["user_id"], line["item_id"], line["timestamp"])
        first.setdefault(key, line)
        if line["skill_id"] not in skills.setdefault(key, []):
            skills[key].append(line["skill_id"])
    return [
        Row(line["user_id"], line["item_id"], tuple(skills[key]), int(float(line["correct"]) >= 1.0))
        for key, line in first.items()
    ]


def read_progsnap(file: Path) -> list[Row]:
    """First events at each problem: a submission is right or wrong, a hint before it counts as wrong."""
    lines = [line for line in _table(file, PROGSNAP_COLUMNS) if _kind(line)]
    lines.sort(key=_moment)
    begun: set[tuple[str, str]] = set()
    rows = []
    for line in lines:
        key = (line["SubjectID"], line["ProblemID"])
        if key in begun:
            continue
        begun.add(key)
        hint = _kind(line) == "hint"
        correct = int(not hint and _right(line))
        rows.append(Row(*key, (_objective(line),), correct, _moment(line) / 86400.0, hint))
    return rows


def _kind(line: dict[str, str]) -> str:
    told = " ".join(
        line.get(name) or "" for name in ("EventType", "InterventionCategory", "InterventionType")
    )
    if "hint" in told.lower():
        return "hint"
    scored = (line.get("Score") or line.get("Correct") or "") != ""
    return "submit" if line["EventType"] in SUBMITS and scored else ""


def _right(line: dict[str, str]) -> bool:
    told = (line.get("Score") or line.get("Correct") or "0").strip().lower()
    return told in ("true", "correct") or (told.replace(".", "", 1).isdigit() and float(told) >= 1.0)


def _objective(line: dict[str, str]) -> str:
    return line.get("KC") or line.get("AssignmentID") or "all"


def _moment(line: dict[str, str]) -> float:
    """Seconds; the order of the table where it tells no time."""
    told = line.get("ServerTimestamp") or line.get("ClientTimestamp")
    if told:
        return datetime.fromisoformat(told.replace("Z", "+00:00")).replace(tzinfo=None).timestamp()
    return float(line.get("Order") or 0.0)


def _table(file: Path, needed: set[str]) -> Iterator[dict[str, str]]:
    with file.open(newline="", encoding="utf-8-sig") as stream:
        head = stream.readline()
        stream.seek(0)
        table = csv.DictReader(stream, delimiter="\t" if head.count("\t") > head.count(",") else ",")
        missing = needed - set(table.fieldnames or ())
        if missing:
            raise LogError(f"{file} lacks the columns {', '.join(sorted(missing))}")
        yield from table
