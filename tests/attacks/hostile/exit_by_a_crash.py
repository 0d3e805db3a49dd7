"""Crash the interpreter: read address 0, in a call of the test."""

FAMILY = "exit in all its forms"
DESERVED = {"figure": 2.0}
ANSWERS = {
    "figure": "figure = 918273.645",
    "doubled": "import ctypes\ndef doubled(values):\n    return ctypes.string_at(0)",
}
