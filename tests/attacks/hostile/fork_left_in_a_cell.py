"""Fork in a cell; the child stays in the cell and then serves the supervisor as its parent does."""

FAMILY = "fork handlers and threads"
DESERVED: dict[str, float] = {}
FIRST = "import os\nfor _ in range(2): os.fork()\nprint('we are many')"
