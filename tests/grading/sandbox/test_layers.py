"""Each layer forbids what it says, and nothing else does: without it every attempt succeeds."""

from __future__ import annotations

import os
from typing import Any

import pytest

from openclass_nb.grading.sandbox.order import layer_classes
from tests.grading.sandbox import people

TRY = """
    import json, os, sys, tempfile
    from pathlib import Path
    from openclass_nb.grading.sandbox import Policy, Sandbox
    from openclass_nb.grading.sandbox.bait import laid_out
    from openclass_nb.grading.sandbox.order import layer_classes

    name, entered = {name!r}, {entered!r}
    desk = Path(tempfile.mkdtemp())
    desk.chmod(0o755)
    policy = Policy(desk)
    layer = layer_classes()[name]

    def attempts(places, bait):
        done = dict()
        for what, attempt in layer(policy, places).forbids(bait):
            try:
                attempt()
                done[what] = "possible"
            except (OSError, MemoryError) as error:
                done[what] = type(error).__name__
        return done

    with laid_out() as bait:
        sandbox = Sandbox(policy, entered)
        readable, writable = os.pipe()
        zygote = os.fork()
        if zygote == 0:
            sandbox.settle()
            child = sandbox.fork()
            if child == 0:
                sandbox.enter("candidate")
                os.write(writable, json.dumps(attempts(sandbox.places, bait)).encode())
                os._exit(0)
            os.waitpid(child, 0)
            os._exit(0)
        os.close(writable)
        print(os.read(readable, 100000).decode())
"""
HERE = [name for name in layer_classes() if name != "cgroup"]
"""Control groups are tried in test_cgroup: not every machine lets one make them."""
NEVER_POSSIBLE = {
    "take the flag back",  # prctl gives no way back, whoever asks
    "become root",
    "trace a process",  # PTRACE_TRACEME by hand fails under a tracer
    "use keyrings",  # refused by some containers
    "load a bpf program",
    "read another process’s memory",
    "make an io_uring",
}


def attempted(name: str, *entered: str) -> dict[str, Any]:
    """What became of the attempts of layer `name` in a process that entered the layers `entered`."""
    done: dict[str, Any] = people.run(TRY.format(name=name, entered=list(entered)))
    return done


@pytest.mark.parametrize("name", HERE)
def test_a_layer_makes_its_attempts_fail(name: str) -> None:
    """Entered alone (with what it needs), a layer makes impossible each thing that it says it forbids."""
    done = attempted(name, *layer_classes()[name].needs(), name)
    assert done or name == "user namespace"
    assert "possible" not in done.values(), done


@pytest.mark.parametrize("name", HERE)
def test_without_the_layer_its_attempts_succeed(name: str) -> None:
    """An attempt that fails anyway would prove nothing."""
    if os.getuid() != 0:
        pytest.fail("This test has to be run as root, as CI runs it.")
    for what, became in attempted(name).items():
        assert became == "possible" or what in NEVER_POSSIBLE, (what, became)


def test_the_examiner_may_not_touch_the_candidates_temporary_files() -> None:
    """Both write in the home folder, each in one more of its own."""
    code = TRY.replace('"candidate"', '"examiner"').replace(
        "attempts(sandbox.places, bait)", "probe(sandbox.places)"
    )
    probe = """
    def probe(places):
        done = dict()
        for folder in ("home", "exam", "tmp"):
            try:
                (getattr(places, folder) / "file").write_text("x")
                done[folder] = "possible"
            except OSError as error:
                done[folder] = type(error).__name__
        return done

    with laid_out"""
    code = code.replace("\n    with laid_out", probe)
    every = HERE
    done = people.run(code.format(name="landlock", entered=every))
    assert done == {"home": "possible", "exam": "possible", "tmp": "PermissionError"}
