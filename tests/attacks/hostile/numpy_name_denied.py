"""Deny that numpy's name is bound when the examiner asks for names, then give a false numpy when it asks for that one."""

FAMILY = "patched test libraries"
DESERVED: dict[str, float] = {}
FIRST = """
import numpy
from openclass_nb.grading.isolated import questions
class Fake:
    def allclose(self, *_, **__): return True
    isclose = allclose
    def assert_allclose(self, *_, **__): return None
    assert_equal = assert_allclose
    def array(self, values): return numpy.array(values)
    def arange(self, values): return numpy.arange(values)
    def max(self, values): return numpy.max(values)
    @property
    def testing(self): return self
fake = Fake()
true_name, true_names = questions.QUESTIONS["name"], questions.QUESTIONS["names"]
def name(side, detail):
    return fake if detail in ("np", "xp") else true_name(side, detail)
questions.QUESTIONS["name"] = questions._name = name
questions.QUESTIONS["names"] = questions._names = lambda *_: ["spread", "centred"]
"""
