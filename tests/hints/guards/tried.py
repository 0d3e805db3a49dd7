"""Programs that a guard has tried: run here, with a test of a few lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Tried:
    """Whether programs pass a test, one or several at once; an error is no pass."""

    test: str

    def one(self, program: str) -> bool:
        """Of one program."""
        names: dict[str, Any] = {}
        try:
            exec(program, names)
            exec(self.test, names)
        except Exception:
            return False
        return True

    def all(self, programs: Sequence[str], seconds: float) -> list[bool]:
        """Of each; none of them is without end."""
        return [self.one(program) for program in programs]
