"""Announce a message of four gigabytes, and then wait."""

FAMILY = "forged messages"
DESERVED = {"figure": 2.0}
ANSWERS = {
    "figure": "figure = 918273.645",
    "doubled": """
import os, stat, time
def doubled(values):
    for number in range(3, 64):
        try:
            if stat.S_ISSOCK(os.fstat(number).st_mode): os.write(number, b"\\xff\\xff\\xff\\xff")
        except OSError: pass
    time.sleep(60)
""",
}
