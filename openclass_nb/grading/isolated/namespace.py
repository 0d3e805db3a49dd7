"""The names of the examiner: what the tests bind, what the teacher's text binds, and the candidate's for the rest."""

from __future__ import annotations

import builtins
import importlib
from collections.abc import Mapping
from typing import Any

from openclass_nb.grading.isolated.link import MISSING, Link
from openclass_nb.grading.isolated.plan import TestStep


class ExamNamespace(dict[str, Any]):
    """Globals of the test cells. A name that is not in it is looked up when it is read.

    Looked-up values are remembered until the candidate says that the name was bound anew.
    """

    def __init__(self, link: Link, stand_ins: Mapping[str, Any]) -> None:
        super().__init__(__name__="__main__", __builtins__=builtins, __doc__=None)
        self.link = link
        self.stand_ins = dict(stand_ins)
        self.step = TestStep("", "")
        self.seen: dict[str, Any] = {}
        self._pushed: dict[str, Any] = {}
        link.on_rebound = self._rebound

    def enter(self, step: TestStep) -> None:
        """A test cell starts."""
        self.step = step
        self.seen.clear()
        self._pushed.clear()
        for name in step.forget:
            self.pop(name, None)

    def _rebound(self, names: tuple[str, ...]) -> None:
        for name in names:
            self.seen.pop(name, None)

    def __missing__(self, name: str) -> Any:
        if name in self.seen:
            return self.seen[name]
        step = self.step
        if name in step.genuine and self._counts(name):
            return self._bind_genuine(name, step.genuine[name])
        if name not in step.asked:
            if name in self.stand_ins:
                return self.stand_ins[name]
            value = self._from_star(name)
            if value is not MISSING:
                self[name] = value
                return value
            if hasattr(builtins, name):
                raise KeyError(name)
        return self.look_up(name)

    def _counts(self, name: str) -> bool:
        return name not in self.step.only_if_bound or self.is_bound(name)

    def _bind_genuine(self, name: str, statement: str) -> Any:
        exec(compile(statement, "<given cell>", "exec", dont_inherit=True), self)
        return dict.__getitem__(self, name)

    def _from_star(self, name: str) -> Any:
        for path in self.step.stars:
            module = importlib.import_module(path)
            public = getattr(module, "__all__", None)
            if name in public if public is not None else (not name.startswith("_") and hasattr(module, name)):
                return getattr(module, name)
        return MISSING

    def look_up(self, name: str) -> Any:
        """What the candidate binds `name` to; KeyError if nothing."""
        value = self.link.ask("name", name)
        if value is MISSING:
            raise KeyError(name)
        self.seen[name] = value
        return value

    def is_bound(self, name: str) -> bool:
        """Whether the candidate binds `name`."""
        return name in self.link.ask("names", None)

    def __delitem__(self, name: str) -> None:
        here = name in self
        if here:
            super().__delitem__(name)
        there = not name.startswith("__") and self.is_bound(name)
        if there:
            self.link.ask("unbind", name)
            self.seen.pop(name, None)
        if not here and not there:
            raise KeyError(name)

    def push(self) -> None:
        """Give the candidate the names that it has to know, where they were bound anew."""
        for name in self.step.push:
            if name in self and self._pushed.get(name, MISSING) is not self[name]:
                self._pushed[name] = self[name]
                self.link.ask("bind", name, self[name])
