"""Cells of one's own that fail, before and after."""

FAMILY = "extra cells"
DESERVED: dict[str, float] = {}
FIRST = "1 / 0"
LAST = "this is no Python"
