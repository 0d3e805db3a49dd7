"""Answer with numbers that are small to write and take for ever to work with."""

FAMILY = "huge values"
DESERVED = {"greet": 2.0}
ANSWERS = {
    "figure": "from decimal import Decimal\nfigure = Decimal('1e999999999')",
    "word": "word = 10 ** 200_000",
    "total": "def total(values):\n    return range(10 ** 18)",
    "doubled": "from fractions import Fraction\ndef doubled(values):\n    return [Fraction(1, 3 ** 100_000)]",
    "share": "def share(parts):\n    return range(10 ** 30)",
    "gauge": "def gauge(value):\n    return range(10 ** 12)",
    "greet": "def greet(name):\n    print(f'Welcome, {name}!')",
}
