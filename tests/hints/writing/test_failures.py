"""Why a model gave nothing, in words for teachers."""

import pytest

from openclass_nb.hints.writing.asking import ask_for_hint
from openclass_nb.hints.writing.failures import in_words
from openclass_nb.hints.writing.model import Model, ModelAddress
from tests.hints.stand_in import FAULTS, GOOD, standing_in
from tests.hints.writing.test_asking import MATERIAL


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("schema: deadline", "did not answer in time"),
        ("schema: status-400; json: status-401", "does not take the key in OPENCLASS_HINTS_KEY (401)"),
        ("schema: status-404; json: status-404; text: status-404", "no such address or model"),
        ("schema: not in this form; json: not in this form; text: connection", "nothing answers"),
        ("schema: JSONDecodeError", "no model’s reply (JSONDecodeError)"),
        ("status-503", "trouble of its own (503)"),
        ("title: Field required", "title: Field required"),
        ("nothing that can be read", "nothing that can be read"),
    ],
)
def test_what_ended_the_asking_is_told(reason: str, told: str) -> None:
    """In a piece of a sentence; the last form that was tried is what counts."""
    assert told in in_words(reason)


def test_every_fault_has_words() -> None:
    """No code of ours reaches a teacher."""
    codes = ("schema", "json:", "text:", "status-", "deadline", "cut", "no-choices", "finish", "APIStatus")
    with standing_in() as stand:
        for fault in FAULTS:
            if fault in (*GOOD, "never", "drips"):
                continue
            stand.fault = fault
            asked = ask_for_hint(Model(ModelAddress(stand.url, "m")), MATERIAL)
            told = in_words("; ".join(asked.reasons))
            assert len(told.split()) > 3, fault
            assert not told.startswith(codes), fault
