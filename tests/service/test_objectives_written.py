"""Objectives through the service: what was written is known to the very next request."""

from collections.abc import Iterator

import pytest

from tests.service.serving import Running

pytestmark = pytest.mark.slow


@pytest.fixture
def service(on_sqlite: Running) -> Iterator[Running]:
    """The service, its course.yml put back afterwards by its own routes."""
    yield on_sqlite
    with on_sqlite.of_course("teacher") as teacher:
        for name in ("new-objective", "damping"):
            teacher.delete(f"/objectives/{name}")


def test_what_was_added_can_be_renamed_at_once(service: Running) -> None:
    """A course is looked at once a second; a write of the service's own is seen before that."""
    with service.of_course("teacher") as teacher:
        for old, new in (("new-objective", "damping"), ("new-objective", "damping")):
            added = teacher.put(f"/objectives/{old}", json={"title": "New objective"})
            renamed = teacher.post(f"/objectives/{old}/rename", json={"to": new})
            named = teacher.put(f"/objectives/{new}", json={"title": "Damping"})
            removed = teacher.delete(f"/objectives/{new}")
            statuses = [one.status_code for one in (added, renamed, named, removed)]
            assert statuses == [200] * 4, renamed.text
        assert "damping" not in {one["objective"] for one in removed.json()}
