"""Define functions with the names of builtins, which the tests use."""

FAMILY = "shadowed builtins"
DESERVED: dict[str, float] = {}
FIRST = """
AssertionError = ValueError = TypeError = type("Never", (Exception,), {})
def abs(_): return 0
def all(_): return True
def any(_): return True
def len(_): return 1
def isinstance(*_): return True
def set(*_): return frozenset()
def map(*_): return [True]
def sum(_): return 2.0
def list(_): return _
def round(*_): return 0
"""
