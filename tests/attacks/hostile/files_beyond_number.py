"""Hand in more files than anybody needs."""

from tests.attacks.work import Work

FAMILY = "files"
DESERVED: dict[str, float] = {}
PROBLEM = "more than"


def change(work: Work) -> None:
    for number in range(2_100):
        work.file(f"data/{number}.txt", "x")
