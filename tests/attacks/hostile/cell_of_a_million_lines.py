"""Hand in one cell that takes long to read: a million lines, brackets without end, a magic in each line."""

from tests.attacks.work import Work

FAMILY = "strange notebooks"
DESERVED = {"greet": 2.0}
ANSWERS = {"greet": "def greet(name):\n    print(f'Welcome, {name}!')"}


def change(work: Work) -> None:
    work.insert(0, "(" * 900_000)
    work.insert(1, "%x\n" * 100_000)
    work.insert(2, "a = " + "-" * 50_000 + "1")
