"""Functions in a module beside the notebook."""

from tests.attacks.work import Work

FAMILY = "files"
DESERVED: dict[str, float] = {}
ANSWERS = {"doubled": "from my_functions import doubled", "share": "import my_functions as mine\nshare = mine.share"}


def change(work: Work) -> None:
    work.file(
        "my_functions.py",
        "def doubled(values):\n    return [2 * one for one in values]\n\n"
        "def share(parts):\n    return [one / sum(parts) for one in parts]\n",
    )
