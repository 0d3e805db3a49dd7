"""Return numbers that make the points of a test more than there are."""

FAMILY = "partial credit"
DESERVED: dict[str, float] = {}
ANSWERS = {"gauge": "def gauge(value):\n    return 1e9\n\ngauge(1)\n5.0"}
LAST = "100.0"
