"""What names a person, put where students put it; none of it may leave."""

import itertools
import random
from collections.abc import Iterator

from openclass_nb.hints.writing.redaction import Redactor

FIRST = (
    "Anneliese",
    "Bartosz",
    "Chidinma",
    "Dmitri",
    "Eleonora",
    "Fionnuala",
    "Giuseppe",
    "Haruka",
    "Ignacio",
    "Jamila",
)
LAST = (
    "Oberhuber",
    "Kowalczyk",
    "Okonkwo",
    "Sokolov",
    "Rinaldi",
    "Gallagher",
    "Esposito",
    "Tanaka",
    "Villanueva",
    "Haddad",
)
KNOWN = "Return the mean speed in m/s. assert mean_speed(0, 100, 0, 12.5) == 8"
PLACES = (
    "def f(x):\n    # written by {seed}\n    return x\n",
    'def f(x):\n    """By {seed}."""\n    return x\n',
    "me = '{seed}'\ndef f(x):\n    return x\n",
    "def f(x):\n    print(f'hello {seed}', x)\n    return x\n",
    "def f(x:\n    # {seed} could not close the bracket\n    return x\n",
)


def people() -> list[tuple[str, str]]:
    """(account, full name) of a class."""
    return [
        (f"{first[0].lower()}{last.lower()}", f"{first} {last}")
        for first, last in zip(FIRST, LAST, strict=True)
    ]


def seeds(count: int) -> Iterator[tuple[str, str]]:
    """(where it stands, what must not leave): names, ids, e-mails, paths."""
    dice = random.Random(4)
    made = itertools.cycle(people())
    for number in range(count):
        account, name = next(made)
        kinds = {
            "name": name,
            "account": account,
            "e-mail": f"{account}@students.example.edu",
            "odd e-mail": f"{account} (at) example (dot) org",
            "id": f"s{dice.randrange(10**6, 10**7)}",
            "matriculation": str(dice.randrange(10**7, 10**8)),
            "path": f"/home/{account}/physics/{dice.randrange(100)}/mine.csv",
            "Windows path": f"C:\\Users\\{account}\\Desktop\\mine{number}.csv",
            "address": f"https://files.example.com/{account}/{number}",
            "phone": f"+49 151 {dice.randrange(10**6, 10**7)}",
        }
        kind = list(kinds)[number % len(kinds)]
        yield kind, kinds[kind]


def misses(count: int) -> tuple[int, int, list[str]]:
    """(seeds tried, seeds that left, which): each in code, in an error, in output and in a variable's name."""
    redactor = Redactor(KNOWN, tuple(word for pair in people() for word in pair))
    tried, left, told = 0, 0, []
    for number, (kind, seed) in enumerate(seeds(count)):
        tried += 1
        place = PLACES[number % len(PLACES)]
        escaped = seed.replace("\\", "\\\\") if "'" in place else seed
        texts = [
            redactor.code(place.format(seed=escaped)),
            redactor.output(f"FileNotFoundError: [Errno 2] No such file: '{seed}'"),
            redactor.text(f"the value of {seed} is 3"),
        ]
        if kind in ("name", "account"):
            texts.append(redactor.code(f"{seed.replace(' ', '_').lower()}_result = 3\n"))
        if any(_is_in(seed, one) for one in texts):
            left += 1
            told.append(f"left ({kind}): {seed}")
    return tried, left, told


def _is_in(seed: str, text: str) -> bool:
    parts = [one for one in seed.replace("_", " ").split() if len(one) > 3 and one not in ("(at)", "(dot)")]
    return seed.lower() in text.lower() or any(
        one.lower() in text.lower() for one in parts if not one.startswith("+49")
    )
