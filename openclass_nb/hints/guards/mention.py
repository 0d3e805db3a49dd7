"""What a hint mentions that somebody could do mechanically: operators, numbers, names, snippets, changes."""

import ast
import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from openclass_nb.hints.guards.decoding import readings
from openclass_nb.hints.guards.initials import initials_of
from openclass_nb.hints.guards.lacking import Lacking, lacking
from openclass_nb.hints.guards.language import language_of
from openclass_nb.hints.guards.pointing import lines_meant
from openclass_nb.hints.guards.prescribing import meant_by, parts_of, prescribes
from openclass_nb.hints.guards.sentences import told
from openclass_nb.hints.guards.straying import foreign_numbers, strays
from openclass_nb.hints.guards.text_leaks import code_tokens, names_of, tokens_of
from openclass_nb.hints.guards.vocabulary import (
    ADVISING,
    BUILT_IN,
    Operator,
    changes_in,
    numbers_in,
    operators_in,
)

QUOTES = (
    r"`+([^`]{1,300})`+",
    "“([^”]{1,200})”",
    '"([^"]{1,200})"',
    "'([^']{1,200})'",
    "«([^»]{1,200})»",
)
SNIPPET = re.compile("|".join(QUOTES), re.DOTALL)
MOST_SNIPPETS = 24
OWN = 3
"""Tokens from which on a quoted piece of the student's code is a place to look at, and no part to put in."""
JOINING = re.compile(r"(?<![`“\"'])\b(?:and|or|not|no|of)\b(?![`”\"'])", re.IGNORECASE)
"""Words that join sentences: operators only where something is prescribed, or where they are quoted."""
MOST_LACKING = 4
"""Parts that a program may lack and still be the solution but for them; with more it is another program."""
PLAIN_NAMES = frozenset(
    "abs all any bool dict enumerate float int len list max min range reversed round".split()
    + "set sorted str sum tuple zip".split()
)


@dataclass(frozen=True)
class Mention:
    """What one or several hints mention."""

    operators: frozenset[Operator] = frozenset()
    numbers: frozenset[float] = frozenset()
    names: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()
    snippets: tuple[str, ...] = ()
    changes: frozenset[str] = frozenset()
    lines: frozenset[int] = frozenset()
    anything: bool = False
    """Whether it strays so far that it may mean any edit."""


def mentioned(
    hints: list[str], answer: str, solution: str, context: str = "", seen: Sequence[str] = (), task: str = ""
) -> Mention:
    """All that the hints mention together: what is told step by step adds up.

    `context` is code with names, `seen` what the failing test shows the student: to tell it is no advice; `task`
    is what students have read.
    """
    whole, together = hints, "\n".join(hints)
    if not prescribes(together):
        hints = [without_seen(hint, seen) for hint in hints]
        own = [without_own_code(hint, answer) for hint in hints]
    else:
        own = hints
    said = [reading for hint in own for reading in readings(hint)]
    text = "\n".join(one for hint in hints for one in _words_of(without_own_code(hint, answer)))
    spelled = initials_of("\n".join(hints), answer, solution)
    text = f"{text}\n{spelled}"
    words = set(re.findall(r"[A-Za-z_]\w*", text))
    known = names_of(answer) | names_of(solution) | PLAIN_NAMES
    lower = {one.lower(): one for one in known}
    names = {lower[one.lower()] for one in words if one.lower() in lower and one.strip("_")}
    first = "\n".join(without_own_code(hint, answer) for hint in hints)
    meant = meant_by(first, answer, solution, spelled)
    read = f"{task}\n{answer}\n{chr(10).join(seen)}"
    counted = task and foreign_numbers(together, read)
    anything = strays(together, task, answer)
    spoken = text if anything or not task or prescribes(first) else JOINING.sub(" … ", text)
    lacks = lacking(answer, solution)
    meant_too = lacks if anything else Lacking()
    found = Mention(
        operators=frozenset(operators_in(spoken)) | meant.operators | meant_too.operators,
        numbers=frozenset(numbers_in(text))
        | meant.numbers
        | _digit_by_digit(whole)
        | meant_too.numbers
        | (parts_of(solution).numbers if counted else frozenset()),
        names=frozenset(names | _spelled(text, known)) | meant.names | meant_too.functions,
        texts=frozenset(one for pair in SNIPPET.findall(text) for one in pair if one) | meant.texts,
        snippets=tuple(dict.fromkeys(_snippets(said, names_of(context) | known | BUILT_IN)))[:MOST_SNIPPETS],
        changes=frozenset(changes_in(first) | changes_in(text)),
        lines=lines_meant(together, answer, task),
        anything=anything,
    )
    if task and not (found.lines or anything or prescribes(first) or ADVISING.search(together)):
        return replace(_of_what_is_lacking(found, lacks, words), changes=_changes_told(first))
    return found


def _changes_told(text: str) -> frozenset[str]:
    """Changes that sentences tell of which do more than ask, invite to look or say what was seen."""
    return frozenset(changes_in("\n".join(told(text))))


def _of_what_is_lacking(found: Mention, lacks: Lacking, words: Set[str]) -> Mention:
    """Who advises nothing gives away what the program lacks, if it is named: no more."""
    if lacks.size() > MOST_LACKING:
        return found
    return replace(
        found,
        operators=found.operators & lacks.operators,
        numbers=(found.numbers | ({1.0} if "one" in words else set())) & lacks.numbers,
        names=found.names & lacks.names,
    )


def _digit_by_digit(hints: list[str]) -> set[float]:
    """The number that the last digits of several hints make together."""
    last = [re.findall(r"\d", one)[-1:] for one in hints]
    digits = "".join(one for found in last for one in found)
    return {float(digits)} if len(hints) > 1 and 1 < len(digits) < 16 else set()


def without_seen(hint: str, seen: Sequence[str]) -> str:
    """The text without what the failing test has called, seen and expected."""
    for one in sorted(seen, key=len, reverse=True):
        hint = re.sub(rf"(?<![\w.]){re.escape(one)}(?![\w])", " … ", hint)
    return hint


def without_own_code(hint: str, answer: str) -> str:
    """The text without quoted lines or expressions that are the student's own: to point at them changes nothing.

    A quoted operator, name or number stays: it may be meant as what to put in.
    """
    rows = [tuple(code_tokens(answer)), tuple(tokens_of(answer))]
    lines = {tuple(tokens_of(one)) for one in answer.splitlines() if len(tokens_of(one)) > 1}

    def kept(found: re.Match[str]) -> str:
        words = tuple(tokens_of(found[0].strip("`“”")))
        size = len(words)
        within = (own[at : at + size] == words for own in rows for at in range(len(own) - size + 1))
        there = words in lines or (size >= OWN and any(within))
        return " … " if there else found[0]

    return re.sub("|".join(QUOTES[:2]), kept, hint)


def _words_of(hint: str) -> list[str]:
    """The text, and what is hidden in it as far as it reads as a language: backwards, most words mean nothing."""
    first, *hidden = readings(hint)
    own = language_of(first)
    return [first, *(one for one in hidden if (found := language_of(one)) and own in ("", found))]


def _spelled(text: str, known: set[str]) -> set[str]:
    """Names that are said as words: “half life” for half_life."""
    flat = re.sub(r"[\s_-]+", " ", text.lower())
    return {one for one in known if "_" in one.strip("_") and one.lower().replace("_", " ") in flat}


def _snippets(said: list[str], known: set[str] | frozenset[str]) -> list[str]:
    """Pieces that can be read as code, the quoted ones first; then lines, and what stands after a colon.

    A piece with a name that nobody has made would only stop: “one, then” is no code.
    """
    found = []
    for text in said:
        quoted = [one.strip() for pair in SNIPPET.findall(text) for one in pair if one.strip()]
        lines = [one.strip().strip("`") for one in text.splitlines()]
        after = [one.partition(":")[2].strip() for one in lines if ":" in one]
        runs = [
            one.strip()
            for one in re.findall(
                r"[\w.\[\]()'\"]+(?:\s*(?:\*\*|//|<=|>=|==|!=|[-+*/%<>=,])\s*[\w.\[\]()'\"-]+)+", text
            )
        ]
        calls = re.findall(r"[A-Za-z_][\w.]*\([^()]*(?:\([^()]*\)[^()]*)*\)", text)
        found += [one for one in (*quoted, *runs, *calls, *lines, *after) if _is_code(one, known)]
    return sorted(dict.fromkeys(found), key=len, reverse=True)


def _is_code(text: str, known: set[str] | frozenset[str]) -> bool:
    if not 1 < len(text) <= 300:
        return False
    try:
        body = ast.parse(text.rstrip(".")).body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return False
    if not body or (
        len(body) == 1 and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)
    ):
        return False
    names = [one for part in body for one in ast.walk(part) if isinstance(one, ast.Name)]
    made = {one.id for one in names if isinstance(one.ctx, ast.Store)}
    made |= {one.arg for part in body for one in ast.walk(part) if isinstance(one, ast.arg)}
    return all(one.id in known or one.id in made for one in names)
