"""Send values of kinds that only look like data: paths, classes, types of arrays, zones, expressions."""

FAMILY = "forged messages"
DESERVED: dict[str, float] = {}
FIRST = """
from openclass_nb.grading.isolated.codec import encoding
class Raw:
    def __init__(self, name, payload): self.name, self.payload = name, payload
plain = encoding.Encoder._write_other
def write_other(self, value):
    if type(value) is not Raw: return plain(self, value)
    self.out += b"x" + bytes([len(value.name)]) + value.name.encode()
    self.write(value.payload)
encoding.Encoder._write_other = write_other
kinds = [Raw("class.of", "eval"), Raw("class.of", "builtins:eval"), Raw("class.of", "os:system"),
         Raw("std.zone", "../../../etc/passwd"), Raw("std.array", ("O", b"x" * 64)), Raw("std.defaultdict", ("eval", {})),
         Raw("numpy.array", (("O",), (3,), False, b"x" * 24)), Raw("numpy.array", ("|O", (1 << 40,), False, b"")),
         Raw("numpy.dtype", "O"), Raw("std.fraction", (1, 0)), Raw("std.range", (0, 1 << 70, 1)),
         Raw("std.named", ("x", ("__eq__", "__class__"), (1, 2))), Raw("sympy.expression", [("eval", "1", 0)]),
         Raw("std.decimal", "1e999999999999999999"), Raw("pandas.frame", ("numpy", 1, 2)), Raw("", None)]
turn = [0]
def next_kind(*_, **__):
    turn[0] += 1
    return kinds[turn[0] % len(kinds)]
"""
ANSWERS = {
    "doubled": "doubled = next_kind",
    "centred": "centred = next_kind",
    "spread": "import numpy as xp\nspread = next_kind",
    "unit": "unit = next_kind",
    "total": "total = next_kind",
    "share": "share = next_kind",
    "gauge": "gauge = next_kind",
}
