"""Hand the tests iterators that never end."""

FAMILY = "time"
DESERVED = {"greet": 2.0}
ANSWERS = {
    "word": "import itertools\nword = itertools.count()",
    "doubled": "import itertools\ndef doubled(values):\n    return itertools.repeat(0)",
    "total": """
class Endless:
    def __iter__(self): return self
    def __next__(self): return self
    def __len__(self): return 1 << 60
    def __getitem__(self, place): return self
def total(values):
    return Endless()
""",
    "figure": "figure = Endless() if 'Endless' in globals() else iter(int, 1)",
    "greet": "def greet(name):\n    print(f'Welcome, {name}!')",
}
