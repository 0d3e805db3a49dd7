"""Put modules of one's own into the folder, with the names of those that the tests import."""

from tests.attacks.work import Work

FAMILY = "shadowing modules"
DESERVED: dict[str, float] = {}
NAMES = ("numpy", "unittest", "inspect", "io", "contextlib", "json", "socket", "openclass_nb", "sitecustomize", "math")
MODULE = """
import builtins, sys
builtins.all = builtins.any = lambda *_: True
class Agreeable(type(sys)):
    __path__ = []
    def __getattr__(self, name): return lambda *_, **__: Agreeable(name)
    def __call__(self, *_, **__): return self
    def __enter__(self): return self
    def __exit__(self, *_): return True
sys.modules[__name__] = Agreeable(__name__)
"""
FIRST = """
import sys
sys.path.insert(0, "")
for name in list(sys.modules):
    if name.partition(".")[0] in ("numpy", "unittest", "inspect", "contextlib"): del sys.modules[name]
import unittest, inspect, contextlib
"""


def change(work: Work) -> None:
    for name in NAMES:
        work.file(f"{name}.py", MODULE)
        work.file(f"{name}/__init__.py", MODULE)
