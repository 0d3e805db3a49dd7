"""Make every attribute, call and item of an answer another new object, so that asking never comes to an end."""

FAMILY = "time"
DESERVED = {"greet": 2.0}
ANSWERS = {
    "account": """
class Account:
    def __init__(self, balance): pass
    def __getattr__(self, name): return type("Account", (Account,), {})(0)
    def __call__(self, *_): return self.more
    def __iter__(self):
        while True: yield self.more
    def __repr__(self): return repr(self.more)
""",
    "unit": "def unit(vector):\n    return Account(0)",
    "greet": "def greet(name):\n    print(f'Welcome, {name}!')",
}
