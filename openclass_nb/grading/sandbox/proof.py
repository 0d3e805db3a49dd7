"""Which layers hold on this machine: each is entered in a process of its own, which then tries what it forbids."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from openclass_nb.errors import UnsafeGradingError
from openclass_nb.grading.sandbox import bait as baits
from openclass_nb.grading.sandbox.layer import Bait, Layer, Policy
from openclass_nb.grading.sandbox.order import layer_classes
from openclass_nb.grading.sandbox.stack import Sandbox

FILESYSTEM = frozenset({"own root", "landlock", "seatbelt"})
NETWORK = frozenset({"network namespace", "seccomp", "seatbelt"})


@dataclass(frozen=True)
class ActiveLayers:
    """The layers that were proven to hold, and why the others don't."""

    names: tuple[str, ...] = ()
    missing: dict[str, str] = field(default_factory=dict)

    @property
    def filesystem(self) -> bool:
        """Whether student code is kept from files that are not its own."""
        return bool(FILESYSTEM & set(self.names))

    @property
    def network(self) -> bool:
        """Whether student code is kept from the network."""
        return bool(NETWORK & set(self.names))

    def require(self, allow_unsafe: bool) -> None:
        """Raise UnsafeGradingError if there is no isolation of files or none of the network."""
        lacking = [
            what for what, is_kept in (("files", self.filesystem), ("network", self.network)) if not is_kept
        ]
        if lacking and not allow_unsafe:
            reasons = "; ".join(f"{name}: {why}" for name, why in self.missing.items())
            raise UnsafeGradingError(
                f"Student code can’t be kept from this machine’s {' and '.join(lacking)} ({reasons}).",
                next_step="Grade on Linux 5.13 or newer or in a container that allows Landlock and seccomp,"
                " or add --allow-unsafe if you trust every submission.",
            )


def prove(policy: Policy) -> ActiveLayers:
    """Try every layer, alone and on top of those before it. Call it while the process is small and has one thread."""
    names: list[str] = []
    missing: dict[str, str] = {}
    with baits.laid_out() as bait:
        for name, layer in layer_classes().items():
            problem = _reason_against(name, layer, names, policy, bait)
            if problem:
                missing[name] = problem
            else:
                names.append(name)
        if names and (problem := _probe(names, names, policy, bait, honest=True)):
            raise UnsafeGradingError(f"The sandbox holds in parts but not as a whole: {problem}.")
    return ActiveLayers(tuple(names), missing)


def prove_meanwhile(policy: Policy) -> Callable[[], ActiveLayers]:
    """`prove`, in a process of its own; what it gives waits for the verdict. UnsafeGradingError if there is none."""
    pid, pipe = _elsewhere(lambda: asdict(prove(policy)))

    def verdict() -> ActiveLayers:
        told = _told(pid, pipe)
        if isinstance(told, str):
            raise UnsafeGradingError(f"The sandbox could not be tried: {told}.")
        return ActiveLayers(tuple(told["names"]), told["missing"])

    return verdict


def _reason_against(name: str, layer: type[Layer], before: Sequence[str], policy: Policy, bait: Bait) -> str:
    if name in policy.without:
        return "left out on request"
    if lacking := [one for one in layer.needs() if one not in before]:
        return f"it needs {', '.join(lacking)}"
    alone = _probe([*layer.needs(), name], [name], policy, bait, honest=False)
    return alone or _probe([*before, name], [], policy, bait, honest=True)


def _probe(entered: Iterable[str], tried: Iterable[str], policy: Policy, bait: Bait, *, honest: bool) -> str:
    """What is wrong with these layers, "" if nothing is. Runs in a forked process."""
    answer: str = _told(*_elsewhere(lambda: _try_out(set(entered), set(tried), policy, bait, honest)))
    return answer


def _elsewhere(work: Callable[[], object]) -> tuple[int, int]:
    """A forked process that does `work`, and the pipe to read what it gives."""
    readable, writable = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(readable)
        _tell(writable, work)
    os.close(writable)
    return pid, readable


def _told(pid: int, pipe: int) -> Any:
    """What the process gave, or a sentence on how it ended without."""
    with os.fdopen(pipe, "rb") as file:
        told = file.read()
    _, status = os.waitpid(pid, 0)
    return f"the trial ended with status {status}" if status or not told else json.loads(told)


def _tell(pipe: int, work: Callable[[], object]) -> None:
    """Send what `work` gives, or the exception that it raises, and end this process."""
    try:
        told = work()
    except BaseException as error:
        told = f"{type(error).__name__}: {error}"
    os.write(pipe, json.dumps(told).encode())
    os._exit(0)


def _try_out(entered: set[str], tried: set[str], policy: Policy, bait: Bait, honest: bool) -> str:
    sandbox = Sandbox(policy, entered)
    sandbox.settle()
    readable, writable = os.pipe()
    pid = sandbox.fork()
    if pid == 0:
        _tell(writable, lambda: _inside(sandbox, tried, bait, honest))
    os.close(writable)
    told = os.read(readable, 1 << 16)
    os.waitpid(pid, 0)
    sandbox.close()
    return json.loads(told) if told else "a confined process ended at once"


def _inside(sandbox: Sandbox, tried: set[str], bait: Bait, honest: bool) -> str:
    sandbox.enter("candidate")
    for layer in sandbox.layers:
        for what, attempt in layer.forbids(bait) if layer.name in tried else ():
            if _succeeds(attempt):
                return f"it was possible to {what}"
    for what, need in baits.honest_needs(sandbox.places) if honest else ():
        try:
            need()
        except Exception as error:
            return f"it was not possible to {what} ({type(error).__name__}: {error})"
    return ""


def _succeeds(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except (OSError, MemoryError):
        return False
    return True
