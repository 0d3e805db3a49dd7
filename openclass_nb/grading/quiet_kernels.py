"""Kernels that say nothing in the terminal: what one that is just starting says when it is stopped helps nobody."""

import subprocess
from typing import Any

from jupyter_client.manager import AsyncKernelManager


class QuietKernels(AsyncKernelManager):
    """As nbclient starts them; outputs of cells come as messages, as ever."""

    async def _async_launch_kernel(self, kernel_cmd: list[str], **kw: Any) -> None:
        kw.setdefault("stderr", subprocess.DEVNULL)
        await super()._async_launch_kernel(kernel_cmd, **kw)

    _launch_kernel = _async_launch_kernel
