"""A file system of one's own, in which only a few trees appear, and those for reading.

It also opens the way to an interpreter that lies under a private home: the folders above the trees are new ones.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from openclass_nb.grading.sandbox.layer import Bait, Forbidden, Places, Role
from openclass_nb.grading.sandbox.namespaces import CLONE_NEWNS, Namespace, unshare
from openclass_nb.grading.sandbox.syscalls import PIVOT_ROOT, call, mount, system_call
from openclass_nb.grading.sandbox.trees import DEVICES, readable_trees

MS_RDONLY, MS_NOSUID, MS_NODEV, MS_REMOUNT = 0x1, 0x2, 0x4, 0x20
MS_BIND, MS_REC, MS_PRIVATE = 0x1000, 0x4000, 0x40000
MNT_DETACH = 2
SHARED_MEMORY = Path("/dev/shm")
INSIDE = Places(home=Path("/home/student"), exam=Path("/home/examiner"), tmp=Path("/tmp"))
OTHER_TMP = Path("/var/tmp")
"""Where temporary files go when the interpreter itself lies below /tmp, which a folder there would hide."""


class OwnRoot(Namespace):
    """A mount namespace with a root of its own, made once for a zygote."""

    name = "own root"

    def settle(self) -> None:
        trees = readable_trees(self.policy.readable)
        root = self.policy.desk / "root"
        root.mkdir(exist_ok=True)
        unshare(CLONE_NEWNS)
        mount("none", "/", "", MS_REC | MS_PRIVATE)
        mount("none", str(root), "tmpfs", MS_NOSUID | MS_NODEV, "mode=755,size=4m")
        for tree in trees:
            _show(root, tree)
        _devices(root)
        tmp = OTHER_TMP if any(tree.is_relative_to(INSIDE.tmp) for tree in trees) else INSIDE.tmp
        self._folders(root, [INSIDE.home, INSIDE.exam, tmp])
        _change_root(root)
        self.places.home, self.places.exam, self.places.tmp = INSIDE.home, INSIDE.exam, tmp
        self.places.shared.append(SHARED_MEMORY)

    def _folders(self, root: Path, inside: list[Path]) -> None:
        for here, there in zip(_all(self.places), inside, strict=True):
            _bind(here, root / there.relative_to("/"), MS_NOSUID | MS_NODEV)

    def enter(self, role: Role) -> None:
        """The examiner's folder is not the candidate's business, and must not be changed by it."""
        if role != "examiner":
            unshare(CLONE_NEWNS)
            call("umount2", os.fsencode(self.places.exam), MNT_DETACH)

    def sweep(self) -> None:
        for entry in os.scandir(SHARED_MEMORY):
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path, ignore_errors=True)
            else:
                os.unlink(entry.path)

    def forbids(self, bait: Bait) -> Iterator[Forbidden]:
        yield "read a file elsewhere", bait.secret.read_bytes
        yield "write a file elsewhere", lambda: (bait.secret.parent / "written").write_bytes(b"x")
        yield "write beside the interpreter", lambda: Path(os.__file__).with_name("written").write_bytes(b"x")
        yield "see other processes", lambda: os.listdir("/proc")


def _all(places: Places) -> list[Path]:
    return [places.home, places.exam, places.tmp]


def _show(root: Path, tree: Path) -> None:
    """Make a tree readable under the new root; a link at the top of the file system stays a link."""
    target = root / tree.relative_to("/")
    if tree.is_symlink() and len(tree.parts) == 2:
        target.symlink_to(os.readlink(tree))
        return
    with contextlib.suppress(FileExistsError):
        _bind(tree, target, MS_RDONLY | MS_NOSUID | MS_NODEV)


def _bind(source: Path, target: Path, flags: int) -> None:
    if source.is_dir():
        target.mkdir(parents=True, exist_ok=True)
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.touch()
    mount(str(source), str(target), "", MS_BIND | MS_REC)
    mount("none", str(target), "", MS_BIND | MS_REMOUNT | flags | _locked(target))


def _locked(target: Path) -> int:
    """Flags of the original mount, which a user namespace may not take away (they have the same bits)."""
    return os.statvfs(target).f_flag & (
        os.ST_NOSUID | os.ST_NODEV | os.ST_NOEXEC | os.ST_NOATIME | os.ST_RDONLY
    )


def _devices(root: Path) -> None:
    """The harmless devices, terminals of one's own for `!command`, and a little shared memory."""
    for name in DEVICES:
        target = root / "dev" / name
        target.parent.mkdir(exist_ok=True)
        target.touch()
        mount(f"/dev/{name}", str(target), "", MS_BIND)
    terminals = root / "dev/pts"
    terminals.mkdir()
    mount("none", str(terminals), "devpts", MS_NOSUID, "newinstance,ptmxmode=0666,mode=0620")
    (root / "dev/ptmx").symlink_to("pts/ptmx")
    shared = root / "dev/shm"
    shared.mkdir()
    mount("none", str(shared), "tmpfs", MS_NOSUID | MS_NODEV, "mode=1777,size=64m")


def _change_root(root: Path) -> None:
    old = root / "old"
    old.mkdir()
    os.chdir(root)
    system_call(PIVOT_ROOT, os.fsencode("."), os.fsencode("old"))
    os.chdir("/")
    call("umount2", b"/old", MNT_DETACH)
    os.rmdir("/old")
    mount("none", "/", "", MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | MS_NODEV)
