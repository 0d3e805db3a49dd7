"""A group is made beside ours where that is allowed; the reason is told where it isn't."""

from __future__ import annotations

from pathlib import Path

import pytest

from openclass_nb.grading.sandbox.cgroup import SPARE_BYTES, ControlGroup
from openclass_nb.grading.sandbox.layer import Bounds, Places, Policy


def tree(folder: Path, handed_down: str) -> Path:
    """The files of a group, as the kernel would show them, all the way down to ours."""
    own = next(
        line[3:] for line in Path("/proc/self/cgroup").read_text().splitlines() if line.startswith("0::")
    )
    above = (folder / own.lstrip("/")).parent if own != "/" else folder
    above.mkdir(parents=True, exist_ok=True)
    (folder / "cgroup.controllers").write_text("cpu memory pids")
    (above / "cgroup.subtree_control").write_text(handed_down)
    return above


def layer(folder: Path) -> ControlGroup:
    """The layer, in that tree."""
    made = ControlGroup(Policy(folder, bounds=Bounds(memory_bytes=1 << 20, processes=8)), Places.on(folder))
    made.tree = folder
    return made


def test_a_group_bounds_memory_and_processes_together(tmp_path: Path) -> None:
    """Each child joins it by itself, before it is confined."""
    above = tree(tmp_path, "memory pids")
    group = layer(tmp_path)
    group.settle()
    group.enter("candidate")
    (made,) = above.glob("openclass-*")
    written = {one.name: one.read_text() for one in made.iterdir()}
    assert written == {
        "memory.max": str((1 << 20) + SPARE_BYTES),
        "memory.swap.max": "0",
        "pids.max": "16",
        "cgroup.procs": "0",
    }


def test_a_group_that_is_not_handed_down_is_not_made(tmp_path: Path) -> None:
    """As for most containers."""
    above = tree(tmp_path, "pids")
    with pytest.raises(OSError, match="the group above hands down only pids"):
        layer(tmp_path).settle()
    assert list(above.glob("openclass-*")) == []


def test_version_1_is_left_alone(tmp_path: Path) -> None:
    """There one would have to write into the groups of others."""
    with pytest.raises(OSError, match="no control groups of version 2"):
        layer(tmp_path).settle()
