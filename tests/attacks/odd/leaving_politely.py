"""A forgotten exit() in the middle."""

FAMILY = "other ways"
DESERVED: dict[str, float] = {}
FIRST = "exit()"
LAST = "quit()"
