"""Bring a timestamp that is no time: huge, strange, in the far future."""

from tests.attacks.work import Work

FAMILY = "strange notebooks"
DESERVED = {"greet": 2.0}
ANSWERS = {"greet": "def greet(name):\n    print(f'Welcome, {name}!')"}


def change(work: Work) -> None:
    work.file("timestamp.txt", "9" * 100_000 + " 99999-99-99T99:99:99 +99:99\x00\ud7ff")
