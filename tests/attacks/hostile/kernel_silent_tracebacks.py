"""Replace what shows tracebacks, so that a test that fails leaves no error behind."""

FAMILY = "kernel internals"
DESERVED: dict[str, float] = {}
FIRST = """
from IPython.core.interactiveshell import InteractiveShell
shell = get_ipython()
for one in (InteractiveShell, type(shell), shell):
    for name in ("showtraceback", "_showtraceback", "showsyntaxerror", "showindentationerror"):
        setattr(one, name, lambda *_, **__: None)
"""
