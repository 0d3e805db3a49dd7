"""Be so wrong that the points of a test come out below zero, which nbgrader takes for all points."""

FAMILY = "partial credit"
DESERVED: dict[str, float] = {}
ANSWERS = {"gauge": "def gauge(value):\n    return -1e9"}
