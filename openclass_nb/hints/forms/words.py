"""Hints for choices and for texts."""

from collections.abc import Iterator

from openclass_nb.hints.forms.seen import ChoiceSeen, TextSeen

SHORT = 25
"""Words below which a text rarely answers a question and gives a reason."""


def choice_hints(seen: ChoiceSeen) -> Iterator[str]:
    """How to look at options; none of them is named."""
    if seen.several:
        yield from _several(seen)
    yield "Cover the options and answer in your own words first. Then look which option says the same."
    if seen.options > 2:
        yield "For each option look for one fact in the task that speaks against it, and cross out what you can."
    yield "Try an extreme case: something very large, zero, nothing at all. Does your choice still hold?"
    yield "Which idea made you choose this? Look it up once more, then come back."


def _several(seen: ChoiceSeen) -> Iterator[str]:
    if seen.wrong and seen.missing:
        yield "Something that you chose does not hold, and something that holds is not chosen. Take them one by one."
    elif seen.missing:
        yield "What you chose holds. It is not all yet: ask of each other option, alone, whether it is true."
    elif seen.wrong:
        yield "All that holds is among your choices, and something that does not. Which one were you least sure of?"


def text_hints(seen: TextSeen) -> Iterator[str]:
    """How to look at a text that a person has read."""
    if seen.words < SHORT:
        yield "This is very short. Answer in whole sentences: what happens, why, and how you know."
    if not seen.reasons:
        yield "You say what is so. Add why: a sentence with “because” that names the law or the data behind it."
    if seen.bare_number:
        yield f"There is a number without a unit in your text: {seen.bare_number}. What is it a number of?"
    yield "Underline every verb in the task: explain, compare, estimate. Which sentence of yours does each of them?"
    yield "Read your text to somebody who has not seen the task. What do they ask?"
