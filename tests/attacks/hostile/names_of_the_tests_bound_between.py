"""Bind a name that one test has imported before a later test of the same exercise uses it."""

from tests.attacks.work import Work

FAMILY = "shadowed builtins"
DESERVED: dict[str, float] = {}
BETWEEN = """
class MagicMock:
    call_count = 2
    def __init__(self, return_value=None): self.value = return_value
def each(action, values):
    return [getattr(action, "value", 0)] * 2
"""
ANSWERS = {"each": "def each(action, values):\n    return values"}


def change(work: Work) -> None:
    work.insert(work.cells.index(work.cell("each-test-2")), BETWEEN)
