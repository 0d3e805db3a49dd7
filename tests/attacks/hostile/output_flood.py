"""Print and display far more than anybody reads: text, errors, displays, and from a process below."""

FAMILY = "huge output"
DESERVED = {"greet": 2.0}
ANSWERS = {
    "figure": "figure = 1.0\nfor _ in range(3_000): print('x' * 100_000)",
    "word": "for _ in range(5_000): display('x')",
    "doubled": "def doubled(values):\n    for _ in range(10 ** 5): print('y' * 1_000)\n    return 0",
    "centred": "!yes | head -c 10000000",
    "greet": "def greet(name):\n    print(f'Welcome, {name}!')",
}
