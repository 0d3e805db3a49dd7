"""Ids for new exercises: never the same for two who ask at once, and none that is written already."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from openclass_nb.service.given_ids import KEPT_SECONDS, GivenIds
from tests.service.serving import Running


def test_an_id_is_free_again_after_a_while() -> None:
    """Who asked for it and never wrote anything does not keep it for ever."""
    now = [0.0]
    ids = GivenIds(lambda: now[0])

    def next_of(course: str) -> list[str]:
        return ids.give(course, lambda given: [f"a-{len(given) + 1}"])

    assert [next_of("c"), next_of("c"), next_of("d")] == [["a-1"], ["a-2"], ["a-1"]]
    now[0] = KEPT_SECONDS + 1
    assert next_of("c") == ["a-1"]


@pytest.mark.slow
def test_two_who_ask_at_once_get_different_ids(service: Running) -> None:
    """Twelve at the same moment: twelve ids, in order, none of them one that stands in a notebook."""
    path = "/assignments/sums/exercise-ids"

    def ask(number: int) -> list[str]:
        with service.of_course(f"teacher{number}") as client:
            told = client.post(path, json={"count": 2, "taken": ["sums-1"]})
            assert told.status_code == 200, told.text
            return list(told.json())

    with ThreadPoolExecutor(6) as pool:
        given = [one for pair in pool.map(ask, range(6)) for one in pair]
    assert sorted(given) == sorted({f"sums-{number}" for number in range(2, 14)})
    with service.of_course("student7") as client:
        assert client.post(path, json={}).status_code == 403
