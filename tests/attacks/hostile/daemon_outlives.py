"""Leave processes behind that left the session and the group, ignore signals, and go on for ever."""

FAMILY = "fork handlers and threads"
DESERVED = {"greet": 2.0}
FIRST = """
import os, signal, time
for _ in range(3):
    if os.fork() == 0:
        os.setsid()
        if os.fork(): os._exit(0)
        for number in range(1, 32):
            try: signal.signal(number, signal.SIG_IGN)
            except (OSError, ValueError): pass
        while True:
            time.sleep(0.02)
            try: open("still-here", "a").write("x")
            except OSError: pass
"""
ANSWERS = {"greet": "def greet(name):\n    print(f'Welcome, {name}!')"}
