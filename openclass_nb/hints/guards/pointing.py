"""A hint that points at a line may ask about it; whatever else it says of it, it may mean any change of that line.

How one says what to change has no end: stories, clues, riddles. What a hint says that changes nothing has one: it asks,
invites to look, read, compare or try, tells what was seen. So where a sentence is none of these, all is tried there.
"""

import re

from openclass_nb.hints.guards.prescribing import SENTENCE, prescribes
from openclass_nb.hints.guards.sentences import is_invitation
from openclass_nb.hints.guards.stating import tells_values
from openclass_nb.hints.guards.straying import foreign_words, strays_at_line, tells_of_seen
from openclass_nb.hints.guards.vocabulary import ADVISING, ELSEWHERE, HARMLESS, SUGGESTING

LINE = re.compile(r"\b(?:lines?|zeilen?|lignes?|líneas?|righ?[ae]|regels?|linhas?)\b\W*(\d+)", re.IGNORECASE)
GIVES = re.compile(
    r"\bline \d+ (?:gives|makes|returns|says|prints|answers|counts|shows) "
    r"(?:you |about |almost |only |just |still |something )*(?:-?\d|true|false|…)|\bline \d+ is (?:right|fine)\b",
    re.IGNORECASE,
)
"""What a line comes to."""
QUOTED = re.compile(r"[`“\"']([^`”\"'\n]{3,120})[`”\"']")


def lines_meant(text: str, answer: str, task: str = "") -> frozenset[int]:
    """The lines that a text points at and says something of that is no harmless thing to say; from 1.

    `task` is what students have read.
    """
    sentences = [one for one in SENTENCE.split(text) if one.strip()]
    if not prescribes(text) and all(
        _is_harmless(one, task, answer) or (task and _is_elsewhere(one, before, f"{task}\n{answer}"))
        for before, one in zip(["", *sentences], sentences, strict=False)
    ):
        return frozenset()
    own = [one.strip() for one in answer.splitlines()]
    quoted = [
        one.strip() for one in QUOTED.findall(text) if not one.strip().isidentifier()
    ]  # a name is no place
    there = {
        number for number, line in enumerate(own, 1) if any(one in line for one in quoted if len(one) > 2)
    }
    return frozenset(there | {int(one) for one in LINE.findall(text)})


def _is_elsewhere(sentence: str, before: str, read: str) -> bool:
    """Whether it is about something else than a line: what comes out, what a number means, what to look for there."""
    if LINE.search(sentence) or ADVISING.search(sentence):
        return False
    return not LINE.search(before) or (is_invitation(before) and not foreign_words(sentence, read))


def _is_harmless(sentence: str, task: str, answer: str) -> bool:
    said = sentence.strip(" \"“”'`()")
    if said.endswith("?"):
        return not SUGGESTING.search(said)
    if task and is_invitation(said):
        return not ELSEWHERE.search(said) and not foreign_words(said, f"{task}\n{answer}")
    if task and (tells_of_seen(said, task) or GIVES.search(said) or tells_values(said, task)):
        return not foreign_words(said, f"{task}\n{answer}")
    if LINE.search(said) and strays_at_line(said, task, answer):
        return False
    return not re.search(r"\w", said) or bool(HARMLESS.search(said))
