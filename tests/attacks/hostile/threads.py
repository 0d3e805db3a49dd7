"""Start threads without end."""

FAMILY = "processes"
DESERVED = {"figure": 2.0}
FIRST = """
import threading, time
while True: threading.Thread(target=time.sleep, args=(1_000,), daemon=True).start()
"""
ANSWERS = {"figure": "figure = 918273.645"}
