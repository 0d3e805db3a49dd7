"""Change StringIO and redirect_stdout, which tests of printed text use."""

FAMILY = "patched test libraries"
DESERVED: dict[str, float] = {}
FIRST = """
import contextlib, io, sys
class Yes(str):
    def __eq__(self, other): return True
    __hash__ = str.__hash__
class Heard:
    def write(self, text): return len(text)
    def flush(self): pass
    def getvalue(self): return Yes("x")
io.StringIO = Heard
contextlib.redirect_stdout = lambda *_: contextlib.nullcontext()
sys.stdout = Heard()
"""
