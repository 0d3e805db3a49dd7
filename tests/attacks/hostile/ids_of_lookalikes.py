"""Use letters that look alike, invisible ones, half surrogates and text from right to left in ids and names."""

from tests.attacks.work import Work

FAMILY = "unicode"
DESERVED = {"figure": 2.0}
ANSWERS = {"figure": "ﬁgure = 918273.645", "word": "w\u043erd = 'ferrocene-quartet'", "doubled": "\ud800\u202e\x00 = 1"}


def change(work: Work) -> None:
    for one in work.cells:
        mark = one["metadata"].get("nbgrader")
        if mark and mark["grade"]:
            mark["grade_id"] += "\u200b\u202e\ud800"
    work.file("e\u0301\u202e.txt", "x")
