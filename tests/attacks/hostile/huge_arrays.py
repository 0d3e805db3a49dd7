"""Answer with arrays that claim to be far larger than what they hold."""

FAMILY = "huge values"
DESERVED = {"greet": 2.0}
ANSWERS = {
    "centred": """
import numpy
from numpy.lib.stride_tricks import as_strided
def centred(values):
    return as_strided(numpy.zeros(1), (1 << 40,), (0,))
""",
    "spread": "import numpy as xp\n\ndef spread(values):\n    return xp.broadcast_to(xp.zeros(1), (1 << 20, 1 << 20))",
    "doubled": "import numpy\ndef doubled(values):\n    return numpy.zeros((0, 1 << 60))",
    "greet": "def greet(name):\n    print(f'Welcome, {name}!')",
}
