"""The examiner's link to one candidate: a line, and what stand-ins for the student's objects need of it."""

from __future__ import annotations

import socket
from typing import Any

from openclass_nb.grading.isolated.errors import NotAskedError
from openclass_nb.grading.isolated.examiner_side import ExaminerSide
from openclass_nb.grading.isolated.figures.mirror import FigureMirror
from openclass_nb.grading.isolated.introspection import FUNCTIONS, kind_of
from openclass_nb.grading.isolated.limits import Limits
from openclass_nb.grading.isolated.line import MISSING, Line
from openclass_nb.grading.isolated.plain_methods import is_of_plain_values, judges
from openclass_nb.grading.isolated.plan import TestStep
from openclass_nb.grading.isolated.stand_ins import (
    ASKED_NAMES,
    OWN_EQUALITY,
    OWN_TRUTH,
    StudentClass,
    StudentObject,
    number_of,
)
from openclass_nb.grading.isolated.submitted import FROM_TEXT, SubmittedText

__all__ = ["MISSING", "Link"]

ENDS_ITERATIONS = ("__next__", "__anext__", "send", "asend", "throw", "athrow")
"""Methods that may raise StopIteration."""


class Link(Line):
    """Asks one candidate on behalf of stand-ins. What they may not ask is refused here."""

    def __init__(self, sock: socket.socket, limits: Limits | None = None) -> None:
        super().__init__(sock, limits)
        self.side = ExaminerSide(self)
        self.figures = FigureMirror(self)
        self.submitted = SubmittedText()
        self.asked: set[str] = set()
        self._step = TestStep("", "")
        self._paths: dict[int, str] = {}
        self._iterating: set[int] = set()

    def begin(self, step: TestStep) -> None:
        """A test cell starts."""
        self._step = step
        self.requests, self.refused = 0, None
        self.flags.clear()
        self.asked.clear()

    def _note(self, thing: StudentObject, asked: str, is_fine: bool) -> None:
        """Remember what an object was asked; refuse it if that isn't fine."""
        self.asked.add(asked)
        if not is_fine:
            raise self.refusal(thing, asked)

    def _may_get(self, name: str) -> bool:
        """Whether a student's object is asked for `name`, a method that plain values have too.

        `result.equals(expected)` must not be left to an object that stands where a data frame belongs: what the
        reference solution's objects weren't asked is refused. Without a release to say so, what judges is refused.
        """
        if self._step.asks is None:
            return not judges(name)
        return name in self._step.asks or not is_of_plain_values(name)

    def _may_operate(self, kind: str, name: str, asked: str) -> bool:
        if self._step.asks is None:
            return name in self._step.operators.get(kind, ())
        return asked in self._step.asks

    def get(self, thing: StudentObject | StudentClass, name: str) -> Any:
        """An attribute of a student's object or class. What a function is made of is read in the submitted text."""
        path = self.path_of(thing)
        if name in FROM_TEXT and kind_of(thing) in FUNCTIONS and path is not None:
            return self.submitted.attribute(path, name)
        if name.startswith("__") and name.endswith("__") and name not in ASKED_NAMES:
            raise AttributeError(f"{type(thing).__name__!r} object has no attribute {name!r}")
        if isinstance(thing, StudentObject):
            self._note(thing, name, self._may_get(name))
        value = self.ask("get", name, thing)
        if name in ENDS_ITERATIONS and isinstance(value, StudentObject):
            self._iterating.add(number_of(value))
        owner = path if isinstance(thing, StudentClass) else type(thing).__name__
        self.note_path(value, f"{owner}.{name}")
        return value

    def ends_iterations(self, operands: tuple[Any, ...]) -> bool:
        """Whether the test asked an iterator of the student's for the method that it calls."""
        return (
            bool(operands)
            and isinstance(operands[0], StudentObject)
            and number_of(operands[0]) in self._iterating
        )

    def note_path(self, value: Any, path: str) -> None:
        """Remember under which name the candidate has given a function or class."""
        if isinstance(value, StudentClass):
            self._paths.setdefault(value._openclass_number_of_class, path)
        elif isinstance(value, StudentObject) and kind_of(value) in FUNCTIONS:
            self._paths[number_of(value)] = path

    def path_of(self, thing: Any) -> str | None:
        """The name under which a student's function or class is found in the submitted text."""
        if isinstance(thing, StudentClass):
            return self._paths.get(thing._openclass_number_of_class, thing.__name__)
        return self._paths.get(number_of(thing)) if isinstance(thing, StudentObject) else None

    def text(self, thing: StudentObject, name: str) -> str:
        """What a student's object says of itself."""
        value = self.ask("special", name, thing)
        if type(value) is not str:
            raise TypeError(f"{name} returned non-string")
        return value

    def operate(self, name: str, thing: StudentObject, *values: Any) -> Any:
        """Arithmetic with a student's object, if the reference solution's objects were asked for it too.

        Or else `abs(area(2) - 12.57) < 0.01` would hold for an object whose difference to anything is 0.
        """
        kind = type(thing).__name__
        others = "".join(", an object" if isinstance(one, StudentObject) else ", a value" for one in values)
        asked = f"{kind}.{name}{others}"
        self._note(thing, asked, self._may_operate(kind, name, asked))
        return self.ask("special", name, thing, *values)

    def leave(self, thing: StudentObject, values: tuple[Any, ...]) -> Any:
        """The end of a `with` block. The exception itself stays here."""
        told = (None, None, None) if values[0] is None else (RuntimeError, None, None)
        return self.ask("special", "__exit__", thing, *told) is True

    def equals(self, thing: StudentObject, other: object) -> Any:
        """Identity, for objects whose class says nothing else of equality."""
        if thing is other:
            return True
        if mask_of_class(thing) & OWN_EQUALITY:
            raise self.refusal(thing, "__eq__")
        return False if other is None or isinstance(other, StudentObject) else NotImplemented

    def hash_of(self, thing: StudentObject) -> int:
        """A hash that goes with identity."""
        if mask_of_class(thing) & OWN_EQUALITY:
            raise self.refusal(thing, "__hash__")
        return hash(("student", number_of(thing)))

    def truth_of(self, thing: StudentObject) -> bool:
        """True, for objects whose class says nothing else of truth."""
        if mask_of_class(thing) & OWN_TRUTH:
            raise self.refusal(thing, "__bool__")
        return True

    def refusal(self, thing: object, name: str) -> NotAskedError:
        """The error for a question that is not asked. It is remembered, in case the test swallows it."""
        kind = type(thing).__name__
        return self.remembered(
            f"A test can't leave {name} to a student's {kind}: the student's code would answer."
        )


def mask_of_class(thing: StudentObject) -> int:
    """The special methods that the class of a student's object defines, by its own account."""
    return int(type(thing)._openclass_mask)  # type: ignore[attr-defined]
