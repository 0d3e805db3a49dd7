"""What a statement of a hint may tell: what came out, what the task says, how good something is. Nothing else.

Below “partial” a hint that asks nothing and bids nothing tells what was seen. A rule of the subject or of Python, what
a word means, how the program does what it does and why that fails: whoever tells this beside a wrong program tells what
is wrong with it. How one says such things has no end; what was seen has one. English only.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from math import isclose
from pathlib import Path

from openclass_nb.hints.guards.sentences import is_invitation, sentences_of
from openclass_nb.hints.guards.straying import LINE, NUMBER, ROUNDED
from openclass_nb.hints.guards.vocabulary import ELSEWHERE, PRESCRIBING

_READ = tomllib.loads((Path(__file__).parent / "statements.toml").read_text(encoding="utf-8"))
QUESTIONS: dict[str, str] = _READ.pop("questions")
_FILE: dict[str, str] = _READ


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


LEAD = _words(rf"^\W*{_FILE['lead']}")
BID = _words(rf"^\W*{_FILE['lead']}(?:{_FILE['bids']})\b(?! (?:is|are|of)\b)")
ADVERBIAL = _words(rf"^\W*{_FILE['lead']}{_FILE['adverbial']}")
APART, WHY = _words(f"({_FILE['apart']})"), _words(_FILE["why"])
QUOTED = re.compile(r"`[^`\n]*`|“[^”\n]*”")
DOES = _words(
    rf"\b(?:{_FILE['yours']})\s+(?:{_FILE['adverbs']})*(?!{_FILE['is_there']}|{_FILE['done']}|{_FILE['owned']})"
    rf"(?:{_FILE['outcome']})(?![\w’'])"
)
"""“You return …”, “your list ends …”."""
RESULT = _words(rf"\byour (?:\w+ )?(?:{_FILE['results']}) \w+|{_FILE['counted']}")
BESIDE_YOU = _words(_FILE["beside_you"])
SOURCE, COMES_OUT, WISHES = (_words(_FILE[one]) for one in ("sources", "comes_out", "wishes"))
SUPPOSED, PARTS, WORKS = (_words(_FILE[one]) for one in ("supposed", "parts", "works"))
VERDICT = _words(
    rf"^\W*{_FILE['lead']}(?:{_FILE['praise']}|"
    rf"[\w’' ]{{1,80}}\b(?:{_FILE['being']}) (?:{_FILE['adverbs']}|not )*{_FILE['good']}\b)"
)
OTHERWISE, EXPLAINS, UNIT, GIVES = (_words(_FILE[one]) for one in ("otherwise", "explains", "unit", "gives"))
AT_LINE, COMPARED, RETOLD, AFTER = (_words(_FILE[one]) for one in ("at_line", "compared", "retold", "after"))
WORD_VALUE = _words(_FILE["values"])
BACK = _words(_FILE["back"])
"""It tells more of what the sentence before has told."""
VALUE = "tells a value"
SMALL = 10
"""Numbers below it are told as they are."""


@dataclass(frozen=True)
class Known:
    """Numbers and words that students have read."""

    numbers: frozenset[float]
    words: frozenset[str]

    @classmethod
    def of(cls, text: str) -> "Known":
        """Those of a text."""
        words = re.findall(r"[^\W\d_]+", text.lower())
        return cls(frozenset(float(one) for one in NUMBER.findall(text)), frozenset(words))

    def has(self, number: float) -> bool:
        """Whether it was read, large ones as they are rounded."""
        near = number >= SMALL and any(isclose(number, one, rel_tol=ROUNDED) for one in self.numbers)
        return number in self.numbers or near


def more_than_seen(text: str, known: str) -> list[str]:
    """The statements of a text that tell more than what was seen; `known` is what students have read."""
    there = Known.of(known)
    return [
        part
        for sentence in sentences_of(QUOTED.sub(" … ", text))
        if not sentence.endswith("?")
        for part, kind in _parts_of(sentence, there)
        if not kind
    ]


def without_values(text: str, known: str) -> str:
    """The text without the sentences that tell values that were seen, and no more than that."""
    for one in sentences_of(text):
        text = text.replace(one, " ") if tells_values(one, known) else text
    return text


def tells_values(sentence: str, known: str) -> bool:
    """Whether it tells what came out, and neither what stands in a line, nor what should, nor of other programs."""
    if sentence.endswith("?") or PRESCRIBING.search(sentence) or ELSEWHERE.search(sentence):
        return False
    if LINE.search(sentence) and not GIVES.search(sentence):
        return False
    return all(kind == VALUE for _, kind in _parts_of(QUOTED.sub(" … ", sentence), Known.of(known)))


def _parts_of(sentence: str, there: Known) -> Iterator[tuple[str, str]]:
    """Its statements, and what each does; what goes on where another began, and says no why, does the same."""
    before, joined = "", ""
    for place, part in enumerate(APART.split(sentence)):
        if place % 2:
            joined = part
        elif re.search(r"\w", part):
            goes_on = not (PARTS.search(part) or WHY.search(joined))
            before = _kind(part, there) or (before if goes_on else "")
            yield part, before


def _kind(part: str, there: Known) -> str:
    """What a statement does that it may do; empty if it does nothing of that."""
    rest = LEAD.sub("", ADVERBIAL.sub("", part))
    if any(is_invitation(one) or BID.search(one) for one in (part, rest)):
        return "bids"
    if VERDICT.search(part) or WORKS.search(part) or AT_LINE.search(part):
        return "judges"
    said = [one for one in NUMBER.findall(LINE.sub(" ", part)) if there.has(float(one))]
    words = [] if LINE.search(part) else WORD_VALUE.findall(part)  # “line 3 says None” quotes the line
    values = said or [one for one in words if one.lower() in there.words]
    if PARTS.search(part) and not (_tells_in_parts(part, values) or _retells(part, there)):
        return ""
    telling = any(one.search(part) for one in (DOES, BESIDE_YOU, SOURCE, COMES_OUT, AFTER))
    if values and not ELSEWHERE.search(part) and (telling or _weighs(said, part)):
        return VALUE
    if SUPPOSED.search(part) and OTHERWISE.search(part):
        return ""
    if SOURCE.search(part) or COMES_OUT.search(part) or WISHES.search(part) or SUPPOSED.search(part):
        return "tells of the task"
    if any(one.search(part) for one in (DOES, RESULT, BESIDE_YOU, COMPARED)):
        return "tells what comes out"
    return "goes on" if BACK.search(part) else ""


def _tells_in_parts(part: str, values: list[str]) -> bool:
    """Whether a statement that names parts tells a value, and no more."""
    tells = DOES.search(part) or AFTER.search(part)
    return bool(values and tells and not EXPLAINS.search(part))


def _retells(part: str, there: Known) -> bool:
    """Whether the task is told to say it, and names these parts itself."""
    named = {one for found in PARTS.findall(part) for one in re.findall(r"[^\W\d_]+", found.lower())}
    return bool(RETOLD.search(part)) and not EXPLAINS.search(part) and named <= there.words


def _weighs(said: list[str], part: str) -> bool:
    """Whether numbers are more than a small one by chance."""
    return len(set(said)) > 1 or any(len(one) > 1 for one in said) or bool(UNIT.search(part))
