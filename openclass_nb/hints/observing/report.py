"""What came back from the sandbox, read as data: it may be anything, for it comes from a student's process."""

import json
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

PARTS = ("values", "marking", "running")
SECONDS = 1.0
"""How long one program may run to be observed."""
TOTAL = 4.0
"""How long all programs of one run may take together; those whose turn does not come stay unknown."""
LONGEST = 2_000_000
Stage = Literal["passed", "answer", "test", "slow", "unreadable", "unknown"]
Sort = Literal[
    "none", "truth", "number", "text", "sequence", "set", "mapping", "array", "table", "function", "other"
]


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Value(_Data):
    """A value as it was: its sort, its type's name, how Python shows it, and its parts as far as they are few."""

    kind: Sort = "other"
    type: str = Field(default="", max_length=100)
    shown: str = Field(default="", max_length=200)
    value: bool | int | float | str | None = None
    whole: bool = False
    size: int | None = None
    shape: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    items: tuple["Value", ...] = ()


class Raised(_Data):
    """An error: its name and text, the student's own line that had the last part in it, and whether it arose there."""

    name: str = Field(max_length=100)
    text: str = Field(default="", max_length=400)
    line: int | None = None
    code: str = Field(default="", max_length=200)
    function: str = Field(default="", max_length=200)
    own: bool = False


class Observation(_Data):
    """What the first visible test that fails says; `stage` "passed" if all of them pass."""

    stage: Stage
    test: str = ""
    line: int = 0
    code: str = Field(default="", max_length=200)
    message: str = Field(default="", max_length=600)
    call: str = Field(default="", max_length=1000)
    function: str = Field(default="", max_length=200)
    printed: str = Field(default="", max_length=200)
    changed: bool = False
    kind: str = Field(default="", max_length=20)
    comparison: str = Field(default="", max_length=200)
    both: bool = False
    got: Value | None = None
    expected: Value | None = None
    error: Raised | None = None


UNKNOWN = Observation(stage="unknown")


def job_source(mark: str, programs: list[str], tests: list[tuple[str, str]], seconds: float = SECONDS) -> str:
    """A cell that observes `programs` and prints `mark` and the report. It puts no name into the notebook."""
    job = json.dumps(
        {"programs": programs, "tests": [list(one) for one in tests], "seconds": seconds, "total": TOTAL}
    )
    inside = (
        '(lambda own: (exec(own["text"], own), print(own["mark"] + own["report"](own["job"], own["base"]))))'
    )
    return f'{inside}({{"text": {_text()!r}, "mark": {mark!r}, "job": {job!r}, "base": dict(globals())}}) and None'


@cache
def _text() -> str:
    here = Path(__file__).parent
    lines = [
        line for name in PARTS for line in (here / f"{name}.py").read_text(encoding="utf-8").splitlines()
    ]
    return "\n".join(line for line in lines if not line.startswith("from openclass_nb"))


def read_report(printed: str, mark: str, programs: int) -> list[Observation]:
    """The observations after `mark`, one a program; UNKNOWN where there is none that can be read."""
    _, found, rest = printed.partition(mark)
    try:
        told: Any = json.loads(rest.splitlines()[0][:LONGEST]) if found and rest else []
    except (ValueError, RecursionError):
        told = []
    read = [_read(one) for one in told[:programs]] if isinstance(told, list) else []
    return read + [UNKNOWN] * (programs - len(read))


def _read(told: Any) -> Observation:
    try:
        return Observation.model_validate(told)
    except ValidationError:
        return UNKNOWN
