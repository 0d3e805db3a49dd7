"""What a deterministic hint is made from."""

from dataclasses import dataclass

from openclass_nb.hints.forms.seen import FormSeen
from openclass_nb.hints.observing.report import UNKNOWN, Observation


@dataclass(frozen=True)
class FailingCase:
    """A try that did not pass.

    `tests` are the tests as students have them, by id, without what is hidden in them. `message` is what the check
    told. `misconception` is the message of the one that was matched. `unreadable` is a sentence if it is no Python.
    `form` is what a look at an answer of another kind than code showed.
    """

    answer: str
    observation: Observation = UNKNOWN
    tests: tuple[tuple[str, str], ...] = ()
    message: str = ""
    misconception: str = ""
    unreadable: str = ""
    failed: tuple[str, ...] = ()
    form: FormSeen | None = None
