"""Call the test's own object again and again, without returning."""

FAMILY = "time"
DESERVED = {"figure": 2.0}
ANSWERS = {
    "figure": "figure = 918273.645",
    "each": "def each(action, values):\n    while True:\n        action(values)",
}
