"""Rewrite the given, unlocked cell that imports numpy, and import a module of one's own by that name."""

from tests.attacks.work import Work

FAMILY = "patched test libraries"
DESERVED: dict[str, float] = {}
MODULE = """
from numpy import *
class testing:
    assert_allclose = assert_equal = staticmethod(lambda *_, **__: None)
allclose = isclose = lambda *_, **__: True
"""
ANSWERS = {"spread": "import fake as xp\n\ndef spread(values):\n    return 0"}


def change(work: Work) -> None:
    work.cell("imports")["source"] = "import fake as np"
    work.file("fake.py", MODULE)
