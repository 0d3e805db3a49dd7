"""Recurse without end: in Python, in C, with the limit taken away, and through the test's own objects."""

FAMILY = "recursion"
DESERVED = {"figure": 2.0}
ANSWERS = {
    "figure": "figure = 918273.645",
    "doubled": """
import sys
sys.setrecursionlimit(1 << 30)
def doubled(values):
    return doubled(values)
""",
    "each": "def each(action, values):\n    return each(each, action)",
}
