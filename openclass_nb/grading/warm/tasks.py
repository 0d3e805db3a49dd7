"""What a submission asks of the engine, and what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Role = Literal["student", "teacher", "test"]
Status = Literal["ok", "error", "timeout", "killed", "skipped"]
Mode = Literal["isolated", "compatible"]


@dataclass(frozen=True)
class CellTask:
    """One cell of a submission that has been repaired, in the order of the notebook.

    `role` is "student" for what a student may have written, "teacher" for a cell restored from the release,
    "test" for a graded test cell; the two latter are the teacher's own text. `points` is the test's maximum, `mode`
    says whether it runs in a process of its own or beside the student's code; in the latter case `canaries` are copies
    of the test that must fail. `reference` is what the teacher's own notebook has in the place of a student's cell (the
    solution, or what students got): without a plan, it tells which names are the student's. `shows_points` tells that
    the test's last value is a number of points, so that anything else there gives none.
    """

    id: str
    role: Role
    source: str
    cell_type: str = "code"
    grade_id: str | None = None
    points: float = 0.0
    mode: Mode = "isolated"
    canaries: tuple[str, ...] = ()
    reference: str = ""
    shows_points: bool = False

    @property
    def runs(self) -> bool:
        """Whether there is anything to execute."""
        return self.cell_type == "code" and bool(self.source.strip())


@dataclass(frozen=True)
class CellResult:
    """What became of a cell. `outputs` are nbformat's; `score` is None but for test cells.

    `message` is what a student may be told about a test that didn't give all its points, `detail` is for the teacher
    alone: it quotes the test.
    """

    id: str
    status: Status
    outputs: list[dict[str, Any]] = field(default_factory=list)
    execution_count: int | None = None
    score: float | None = None
    message: str = ""
    detail: str = ""
    mode: Mode | None = None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cost:
    """What a submission used: CPU seconds of its processes, its most bytes of memory beyond the zygote's."""

    cpu_seconds: float = 0.0
    memory_bytes: int = 0


@dataclass(frozen=True)
class SubmissionResult:
    """All cells of a submission, in order, and what holds for it as a whole."""

    cells: list[CellResult]
    layers: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    widgets: Mapping[str, Any] = field(default_factory=dict)
    cost: Cost = Cost()


@dataclass(frozen=True)
class Limits:
    """What a submission may use; each bound ends the cell or the submission, never the batch.

    Seconds are of wall-clock time. `output_bytes` is for one cell, `file_bytes` for one written file.
    """

    cell_seconds: float = 30.0
    grace_seconds: float = 2.0
    submission_seconds: float = 600.0
    memory_bytes: int = 1 << 30
    output_bytes: int = 10 << 20
    file_bytes: int = 64 << 20
    processes: int = 64
    open_files: int = 256
