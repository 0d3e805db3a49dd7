"""Which parts of the file system a confined process may read: the system's programs, the interpreter, its modules."""

from __future__ import annotations

import os
import site
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from pathlib import Path

SYSTEM = (
    "/bin",
    "/sbin",
    "/lib",
    "/lib32",
    "/lib64",
    "/libx32",
    "/usr/bin",
    "/usr/sbin",
    "/usr/lib",
    "/usr/lib32",
    "/usr/lib64",
    "/usr/libexec",
    "/usr/share",
    "/usr/local/bin",
    "/usr/local/lib",
    "/usr/local/lib64",
)
SETTINGS = (
    "ld.so.cache",
    "ld.so.conf",
    "ld.so.conf.d",
    "localtime",
    "timezone",
    "passwd",
    "group",
    "nsswitch.conf",
    "hosts",
    "mime.types",
    "fonts",
    "alternatives",
    "ssl/certs",
    "ssl/openssl.cnf",
    "ca-certificates.conf",
    "R",
    "protocols",
    "services",
    "terminfo",
    "inputrc",
    "bash.bashrc",
    "profile",
    "magic",
    "debian_version",
    "os-release",
)
DEVICES = ("null", "zero", "full", "random", "urandom")


def readable_trees(more: Iterable[Path] = ()) -> list[Path]:
    """Folders and files to be readable, as they are named; none lies within another."""
    return _outermost([*_existing(SYSTEM), *_settings(), *_interpreter(), *(Path(one) for one in more)])


def _existing(paths: Iterable[str | Path]) -> Iterator[Path]:
    yield from (Path(one) for one in paths if os.path.exists(one))


def _settings() -> Iterator[Path]:
    """A few files of /etc; it holds secrets as well."""
    yield from _existing(f"/etc/{name}" for name in SETTINGS)


def _interpreter() -> Iterator[Path]:
    """The interpreter's program and library, the environment's modules and data: never a whole prefix by name
    alone, since a course may lie beside an environment."""
    for prefix in {sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix}:
        yield from _existing(
            Path(prefix, part) for part in ("bin", "lib", "lib64", "pyvenv.cfg", "share/jupyter")
        )
    paths = sysconfig.get_paths()
    found = {paths[kind] for kind in ("stdlib", "platstdlib", "purelib", "platlib")}
    found.update(site.getsitepackages())
    if site.ENABLE_USER_SITE:
        found.add(site.getusersitepackages())
    found.update(
        one for one in sys.path if one.endswith(("site-packages", "dist-packages", ".zip", "lib-dynload"))
    )
    yield from _existing(found)
    yield from _existing([os.path.dirname(os.path.realpath(sys.executable))])


def _outermost(paths: Iterable[Path]) -> list[Path]:
    kept: list[Path] = []
    for path in sorted(set(paths), key=lambda one: len(one.parts)):
        if not any(path.is_relative_to(other) for other in kept):
            kept.append(path)
    return kept
