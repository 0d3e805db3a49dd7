"""One exercise deleted; only that one earns nothing."""

from tests.attacks.work import Work

FAMILY = "deleted cells"
DESERVED = {"word": 0.0}


def change(work: Work) -> None:
    kept = [one for one in work.cells if not str(one["id"]).startswith("word")]
    work.notebook["cells"] = kept
