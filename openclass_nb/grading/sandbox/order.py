"""The layers in the order in which they are settled and entered."""

from __future__ import annotations

import os
import sys

from openclass_nb.grading.sandbox.layer import Layer


def layer_classes() -> dict[str, type[Layer]]:
    """The layers that there are on this system, by name: many on Linux, two on macOS, none on Windows."""
    if os.name != "posix":
        return {}
    from openclass_nb.grading.sandbox.limits import ResourceLimits

    found: list[type[Layer]] = [ResourceLimits]
    if sys.platform == "linux":
        found += _of_linux()
    elif sys.platform == "darwin":
        from openclass_nb.grading.sandbox.seatbelt import Seatbelt

        found.append(Seatbelt)
    return {one.name: one for one in found}


def _of_linux() -> list[type[Layer]]:
    from openclass_nb.grading.sandbox.cgroup import ControlGroup
    from openclass_nb.grading.sandbox.identity import AnotherUser, NoCapabilities, NoNewPrivileges
    from openclass_nb.grading.sandbox.landlock import Landlock
    from openclass_nb.grading.sandbox.namespaces import (
        IpcNamespace,
        NetworkNamespace,
        PidNamespace,
        UserNamespace,
    )
    from openclass_nb.grading.sandbox.own_root import OwnRoot
    from openclass_nb.grading.sandbox.seccomp import Seccomp

    unprivileged: list[type[Layer]] = [UserNamespace] if os.getuid() != 0 else []
    by_root: list[type[Layer]] = [AnotherUser] if os.getuid() == 0 else []
    namespaces: list[type[Layer]] = [NetworkNamespace, IpcNamespace, PidNamespace, OwnRoot]
    confining: list[type[Layer]] = [NoNewPrivileges, *by_root, NoCapabilities, Landlock, Seccomp]
    return [ControlGroup, *unprivileged, *namespaces, *confining]
