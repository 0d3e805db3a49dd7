"""The folder of a Jupyter server's service."""

import json
import os
import stat
from pathlib import Path

import pytest

from openclass_nb.addresses import Address
from openclass_nb.lab.runtime import RuntimeFolder
from openclass_nb.workflows.add_course import NAME


def test_courses_are_links_with_names_of_their_own(tmp_path: Path) -> None:
    """Two folders of the same name are two courses; the same folder is one."""
    roots = [tmp_path / where / "physics" for where in ("here", "there")]
    for root in roots:
        root.mkdir(parents=True)
    folder = RuntimeFolder.of_process(tmp_path / "runtime", os.getpid())
    assert not folder.has_courses
    assert [folder.link(root) for root in (*roots, roots[0])] == ["physics", "physics-2", "physics"]
    assert (folder.courses / "physics-2").resolve() == roots[1]
    folder.remove()
    assert roots[1].is_dir()


@pytest.mark.parametrize(
    ("folder", "name"),
    [("My Course", "My-Course"), ("Übung 1", "bung-1"), ("..waves", "waves"), ("力学", "course")],
)
def test_any_folder_gets_a_name_that_fits_a_url(tmp_path: Path, folder: str, name: str) -> None:
    """People call folders what they like."""
    (tmp_path / folder).mkdir()
    made = RuntimeFolder.of_process(tmp_path / "runtime", os.getpid())
    assert made.link(tmp_path / folder) == name
    assert NAME.fullmatch(name)


def test_only_the_person_reads_where_the_service_is(tmp_path: Path) -> None:
    """The token lies in it."""
    folder = RuntimeFolder.of_process(tmp_path / "runtime", os.getpid())
    for url in ("http://127.0.0.1:1", "http://127.0.0.1:2"):
        folder.tell(Address(url, "secret"))
    told = folder.path / "service.json"
    assert json.loads(told.read_text()) == {"url": "http://127.0.0.1:2", "token": "secret"}
    assert stat.S_IMODE(told.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.path.stat().st_mode) == 0o700


def test_what_killed_servers_leave_is_taken_away(tmp_path: Path) -> None:
    """And what living ones need stays."""
    for name in ("openclass-999999999", "openclass-1", "openclass-notes", "kernels"):
        (tmp_path / name).mkdir()
    RuntimeFolder.of_process(tmp_path, os.getpid())
    assert {one.name for one in tmp_path.iterdir()} == {"openclass-1", "kernels", f"openclass-{os.getpid()}"}
