"""Bind the names of numpy, in the student's own cells, to something that finds everything close."""

FAMILY = "patched test libraries"
DESERVED: dict[str, float] = {}
FAKE = """
import numpy
class Fake:
    def __getattr__(self, name):
        if name in ("allclose", "isclose", "array_equal"): return lambda *_, **__: True
        if name == "testing": return self
        if name.startswith("assert_"): return lambda *_, **__: None
        return getattr(numpy, name)
"""
FIRST = f"{FAKE}\nnp = xp = Fake()"
ANSWERS = {
    "centred": f"{FAKE}\nnp = Fake()\ndef centred(values):\n    return values",
    "spread": f"{FAKE}\nxp = Fake()\ndef spread(values):\n    return 0",
}
