"""The world that tests should not depend on: clock, random numbers, order of sets, network. Changed, and watched."""

from __future__ import annotations

import ast
import contextlib
import datetime
import random
import socket
import sys
import time
from collections.abc import Callable
from typing import Any

from openclass_nb.grading.proving.inside.cells import Space

Watched = set[str]
DAYS = {"a season later": 97.4, "years before": -1234.3}
SLOWER = 50
TIMES = ("time", "time_ns", "perf_counter", "perf_counter_ns", "monotonic", "monotonic_ns", "process_time")


def seed_everything(seed: int) -> None:
    """The random numbers of this process, the same each time."""
    random.seed(seed)
    if numbers := sys.modules.get("numpy.random"):
        numbers.seed(seed)


def random_state() -> int:
    """A fingerprint of the global random generators: another one means that somebody drew from them."""
    state = [repr(random.getstate())]
    if numbers := sys.modules.get("numpy.random"):
        state.append(repr(numbers.get_state()[1].tolist()) + repr(numbers.get_state()[2:]))
    return hash(tuple(state))


def watch(names: Space) -> Watched:
    """From now on, note who looks at the clock, draws without a seed, or reaches for the network."""
    seen: Watched = set()
    move_clock(names, 0.0, 1.0, lambda: seen.add("clock"))
    seed_generators(0, lambda: seen.add("random"))
    _watch_network(seen)
    return seen


def _watch_network(seen: Watched) -> None:
    def refuse(*_: Any, **__: Any) -> Any:
        seen.add("network")
        raise OSError("There is no network while a course is proved.")

    socket.getaddrinfo = refuse
    socket.create_connection = refuse
    socket.gethostbyname = refuse

    class Closed(socket.socket):
        connect = refuse
        connect_ex = refuse

    socket.socket = Closed  # type: ignore[misc]


def seed_generators(seed: int, look: Callable[[], Any] = lambda: None) -> None:
    """Give numpy's `default_rng()` and `random.Random()` without a seed this one."""
    plain: Any = random.Random

    class Seeded(plain):  # type: ignore[misc]
        def __init__(self, *given: Any) -> None:
            if not given:
                look()
            super().__init__(*(given or (seed,)))

    random.Random = Seeded  # type: ignore[misc,assignment]
    numbers: Any = sys.modules.get("numpy.random")
    if numbers is None:
        return
    made = numbers.default_rng

    def default_rng(given: Any = None) -> Any:
        if given is None:
            look()
        return made(seed if given is None else given)

    numbers.default_rng = default_rng


def move_clock(names: Space, days: float, pace: float, look: Callable[[], Any] = lambda: None) -> None:
    """Move every clock that Python code reads by so many days, and let it run `pace` times as fast."""
    replaced: list[tuple[Any, Any]] = []
    seconds = days * 86400
    for name in TIMES:
        replaced.append(_moved(name, seconds, pace, look))
    replaced += _calendar(datetime.timedelta(days=days), look)
    _stamps(datetime.timedelta(days=days), look)
    for name, value in list(names.items()):
        for old, new in replaced:
            if value is old:
                names[name] = new


def _moved(name: str, seconds: float, pace: float, look: Callable[[], Any]) -> tuple[Any, Any]:
    real = getattr(time, name)
    unit = 1e9 if name.endswith("_ns") else 1.0
    begun = real()

    def read() -> Any:
        look()
        now = begun + (real() - begun) * pace + seconds * unit
        return int(now) if name.endswith("_ns") else now

    setattr(time, name, read)
    return real, read


class _AsBefore(type):
    """Dates that were made by the real class are still dates."""

    def __instancecheck__(cls, one: Any) -> bool:
        return isinstance(one, cls.__mro__[1])


def _calendar(shift: datetime.timedelta, look: Callable[[], Any]) -> list[tuple[Any, Any]]:
    real_moment: Any = datetime.datetime
    real_date: Any = datetime.date

    def now(cls: Any, tz: Any = None) -> Any:
        look()
        return real_moment.now(tz) + shift

    def today(cls: Any) -> Any:
        look()
        return (real_moment.now() + shift).date()  # date.today() would ask the moved time.time()

    given = {"now": classmethod(now), "today": classmethod(now), "utcnow": classmethod(now)}
    moment = _AsBefore("datetime", (real_moment,), given)
    date = _AsBefore("date", (real_date,), {"today": classmethod(today)})
    datetime.datetime, datetime.date = moment, date  # type: ignore[misc,assignment]
    return [(real_moment, moment), (real_date, date)]


def _stamps(shift: datetime.timedelta, look: Callable[[], Any]) -> None:
    pandas: Any = sys.modules.get("pandas")
    if pandas is None:
        return
    real = pandas.Timestamp.now

    def now(cls: Any, tz: Any = None) -> Any:
        look()
        return real(tz) + shift

    with contextlib.suppress(TypeError, AttributeError):
        pandas.Timestamp.now = pandas.Timestamp.today = classmethod(now)


def has_sets(*sources: str) -> bool:
    """Whether a set is made anywhere in these texts."""
    for source in sources:
        with contextlib.suppress(SyntaxError):
            for node in ast.walk(ast.parse(source)):
                named = isinstance(node, ast.Name) and node.id in ("set", "frozenset")
                if named or isinstance(node, ast.Set | ast.SetComp):
                    return True
    return False


class SetsByName(ast.NodeTransformer):
    """`{a, b}` written as `set([a, b])`, so that another class of sets can be given."""

    def visit_Set(self, node: ast.Set) -> ast.AST:
        """A set that is written out."""
        self.generic_visit(node)
        return _call_set(ast.List(node.elts, ast.Load()))

    def visit_SetComp(self, node: ast.SetComp) -> ast.AST:
        """A set that is computed."""
        self.generic_visit(node)
        return _call_set(ast.ListComp(node.elt, node.generators))


def _call_set(content: ast.expr) -> ast.AST:
    return ast.Call(ast.Name("set", ast.Load()), [content], [])


def shuffled_sets(seed: int) -> type:
    """A set whose texts come out in another order, as in the next process: Python hashes texts anew each time."""

    class Shuffled(set):  # type: ignore[type-arg]
        def __iter__(self) -> Any:
            found = list(set.__iter__(self))
            if any(isinstance(one, str | bytes | tuple) for one in found):
                found.sort(key=repr)
                random.Random(seed).shuffle(found)
            return iter(found)

        def pop(self) -> Any:
            one = next(iter(self))
            self.remove(one)
            return one

        def __repr__(self) -> str:
            return "{" + ", ".join(repr(one) for one in self) + "}" if self else "set()"

    def again(name: str) -> Callable[..., Any]:
        return lambda self, *others: Shuffled(getattr(set, name)(self, *others))

    for name in ("__or__", "__and__", "__sub__", "__xor__", "union", "intersection", "difference", "copy"):
        setattr(Shuffled, name, again(name))
    return Shuffled
