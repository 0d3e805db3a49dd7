"""The Jupyter server extension: finds or starts the service, and passes requests on. No rule lives here."""

from typing import Any


def _jupyter_server_extension_points() -> list[dict[str, Any]]:
    """What Jupyter's server asks a package for."""
    from openclass_nb.lab.extension import OpenclassLab

    return [{"module": "openclass_nb.lab", "app": OpenclassLab}]
