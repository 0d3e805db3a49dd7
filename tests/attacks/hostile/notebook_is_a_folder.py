"""Hand in a folder with the name of the notebook."""

from tests.attacks.work import Work

FAMILY = "FIFOs and devices"
DESERVED: dict[str, float] = {}
PROBLEM = "trials.ipynb"


def change(work: Work) -> None:
    (work.path / "trials.ipynb").mkdir(parents=True)
