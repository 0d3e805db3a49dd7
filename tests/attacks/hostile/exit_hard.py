"""End the process at once, in a cell in the middle; what was earned before stays."""

FAMILY = "exit in all its forms"
DESERVED = {"figure": 2.0, "word": 2.0}
ANSWERS = {
    "figure": "figure = 918273.645",
    "word": "word = 'ferrocene-quartet'",
    "doubled": "import os\nos._exit(0)",
    "greet": "def greet(name):\n    print(f'Welcome, {name}!')",
}
