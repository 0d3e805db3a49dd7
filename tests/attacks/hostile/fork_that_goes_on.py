"""Fork, and let the child answer in the parent’s place, twice for every question."""

FAMILY = "fork handlers and threads"
DESERVED = {"word": 2.0}
ANSWERS = {
    "word": "word = 'ferrocene-quartet'",
    "doubled": "import os\ndef doubled(values):\n    os.fork()\n    return [0]",
}
