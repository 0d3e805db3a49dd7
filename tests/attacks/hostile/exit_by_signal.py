"""Kill the own process group, and with it everything that was started."""

FAMILY = "signals"
DESERVED = {"figure": 2.0}
ANSWERS = {
    "figure": "figure = 918273.645",
    "doubled": "import os\nif os.fork() == 0:\n    os.kill(os.getppid(), 15)\nos.kill(0, 15)\nos.killpg(0, 9)",
}
