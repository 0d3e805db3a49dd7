"""`inspect` for test cells: what is asked of a student's function is read in the submitted text."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from openclass_nb.grading.isolated.stand_ins import StudentClass, StudentObject

if TYPE_CHECKING:
    from openclass_nb.grading.isolated.link import Link

FUNCTIONS = ("function", "method")


def kind_of(thing: Any) -> str:
    """How the candidate names the library class of an object: "function", "generator"; "" if it is none."""
    described = (
        getattr(type(thing), "_openclass_described", None) if isinstance(thing, StudentObject) else None
    )
    return (
        str(described["name"])
        if described and described["library"] and described["module"] == "builtins"
        else ""
    )


def replacements(link: Link) -> dict[str, Any]:
    """Functions of `inspect` that know of stand-ins, by name."""
    text = link.submitted

    def path(thing: Any) -> str:
        return link.path_of(thing) or ""

    def is_students(thing: Any) -> bool:
        return isinstance(thing, StudentClass) or kind_of(thing) in FUNCTIONS

    def getsource(thing: Any) -> str:
        return "".join(getsourcelines(thing)[0])

    def getsourcelines(thing: Any) -> tuple[list[str], int]:
        if isinstance(thing, StudentClass):
            raise OSError("could not find class definition")  # as in a kernel, whose __main__ has no file
        if not is_students(thing):
            return genuine["getsourcelines"](thing)  # type: ignore[no-any-return]
        lines = text.source(path(thing)).splitlines(keepends=True)
        if kind_of(thing) == "function" and not _is_compiled_from(thing):
            raise OSError("could not get source code")
        return lines, 0

    def _is_compiled_from(thing: Any) -> bool:
        """Whether the function that runs is the one in the text: another may have been put in its place."""
        function = text.function(path(thing))
        if function is None or "." in path(thing):
            return True
        code = text.attribute(path(thing), "__code__")
        return bool(link.ask("code", None, thing) == (code.co_name, code.co_code, code.co_names))

    def signature(thing: Any, **named: Any) -> inspect.Signature:
        if not is_students(thing):
            return genuine["signature"](thing, **named)  # type: ignore[no-any-return]
        if isinstance(thing, StudentClass):
            return text.signature(f"{path(thing)}.__init__", skip_first=True)
        return text.signature(path(thing), skip_first=kind_of(thing) == "method")

    def getfullargspec(thing: Any) -> Any:
        if not is_students(thing):
            return genuine["getfullargspec"](thing)
        return _spec(text.signature(path(thing)))

    def isfunction(thing: Any) -> bool:
        if isinstance(thing, StudentObject):
            return kind_of(thing) == "function" and text.function(path(thing)) is not None
        return bool(genuine["isfunction"](thing))

    def isgeneratorfunction(thing: Any) -> bool:
        if not isinstance(thing, StudentObject):
            return bool(genuine["isgeneratorfunction"](thing))
        function = text.function(path(thing))
        return function is not None and bool(
            text.attribute(path(thing), "__code__").co_flags & inspect.CO_GENERATOR
        )

    def getdoc(thing: Any) -> str | None:
        doc = thing.__doc__
        return inspect.cleandoc(doc) if isinstance(doc, str) else None

    def ismethod(thing: Any) -> bool:
        return kind_of(thing) == "method" or bool(genuine["ismethod"](thing))

    def isgenerator(thing: Any) -> bool:
        return kind_of(thing) == "generator" or bool(genuine["isgenerator"](thing))

    made = [getsource, getsourcelines, signature, getfullargspec, isfunction, isgeneratorfunction]
    made += [getdoc, ismethod, isgenerator]
    genuine: dict[str, Callable[..., Any]] = {one.__name__: getattr(inspect, one.__name__) for one in made}
    return {one.__name__: one for one in made}


def _spec(signature: inspect.Signature) -> inspect.FullArgSpec:
    """`getfullargspec` from a signature."""
    kinds = inspect.Parameter
    by_kind: dict[Any, list[inspect.Parameter]] = {}
    for one in signature.parameters.values():
        by_kind.setdefault(one.kind, []).append(one)
    plain = by_kind.get(kinds.POSITIONAL_ONLY, []) + by_kind.get(kinds.POSITIONAL_OR_KEYWORD, [])
    only = by_kind.get(kinds.KEYWORD_ONLY, [])
    return inspect.FullArgSpec(
        args=[one.name for one in plain],
        varargs=next((one.name for one in by_kind.get(kinds.VAR_POSITIONAL, [])), None),
        varkw=next((one.name for one in by_kind.get(kinds.VAR_KEYWORD, [])), None),
        defaults=tuple(one.default for one in plain if one.default is not one.empty) or None,
        kwonlyargs=[one.name for one in only],
        kwonlydefaults={one.name: one.default for one in only if one.default is not one.empty} or None,
        annotations={
            one.name: one.annotation
            for one in signature.parameters.values()
            if one.annotation is not inspect.Parameter.empty
        },
    )
