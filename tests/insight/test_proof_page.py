"""The page of a proof."""

from openclass_nb.course.findings import Finding, Place
from openclass_nb.insight.proof_page import ExerciseRow, ProofPage, SurvivorRow, VersionsRow, render
from openclass_nb.insight.simulated import GateWalk, ObjectiveWalk, WalkedClass

SURVIVOR = SurvivorRow("abc", "< turned into <=", "-a < b\n+a <= b", "f(0) & more", undecided=False)
WALKED = WalkedClass(
    400, 100, (GateWalk("a", "A & B", 400, 300, 0, (("o", 300),)),),
    (ObjectiveWalk("o", "O", 400, 100, False),), (3.0, 5.0, 9.0), (0.5, 1.25, 12.0),
)  # fmt: skip


def page(**more: object) -> ProofPage:
    rows = (ExerciseRow("E", "A", 9, 10, 0, (SURVIVOR,)), ExerciseRow("F", "A", None, None, 0, ()))
    known = {
        "title": "T <b>",
        "when": "today",
        "lead": "Well.",
        "findings": (),
        "exercises": rows,
        "walked": None,
    }
    return ProofPage(**{**known, **more})  # type: ignore[arg-type]


def test_all_text_is_escaped_and_nothing_comes_from_elsewhere() -> None:
    """Whoever wrote it."""
    found = render(page())
    assert "T &lt;b&gt;" in found
    assert "f(0) &amp; more" in found
    assert "<script" not in found
    assert "http" not in found.replace("http-equiv", "").replace("http://www.w3.org", "")


def test_findings_come_errors_first() -> None:
    """With place and code."""
    findings = (
        Finding.note("n", Place(), "A note."),
        Finding.error("e", Place(file="x", cell=1), "An error.", "Mend."),
    )
    found = render(page(findings=findings))
    assert found.index("An error.") < found.index("A note.")
    assert "x, cell 2 · e" in found


def test_never_all_while_anything_is_missing() -> None:
    """999 of 1000 are 99%."""
    assert "wrong answers: 90%" in render(page())
    almost = (ExerciseRow("E", "A", 999, 1000, 0, (SURVIVOR,)),)
    assert "wrong answers: 99%" in render(page(exercises=almost))


def test_the_class_is_told_with_pictures() -> None:
    """Who is stuck, how long it takes, what is out of reach."""
    found = render(page(walked=WALKED))
    assert found.count("<svg") == 3
    assert "100 of them got to the end" in found
    assert "5.0 exercises and 75 minutes" in found
    assert "Out of reach even with every exercise right at once: O" in found


def test_versions_stand_side_by_side() -> None:
    """One row for each."""
    rows = VersionsRow("E", ("mass",), (("1.5",), ("2.5",)))
    found = render(page(versions=(rows,)))
    assert "Versions side by side" in found
    assert found.count('<th scope="row">') >= 2
    assert "2.5" in found


def test_a_clean_proof_says_so() -> None:
    """Without exercises there are no pictures."""
    found = render(page(exercises=()))
    assert "Nothing: every solution passes" in found
    assert "<svg" not in found
