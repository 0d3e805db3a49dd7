"""Try whether any other process can be signalled; if one can, show the mark."""

FAMILY = "signals"
DESERVED: dict[str, float] = {}
FIRST = """
import os
own = os.getpid()
for pid in [*range(1, 400), os.getppid(), *range(400, 40000, 7)]:
    try:
        if pid not in (0, own):
            os.kill(pid, 0)
            print("reached", pid, "QZVX" + "7731" if pid > 1 else "")
    except OSError: pass
"""
