"""Answer with a plain object that makes numpy read at address 16, to end the examiner in the middle."""

FAMILY = "lying operators"
DESERVED = {"greet": 2.0}
LIAR = """
import types
told = {"data": (16, False), "shape": (1 << 20,), "typestr": "<f8", "version": 3}
bad = types.SimpleNamespace(__array_interface__=told)
"""
ANSWERS = {
    "centred": f"{LIAR}\ndef centred(values):\n    return bad",
    "spread": "import numpy as xp\n\ndef spread(values):\n    return bad",
    "greet": "def greet(name):\n    print(f'Welcome, {name}!')",
}
