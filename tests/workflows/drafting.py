"""What a stand-in proposes when a teacher asks for drafts: good ones, and ones that the proof has to refuse."""

import json
from collections.abc import Callable, Sequence
from typing import Any

Body = dict[str, Any]
SLIP = {
    "misconception": "first-only",
    "title": "Takes the first alone",
    "message": "What happens to your result when b changes?",
    "code": "def largest(a, b):\n    return a\n",
}
EXERCISE: dict[str, Any] = {
    "title": "The larger one",
    "prompt": "Write `largest(a, b)`, which returns the larger of two numbers.",
    "signature": "def largest(a, b):",
    "docstring": "The larger of two numbers.",
    "body": "if a > b:\n    return a\nreturn b",
    "visible_tests": 'assert largest(2, 5) == 5, "Which of 2 and 5 is larger?"',
    "hidden_tests": (
        'assert largest(7, 3) == 7, "And if the first one is larger?"\n'
        'assert largest(-4, -9) == -4, "What about negative numbers?"\n'
        'assert largest(6, 6) == 6, "What if both are the same?"'
    ),
    "difficulty": "easy",
    "hints": [
        "Which two cases are there?",
        "What does your function give if the first number is the larger one?",
    ],
    "wrong_answers": [SLIP],
}
WEAK = EXERCISE | {"hidden_tests": ""}
"""Its tests accept wrong answers."""
UNSOLVED = EXERCISE | {"body": "return a + b"}
"""Its solution does not pass."""
BY_CHANCE = EXERCISE | {"body": "import random\nreturn max(a, b) + random.choice([0, 0, 0, 1])"}
"""Its solution passes now and then."""
TELLING = EXERCISE | {"hints": ["Write if a > b: return a and then return b."]}
"""A hint of it is the solution."""
HINTS = {"hints": ["What do you want to happen to both numbers?", "Say the task in words of your own."]}
MISCONCEPTIONS = {
    "wrong_answers": [
        {
            "misconception": "Only the size!",
            "title": "Leaves the signs out",
            "message": "What becomes of negative numbers?",
            "code": "def add(a, b):\n    return abs(a) + abs(b)\n",
        }
    ]
}
HARMLESS = {
    "wrong_answers": [
        {
            "misconception": "none",
            "title": "None",
            "message": "What?",
            "code": "def add(a, b):\n    return b + a\n",
        }
    ]
}
"""A “wrong” answer that is right."""
VARIANT = {
    "variant": 'def variant(rng):\n    n = rng.randint(2, 90)\n    return {"n": n, "more": n + 5}',
    "prompt": "Write `add(a, b)`. For instance {{ n }} and 5.",
    "visible_tests": 'assert add(variant.n, 5) == variant.n + 5, "What are the two together?"',
    "hidden_tests": 'assert add(-4, 9) == 5, "Try negative numbers."\nassert add(variant.n, 0) == variant.n, "Zero?"',
    "value": "",
}


def says(*replies: dict[str, Any]) -> Callable[[Body], str]:
    """A stand-in that says one after the other, the last one again and again."""
    left: list[dict[str, Any]] = list(replies)

    def reply(body: Body) -> str:
        return json.dumps(left.pop(0) if len(left) > 1 else left[0])

    return reply


def told_to(bodies: Sequence[Body]) -> list[dict[str, Any]]:
    """The material of each request."""
    return [json.loads(one["messages"][1]["content"]) for one in bodies]
