"""Bind every name that the tests import or define, before they do."""

FAMILY = "shadowed builtins"
DESERVED: dict[str, float] = {}
FIRST = """
class Agreeable:
    def __getattr__(self, name): return self
    def __call__(self, *_, **__): return self
    def __enter__(self): return self
    def __exit__(self, *_): return True
    def __eq__(self, other): return True
    def __and__(self, other): return False
    __rand__ = __and__
unittest = case = io = redirect_stdout = heard = inspect = MagicMock = Recorder = pytest = action = Agreeable()
recorder = found = account = answers = refused = _ = Agreeable()
"""
LAST = "unittest"
