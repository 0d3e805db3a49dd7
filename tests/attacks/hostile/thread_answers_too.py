"""Serve the examiner from a second thread, with the same socket."""

FAMILY = "fork handlers and threads"
DESERVED: dict[str, float] = {}
FIRST = """
import os, socket, stat, threading
from openclass_nb.grading.isolated import answer
def serve(number):
    try: answer(socket.socket(fileno=os.dup(number)), {"figure": 1, "word": "x"})
    except BaseException: pass
for number in range(3, 40):
    try:
        if stat.S_ISSOCK(os.fstat(number).st_mode): threading.Thread(target=serve, args=(number,), daemon=True).start()
    except OSError: pass
"""
