"""Answer with a dictionary and a set whose keys all have one hash."""

FAMILY = "huge values"
DESERVED = {"greet": 2.0}
ANSWERS = {
    "word": "modulus = (1 << 61) - 1\nword = {place * modulus: 0 for place in range(3_000)}",
    "total": "def total(values):\n    return {place * modulus for place in range(3_000)}",
    "greet": "def greet(name):\n    print(f'Welcome, {name}!')",
}
