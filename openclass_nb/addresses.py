"""Where the service is, for programs of one person: their Jupyter server, and nbgrader's commands.

On a JupyterHub its environment says it. On a laptop each Jupyter server with a service of its own writes it down in
Jupyter's runtime folder, for that person only: `openclass-PID/service.json`.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

SERVICE_NAME = "openclass"
URL_VARIABLE, TOKEN_VARIABLE = "OPENCLASS_URL", "OPENCLASS_TOKEN"
RUNTIME_PREFIX, TOLD = "openclass-", "service.json"


@dataclass(frozen=True)
class Address:
    """A service and the token that it knows its caller by. `url` has no “/” at its end; `api` lies below it."""

    url: str
    token: str


def hub_address(environment: Mapping[str, str]) -> Address | None:
    """The Hub's service; None where there is no Hub, or where nothing says how to reach its service.

    `OPENCLASS_URL` says it; without it the Hub's public address does, if it has one (`JupyterHub.public_url`).
    """
    token = environment.get("JUPYTERHUB_API_TOKEN") or environment.get(TOKEN_VARIABLE)
    if not token:
        return None
    told = environment.get(URL_VARIABLE)
    if told:
        return Address(told.rstrip("/"), token)
    public = environment.get("JUPYTERHUB_PUBLIC_HUB_URL", "").rstrip("/")
    if not public:
        return None
    return Address(f"{public.removesuffix('/hub')}/services/{SERVICE_NAME}", token)


def local_address(runtime: Path) -> Address | None:
    """The service of this person's newest Jupyter server that still runs; None if there is none."""
    told = sorted(runtime.glob(f"{RUNTIME_PREFIX}*/{TOLD}"), key=_changed, reverse=True)
    for path in told:
        if is_alive(path.parent.name.removeprefix(RUNTIME_PREFIX)):
            try:
                found = json.loads(path.read_text(encoding="utf-8"))
                return Address(str(found["url"]), str(found["token"]))
            except (OSError, ValueError, KeyError):
                continue
    return None


def is_alive(pid: str) -> bool:
    """Whether there is a process of that number."""
    try:
        os.kill(int(pid), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
