"""Register handlers that run before and after every fork, in parent and child."""

FAMILY = "fork handlers and threads"
DESERVED: dict[str, float] = {}
FIRST = """
import os, sys
def spoil():
    import builtins
    builtins.abs = lambda _: 0
    for number in range(3, 40):
        try: os.write(number, b"\\x00\\x00\\x00\\x02{}")
        except OSError: pass
os.register_at_fork(before=spoil, after_in_parent=spoil, after_in_child=spoil)
"""
