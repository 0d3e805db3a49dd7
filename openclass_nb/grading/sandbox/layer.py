"""What every layer of the sandbox is: something entered, and something tried to see that it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, Literal

Role = Literal["candidate", "examiner", "kernel"]
"""What a process is for: a student's code, the tests, or a student's code in a kernel of its own."""
Forbidden = tuple[str, Callable[[], object]]
"""What must not be possible, and the attempt at it: it has to raise OSError or MemoryError."""


@dataclass(frozen=True)
class Bounds:
    """What one process may use. Bytes of memory are beyond what it has when it is confined."""

    memory_bytes: int = 1 << 30
    file_bytes: int = 64 << 20
    processes: int = 64
    open_files: int = 256
    cpu_seconds: int = 900


@dataclass(frozen=True)
class Policy:
    """What is asked for. `desk` holds the folders home, exam and tmp; `readable` are trees beside the interpreter's.

    `without` names layers to leave out.
    """

    desk: Path
    readable: tuple[Path, ...] = ()
    bounds: Bounds = Bounds()
    without: frozenset[str] = frozenset()


@dataclass
class Places:
    """Where a confined process finds its folders, in its own view of the file system."""

    home: Path
    exam: Path
    tmp: Path
    shared: list[Path] = field(default_factory=list)

    @classmethod
    def on(cls, desk: Path) -> Places:
        """As they lie on a desk."""
        return cls(desk / "home", desk / "exam", desk / "tmp")

    def writable(self, role: Role) -> list[Path]:
        """The folders in which a process of that role may write; tests may leave files for the student's code."""
        return [self.home, *self.shared, self.exam if role == "examiner" else self.tmp]


@dataclass
class Bait:
    """Things outside of the sandbox that a confined process must not reach."""

    secret: Path
    private: Path
    address: tuple[str, int]
    pid: int
    shared_memory: int | None = None


class Layer:
    """One layer. `settle` is called once in the zygote, `enter` in each forked process, both in the layers' order."""

    name: ClassVar[str]

    def __init__(self, policy: Policy, places: Places) -> None:
        self.policy = policy
        self.places = places

    @classmethod
    def needs(cls) -> tuple[str, ...]:
        """The layers without which this one can't be entered."""
        return ()

    def settle(self) -> None:
        """What holds for the zygote and all its children."""

    def enter(self, role: Role) -> None:
        """What holds for this process and its descendants."""

    def sweep(self) -> None:
        """Remove what a submission left for the next; in the zygote, when no child is alive."""

    def close(self) -> None:
        """Give back what was made outside; at the zygote's end."""

    def forbids(self, bait: Bait) -> Iterator[Forbidden]:
        """Attempts that have to fail once the layer is entered."""
        yield from ()
