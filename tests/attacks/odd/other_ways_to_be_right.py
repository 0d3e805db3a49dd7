"""Right answers by other means: numpy numbers, lambdas, partials, decorators, dataclasses, generators in between."""

FAMILY = "other ways"
DESERVED = {"account": 2.0}  # a data class shows itself as Account(balance=3)
ANSWERS = {
    "figure": "figure = np.float64(918273.645)",
    "word": "word = ''.join(['ferrocene', '-', 'quartet'])",
    "doubled": "import functools\n@functools.lru_cache\ndef twice(one):\n    return one * 2\n"
    "doubled = lambda values: list(map(twice, values))",
    "account": """
from dataclasses import dataclass
@dataclass
class Account:
    balance: int
    def pay_in(self, amount):
        if amount < 0: raise ValueError
        self.balance = self.balance + amount
        return self.balance
""",
    "greet": "import sys\ndef greet(name):\n    sys.stdout.write('Welcome, '); sys.stdout.write(f'{name}!\\n')",
    "each": "def each(action, values):\n    return list(map(action, values))",
    "share": "def share(parts):\n    return list(np.array(parts) / np.sum(parts))",
}
