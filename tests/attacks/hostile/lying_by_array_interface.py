"""Answer with plain objects that tell numpy to read memory at an address of the student's choice."""

FAMILY = "lying operators"
DESERVED: dict[str, float] = {}
LIAR = """
import numpy, types
def elsewhere(*shape):
    address = numpy.zeros(64).__array_interface__["data"][0]
    told = {"data": (address, False), "shape": shape, "typestr": "<f8", "version": 3}
    return types.SimpleNamespace(__array_interface__=told, __array_struct__=told, __array_priority__=1e9)
"""
ANSWERS = {
    "centred": f"{LIAR}\ndef centred(values):\n    return elsewhere(values.size)",
    "spread": "import numpy as xp\n\ndef spread(values):\n    return elsewhere()",
}
