"""Patch the shell so that cells with assertions are never run."""

FAMILY = "kernel internals"
DESERVED: dict[str, float] = {}
FIRST = """
from IPython.core.interactiveshell import InteractiveShell
whole = InteractiveShell.run_cell_async
async def run_cell_async(self, raw_cell, *rest, **more):
    return await whole(self, "pass" if "assert" in raw_cell else raw_cell, *rest, **more)
InteractiveShell.run_cell_async = run_cell_async
type(get_ipython()).run_cell_async = run_cell_async
InteractiveShell.run_code = lambda self, code, result=None, **_: False
"""
