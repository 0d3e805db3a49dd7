"""Sleep for ever in a cell; the exercises after it are graded all the same."""

FAMILY = "time"
DESERVED = {"greet": 2.0}
ANSWERS = {
    "doubled": "import time\ntime.sleep(10_000)",
    "greet": "def greet(name):\n    print(f'Welcome, {name}!')",
}
