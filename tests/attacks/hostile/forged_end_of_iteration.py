"""Raise StopIteration from a function, so that a test with map() takes no element for all elements."""

FAMILY = "forged messages"
DESERVED: dict[str, float] = {}
ANSWERS = {"doubled": "def doubled(values):\n    raise StopIteration"}
