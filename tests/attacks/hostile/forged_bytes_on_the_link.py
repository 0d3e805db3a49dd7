"""Answer the examiner with bytes that mean nothing, during a test."""

FAMILY = "forged messages"
DESERVED = {"figure": 2.0}
SEND = """
import os, socket, stat
def send(data):
    for number in range(3, 64):
        try:
            if stat.S_ISSOCK(os.fstat(number).st_mode): os.write(number, data)
        except OSError: pass
"""
ANSWERS = {
    "figure": "figure = 918273.645",
    "doubled": f"{SEND}\ndef doubled(values):\n    send(bytes(range(256)) * 300)\n    return [2]",
}
