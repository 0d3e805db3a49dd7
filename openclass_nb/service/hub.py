"""The service of a JupyterHub: what the Hub tells it by its environment, and where it listens."""

import os
from collections.abc import Mapping
from urllib.parse import urlsplit

from openclass_nb.errors import OpenclassError
from openclass_nb.service.app import create_app
from openclass_nb.service.hub_sign_in import HubPlace, HubSignIn
from openclass_nb.service.running import bound, serve
from openclass_nb.service.settings import ServiceSettings

SNIPPET = "See “openclass_nb on JupyterHub” in the documentation for the lines of jupyterhub_config.py."


def hub_place(environment: Mapping[str, str]) -> HubPlace:
    """Where the Hub is, as it tells its services. OpenclassError if this is none."""
    missing = [name for name in ("JUPYTERHUB_API_TOKEN", "JUPYTERHUB_API_URL") if not environment.get(name)]
    if missing:
        told = f"This is no service of a JupyterHub: {' and '.join(missing)} not set."
        raise OpenclassError(told, next_step=SNIPPET)
    name = environment.get("JUPYTERHUB_SERVICE_NAME", "")
    scopes = {"access:services", f"access:services!service={name}"} if name else set()
    api = environment["JUPYTERHUB_API_URL"].rstrip("/")
    return HubPlace(api, environment["JUPYTERHUB_API_TOKEN"], frozenset(scopes))


def serve_hub(settings: ServiceSettings, *, host: str, port: int) -> None:
    """Serve until told to end, where the Hub's proxy looks for us; `port` 0 takes what the Hub says."""
    place = hub_place(os.environ)
    url = urlsplit(os.environ.get("JUPYTERHUB_SERVICE_URL", ""))
    prefix = os.environ.get("JUPYTERHUB_SERVICE_PREFIX", "").rstrip("/")
    chosen = settings.model_copy(update={"prefix": prefix or settings.prefix})
    listener = bound(url.hostname or host, port or url.port or 0)

    def ready() -> None:
        print(
            f"openclass answers at http://{url.hostname or host}:{listener.getsockname()[1]}{prefix}",
            flush=True,
        )

    serve(create_app(chosen, HubSignIn(place)), listener, ready, until_eof=False)
