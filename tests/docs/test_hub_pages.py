"""The pages about Hubs say what the program does: same roles, same variables, files that can be read."""

import re
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from traitlets.config import Config

from openclass_nb.service.hub import hub_place, oauth_client
from openclass_nb.service.hub_config import hub_config

PAGES = Path(__file__).parents[2] / "docs" / "hub"


def blocks(page: str, language: str) -> list[str]:
    text = (PAGES / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def printed() -> Config:
    """What the printed lines set on a Hub without anything."""
    config = Config()
    config.JupyterHub.services, config.JupyterHub.load_roles, config.Spawner.environment = [], [], {}
    exec(hub_config(python="python"), {"get_config": lambda: config})
    return config


@pytest.fixture(scope="module")
def kubernetes() -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """(the chart's values, the objects) of the page about Kubernetes."""
    values, objects = blocks("z2jh.md", "yaml")
    yaml = YAML(typ="safe")
    return yaml.load(values), list(yaml.load_all(objects))


def test_roles_are_those_that_the_command_prints(kubernetes: tuple[dict[str, Any], list[Any]]) -> None:
    """On Kubernetes as elsewhere."""
    values, _ = kubernetes
    told = [{"name": name, **role} for name, role in values["hub"]["loadRoles"].items()]
    assert told == printed().JupyterHub.load_roles


def test_the_deployment_says_what_the_service_reads(kubernetes: tuple[dict[str, Any], list[Any]]) -> None:
    """With its variables the service knows its Hub, and people's servers know the service."""
    values, [deployment, service] = kubernetes
    [container] = deployment["spec"]["template"]["spec"]["containers"]
    told = {one["name"]: one.get("value", "the token") for one in container["env"]}
    place = hub_place(told)
    prefix = told["JUPYTERHUB_SERVICE_PREFIX"].rstrip("/")
    client = oauth_client(told, place, prefix)
    assert (client.name, client.callback) == ("service-openclass", "/services/openclass/oauth_callback")
    url = values["singleuser"]["extraEnv"]["OPENCLASS_URL"]
    assert url == f"{values['hub']['services']['openclass']['url']}{prefix}"
    assert service["spec"]["ports"][0]["port"] == container["ports"][0]["containerPort"] == 10101
    assert container["readinessProbe"]["httpGet"]["path"] == f"{prefix}/api/health"


def test_the_groups_of_the_page_are_a_configuration() -> None:
    """They can be put into a file as they stand."""
    [text] = blocks("tljh.md", "python")
    config = Config()
    exec(text, {"get_config": lambda: config})
    assert set(config.JupyterHub.load_groups) == {"nbgrader-mechanics", "formgrade-mechanics"}
