"""Leave threads behind that rebind every answer and write to every socket while the tests run."""

FAMILY = "fork handlers and threads"
DESERVED: dict[str, float] = {}
FIRST = """
import os, threading, time
class Yes:
    def __eq__(self, other): return True
    def __call__(self, *_, **__): return self
def meddle():
    names = get_ipython().user_ns
    while True:
        names.update(figure=Yes(), word=Yes(), total=Yes())
        for number in range(3, 30):
            try: os.write(number, b"\\x00\\x00\\x00\\x03t\\x00\\x00")
            except OSError: pass
        time.sleep(0.001)
for _ in range(3): threading.Thread(target=meddle, daemon=True).start()
"""
