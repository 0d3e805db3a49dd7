"""The service of a JupyterHub: what the Hub tells it by its environment, and where it listens."""

import os
from collections.abc import Mapping
from urllib.parse import urlsplit

from openclass_nb.errors import OpenclassError
from openclass_nb.service.app import create_app
from openclass_nb.service.browser_sign_in import BrowserSignIn, OAuthClient
from openclass_nb.service.hub_sign_in import HubPlace, HubSignIn
from openclass_nb.service.running import bound, serve
from openclass_nb.service.settings import ServiceSettings

SNIPPET = "“openclass hub config” prints the lines of jupyterhub_config.py that make it one."


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


def oauth_client(environment: Mapping[str, str], place: HubPlace, prefix: str) -> OAuthClient:
    """What the service is to the Hub's OAuth, as the Hub tells it; by the Hub's own rules where it doesn't."""
    name = environment.get("JUPYTERHUB_CLIENT_ID") or f"service-{environment['JUPYTERHUB_SERVICE_NAME']}"
    host, base = environment.get("JUPYTERHUB_HOST", ""), environment.get("JUPYTERHUB_BASE_URL") or "/"
    callback = environment.get("JUPYTERHUB_OAUTH_CALLBACK_URL") or f"{prefix}/oauth_callback"
    authorize = f"{host}{base.rstrip('/')}/hub/api/oauth2/authorize"
    return OAuthClient(name, place.token, authorize, f"{place.api}/oauth2/token", callback)


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

    named = bool(os.environ.get("JUPYTERHUB_SERVICE_NAME"))
    client = oauth_client(os.environ, place, chosen.prefix) if named else None
    browser = BrowserSignIn(client, chosen.prefix.rstrip("/")) if client else None
    serve(create_app(chosen, HubSignIn(place), browser=browser), listener, ready, until_eof=False)
