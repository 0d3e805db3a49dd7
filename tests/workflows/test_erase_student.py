"""One student erased: nowhere in the course any more, all others as they were."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from openclass_nb.errors import UnknownNameError
from openclass_nb.grading.course_secret import course_secret
from openclass_nb.records import AuditEntry, HintEntry, HintLedger, OverrideEntry, RegradeEntry
from openclass_nb.workflows.erase_student import ErasureError, erase_student
from openclass_nb.workflows.hint_pseudonyms import pseudonym
from openclass_nb.workflows.opened_course import OpenedCourse, open_course
from openclass_nb.workflows.show_progress import show_class
from tests.classroom import NINE


@pytest.fixture
def lived_in(graded_course: Path, tmp_path: Path) -> OpenedCourse:
    """A graded course in which chiara did a bit of everything, and made an exception for ben as well."""
    opened = open_course(Path(shutil.copytree(graded_course, tmp_path / "physics")))
    first = opened.log.attempts("chiara")[0].id
    assert first is not None
    opened.log.add([RegradeEntry(first, NINE, 1.0, "Dr Lovelace", "mended")])
    opened.log.add([HintEntry("chiara", "sums", "add", NINE, 0, "authored", "Think of chiaroscuro-7f3a.")])
    opened.log.add([OverrideEntry("chiara", "twice", "Dr Lovelace", "ill", NINE)])
    opened.log.add([OverrideEntry("ben", "twice", "chiara", "as an assistant", NINE)])
    (opened.root / "feedback" / "chiara" / "sums").mkdir(parents=True)
    return opened


def test_nothing_of_the_student_is_left(lived_in: OpenedCourse) -> None:
    """Not in a table, a folder or the gradebook, nor between the lines of the database files."""
    done = erase_student(lived_in, "chiara")
    assert done.erased
    counts = {name: count for name, count in done.rows.items() if count}
    assert counts.items() >= {"regrades": 1, "overrides": 1, "hints": 1, "attempts": 3}.items()
    assert set(done.folders) == {"submitted/chiara", "autograded/chiara", "feedback/chiara"}
    assert "chiara" not in lived_in.students()
    lived_in.log.close()
    for name in ("openclass.db", "gradebook.db"):
        content = b"".join(one.read_bytes() for one in lived_in.root.glob(f"{name}*"))
        assert b"chiaroscuro-7f3a" not in content
        assert content.count(b"chiara") == (1 if name == "openclass.db" else 0), (
            "who made ben's exception stays"
        )
    assert list(lived_in.root.rglob("*chiara*")) == []


def test_all_others_stay_as_they_were(lived_in: OpenedCourse) -> None:
    """Their progress, their grades, their files."""
    before = show_class(lived_in)
    erase_student(lived_in, "chiara")
    after = show_class(lived_in)
    assert set(before) - set(after) == {"chiara"}
    assert {name: after[name].objectives["adding"].probability for name in after} == pytest.approx(
        {name: before[name].objectives["adding"].probability for name in after}, abs=1e-6
    )
    with sqlite3.connect(lived_in.root / "gradebook.db") as book:
        assert {row[0] for row in book.execute("SELECT id FROM student")} == {"ada", "ben", "dana", "elif"}


def test_written_hints_are_forgotten_as_well(lived_in: OpenedCourse) -> None:
    """The ledger knows the student by a pseudonym only; whoever has the course's secret finds it."""
    names = {one: pseudonym(course_secret(lived_in.root), one) for one in ("chiara", "ben")}
    ledger = HintLedger(lived_in.log.engine)
    for name in names.values():
        told = ("sums", "add", "1", "model", "policy", "prompt", "key", "shown", "", 100, "Think of apples.")
        ledger.write_down(AuditEntry(NINE, name, *told))
    assert erase_student(lived_in, "chiara").rows["written_hints"] == 1
    assert [one.pseudonym for one in ledger.audit()] == [names["ben"]]


def test_a_dry_run_only_counts(lived_in: OpenedCourse) -> None:
    """The same account of it, and everything is there still."""
    shown = erase_student(lived_in, "chiara", dry_run=True)
    assert not shown.erased
    assert len(lived_in.log.attempts("chiara")) == shown.rows["attempts"] == 3
    done = erase_student(lived_in, "chiara")
    assert (done.rows, done.folders, done.gradebook) == (shown.rows, shown.folders, shown.gradebook)


def test_what_is_left_is_told(lived_in: OpenedCourse) -> None:
    """Exceptions that the student made for others as an assistant, backups, and what is not ours."""
    left = " ".join(erase_student(lived_in, "chiara").left)
    assert "1 of the overrides of other students say that “chiara” made them" in left
    assert "Backups" in left


def test_after_a_fault_the_same_command_goes_on(lived_in: OpenedCourse) -> None:
    """Folders gone and records there still: the rest follows."""
    shutil.rmtree(lived_in.root / "submitted" / "chiara")
    assert erase_student(lived_in, "chiara").rows["attempts"] == 3
    with pytest.raises(UnknownNameError, match="chiara"):
        erase_student(lived_in, "chiara")


@pytest.mark.parametrize("name", ["..", ".", "../source", "a/b", ""])
def test_a_name_that_leads_elsewhere_is_refused(lived_in: OpenedCourse, name: str) -> None:
    """Nothing but a student's folder is ever removed."""
    with pytest.raises((ErasureError, UnknownNameError)):
        erase_student(lived_in, name)
    assert (lived_in.root / "source").is_dir()


def test_a_linked_folder_is_unlinked_and_not_followed(lived_in: OpenedCourse, tmp_path: Path) -> None:
    """What it points to is somebody else's."""
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "file").write_text("kept")
    shutil.rmtree(lived_in.root / "feedback" / "chiara")
    (lived_in.root / "feedback" / "chiara").symlink_to(tmp_path / "precious")
    erase_student(lived_in, "chiara")
    assert (tmp_path / "precious" / "file").read_text() == "kept"
    assert not (lived_in.root / "feedback" / "chiara").is_symlink()
