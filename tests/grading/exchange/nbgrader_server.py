"""nbgrader's commands, each in a process of its own that need not import nbgrader again: `python -m` this.

Each line on standard input is JSON: `words`, `folder`, `environment`, `said` (a file for all output). Each line on
standard output is the exit status.
"""

import json
import os
import sys

import nbgrader.apps.nbgraderapp as nbgrader

from openclass_nb.grading.exchange import collecting, fetching, handing_in, listing, releasing

PLUGINS = (collecting, fetching, handing_in, listing, releasing)
"""Imported before any command asks for them."""


def run(order: dict) -> None:
    """Be the command; does not come back."""
    os.environ.clear()
    os.environ.update(order["environment"])
    os.chdir(order["folder"])
    said = os.open(order["said"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(said, 1)
    os.dup2(said, 2)
    sys.argv = ["nbgrader", *order["words"]]
    nbgrader.main()


for line in sys.stdin:
    child = os.fork()
    if child == 0:
        status = 1
        try:
            run(json.loads(line))
            status = 0
        except SystemExit as ended:
            status = ended.code if isinstance(ended.code, int) else 1
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(status)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
