"""Which layers hold is found out by trying, as whoever grades and with whatever the machine allows."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from openclass_nb.errors import UnsafeGradingError
from openclass_nb.grading.sandbox import ActiveLayers
from tests.grading.sandbox import people

PROVE = """
    import json, sys, tempfile
    from pathlib import Path
    from openclass_nb.grading.sandbox import Policy, prove
    active = prove(Policy(Path(tempfile.mkdtemp()), without=frozenset({without})))
    print(json.dumps([active.names, active.missing, active.filesystem, active.network]))
"""
LINUX_ALWAYS = {"rlimits", "no new privileges", "no capabilities", "landlock", "seccomp"}
SOMETIMES = {"cgroup"}
"""Whether groups may be made is up to whoever set up the machine."""
NAMESPACES = {"network namespace", "ipc namespace", "pid namespace", "own root"}


def proven(*without: str, ordinary: bool = False) -> tuple[set[str], dict[str, str], bool, bool]:
    """Layers that hold, those that don't and why, and whether files and the network are kept apart."""
    names, missing, filesystem, network = people.run(PROVE.format(without=list(without)), ordinary=ordinary)
    return set(names) - SOMETIMES, missing, filesystem, network


def test_an_ordinary_user_with_user_namespaces_has_every_layer_but_another_user() -> None:
    """An ordinary user makes the namespaces inside a user namespace."""
    names, missing, filesystem, network = proven(ordinary=True)
    assert names == LINUX_ALWAYS | NAMESPACES | {"user namespace"}, missing
    assert filesystem
    assert network


def test_without_user_namespaces_an_ordinary_user_still_keeps_files_and_network_apart() -> None:
    """As in a container that forbids them: Landlock and seccomp need nobody's leave."""
    names, missing, filesystem, network = proven("user namespace", ordinary=True)
    assert names == LINUX_ALWAYS, missing
    assert missing["own root"] == "it needs user namespace"
    assert filesystem
    assert network


def test_root_has_every_layer() -> None:
    """root needs no user namespace, and gives its children another user."""
    if os.getuid() != 0:
        pytest.fail("This test has to be run as root, as CI runs it.")
    names, missing, _, _ = proven()
    assert names == LINUX_ALWAYS | NAMESPACES | {"another user"}, missing


def test_a_layer_that_gets_in_the_way_of_honest_code_is_left_out() -> None:
    """root's interpreter under root's own home can't be read by another user, unless a new root shows it."""
    names, missing, filesystem, _ = proven("own root")
    hidden = os.getuid() == 0 and people._hidden(Path(os.__file__)) is not None
    assert ("another user" in missing) == hidden or os.getuid() != 0
    assert {"landlock", "seccomp"} <= names
    assert filesystem


@pytest.mark.parametrize("ordinary", [False, True])
def test_nothing_is_claimed_where_nothing_holds(ordinary: bool) -> None:
    """Without Landlock and a new root files are not kept apart; without seccomp and namespaces the network isn't."""
    left_out = ("landlock", "seccomp", "own root", "network namespace")
    names, missing, filesystem, network = proven(*left_out, ordinary=ordinary)
    assert not names & set(left_out)
    assert all(
        missing[one] == "left out on request" for one in left_out if one in missing and ordinary is False
    )
    assert not filesystem
    assert not network


def test_grading_refuses_without_isolation() -> None:
    """The refusal says what is missing, why, and what to do."""
    active = ActiveLayers(("seccomp",), {"landlock": "OSError: not implemented"})
    with pytest.raises(UnsafeGradingError, match="can’t be kept from this machine’s files") as refusal:
        active.require(allow_unsafe=False)
    assert "landlock: OSError: not implemented" in str(refusal.value)
    assert "--allow-unsafe" in str(refusal.value)
    active.require(allow_unsafe=True)


def test_files_and_network_are_enough() -> None:
    """Where both are kept apart nobody has to allow anything."""
    ActiveLayers(("landlock", "seccomp")).require(allow_unsafe=False)
