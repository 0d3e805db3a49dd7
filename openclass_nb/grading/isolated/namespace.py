"""The names of the examiner: what the tests bind, what the teacher's text binds, and the candidate's for the rest."""

from __future__ import annotations

import builtins
import importlib
from contextlib import suppress
from typing import Any

from openclass_nb.grading.isolated.codec.named import adopt_named_tuple
from openclass_nb.grading.isolated.compiling import FORGET, GIVEN, RESOLVE, compiled_cell
from openclass_nb.grading.isolated.guard import trusting
from openclass_nb.grading.isolated.link import MISSING, Link
from openclass_nb.grading.isolated.plan import TestStep
from openclass_nb.grading.isolated.surroundings import literals_of, stand_ins_for


class ExamNamespace(dict[str, Any]):
    """Globals of the test cells. A name that is not in it is looked up when it is read.

    Looked-up values are remembered until the candidate says that the name was bound anew.
    """

    def __init__(self, link: Link) -> None:
        super().__init__(__name__="__main__", __builtins__=builtins, __doc__=None)
        self.link = link
        self.stand_ins: dict[str, Any] = stand_ins_for(self)
        self.judging = {name: self.stand_ins[name] for name in ("isinstance", "issubclass")}
        self.step = TestStep("", "")
        self.seen: dict[str, Any] = {}
        self._pushed: dict[str, Any] = {}
        self._resolved: dict[str, Any] = {}
        self.stand_ins |= {RESOLVE: self.resolve_now, FORGET: self.forget_now}
        link.on_rebound = self._rebound

    def enter(self, step: TestStep) -> None:
        """A test cell starts."""
        self.step = step
        self.seen.clear()
        self._pushed.clear()
        for name in step.forget:
            self.pop(name, None)

    @property
    def literals(self) -> frozenset[str]:
        """The texts that stand in the test cell."""
        return literals_of(self.step.source)

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
        with trusting():
            exec(compiled_cell(statement, GIVEN)[0], self)
        value = dict.__getitem__(self, name)
        if isinstance(value, type):
            adopt_named_tuple(value)
        return value

    def resolve_now(self, *names: str) -> None:
        """Put these names into the dictionary itself, for a class body to find."""
        for name in names:
            if name not in self and not hasattr(builtins, name):
                with suppress(KeyError):
                    value = self[name]
                    if name not in self:
                        self._resolved[name] = value
                        super().__setitem__(name, value)

    def forget_now(self, *names: str) -> None:
        """Undo `resolve_now`, but for what the class statement bound itself."""
        for name in names:
            if name in self._resolved and self.get(name) is self._resolved.pop(name):
                dict.pop(self, name, None)

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
        self.link.note_path(value, name)
        return value

    def has(self, name: str) -> bool:
        """Whether the notebook binds `name`, here or in the candidate."""
        return name in self or name in self.seen or self.is_bound(name)

    def all_names(self) -> list[str]:
        """All names of the notebook, sorted."""
        return sorted(set(self).union(self.link.ask("names", None)))

    def rebind(self, name: str, value: Any) -> None:
        """Bind a name for the notebook as a whole: the candidate's functions see it too."""
        self[name] = value
        self.seen.pop(name, None)
        self._pushed[name] = value
        self.link.ask("bind", name, value)

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
