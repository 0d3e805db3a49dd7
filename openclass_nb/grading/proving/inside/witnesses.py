"""What tells a mutant from the reference where the tests do not: a call with different results, or a name's value.

A mutant for which none is found may be as right as the reference; nobody should be bothered with it.
"""

from __future__ import annotations

import ast
import copy
import random
import signal
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from openclass_nb.grading.proving.inside.cells import Cell, Space, run_quietly, told
from openclass_nb.grading.proving.inside.inputs import Call, Domain, near
from openclass_nb.grading.proving.inside.likeness import alike, is_regular, shown

MOST_CALLS = 40
TRIES = 400
SECONDS = 1.0
CALL_SECONDS = 0.2
Order = Mapping[str, Any]
Probe = dict[str, str]


class _Raised:
    """A call that ended with an error."""

    def __init__(self, error: BaseException) -> None:
        self.error = error


def witness_of(order: Order, mutant: Mapping[str, str], names: Space) -> Probe:
    """{"probe": "differs", "witness": text}, or "same" if nothing was found, or "none" if nothing could be asked."""
    reference = _answered(order["answer"], names)
    other = _answered(mutant["source"], names)
    seen = _calls(order, reference)
    functions = [name for name, calls in seen.items() if calls and callable(other.get(name))]
    for name in functions:
        calls = [call for call, _ in seen[name]]
        found = _difference(name, reference[name], other[name], calls, order["answer"], mutant["id"])
        if found:
            return {"probe": "differs", "witness": found}
    found = _other_value(order, reference, other)
    if found:
        return {"probe": "differs", "witness": found}
    return {"probe": "same" if functions or not _defines(order["answer"]) else "none", "witness": ""}


def by_heart(order: Order, names: Space, passes: Callable[[Space], bool]) -> Probe | None:
    """An answer that knows one result by heart, if the tests accept it although the right one gives others."""
    reference = _answered(order["answer"], names)
    for name, seen in _calls(order, reference).items():
        results = [result for _, result in seen if not isinstance(result, _Raised)]
        if (
            not results
            or results[0] is None
            or hasattr(results[0], "get_xlabel")
            or not is_regular(results[0])
        ):
            continue
        function, kept = reference[name], copy.deepcopy(results[0])
        calls = [call for call, _ in seen]
        constant = _always(kept)
        witness = _difference(name, function, constant, calls, order["answer"], "by heart")
        run_quietly(order["answer"], names)
        names[name] = constant
        if witness and passes(names):
            return {"probe": "differs", "witness": witness, "always": shown(kept), "name": name}
    return None


def _always(value: Any) -> Callable[..., Any]:
    return lambda *_, **__: copy.deepcopy(value)


def _answered(source: str, names: Space) -> Space:
    """A namespace of its own in which this answer has run."""
    own = dict(names)
    run_quietly(source, own)
    return own


def _defined(source: str) -> list[str]:
    return [one.name for one in ast.parse(source).body if isinstance(one, ast.FunctionDef)]


def _defines(source: str) -> bool:
    """Whether an answer makes anything that has to be called."""
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda
    return any(isinstance(one, kinds) for one in ast.walk(ast.parse(source)))


def _calls(order: Order, reference: Space) -> dict[str, list[tuple[Call, Any]]]:
    """How the tests call the answer's functions, and what the reference gives."""
    seen: dict[str, list[tuple[Call, Any]]] = {}
    own = dict(reference)
    for name in _defined(order["answer"]):
        seen[name] = []
        own[name] = _recorder(reference[name], seen[name])
    for step in order["after"]:
        run_quietly(step["source"], own)
    return seen


def _recorder(function: Callable[..., Any], seen: list[tuple[Call, Any]]) -> Callable[..., Any]:
    def recorded(*args: Any, **kwargs: Any) -> Any:
        try:
            kept = copy.deepcopy((args, kwargs))
        except Exception:
            return function(*args, **kwargs)
        try:
            result = function(*args, **kwargs)
        except Exception as error:
            _keep(seen, kept, _Raised(error))
            raise
        _keep(seen, kept, result)
        return result

    return recorded


def _keep(seen: list[tuple[Call, Any]], call: Call, result: Any) -> None:
    if len(seen) < MOST_CALLS:
        try:
            seen.append((call, copy.deepcopy(result)))
        except Exception:
            seen.append((call, result))


def _difference(
    name: str,
    right: Callable[..., Any],
    wrong: Callable[..., Any],
    calls: Sequence[Call],
    source: str,
    seed: str,
) -> str:
    """A call in words for which the two functions differ; "" if none was found."""
    strict = any(isinstance(one, ast.Raise) for one in ast.walk(ast.parse(source)))
    until = time.process_time() + SECONDS
    for call in _inputs(calls, source, seed):
        if time.process_time() > until:
            break
        wanted, got = _result(right, call), _result(wrong, call)
        if not _is_asked(wanted, strict):
            continue
        if not _same(wanted, got):
            return f"{_written(name, call)} should give {_told(wanted)}; this gives {_told(got)}."
    return ""


def _inputs(calls: Sequence[Call], source: str, seed: str) -> Iterator[Call]:
    yield from calls
    domain, dice = Domain.of(calls, source), random.Random(seed)
    for _ in range(TRIES):
        yield near(domain, dice)


def _result(function: Callable[..., Any], call: Call) -> tuple[Any, Any]:
    """What a call gives, and what becomes of its arguments. One that takes too long counts as an error."""
    args, kwargs = copy.deepcopy(call)
    before = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, CALL_SECONDS)
    try:
        return function(*args, **kwargs), (args, kwargs)
    except Exception as error:
        return _Raised(error), None
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _stop(number: int, frame: Any) -> None:
    raise TimeoutError("it does not come to an end")


def _is_asked(result: tuple[Any, Any], strict: bool) -> bool:
    """Whether the exercise says what should come out: not where the right answer itself stumbles by chance."""
    return strict if isinstance(result[0], _Raised) else is_regular(result[0])


def _same(wanted: tuple[Any, Any], got: tuple[Any, Any]) -> bool:
    if isinstance(wanted[0], _Raised) or isinstance(got[0], _Raised):
        both = isinstance(wanted[0], _Raised) and isinstance(got[0], _Raised)
        return both and type(wanted[0].error) is type(got[0].error)
    return alike(wanted[0], got[0]) and alike(wanted[1], got[1])


def _told(result: tuple[Any, Any]) -> str:
    return told(result[0].error) if isinstance(result[0], _Raised) else shown(result[0])


def _written(name: str, call: Call) -> str:
    args, kwargs = call
    parts = [*(shown(one) for one in args), *(f"{key}={shown(one)}" for key, one in kwargs.items())]
    return f"{name}({', '.join(parts)})"


def _other_value(order: Order, reference: Space, other: Space) -> str:
    """A name that the tests read and that has another value, for answers that are no functions."""
    read = {
        node.id
        for step in order["after"]
        if step["test"] is not None
        for node in _tree(step["source"])
        if isinstance(node, ast.Name)
    }
    bound = {node.id for node in _tree(order["answer"]) if isinstance(node, ast.Name)}
    for name in sorted(read & bound & reference.keys()):
        right = reference[name]
        if callable(right) or not is_regular(right):
            continue
        if name not in other or not alike(right, other[name]):
            return f"{name} should be {shown(right)}; this makes it {shown(other.get(name))}."
    return ""


def _tree(source: str) -> Iterator[ast.AST]:
    try:
        Cell(source)
        return ast.walk(ast.parse(source))
    except SyntaxError:
        return iter(())
