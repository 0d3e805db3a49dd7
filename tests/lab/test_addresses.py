"""Where a person's server looks for the Hub's service."""

import pytest

from openclass_nb.lab.addresses import Address, hub_address

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
