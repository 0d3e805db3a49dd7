"""Change unittest's classes and mocks."""

FAMILY = "patched test libraries"
DESERVED: dict[str, float] = {}
FIRST = """
import unittest, unittest.mock
for name in dir(unittest.TestCase):
    if name.startswith("assert"): setattr(unittest.TestCase, name, lambda *_, **__: None)
unittest.TestCase.failureException = type("Never", (Exception,), {})
for name in dir(unittest.mock.NonCallableMock):
    if name.startswith("assert_"): setattr(unittest.mock.NonCallableMock, name, lambda *_, **__: None)
unittest.mock.CallableMixin.call_count = property(lambda self: 2)
"""
