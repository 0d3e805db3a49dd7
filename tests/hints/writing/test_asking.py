"""Asking a model: whatever its server does, there is a hint or none, in time, and the cost is known."""

from collections.abc import Iterator

import pytest

from openclass_nb.hints.writing.asking import ask_for_hint, estimate, most_of
from openclass_nb.hints.writing.material import Material
from openclass_nb.hints.writing.model import Model, ModelAddress, ModelError, first_model
from tests.hints.stand_in import FAULTS, GOOD, HINT, StandIn, standing_in, waited

ANSWER = "def add(a, b):\n    return a - b"
MATERIAL = Material("Add two numbers.", ("Adding",), ANSWER, "t", "assert add(1, 2) == 3", {}, "diagnose")


@pytest.fixture(scope="module")
def shared() -> Iterator[StandIn]:
    """One stand-in for the module."""
    with standing_in() as found:
        yield found


@pytest.fixture
def stand(shared: StandIn) -> StandIn:
    """The stand-in, as new."""
    shared.fault = ""
    for some in (shared.bodies, shared.headers, shared.invalid):
        some.clear()
    return shared


def model(stand: StandIn, stream: bool = False) -> Model:
    return Model(ModelAddress(stand.url, "stand-in", stream=stream))


@pytest.mark.parametrize("stream", [False, True])
def test_a_hint_comes_as_it_was_written(stand: StandIn, stream: bool) -> None:
    """In one piece or in many; the request is one that the protocol knows, and no key is needed."""
    asked = ask_for_hint(model(stand, stream), MATERIAL)
    assert asked.written is not None
    assert (asked.written.text, asked.written.kind, asked.tokens) == (HINT, "diagnose", 360)
    assert stand.invalid == []
    assert len(stand.bodies) == 1
    assert len(asked.prompt) == 64


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_is_survived(stand: StandIn, fault: str, stream: bool) -> None:
    """No traceback, never longer than the deadline; a hint where one can be had."""
    stand.fault = fault
    asked = None

    def ask() -> None:
        nonlocal asked
        asked = ask_for_hint(model(stand, stream), MATERIAL, seconds=1.0)

    assert waited(ask) < 3
    assert asked is not None
    assert (asked.written is not None) == (fault in GOOD)
    assert asked.reasons or asked.written
    assert 0 <= asked.tokens <= most_of(MATERIAL)
    assert len(stand.bodies) <= 3  # no retries, only other forms


def test_missing_usage_is_charged_from_the_estimate(stand: StandIn) -> None:
    """More than nothing."""
    for fault in ("no-usage", "odd-usage"):
        stand.fault = fault
        asked = ask_for_hint(model(stand), MATERIAL)
        assert asked.tokens == estimate(stand.bodies[-1]["messages"]) > 600


def test_a_server_without_schemas_is_asked_in_words(stand: StandIn) -> None:
    """JSON in the prompt is the next form."""
    stand.fault = "no-schemas"
    asked = ask_for_hint(model(stand), MATERIAL)
    assert [("response_format" in one) for one in stand.bodies] == [True, False]
    assert asked.written is not None
    assert asked.reasons == ("schema: status-400",)


def test_plain_words_are_taken_as_the_last_form(stand: StandIn) -> None:
    """A small model that can't write JSON may write a sentence."""
    stand.reply = lambda body: "Which of the two numbers does your function take away from the other?"
    try:
        asked = ask_for_hint(model(stand), MATERIAL)
    finally:
        from tests.hints.stand_in import good_hint

        stand.reply = good_hint
    assert asked.written is not None
    assert asked.written.kind == "diagnose"
    assert len(stand.bodies) == 3


def test_nobody_listens() -> None:
    """A server that is not there."""
    asked = ask_for_hint(Model(ModelAddress("http://127.0.0.1:9/v1", "m")), MATERIAL, seconds=2)
    assert asked.written is None
    assert asked.reasons == ("schema: connection",)


def test_a_server_that_sends_elsewhere_is_not_followed(stand: StandIn) -> None:
    """What leaves goes to the one address that the operator has named."""
    with standing_in() as other:
        stand.fault, stand.elsewhere = "redirects", f"{other.url}/chat/completions"
        asked = ask_for_hint(model(stand), MATERIAL)
        assert asked.written is None
        assert (len(stand.bodies), other.bodies) == (1, [])


@pytest.mark.parametrize("url", ["localhost:11434/v1", "http://[::1/v1", "nonsense", "http://a b/v1"])
def test_an_address_that_is_none(url: str) -> None:
    """Mistyped: a reason, no traceback."""
    asked = ask_for_hint(Model(ModelAddress(url, "m")), MATERIAL, seconds=2)
    assert asked.written is None
    assert asked.reasons[0] in ("schema: connection", "schema: address")
    with pytest.raises(ModelError):
        first_model(url)


def test_a_server_is_asked_for_its_models_and_not_for_longer_than_it_may(stand: StandIn) -> None:
    """The first one's name; one that sends a byte now and then is given up."""
    assert first_model(stand.url) == "stand-in"
    stand.fault = "drips"
    with pytest.raises(ModelError, match="deadline"):
        first_model(stand.url, seconds=0.5)


def test_requests_say_nothing_about_a_student(stand: StandIn) -> None:
    """Headers tell of programs and their versions, of this machine's kind, and of nobody."""
    ask_for_hint(model(stand), MATERIAL)
    (headers,) = stand.headers
    known = {
        "host",
        "accept",
        "accept-encoding",
        "connection",
        "content-type",
        "content-length",
        "user-agent",
    }
    others = {name.lower() for name in headers} - known - {"authorization"}
    assert {name for name in others if not name.startswith("x-stainless-")} == set()
    assert set(stand.bodies[0]) == {"model", "messages", "max_tokens", "temperature", "response_format"}
