"""What a sentence tells its reader to do: to look, print, draw and work out; or to change the program.

Below “partial” a hint never says what to do to the program, however it is said. What one does to programs has many
names, but who bids begins a clause with one of them. Verbs that are used for both are told apart by what goes with
them: “put a print there” changes nothing. English only.
"""

import re
import tomllib
from pathlib import Path

from openclass_nb.hints.guards.sentences import sentences_of

_FILE = tomllib.loads((Path(__file__).parent / "commands.toml").read_text(encoding="utf-8"))


def _any(words: list[str]) -> str:
    return "|".join(words)


VERBS = frozenset(" ".join(_FILE["changing"]["always"]).split())
"""What one does to programs, and hardly to anything else that a hint bids."""
UNLESS: dict[str, re.Pattern[str]] = {
    verb: re.compile(rf"(?:{_any(harmless)})", re.IGNORECASE) for verb, harmless in _FILE["unless"].items()
}
"""Verbs that change nothing if such words follow, and a program only if code is spoken of, unless they always do."""
_WORDS = _FILE["clauses"]
_VERB = rf"(?=(?:{_any(sorted(VERBS | UNLESS.keys(), key=len, reverse=True))})\s+{_WORDS['behind']}\b)"
_NO_NOUN = "".join(rf"(?<!\b{one} )" for one in _WORDS["not_after"])
APART = re.compile(
    rf"{_WORDS['apart']}|,\s+(?:and|then|so|but|or)\s+|,\s+{_VERB}|\b(?:and|then|or|but|so)\s+{_VERB}", re.I
)
LEAD = re.compile(rf"^\W*(?:(?:{_any(_WORDS['lead'])})\W+)*", re.IGNORECASE)
BEFORE = re.compile(
    rf"^(?:{_WORDS['before']})\b[^,;:]*?(?:,\s*|\s+{_NO_NOUN}{_VERB})",
    re.IGNORECASE,
)
"""“Before the loop, …”: what goes before a verb that bids."""
BESIDE = re.compile(_WORDS["beside"], re.IGNORECASE)
CODE = re.compile(_WORDS["code"], re.IGNORECASE)
"""A verb that may do no harm bids to change a program if it goes with one of these."""
OTHERWISE = re.compile(_WORDS["otherwise"], re.IGNORECASE)
HYPOTHESIS = re.compile(_WORDS["hypothesis"], re.IGNORECASE)
FIRST = re.compile(r"[a-z]+(?:-[a-z]+)*", re.IGNORECASE)


def commanded(text: str) -> list[str]:
    """The clauses of a text that tell to change the program, or ask what would be if it were changed."""
    sentences = sentences_of(text)
    return [one for one in sentences if OTHERWISE.search(one) and HYPOTHESIS.search(one)] + [
        clause
        for sentence in sentences
        if not sentence.endswith("?")
        for clause in clauses_of(sentence)
        if not BESIDE.search(clause) and _bids_to_change(clause)
    ]


def clauses_of(sentence: str) -> list[str]:
    """The parts of a sentence that could begin with a verb that bids, without what leads up to it."""
    found = []
    for part in APART.split(sentence):
        bare = LEAD.sub("", part)
        after = BEFORE.sub("", bare)
        found += [one for one in dict.fromkeys((bare, LEAD.sub("", after))) if one]
    return found


def _bids_to_change(clause: str) -> bool:
    found = FIRST.match(clause)
    if not found:
        return False
    verb, rest = found[0].lower(), clause[found.end() :].strip()
    if not re.match(r"[\w`“\"'(\[*-]", rest):  # “Name: 0.5” is what was printed
        return False
    harmless = UNLESS.get(verb)
    if harmless and harmless.match(rest):
        return False
    return verb in VERBS or (harmless is not None and bool(CODE.search(rest)))
