"""Runs answers against the tests that students can see, and tells what was called, what came back, what was expected.

It is sent into the sandbox as text and stands beside the student's code there. Nothing secret is ever with it: these
tests are in the students' notebooks. What it reports comes from the student's process: `report.py` reads it as data.
"""

import ast
import builtins
import contextlib
import copy
import io
import json
import linecache
import signal
import time
from collections.abc import Callable, Iterator
from typing import Any

from openclass_nb.hints.observing.marking import SHOWN, Marker, bound
from openclass_nb.hints.observing.values import CHANGEABLE, encoded, short

ANSWER = "<your answer>"


class TooSlowError(BaseException):
    """The program has used up its time."""


class Notes:
    """What was called and compared last."""

    def __init__(self) -> None:
        self.last: tuple[str, str] = ("", "")
        self.pair: dict[str, Any] | None = None
        self.printed = ""
        self.changed = False

    def called(self, name: str, texts: list[str], run: Callable[..., Any], args: Any, named: Any) -> Any:
        """Call the student's function and note what came back."""
        given = [*args, *named.values()]
        names = ["" for _ in args] + [f"{key}=" for key in named]
        shown = [key + short(one, text) for key, one, text in zip(names, given, texts, strict=False)]
        self.last = (f"{name}({', '.join(shown)})", name)
        kept = [(one, repr(one)) for one in given if type(one).__name__ in CHANGEABLE]
        with contextlib.redirect_stdout(io.StringIO()) as out:
            value = run(*args, **named)
        self.printed = out.getvalue()[:SHOWN]
        self.changed = self.changed or any(repr(one) != was for one, was in kept)
        return value

    def compared(self, left: Any, right: Any, kind: str, mine: str, text: str) -> tuple[Any, Any]:
        """Two values that a test compares; `mine` says which side is the student's."""
        self.pair = {
            "left": left,
            "right": right,
            "kind": kind,
            "mine": mine,
            "text": text,
            "call": self.last[0],
        }
        return left, right


OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    "Eq": lambda a, b: a == b,
    "NotEq": lambda a, b: a != b,
    "Lt": lambda a, b: a < b,
    "LtE": lambda a, b: a <= b,
    "Gt": lambda a, b: a > b,
    "GtE": lambda a, b: a >= b,
    "In": lambda a, b: a in b,
    "NotIn": lambda a, b: a not in b,
}


def _surroundings(base: dict[str, Any], notes: Notes) -> dict[str, Any]:
    names = {**base, "__oc": notes, "__oc_less": lambda pair: pair[0] - pair[1]}
    for name, run in OPERATORS.items():
        names[f"__oc_{name}"] = lambda pair, run=run: run(*pair)
    return names


CLOCKS = (("SIGPROF", "ITIMER_PROF", 1.0), ("SIGALRM", "ITIMER_REAL", 8.0))
"""What a program may use: seconds of the processor, and some more on the wall, for a machine may be busy."""


@contextlib.contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Ends a program that takes longer; where there is no such clock, it may take what it likes."""

    def ring(*_: object) -> None:
        raise TooSlowError

    set_up: list[tuple[int, int, Any]] = []
    try:
        for name, timer, more in CLOCKS:
            number, which = getattr(signal, name), getattr(signal, timer)
            set_up.append((number, which, signal.signal(number, ring)))
            signal.setitimer(which, seconds * more, 0.05)
    except (ValueError, AttributeError):
        pass  # not in the main thread, or not on this system
    try:
        yield
    finally:
        for number, which, before in set_up:
            signal.setitimer(which, 0)
            signal.signal(number, before)


def _error(error: BaseException, answer: str) -> dict[str, Any]:
    """What was raised, and the last line of the student's that had a part in it."""
    lines, names, trace = answer.splitlines(), "", error.__traceback__
    number, last = None, False
    while trace is not None:
        last = trace.tb_frame.f_code.co_filename == ANSWER
        if last:
            number, names = trace.tb_lineno, trace.tb_frame.f_code.co_name
        trace = trace.tb_next
    if isinstance(error, SyntaxError) and error.filename == ANSWER:
        number = error.lineno
    try:
        text = str(error)[:400]
    except Exception:
        text = ""
    code = lines[number - 1].strip()[:SHOWN] if number and 0 < number <= len(lines) else ""
    return {
        "name": type(error).__name__,
        "text": text,
        "line": number,
        "code": code,
        "function": names,
        "own": last,
    }


def observe(answer: str, tests: list[list[str]], base: dict[str, Any], seconds: float) -> dict[str, Any]:
    """What the first visible test that fails says. `tests` are pairs of an id and a source.

    stage: "passed", "answer" (the answer itself stopped), "test" (a test failed or raised), "slow", "unreadable".
    """
    notes = Notes()
    names = _surroundings(base, notes)
    linecache.cache[ANSWER] = len(answer), None, answer.splitlines(keepends=True), ANSWER
    out = io.StringIO()
    current, line, message = "", 0, ""
    try:
        with limited(seconds), contextlib.redirect_stdout(out):
            try:
                tree = ast.parse(answer, ANSWER)
                exec(compile(answer, ANSWER, "exec"), names)
            except Exception as error:
                stage = "unreadable" if isinstance(error, SyntaxError) else "answer"
                return {"stage": stage, "error": _error(error, answer)}
            own = bound(tree)
            for current, source in tests:
                notes.pair = None
                body = ast.fix_missing_locations(Marker(own).visit(ast.parse(source, current)))
                try:
                    exec(compile(body, current, "exec"), names)
                except Exception as error:
                    line, message = _place(error, current), _message(error)
                    return _failed(error, answer, notes, source, current, line, message)
    except TooSlowError as error:
        told = _error(error, answer)
        return {"stage": "slow", "test": current, "call": notes.last[0], "error": told}
    except BaseException as error:
        return {"stage": "unknown", "error": _error(error, answer)}
    return {"stage": "passed", "printed": out.getvalue()[:SHOWN]}


def _place(error: BaseException, name: str) -> int:
    trace, line = error.__traceback__, 0
    while trace is not None:
        line = trace.tb_lineno if trace.tb_frame.f_code.co_filename == name else line
        trace = trace.tb_next
    return line


def _message(error: BaseException) -> str:
    return str(error)[:600] if isinstance(error, AssertionError) else ""


def _failed(
    error: BaseException, answer: str, notes: Notes, source: str, test: str, line: int, message: str
) -> dict[str, Any]:
    lines = source.splitlines()
    told = _error(error, answer)
    asserted = isinstance(error, AssertionError) and not told["own"]
    found: dict[str, Any] = {
        "stage": "test",
        "test": test,
        "line": line,
        "code": lines[line - 1].strip()[:SHOWN] if 0 < line <= len(lines) else "",
        "message": message if asserted else "",
        "call": notes.last[0],
        "function": notes.last[1],
        "printed": notes.printed,
        "changed": notes.changed,
        "error": None if asserted else told,
    }
    pair = notes.pair
    if asserted and pair is not None:
        mine = "left" if pair["mine"] == "both" else pair["mine"]
        other = "right" if mine == "left" else "left"
        found |= {"kind": pair["kind"], "comparison": pair["text"][:SHOWN], "both": pair["mine"] == "both"}
        found |= {"got": encoded(pair[mine]), "expected": encoded(pair[other])}
    return found


def report(job: str, base: dict[str, Any]) -> str:
    """The observations of several programs as JSON. `job`: tests, programs, seconds for each program and in total."""
    told = json.loads(job)
    keep = {name: value for name, value in base.items() if name != "__builtins__"}
    found = []
    ends = time.monotonic() + told["total"]
    for program in told["programs"]:
        if time.monotonic() > ends:
            break
        fresh = {name: _own_copy(value) for name, value in keep.items()}
        found.append(observe(program, told["tests"], {**fresh, "__builtins__": builtins}, told["seconds"]))
    return json.dumps(found, default=str)


def _own_copy(value: Any) -> Any:
    """Data that a program could change, copied; everything else as it is."""
    if type(value).__name__ not in CHANGEABLE:
        return value
    try:
        return copy.deepcopy(value)
    except Exception:
        return value
