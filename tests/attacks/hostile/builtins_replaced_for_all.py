"""Change the builtins module itself."""

FAMILY = "shadowed builtins"
DESERVED: dict[str, float] = {}
FIRST = """
import builtins
builtins.abs = lambda _: 0
builtins.all = builtins.any = builtins.isinstance = lambda *_: True
builtins.map = lambda *_: [True]
builtins.set = lambda *_: frozenset()
builtins.AssertionError = type("Fine", (Exception,), {"__new__": lambda *_: None})
"""
