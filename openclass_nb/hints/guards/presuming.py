"""Questions that hold their answer: “Shouldn't …?”, “What if …?”, “Which sign would …?”, “If you returned …?”.

An open question asks what is there, what came out, what somebody expects. A question that denies, proposes, asks which
part belongs somewhere, or asks what another program would do, tells what to do. English only.
"""

import re

from openclass_nb.hints.guards.sentences import sentences_of
from openclass_nb.hints.guards.stating import QUESTIONS

HOLDS = re.compile("|".join(QUESTIONS.values()), re.IGNORECASE)


def presumed(text: str) -> list[str]:
    """The questions of a text that hold their answer."""
    return [one for one in sentences_of(text) if one.endswith("?") and HOLDS.search(one)]
