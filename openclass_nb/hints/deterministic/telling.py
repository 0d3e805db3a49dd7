"""The hints themselves, from general to pointed; there is always at least one."""

import ast
import contextlib
import re
from collections.abc import Iterator

from openclass_nb.hints.deterministic.as_code import as_code
from openclass_nb.hints.deterministic.case import FailingCase
from openclass_nb.hints.deterministic.differences import difference, same
from openclass_nb.hints.deterministic.errors_explained import explained
from openclass_nb.hints.deterministic.slip import Slip
from openclass_nb.hints.deterministic.slips import slips_in
from openclass_nb.hints.forms import FormSeen, form_hints
from openclass_nb.hints.observing.report import Observation, Value

LONGEST = 90
SIGNS = {"Lt": "below", "LtE": "at most", "Gt": "above", "GtE": "at least", "NotEq": "anything but"}


def deterministic_hints(case: FailingCase) -> tuple[str, ...]:
    """Different hints for one failing try: what the test saw, what the code shows, how to go on. Never empty.

    Nothing here has seen a hidden test: values come from tests that students have in their notebooks.
    """
    if case.form is not None:
        told = [*_of_another_kind(case, case.form)]
    else:
        told = [*_seen(case), *_in_the_code(case), *_ways_on(case)]
    return tuple(dict.fromkeys(one for one in told if one))


def _of_another_kind(case: FailingCase, form: FormSeen) -> Iterator[str]:
    """Forms, plots, data frames and texts: where code stops, that comes first."""
    stopped = case.observation.error is not None or case.observation.stage == "slow"
    if stopped or case.unreadable:
        yield from _seen(case)
    if case.misconception:
        yield case.misconception
    if stopped:
        yield from _in_the_code(case)
    yield from form_hints(form)


def _seen(case: FailingCase) -> Iterator[str]:
    seen = case.observation
    if case.unreadable:
        yield f"{case.unreadable} Look at that line and at the end of the one above it: brackets, colons, quotes."
    elif seen.stage == "slow" or "took too long" in case.message:
        yield _slow(case)
    elif seen.error is not None and seen.stage in ("answer", "test", "unreadable"):
        yield explained(seen.error, case.answer) + (
            f" The test called {as_code(seen.call)}." if _short(seen.call) else ""
        )
    elif seen.stage == "test":
        yield _compared(seen)
    elif seen.stage == "passed":
        yield _all_visible_pass(case)


def _slow(case: FailingCase) -> str:
    seen = case.observation
    line = f" It was in line {seen.error.line} when it was stopped." if seen.error and seen.error.line else ""
    call = f" with {as_code(seen.call)}" if _short(seen.call) else ""
    asked = "Which condition should end the loop, and can it come true?"
    return f"Your code did not come to an end{call}.{line} {asked}"


def _compared(seen: Observation) -> str:
    """What was called, what came back, what was expected, and how they differ."""
    if seen.got is None or seen.expected is None:
        return _only_called(seen)
    call = as_code(seen.call if _short(seen.call) else seen.function or "your code")
    looked = _what_is_looked_at(seen)
    if _looks_at_what_came_in(seen):
        at = "" if looked == "the result" else f" at {as_code(looked)}"
        now = f"expects {_shown(seen.expected)}{at}, as it was passed in, and finds {_shown(seen.got)}"
        return f"After {call} the test {now}. Which line of yours changes it?"
    if seen.both:
        return f"Two results of yours are compared, {_shown(seen.got)} and {_shown(seen.expected)}: {_quoted(seen)}."
    if seen.kind in ("In", "NotIn"):
        return _inside(seen, call, seen.got, seen.expected)
    if seen.kind in SIGNS:
        asked = f"{SIGNS[seen.kind]} {_shown(seen.expected)}"
        return (
            f"The test calls {call} and looks at {as_code(looked)}: {_shown(seen.got)}. It asks for {asked}."
        )
    if seen.kind in ("Eq", "close") and not same(seen.got, seen.expected):
        told = f"The test calls {call}{_part(looked)} and gets {_shown(seen.got)}; it expects {_shown(seen.expected)}."
        how = _about_size(looked) or difference(seen.got, seen.expected, seen.kind)
        return f"{told} {how}".strip()
    return _only_called(seen)


def _looks_at_what_came_in(seen: Observation) -> bool:
    """Whether a test expects what it passed in to be as it was: a changed value is no result of the function."""
    if not seen.changed or seen.expected is None or seen.kind not in ("Eq", "close") or not _short(seen.call):
        return False
    looked = _what_is_looked_at(seen)
    if looked == "the result":
        return seen.expected.shown in seen.call
    return bool(_names_in(looked) & _names_in(seen.call) - {seen.function})


def _names_in(source: str) -> set[str]:
    try:
        return {one.id for one in ast.walk(ast.parse(source, mode="eval")) if isinstance(one, ast.Name)}
    except (SyntaxError, ValueError):
        return set()


def _what_is_looked_at(seen: Observation) -> str:
    """The side of the comparison that is the student's, if it says more than the call."""
    try:
        tree = ast.parse(seen.comparison, mode="eval").body
    except (SyntaxError, ValueError):
        return "the result"
    sides = [*tree.args[:2]] if isinstance(tree, ast.Call) else [getattr(tree, "left", tree)]
    text = ast.unparse(sides[0])
    plain = isinstance(sides[0], ast.Name) or text.startswith(f"{seen.function}(") or len(text) > 40
    return "the result" if plain else text


def _about_size(looked: str) -> str:
    """What to ask where a shape or a number of values is compared: how two such numbers differ helps nobody."""
    if "shape" in looked:
        return "Which rows or columns should be left, and which line of yours decides that?"
    return (
        "How many should there be, and which line of yours decides that?" if looked.startswith("len(") else ""
    )


def _part(looked: str) -> str:
    return "" if looked == "the result" else f", looks at {as_code(looked)},"


def _inside(seen: Observation, call: str, got: Value, expected: Value) -> str:
    where = "should not be" if seen.kind == "NotIn" else "is missing"
    return f"The test calls {call} and looks for {_shown(expected)} in {_shown(got)}: it {where} there."


def _only_called(seen: Observation) -> str:
    call = f" after {as_code(seen.call)}" if _short(seen.call) else ""
    hands = (
        " Your function prints something: does it return it too?" if seen.printed and seen.got is None else ""
    )
    if call and (told := _yes_or_no(_asserted(seen), seen)):
        return f"The test calls {as_code(seen.call)} and {told}{hands}"
    look = "Run your code on the same input and look at the result."
    return f"The test that fails{call} asks for: {_quoted(seen)}. {look}{hands}"


def _yes_or_no(code: str, seen: Observation) -> str:
    """What to say where a test only asks whether there is a result, or whether it is true."""
    value = rf"(?:\w+|{re.escape(seen.function)}\([^()]*\))"
    if re.fullmatch(rf"{value} is not None", code):
        return "gets None: nothing was returned. Which line of yours hands the result over?"
    if re.fullmatch(rf"not {value}|{value} is False", code):
        return "expects False; your answer counts as True. Which part of your code decides that?"
    if re.fullmatch(rf"{value}(?: is True)?", code):
        return "expects True; your answer counts as False. Which part of your code decides that?"
    return ""


def _quoted(seen: Observation) -> str:
    return as_code(_asserted(seen), quoted=True)


def _asserted(seen: Observation) -> str:
    """What the failing line asserts, without its message; of a line that goes on below, what can be read of it."""
    if seen.comparison:
        return seen.comparison
    for code in (seen.code, re.sub(r",\s*\(?\s*$", "", seen.code)):
        with contextlib.suppress(SyntaxError, ValueError):
            (line,) = ast.parse(code).body
            if isinstance(line, ast.Assert):
                return ast.unparse(line.test)
    return re.sub(r"^assert\s+|,?\s*[({]*$", "", seen.code)


def _shown(value: Value) -> str:
    if value.kind == "array" and len(value.shape) == 1 and value.items:
        return _cut(f"[{', '.join(_plain(one) for one in value.items)}]")
    return _cut(_plain(value))


def _plain(value: Value) -> str:
    text = re.sub(r"\s+", " ", re.sub(r"np\.\w+\((.*)\)$", r"\1", value.shown))
    number = value.value if isinstance(value.value, float) else None
    return f"{number:.6g}" if number is not None else text


def _cut(text: str) -> str:
    return as_code(text if len(text) <= LONGEST else f"{text[:LONGEST]}…")


def _short(call: str) -> bool:
    return 0 < len(call) <= LONGEST


def _all_visible_pass(case: FailingCase) -> str:
    """What fails is hidden: only its title, if it has one that students can read, is told."""
    titles = [_title(source) for name, source in case.tests if name in case.failed]
    title = titles[0] if len(titles) == 1 else ""
    about = f" The one that does not is about: “{title}”." if title else ""
    return (
        f"Every test that you can see passes.{about} Try your code at the edges: nothing at all, one value, zero, "
        "negative numbers, the same value twice, a value exactly at a limit."
    )


def _title(source: str) -> str:
    first = source.strip().splitlines()[:1]
    return first[0].lstrip("# ").rstrip(".")[:120] if first and first[0].startswith("#") else ""


def _in_the_code(case: FailingCase) -> Iterator[str]:
    """The wrong idea that was recognised, then slips that can be seen in the code."""
    if case.misconception:
        yield case.misconception
    slips = [one.told for one in _fitting(slips_in(case.answer), case.observation)]
    nothing = case.observation.got is not None and case.observation.got.kind == "none"
    yield from slips if nothing else ()
    told = "changes" in case.misconception.lower() or _looks_at_what_came_in(case.observation)
    if case.observation.changed and not told:
        yield "What the caller passed in is no longer the same after your function has run. Which line changes it?"
    yield from slips


def _fitting(slips: list[Slip], seen: Observation) -> list[Slip]:
    """The sure ones, and those that go with what was seen; two at most."""
    nothing = seen.got is not None and seen.got.kind == "none"
    returns = ("no-return", "print-for-return", "bare-return", "result-of-in-place")
    order = sorted(slips, key=lambda one: not (nothing and one.name in returns))
    return [one for one in order if one.name != "endless-loop" or seen.stage == "slow" or one.sure][:2]


def _ways_on(case: FailingCase) -> Iterator[str]:
    """What to do next, by what the answer is made of."""
    seen = case.observation
    call = as_code(seen.call) if _short(seen.call) else ""
    if call and seen.stage == "test":
        yield f"Take the input of the test, {call}, and do with pencil and paper what each line of yours does."
    try:
        nodes = list(ast.walk(ast.parse(case.answer)))
    except (SyntaxError, ValueError, RecursionError):
        yield "Take your last change back, run the cell, and add it again in small pieces."
        return
    if any(isinstance(one, ast.For | ast.While) for one in nodes):
        yield "Print the variables at the end of each round of the loop. In which round do they first surprise you?"
    elif any(isinstance(one, ast.If) for one in nodes):
        where = "For a value exactly at a limit" if seen.stage == "passed" else "For the input of the test"
        yield f"{where}, which branch does your code take, and which should it take?"
    else:
        yield "Give each step of the calculation a line and a name of its own, and print them. Which is wrong first?"
    yield "Read the task once more, word by word: what goes in, what comes out, in which unit and which form?"
