"""Where the service is: what a JupyterHub tells a person's server by its environment."""

from collections.abc import Mapping
from dataclasses import dataclass

SERVICE_NAME = "openclass"
URL_VARIABLE = "OPENCLASS_URL"


@dataclass(frozen=True)
class Address:
    """A service and the token that it knows its caller by. `url` has no “/” at its end; `api` lies below it."""

    url: str
    token: str


def hub_address(environment: Mapping[str, str]) -> Address | None:
    """The Hub's service; None where there is no Hub, or where nothing says how to reach its service.

    `OPENCLASS_URL` says it; without it the Hub's public address does, if it has one (`JupyterHub.public_url`).
    """
    token = environment.get("JUPYTERHUB_API_TOKEN") or environment.get("OPENCLASS_TOKEN")
    if not token:
        return None
    told = environment.get(URL_VARIABLE)
    if told:
        return Address(told.rstrip("/"), token)
    public = environment.get("JUPYTERHUB_PUBLIC_HUB_URL", "").rstrip("/")
    if not public:
        return None
    return Address(f"{public.removesuffix('/hub')}/services/{SERVICE_NAME}", token)
