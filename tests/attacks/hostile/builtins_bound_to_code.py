"""Bind answers to eval, exec and __import__, so that a test that calls them runs the student's text in the examiner."""

FAMILY = "shadowed builtins"
DESERVED: dict[str, float] = {}
ANSWERS = {
    "doubled": "doubled = eval",
    "centred": "centred = exec",
    "spread": "import numpy as xp\nspread = __import__",
    "greet": "import os\ngreet = os.system",
    "each": "each = getattr",
    "share": "share = __builtins__.eval if hasattr(__builtins__, 'eval') else eval",
    "figure": "figure = eval",
    "word": "word = __import__('subprocess').Popen",
}
