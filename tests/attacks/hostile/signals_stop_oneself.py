"""Stop the own process, which then neither answers nor ends."""

FAMILY = "signals"
DESERVED = {"figure": 2.0}
ANSWERS = {
    "figure": "figure = 918273.645",
    "doubled": "import os, signal\ndef doubled(values):\n    os.kill(os.getpid(), signal.SIGSTOP)\n    while True: pass",
}
