"""Close every descriptor."""

FAMILY = "exit in all its forms"
DESERVED = {"figure": 2.0}
ANSWERS = {"figure": "figure = 918273.645", "doubled": "import os\nos.closerange(0, 4096)"}
