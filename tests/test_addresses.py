"""Where a person's server looks for the Hub's service."""

import os
from pathlib import Path

import pytest

from openclass_nb.addresses import Address, hub_address, local_address

TOKEN = {"JUPYTERHUB_API_TOKEN": "t"}


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, None),
        (TOKEN, None),
        ({"OPENCLASS_URL": "http://hub:10101/services/openclass"}, None),
        (
            {**TOKEN, "OPENCLASS_URL": "http://hub:10101/services/openclass/"},
            Address("http://hub:10101/services/openclass", "t"),
        ),
        (
            {**TOKEN, "JUPYTERHUB_PUBLIC_HUB_URL": "https://jupyter.example.org/hub/"},
            Address("https://jupyter.example.org/services/openclass", "t"),
        ),
        (
            {"OPENCLASS_TOKEN": "mine", "OPENCLASS_URL": "http://127.0.0.1:9"},
            Address("http://127.0.0.1:9", "mine"),
        ),
    ],
)
def test_the_hub_says_where_its_service_is(environment: dict[str, str], expected: Address | None) -> None:
    """By OPENCLASS_URL, or by its public address; without a token there is no Hub."""
    assert hub_address(environment) == expected


def test_a_running_jupyter_server_tells_where_its_service_is(tmp_path: Path) -> None:
    """The newest that still runs; files of those that were killed, and half written ones, count for nothing."""
    assert local_address(tmp_path / "nowhere") is None
    for pid, text in ((os.getpid(), '{"url": "http://here", "token": "t"}'), (1, "{"), (999_999_999, "{}")):
        (tmp_path / f"openclass-{pid}").mkdir()
        (tmp_path / f"openclass-{pid}" / "service.json").write_text(text)
    assert local_address(tmp_path) == Address("http://here", "t")
