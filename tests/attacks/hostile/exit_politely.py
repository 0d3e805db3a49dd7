"""Raise SystemExit everywhere; it ends a cell or a call, and nothing else."""

FAMILY = "exit in all its forms"
DESERVED = {"greet": 2.0, "figure": 2.0}
FIRST = "import sys\nsys.exit(0)"
ANSWERS = {
    "figure": "figure = 918273.645\nexit()",
    "word": "quit()",
    "doubled": "import sys\ndef doubled(values):\n    sys.exit(0)",
    "centred": "def centred(values):\n    exit()",
    "greet": "def greet(name):\n    print(f'Welcome, {name}!')\nraise SystemExit",
}
