"""Sleep for ever when a test calls, and swallow what wakes one up."""

FAMILY = "time"
DESERVED = {"figure": 2.0}
ANSWERS = {
    "figure": "figure = 918273.645",
    "doubled": """
import time
def doubled(values):
    while True:
        try: time.sleep(10_000)
        except BaseException: pass
""",
}
