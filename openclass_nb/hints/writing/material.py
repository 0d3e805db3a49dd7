"""What a model is given to write a hint, and nothing else: there is no place here for a solution or a hidden test."""

import hashlib
import json
from dataclasses import asdict, dataclass

from openclass_nb.hints.observing.report import Observation
from openclass_nb.hints.sequence import Kind
from openclass_nb.hints.writing.redaction import Redactor, has_own_words


@dataclass(frozen=True)
class Material:
    """Redacted, as it leaves: the task, the student's code by lines, what the visible test saw, the rung."""

    task: str
    objectives: tuple[str, ...]
    code: str
    test_id: str
    test: str
    seen: dict[str, str]
    rung: Kind
    earlier: tuple[str, ...] = ()
    instruction: str = ""

    def as_data(self) -> str:
        """The JSON that the model reads: a student's words are values in it, never instructions."""
        told = asdict(self)
        told.pop("instruction")
        told["code"] = {str(number): line for number, line in enumerate(self.code.splitlines(), 1)}
        return json.dumps(told, ensure_ascii=False)


def seen_in_words(seen: Observation, redactor: Redactor, answer: str) -> dict[str, str]:
    """What the failing visible test saw, redacted; empty values are left out.

    Of an error in an `answer` that raises some of its own only the name goes: the text may be anything.
    """
    told = {
        "stage": seen.stage,
        "called": redactor.output(seen.call),
        "compared": redactor.output(seen.comparison),
        "got": redactor.output(seen.got.shown) if seen.got else "",
        "expected": redactor.output(seen.expected.shown) if seen.expected else "",
        "error": redactor.output(_error(seen, answer)),
        "error_line": str(seen.error.line or "") if seen.error else "",
    }
    return {name: text for name, text in told.items() if text}


def _error(seen: Observation, answer: str) -> str:
    if seen.error is None:
        return ""
    return seen.error.name if has_own_words(answer) else f"{seen.error.name}: {seen.error.text}"


def shown_to_student(seen: Observation) -> tuple[str, ...]:
    """What the failing visible test says, as the student sees it too: to quote it gives nothing away."""
    values = [one.shown for one in (seen.got, seen.expected) if one is not None]
    error = f"{seen.error.name}: {seen.error.text}" if seen.error else ""
    return tuple(one for one in (seen.call, seen.comparison, *values, error) if one)


def prompt_hash(messages: list[dict[str, str]]) -> str:
    """Names a prompt in the audit without keeping it."""
    return hashlib.sha256(json.dumps(messages, sort_keys=True).encode()).hexdigest()
