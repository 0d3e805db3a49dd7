"""A real JupyterHub with the service behind its proxy, for journeys."""

import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import httpx

PASSWORD = "all of them use the same"
CONFIG = """
c = get_config()
c.JupyterHub.bind_url = "http://127.0.0.1:{port}"
c.JupyterHub.hub_bind_url = "http://127.0.0.1:{hub_port}"
c.JupyterHub.db_url = "sqlite:///{folder}/hub.sqlite"
c.JupyterHub.cookie_secret_file = "{folder}/cookie_secret"
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{proxy_port}"
c.ConfigurableHTTPProxy.command = ["{programs}/configurable-http-proxy", "--proxy-timeout", "300000"]
c.ConfigurableHTTPProxy.pid_file = "{folder}/proxy.pid"
c.JupyterHub.authenticator_class = "dummy"
c.DummyAuthenticator.password = "{password}"
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "simple"
c.JupyterHub.load_groups = {groups!r}
c.SimpleLocalProcessSpawner.home_dir_template = "{folder}/homes/{{username}}"
c.Spawner.cmd = ["{python}", "-m", "jupyterhub.singleuser"]
c.Spawner.args = [
    "--allow-root", "--LabApp.expose_app_in_browser=True", "--LabServerApp.extra_labextensions_path={folder}/extensions"
]
c.Spawner.environment = {{"JUPYTER_CONFIG_DIR": "{folder}/jupyter"}}
c.JupyterHub.tornado_settings = {{"slow_spawn_timeout": 0}}  # told as steps, on a fast machine as on a slow one
c.Spawner.start_timeout = c.Spawner.http_timeout = 120
c.JupyterHub.services = [
    {{
        "name": "external",
        "url": "http://127.0.0.1:{external_port}",
        "api_token": "{external_token}",
        "oauth_no_confirm": True,
    }}
]
c.JupyterHub.load_roles = [
    {{
        "name": "external",
        "scopes": ["read:users:name", "read:users:groups", "list:groups", "read:groups"],
        "services": ["external"],
    }},
    {{"name": "outside", "scopes": ["access:services!service=external"], "users": ["dora"]}},
]

# What follows is what “openclass hub config” prints.
"""


@dataclass
class Hub:
    """A running Hub at `url`, that knows a second service, “external”, which it does not start."""

    url: str
    api: str
    external_port: int
    external_token: str

    @contextmanager
    def browser(self, name: str) -> Iterator[httpx.Client]:
        """A browser in which somebody has signed in at the Hub, by its form."""
        with httpx.Client(base_url=self.url, follow_redirects=True, timeout=240) as browser:
            page = browser.get("/hub/login")
            found = re.search(r'name="_xsrf" value="([^"]+)"', page.text)
            assert found, page.text
            form = {"username": name, "password": PASSWORD, "_xsrf": found[1]}
            signed_in = browser.post("/hub/login?next=/hub/token", data=form)
            assert signed_in.status_code == 200, signed_in.text
            yield browser

    def token(self, name: str, *scopes: str) -> str:
        """A token of somebody's, with scopes; for the service alone if none is named."""
        with self.browser(name) as browser:
            return str(self.made_token(browser, name, *scopes)["token"])

    def made_token(self, browser: httpx.Client, name: str, *scopes: str, **more: object) -> dict[str, Any]:
        """A token, its id and its end, as the Hub tells whoever makes one in a browser."""
        made = browser.post(
            f"/hub/api/users/{name}/tokens",
            json={"scopes": list(scopes) or ["access:services!service=openclass"], **more},
            params={"_xsrf": _xsrf(browser)},
        )
        assert made.status_code == 201, made.text
        found: dict[str, Any] = made.json()
        return found

    def revoke(self, browser: httpx.Client, name: str, ident: str) -> None:
        """Take a token back, as people do on the Hub's page of tokens."""
        path = f"/hub/api/users/{name}/tokens/{ident}"
        gone = browser.delete(path, params={"_xsrf": _xsrf(browser)})
        assert gone.status_code == 204, gone.text

    def knows(self, token: str) -> bool:
        """Whether the Hub still takes a token for somebody's."""
        headers = {"Authorization": f"token {token}"}
        return httpx.get(f"{self.url}/hub/api/user", headers=headers, timeout=60).status_code == 200

    def own_server(self, name: str) -> httpx.Client:
        """A client of somebody's own Jupyter server, started for it; its paths below the extension's."""
        token = self.token(name, f"servers!user={name}", f"access:servers!user={name}")
        headers = {"Authorization": f"token {token}"}
        started = httpx.post(f"{self.url}/hub/api/users/{name}/server", headers=headers, timeout=300)
        assert started.status_code in (201, 202), started.text
        if started.status_code == 202:
            told = f"{self.url}/hub/api/users/{name}/server/progress"
            with httpx.stream("GET", told, headers=headers, timeout=300) as steps:
                assert any('"ready": true' in line for line in steps.iter_lines())
        return httpx.Client(base_url=f"{self.url}/user/{name}/openclass", headers=headers, timeout=240)

    @contextmanager
    def external_service(self, courses: Path) -> Iterator[None]:
        """The service as a deployment of its own runs it: told of the Hub by variables alone."""
        told = {
            "JUPYTERHUB_SERVICE_NAME": "external",
            "JUPYTERHUB_SERVICE_PREFIX": "/services/external/",
            "JUPYTERHUB_SERVICE_URL": f"http://127.0.0.1:{self.external_port}",
            "JUPYTERHUB_API_URL": self.api,
            "JUPYTERHUB_API_TOKEN": self.external_token,
            "JUPYTERHUB_BASE_URL": "/",
        }
        words = [sys.executable, "-m", "openclass_nb", "serve", "--hub", "--course", str(courses)]
        pipe = subprocess.PIPE
        with subprocess.Popen(
            words, stdin=pipe, stdout=pipe, env={**os.environ, **told}, text=True
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            assert "answers at" in process.stdout.readline()
            yield
            process.terminate()

    def service(self, token: str, course: str = "") -> httpx.Client:
        """A client of the service through the proxy; its paths below a course, if one is named."""
        below = f"/courses/{course}" if course else ""
        headers = {"Authorization": f"token {token}"}
        return httpx.Client(
            base_url=f"{self.url}/services/openclass/api{below}", headers=headers, timeout=240
        )


def _xsrf(browser: httpx.Client) -> str:
    return next(
        (one.value or "" for one in browser.cookies.jar if one.name == "_xsrf" and one.path == "/hub/"), ""
    )


@contextmanager
def running_hub(folder: Path, courses: Path, groups: dict[str, list[str]]) -> Iterator[Hub]:
    """A Hub with the service and the groups (users by name), until leaving."""
    ports, secret = _free_ports(5), secrets.token_hex(16)
    text = CONFIG.format(
        port=ports[0],
        hub_port=ports[1],
        proxy_port=ports[2],
        folder=folder,
        programs=Path(sys.executable).parent,
        python=sys.executable,
        password=PASSWORD,
        external_port=ports[4],
        external_token=secret,
        groups={name: {"users": users} for name, users in groups.items()},
    )
    config = folder / "jupyterhub_config.py"
    config.write_text(text + printed_config(courses, ports[3]), encoding="utf-8")
    enabled = folder / "jupyter" / "jupyter_server_config.d" / "openclass_nb.json"
    enabled.parent.mkdir(parents=True)
    shutil.copy(files("openclass_nb.lab") / "jupyter_server_config.json", enabled)  # as pip install puts it
    (folder / "extensions").mkdir()
    built = files("openclass_nb.lab") / "labextension"
    (folder / "extensions" / "openclass-nb").symlink_to(str(built), target_is_directory=True)
    environment = os.environ | {"CONFIGPROXY_AUTH_TOKEN": secrets.token_hex(16)}
    words = [sys.executable, "-m", "jupyterhub", "-f", str(config)]
    with (
        (folder / "hub.log").open("w") as log,
        subprocess.Popen(words, cwd=folder, env=environment, stdout=log, stderr=log) as process,
    ):
        try:
            hub = Hub(
                f"http://127.0.0.1:{ports[0]}", f"http://127.0.0.1:{ports[1]}/hub/api", ports[4], secret
            )
            _wait_for(f"{hub.url}/services/openclass/api/health", process, folder / "hub.log")
            yield hub
        finally:
            process.terminate()
            process.wait(30)


def printed_config(courses: Path, port: int) -> str:
    """What the command tells an administrator to put into jupyterhub_config.py."""
    words = ["hub", "config", "--courses", str(courses), "--port", str(port)]
    ran = subprocess.run(
        [sys.executable, "-m", "openclass_nb", *words], capture_output=True, text=True, check=True
    )
    return ran.stdout


def _wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Until it answers; the Hub's log if it never does."""
    end = time.monotonic() + 300
    while time.monotonic() < end and process.poll() is None:
        try:
            if httpx.get(url, timeout=5).status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    raise AssertionError(log.read_text(encoding="utf-8")[-5000:])


def _free_ports(count: int) -> list[int]:
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in held]
    for one in held:
        one.close()
    return ports
