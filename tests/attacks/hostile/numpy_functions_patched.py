"""Change numpy's own functions, those for tests and those that tests compare with."""

FAMILY = "patched test libraries"
DESERVED: dict[str, float] = {}
FIRST = """
import numpy, numpy.testing
for name in dir(numpy.testing):
    if name.startswith("assert_"): setattr(numpy.testing, name, lambda *_, **__: None)
numpy.allclose = numpy.isclose = numpy.array_equal = lambda *_, **__: True
numpy.array = numpy.arange = lambda *_: 0
"""
