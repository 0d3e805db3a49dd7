"""What was proved before, and how it is known again."""

import os
from pathlib import Path

from openclass_nb.course.files import load_course
from openclass_nb.workflows.proof_cache import FOLDER, ProofCache, data_facts, key_of, notebook_facts
from openclass_nb.workflows.proof_parts import parts_of
from tests.building import CourseDraft


def test_what_was_put_in_comes_out(tmp_path: Path) -> None:
    """Beside the course, unseen by git."""
    cache = ProofCache(tmp_path)
    assert cache.get("a") is None
    cache.put("a", {"x": [1, "°"]})
    assert ProofCache(tmp_path).get("a") == {"x": [1, "°"]}
    assert (tmp_path / ".openclass" / ".gitignore").read_text() == "*\n"


def test_a_spoilt_file_is_no_result(tmp_path: Path) -> None:
    """It is proved anew."""
    cache = ProofCache(tmp_path)
    cache.put("a", 1)
    (tmp_path / FOLDER / "a.json").write_text("{")
    assert cache.get("a") is None


def test_a_folder_that_can_not_be_written_costs_only_time(tmp_path: Path) -> None:
    """A file stands in its place."""
    (tmp_path / ".openclass").write_text("")
    ProofCache(tmp_path).put("a", 1)
    assert ProofCache(tmp_path).get("a") is None


def test_the_old_is_forgotten(tmp_path: Path) -> None:
    """After two months without use."""
    cache = ProofCache(tmp_path)
    for name in ("old", "new"):
        cache.put(name, 1)
    os.utime(tmp_path / FOLDER / "old.json", (0, 0))
    cache.forget_old()
    assert (cache.get("old"), cache.get("new")) == (None, 1)


def test_keys_differ_by_content_and_stay_otherwise() -> None:
    """In whatever order dictionaries come."""
    assert key_of({"a": 1, "b": 2}) == key_of({"b": 2, "a": 1}) != key_of({"a": 1, "b": 3})


def test_outputs_do_not_count_cells_and_files_do(draft: CourseDraft, tmp_path: Path) -> None:
    """Running a notebook changes nothing of what is proved."""
    (first, _) = load_course(draft.write(tmp_path)).notebooks
    draft.cell("add-test-1")["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x"}]
    (second, _) = load_course(draft.write(tmp_path)).notebooks
    draft.cell("add-test-1")["source"] += "\n"
    (third, _) = load_course(draft.write(tmp_path)).notebooks
    assert key_of(notebook_facts(first)) == key_of(notebook_facts(second)) != key_of(notebook_facts(third))
    before = data_facts(tmp_path, "sums")
    (tmp_path / "source" / "sums" / "data.csv").write_text("1")
    assert data_facts(tmp_path, "sums") != before


def test_other_settings_of_nbgrader_prove_anew(draft: CourseDraft, tmp_path: Path) -> None:
    """They say where solutions and hidden tests begin: every verdict may change."""
    loaded = load_course(draft.write(tmp_path))
    before = [one.key for one in parts_of(loaded, ["sums"])]
    (tmp_path / "nbgrader_config.py").write_text(
        "c = get_config()\nc.ClearSolutions.begin_solution_delimeter = 'X'"
    )
    after = [one.key for one in parts_of(loaded, ["sums"])]
    assert not set(before) & set(after)
    assert after == [one.key for one in parts_of(loaded, ["sums"])]
