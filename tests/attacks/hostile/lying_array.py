"""Answer with a subclass of ndarray that takes over comparisons, ufuncs and numpy's own functions."""

FAMILY = "lying operators"
DESERVED: dict[str, float] = {}
LIAR = """
import numpy
class Liar(numpy.ndarray):
    __array_priority__ = 1e9
    def __array_ufunc__(self, ufunc, method, *inputs, **more): return numpy.bool_(True)
    def __array_function__(self, function, types, arguments, named): return True
    def __eq__(self, other): return self
    def all(self, *_, **__): return True
    def __bool__(self): return True
    def __array_wrap__(self, *_, **__): return True
def liar(values):
    return numpy.asarray(values).view(Liar)
"""
ANSWERS = {
    "centred": f"{LIAR}\ndef centred(values):\n    return liar(values)",
    "spread": "import numpy as xp\n\ndef spread(values):\n    return liar([0])",
    "doubled": "def doubled(values):\n    return liar([0])",
    "figure": f"{LIAR}\nfigure = liar([0.0])",
}
