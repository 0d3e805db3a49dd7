"""Patch the encoder in this process so that each answer claims to be one of the test's own objects."""

FAMILY = "forged messages"
DESERVED: dict[str, float] = {}
FIRST = """
from openclass_nb.grading.isolated import answering, side
from openclass_nb.grading.isolated.codec import encoding
class Given:
    def __init__(self, tag, *numbers): self.tag, self.numbers = tag, numbers
turn = [0]
plain = encoding.Encoder._write_other
def write_other(self, value):
    if type(value) is Given: return self.reference(value.tag, *value.numbers)
    return plain(self, value)
encoding.Encoder._write_other = write_other
def claim(*_, **__):
    turn[0] += 1
    return Given(*[(b"K", turn[0] % 7), (b"@", turn[0] % 9), (b"h", 2**31, 2**31), (b"C", 2**31 + 1)][turn[0] % 4])
doubled_ = centred_ = claim
"""
ANSWERS = {
    "doubled": "doubled = lambda values: claim()",
    "centred": "def centred(values):\n    return claim()",
    "spread": "import numpy as xp\n\ndef spread(values):\n    return claim()",
    "each": "def each(action, values):\n    return Given(b'K', 1)",
    "unit": "def unit(vector):\n    return claim()",
}
