"""What a model may propose, as it has to write it down."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

What = Literal["exercise", "variant", "misconceptions", "hints"]
WHATS: tuple[What, ...] = ("exercise", "variant", "misconceptions", "hints")


class _Reply(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Slip(_Reply):
    """A wrong answer that students give: the wrong idea as an id, for the teacher and for the student, and code."""

    misconception: str
    title: str
    message: str
    code: str


class DraftedExercise(_Reply):
    """A whole exercise whose answer is a function: its signature ends in a colon, the body is not indented."""

    title: str
    prompt: str
    signature: str
    docstring: str
    body: str
    visible_tests: str
    hidden_tests: str
    difficulty: Literal["easy", "medium", "hard"]
    hints: list[str]
    wrong_answers: list[Slip]


class DraftedVariant(_Reply):
    """Other numbers for an exercise: `variant` is `def variant(rng)`, the prompt has places for its values.

    Of code the tests use the values as variant.name; of a form `value` has places too. What does not apply is empty.
    """

    variant: str
    prompt: str
    visible_tests: str
    hidden_tests: str
    value: str


class DraftedMisconceptions(_Reply):
    """Wrong answers to an exercise that there is."""

    wrong_answers: list[Slip]


class DraftedHints(_Reply):
    """Hints for an exercise that there is, from general to pointed."""

    hints: list[str]


Drafted = DraftedExercise | DraftedVariant | DraftedMisconceptions | DraftedHints
REPLIES: dict[What, type[_Reply]] = {
    "exercise": DraftedExercise,
    "variant": DraftedVariant,
    "misconceptions": DraftedMisconceptions,
    "hints": DraftedHints,
}


def schema_of(what: What) -> dict[str, Any]:
    """The JSON schema of a reply, as strict as structured outputs ask for: no field is left out, none is added."""
    made = REPLIES[what].model_json_schema()
    return {key: value for key, value in made.items() if key != "description"}
