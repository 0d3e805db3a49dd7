"""Send the examiner more and more, to fill its memory instead of one's own."""

FAMILY = "memory"
DESERVED = {"figure": 2.0}
ANSWERS = {
    "figure": "figure = 918273.645",
    "total": """
def total(values):
    return ["x" * (1 << 20)] * 60 + [bytes(1 << 24)]
""",
    "each": """
def each(action, values):
    for place in range(1 << 20):
        action(bytes(1 << 22) + place.to_bytes(8, "big"))
""",
}
