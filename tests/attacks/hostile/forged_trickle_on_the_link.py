"""Answer the examiner one byte at a time, for ever, in the middle of a message."""

FAMILY = "forged messages"
DESERVED = {"figure": 2.0}
ANSWERS = {
    "figure": "figure = 918273.645",
    "doubled": """
import os, stat, time
def doubled(values):
    links = [one for one in range(3, 64) if is_socket(one)]
    for one in links: os.write(one, b"\\x00\\x00\\xff\\xff")
    while True:
        for one in links: os.write(one, b"s")
        time.sleep(0.05)
def is_socket(number):
    try: return stat.S_ISSOCK(os.fstat(number).st_mode)
    except OSError: return False
""",
}
