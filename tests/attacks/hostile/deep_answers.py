"""Answer with containers that hold containers without end, and with ones that hold themselves."""

FAMILY = "recursion"
DESERVED = {"greet": 2.0}
ANSWERS = {
    "figure": "figure = []\nfor _ in range(100_000): figure = [figure]",
    "word": "word = {}\nword['x'] = word",
    "doubled": """
def doubled(values):
    deep = ()
    for _ in range(100_000): deep = (deep,)
    return deep
""",
    "share": "def share(parts):\n    own = []\n    own.append(own)\n    return own",
    "unit": "def unit(vector):\n    vector.parts = vector\n    return vector",
    "greet": "def greet(name):\n    print(f'Welcome, {name}!')",
}
