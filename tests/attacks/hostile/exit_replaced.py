"""Replace os._exit and the like, so that the process can't be ended from within."""

FAMILY = "exit in all its forms"
DESERVED: dict[str, float] = {}
FIRST = """
import os, signal, sys
for name in ("_exit", "abort", "kill", "killpg"): setattr(os, name, lambda *_: None)
sys.exit = lambda *_: None
for number in range(1, 65):
    try: signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError): pass
"""
