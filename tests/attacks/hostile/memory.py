"""Take memory until there is none left, in a cell and in a call."""

FAMILY = "memory"
DESERVED = {"figure": 2.0}
ANSWERS = {
    "figure": "figure = 918273.645",
    "word": "held = []\nwhile True: held.append(bytearray(1 << 24))",
    "doubled": "def doubled(values):\n    return [bytes(1 << 24) for _ in range(1 << 20)]",
}
