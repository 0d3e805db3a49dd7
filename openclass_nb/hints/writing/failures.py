"""Why no hint or draft came from a model, in words for teachers; the audit keeps the short reasons."""

import re

WORDS = {
    "deadline": "the model did not answer in time",
    "connection": "nothing answers at the address in OPENCLASS_HINTS_URL; the server may not be running",
    "address": "OPENCLASS_HINTS_URL is no address of a server; those begin with http:// or https://",
    "refusal": "the model refused to answer",
    "truncated": "the model’s reply was longer than it may be",
    "too-long": "the model’s reply was longer than it may be",
    "cut": "the model’s reply broke off",
    "empty": "the model’s reply was empty",
    "no-choices": "what the server sent is no model’s reply; its address ends in /v1 mostly",
    "finish": "the model wanted to do something else than to answer",
    "no-model": "the server has no model",
    "not in this form": "the model’s reply is not in the form that was asked for",
}
STATUS = {
    400: "the server can’t read the request; it may not know chat completions, or not this model",
    401: "the server does not take the key in OPENCLASS_HINTS_KEY",
    403: "the server does not take the key in OPENCLASS_HINTS_KEY",
    404: "the server knows no such address or model; look at OPENCLASS_HINTS_URL and OPENCLASS_HINTS_MODEL",
    429: "the server says that it is asked too often, or that the account is used up",
}
FORM = re.compile(r"^(?:schema|json|text): ")


def in_words(reason: str) -> str:
    """A reason of ours as a piece of a sentence; what is none stays as it is.

    Of several, one for each form in which a model was asked, the last one counts: asking ended with it.
    """
    last = FORM.sub("", reason.rpartition("; ")[2] if FORM.match(reason) else reason)
    if last.startswith("status-"):
        number = last.removeprefix("status-")
        return f"{_of_status(number)} ({number})"
    if re.fullmatch(r"[A-Z][A-Za-z]*(?:Error|Exception)", last):
        return f"what the server sent is no model’s reply ({last})"
    return WORDS.get(last, last)


def _of_status(number: str) -> str:
    known = STATUS.get(int(number)) if number.isdecimal() else None
    return known or "the server has trouble of its own"
