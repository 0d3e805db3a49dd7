"""The layers together: settled once in a zygote, entered by each of its children."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable

from openclass_nb.grading.sandbox.layer import Places, Policy, Role
from openclass_nb.grading.sandbox.order import layer_classes


class Sandbox:
    """Layers that were proven, by name. `places` are the folders as the children see them, once it is settled."""

    def __init__(self, policy: Policy, names: Iterable[str]) -> None:
        chosen = set(names)
        self.places = Places.on(policy.desk)
        self.layers = [one(policy, self.places) for name, one in layer_classes().items() if name in chosen]
        self._by_name = {one.name: one for one in self.layers}

    def settle(self) -> None:
        """What holds for the zygote and all its children."""
        for folder in (self.places.home, self.places.exam, self.places.tmp):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
        if seccomp := self._by_name.get("seccomp"):
            seccomp.guards_signals = not self._keeps_signals_in()  # type: ignore[attr-defined]
            seccomp.guards_files = not {"own root", "another user"} & set(self._by_name)  # type: ignore[attr-defined]
        for layer in self.layers:
            layer.settle()

    def _keeps_signals_in(self) -> bool:
        """Whether another layer keeps a submission from signalling processes of others."""
        if "landlock" in self._by_name:
            from openclass_nb.grading.sandbox.landlock import keeps_signals_in

            if keeps_signals_in():
                return True
        return bool({"pid namespace", "another user"} & set(self._by_name))

    @property
    def fork(self) -> Callable[[], int]:
        """As os.fork, into a pid namespace if there is one."""
        own_pids = self._by_name.get("pid namespace")
        return own_pids.fork if own_pids else os.fork  # type: ignore[attr-defined]

    def enter(self, role: Role) -> None:
        """Confine this process; it can't be undone."""
        for layer in self.layers:
            layer.enter(role)

    def close(self) -> None:
        """Give back what the layers made outside of the sandbox; at the zygote's end."""
        for layer in self.layers:
            layer.close()

    def sweep(self) -> None:
        """Remove what a submission left in places that its successor will see; in the zygote, when none is alive."""
        for layer in self.layers:
            layer.sweep()
