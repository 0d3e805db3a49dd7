"""What the sentences of a hint do: they ask, invite to look or try, tell what was seen; any other tells something."""

import re

from openclass_nb.hints.guards.vocabulary import ADVISING, EXPECTING, INVITING, SEEN, SUGGESTING

SENTENCE = re.compile(r"(?<=[.?!])[\"”')]*\s+|\n+")


def sentences_of(text: str) -> list[str]:
    """The sentences, without marks around them."""
    found = [one.strip(" \"“”'()") for one in SENTENCE.split(text)]
    return [one for one in found if re.search(r"\w", one)]


def told(text: str) -> list[str]:
    """The sentences that neither ask openly, nor invite to look, nor tell what was seen."""
    return [one for one in sentences_of(text) if not _is_open(one)]


def is_invitation(sentence: str) -> bool:
    """Whether it bids to look, to read, to try, to write down."""
    return bool(INVITING.search(sentence))


def is_seen(sentence: str) -> bool:
    """Whether it tells what the program does, or what the test wants, and nothing that should be otherwise."""
    return bool(SEEN.search(sentence)) and not ADVISING.search(sentence)


def _is_open(sentence: str) -> bool:
    if sentence.endswith("?"):
        return not SUGGESTING.search(sentence) or bool(EXPECTING.search(sentence))
    return is_invitation(sentence) or is_seen(sentence)
