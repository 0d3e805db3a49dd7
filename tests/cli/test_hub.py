"""openclass hub: what it prints can be used as it stands."""

import json
import re
from pathlib import Path

import pytest
from traitlets.config import Config
from typer.testing import CliRunner

from openclass_nb.cli.app import app
from tests.building import CourseDraft

RUN = CliRunner()


def printed(*words: str) -> str:
    ran = RUN.invoke(app, ["hub", *words])
    assert ran.exit_code == 0, ran.output
    return ran.stdout


def loaded(text: str) -> Config:
    """What a configuration file sets."""
    config = Config()
    exec(text, {"get_config": lambda: config})
    return config


def test_the_hubs_lines_set_up_the_service(tmp_path: Path) -> None:
    """Beside what is set already: nothing of it is replaced."""
    before = loaded(
        "c = get_config()\nc.JupyterHub.services = [{'name': 'cull'}]\nc.JupyterHub.load_roles = []"
    )
    before.Spawner.environment = {"LANG": "de"}
    exec(printed("config", "--courses", str(tmp_path), "--port", "7"), {"get_config": lambda: before})
    assert [one["name"] for one in before.JupyterHub.services] == ["cull", "openclass"]
    assert before.JupyterHub.services[1]["command"][-1] == str(tmp_path)
    assert before.Spawner.environment == {
        "LANG": "de",
        "OPENCLASS_URL": "http://127.0.0.1:7/services/openclass",
    }
    assert {one["name"] for one in before.JupyterHub.load_roles} == {"openclass", "user", "server"}


def test_a_hub_below_another_page() -> None:
    """Its base URL is part of the service's."""
    assert '"http://127.0.0.1:10101/jupyter/services/openclass"' in printed(
        "config", "--base-url", "/jupyter"
    )


def test_a_hub_of_root_runs_the_service_as_somebody() -> None:
    """Who may read the courses."""
    before = loaded("c = get_config()\nc.JupyterHub.services = []\nc.JupyterHub.load_roles = []")
    before.Spawner.environment = {}
    exec(printed("config", "--user", "openclass"), {"get_config": lambda: before})
    assert before.JupyterHub.services[0]["user"] == "openclass"


def test_a_course_is_added(tmp_path: Path) -> None:
    """And the groups of its people are told."""
    CourseDraft().write(tmp_path / "waves")
    place = str(tmp_path / "offered")
    told = printed("add", str(tmp_path / "waves"), "--courses", place, "--json")
    assert json.loads(told)["groups"]["teachers"] == "formgrade-waves"
    assert re.search(r"students: nbgrader-waves", printed("add", str(tmp_path / "waves"), "--courses", place))


@pytest.mark.slow
def test_nbgraders_lines_name_plugins_that_fit() -> None:
    """nbgrader itself takes each of them."""
    from nbgrader.exchange import ExchangeFactory

    config = loaded(printed("exchange"))
    factory = ExchangeFactory(config=config)
    for name in config.ExchangeFactory:
        assert getattr(factory, name).__module__.startswith("openclass_nb.grading.exchange")
    assert factory.List(coursedir=None, config=config).path_includes_course is True
