"""A real Jupyter server with the extension, for tests: a process of its own, its settings away from the machine's."""

import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx


@dataclass
class Jupyter:
    """A Jupyter server at `url`, that shows `root`."""

    url: str
    token: str
    process: subprocess.Popen[bytes]
    log: Path
    runtime: Path

    def client(self) -> httpx.Client:
        """A client with Jupyter's token, its paths below the extension's."""
        headers = {"Authorization": f"token {self.token}"}
        return httpx.Client(base_url=f"{self.url}/openclass", headers=headers, timeout=240)

    def browser(self) -> httpx.Client:
        """A client signed in as a browser is: by cookie."""
        client = httpx.Client(base_url=f"{self.url}/openclass", timeout=120, follow_redirects=True)
        client.get(f"{self.url}/tree", params={"token": self.token})
        return client  # to be closed

    def service_pid(self) -> int | None:
        """The process of its local service, if there is one."""
        found = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        for pid in found:
            if b"openclass_nb\0serve" in Path(f"/proc/{pid}/cmdline").read_bytes():
                return int(pid)
        return None


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as held:
        return int(held.getsockname()[1])


@contextmanager
def running_jupyter(folder: Path, root: Path, *options: str, **environment: str) -> Iterator[Jupyter]:
    """A server whose own files lie in `folder`, ended on leaving."""
    port, token, log = free_port(), secrets.token_hex(16), folder / "jupyter.log"
    one_grader = {"OPENCLASS_SERVICE_GRADERS": "1"}
    own = {f"JUPYTER_{name.upper()}_DIR": str(folder / name) for name in ("config", "data", "runtime")}
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "OPENCLASS"))
    }
    words = [sys.executable, "-m", "jupyter_server", "--no-browser", "--allow-root", f"--port={port}"]
    words += [
        f"--ServerApp.root_dir={root}",
        f"--IdentityProvider.token={token}",
        "--ServerApp.port_retries=0",
    ]
    words += ["--ServerApp.jpserver_extensions=openclass_nb.lab=True", *options]
    with (
        log.open("wb") as out,
        subprocess.Popen(
            words, cwd=root, env={**kept, **own, **one_grader, **environment}, stdout=out, stderr=out
        ) as process,
    ):
        jupyter = Jupyter(f"http://127.0.0.1:{port}", token, process, log, folder / "runtime")
        try:
            _wait_for(jupyter)
            yield jupyter
        finally:
            process.terminate()
            process.wait(60)


def _wait_for(jupyter: Jupyter) -> None:
    end = time.monotonic() + 300
    while time.monotonic() < end and jupyter.process.poll() is None:
        try:
            httpx.get(f"{jupyter.url}/api", timeout=5).raise_for_status()
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(jupyter.log.read_text(errors="replace")[-5000:])
