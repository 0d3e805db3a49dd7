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


def test_a_service_that_does_not_start_says_why(tmp_path: Path) -> None:
    """What it said last goes to the person who asked, and the next one tries again."""
    folder = RuntimeFolder.of_process(tmp_path / "runtime", os.getpid())
    (tmp_path / "waves").mkdir()
    (tmp_path / "waves" / "course.yml").write_text("title: Waves", encoding="utf-8")

    async def asked() -> LocalService:
        local = LocalService(folder, logging.getLogger("test"), role="wizard")
        local.offer(tmp_path / "waves")
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
