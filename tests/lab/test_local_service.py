"""A service of one's own, without Jupyter around it."""

import asyncio
import logging
import os
from pathlib import Path

import pytest

from openclass_nb.lab.local_service import LocalService
from openclass_nb.lab.refusals import ServiceAwayError
from openclass_nb.lab.runtime import RuntimeFolder

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


def waves(folder: Path) -> Path:
    """A course, as small as can be."""
    (folder / "waves").mkdir()
    (folder / "waves" / "course.yml").write_text("title: Waves", encoding="utf-8")
    return folder / "waves"


def test_a_service_that_does_not_start_says_why(tmp_path: Path) -> None:
    """What it said last goes to the person who asked, and the next one tries again."""
    folder = RuntimeFolder.of_process(tmp_path / "runtime", os.getpid())

    async def asked() -> LocalService:
        local = LocalService(folder, logging.getLogger("test"), role="wizard")
        local.offer(waves(tmp_path))
        with pytest.raises(ServiceAwayError, match="wizard"):
            await local.address()
        assert local.pid is None
        await local.stop()
        with pytest.raises(ServiceAwayError, match="ending"):
            await local.address()
        return local

    local = asyncio.run(asked())
    assert local.starts == 1
    assert not folder.path.exists()


def test_a_setting_that_is_none_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The variable and what fits, in a sentence; nobody is shown a traceback."""
    monkeypatch.setenv("OPENCLASS_SERVICE_GRADERS", "many")
    folder = RuntimeFolder.of_process(tmp_path / "runtime", os.getpid())

    async def asked() -> str:
        local = LocalService(folder, logging.getLogger("test"))
        local.offer(waves(tmp_path))
        with pytest.raises(ServiceAwayError) as told:
            await local.address()
        await local.stop()
        return told.value.message

    message = asyncio.run(asked())
    assert "did not start" in message
    assert "OPENCLASS_SERVICE_GRADERS" in message
    assert "Traceback" not in message
    assert "line" not in message
