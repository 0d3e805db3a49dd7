"""Start processes without end."""

FAMILY = "processes"
DESERVED: dict[str, float] = {}
FIRST = "import os\nwhile True:\n    try: os.fork()\n    except OSError: pass"
