"""Kernels of the reference engine are no news in the terminal."""

import asyncio
import sys

import pytest
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager

from openclass_nb.grading.quiet_kernels import QuietKernels


async def begun_and_ended(manager: AsyncKernelManager) -> None:
    """A kernel that ends at once, with a word for the terminal."""
    manager._kernel_spec = KernelSpec(argv=[sys.executable, "-c", "raise SystemExit('loud')"], env={})
    await manager.start_kernel()
    while await manager.is_alive():
        await asyncio.sleep(0.01)
    await manager.cleanup_resources()


@pytest.mark.parametrize(("kind", "told"), [(AsyncKernelManager, "loud\n"), (QuietKernels, "")])
def test_nothing_of_a_dying_kernel_is_told(
    kind: type[AsyncKernelManager], told: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """As others start them, their last words come to the terminal."""
    asyncio.run(begun_and_ended(kind()))
    assert capfd.readouterr().err == told
