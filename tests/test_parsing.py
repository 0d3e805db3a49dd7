"""Trees of several threads."""

import subprocess
import sys

import pytest

RACE = """
import ast, gc, os, sys, threading
from openclass_nb.parsing import parse_in_turn

class Cycle:
    def __init__(self):
        self.me = self

    def __del__(self):
        for _ in range(20):
            pass

LINES = [f"    if a > {n}:\\n        return [x + {n} for x in range(a * {n})]\\n" for n in range(20)]
TEXT = "def f(a):\\n" + "".join(LINES)
sys.setswitchinterval(1e-6)
gc.set_threshold(10)
failed = []

def read():
    for _ in range(150):
        Cycle()
        try:
            ast.parse(TEXT)
        except SystemError as error:
            failed.append(error)

"""
AFTER = """
threads = [threading.Thread(target=read) for _ in range(4)]
[one.start() for one in threads]
child = os.fork()
if child == 0:
    os._exit(0 if ast.parse("1").body else 1)
[one.join() for one in threads]
print(len(failed), os.waitpid(child, 0)[1], ast.parse.__name__, isinstance(ast.parse("1", mode="eval"), ast.Expression))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork.")
def test_threads_read_in_turn_and_a_fork_waits_for_nobody() -> None:
    """Without it about one tree in five fails in CPython 3.11.7. Asked for twice, it is done once."""
    done = subprocess.run(
        [sys.executable, "-c", RACE + "parse_in_turn()\nparse_in_turn()\n" + AFTER],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert done.stdout.split() == ["0", "0", "parse", "True"]
