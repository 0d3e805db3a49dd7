"""Answer with objects whose text is longer than any page, never comes, or is no text."""

FAMILY = "huge values"
DESERVED = {"greet": 2.0}
ANSWERS = {
    "account": """
class Account:
    kinds = [lambda: "x" * (1 << 26), lambda: None, lambda: 1 / 0, lambda: repr(Account(0))]
    def __init__(self, balance): self.balance = self
    def pay_in(self, amount): return self
    def __repr__(self):
        self.kinds.append(self.kinds.pop(0))
        return self.kinds[-1]()
    __str__ = __format__ = __repr__
Account(0)
""",
    "word": "word = Huge() if 'Huge' in globals() else 'x' * (1 << 24)",
    "figure": "class Huge:\n    __repr__ = lambda self: 'x' * (1 << 24)\nfigure = Huge()\nfigure",
    "greet": "def greet(name):\n    print(f'Welcome, {name}!')",
}
