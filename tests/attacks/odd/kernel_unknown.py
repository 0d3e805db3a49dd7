"""A kernel name that this machine doesn't know."""

from tests.attacks.work import Work

FAMILY = "names"
DESERVED: dict[str, float] = {}


def change(work: Work) -> None:
    work.notebook["metadata"] = {"kernelspec": {"name": "conda-env-physics-py", "display_name": "Python [physics]", "language": "python"}}
