"""A service for one kernel, where no other is: it ends with the kernel, however that ends."""

import json
import os
import secrets
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from openclass_nb.addresses import Address
from openclass_nb.errors import OpenclassError


@dataclass
class OwnService:
    """Starts `openclass serve` for one course when it is first asked. Its standard input is a pipe of ours alone."""

    folder: Path
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)
    _address: Address | None = field(default=None, repr=False)

    def address(self) -> Address:
        """Where it answers; started again if it has ended. OpenclassError if it does not start."""
        if self._address is None or self._process is None or self._process.poll() is not None:
            self._address = self._start()
        return self._address

    def stop(self) -> None:
        """End it: closing its input is the sign."""
        if self._process is not None:
            assert self._process.stdin is not None
            self._process.stdin.close()
            self._process.wait()

    def _start(self) -> Address:
        token = secrets.token_urlsafe(32)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "openclass_nb", "serve", "--until-eof", "--course", str(self.folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "OPENCLASS_TOKEN": token},  # not an argument: everybody can read those
            start_new_session=True,  # interrupting the kernel does not end it
        )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        try:
            return Address(str(json.loads(line)["url"]), token)
        except (ValueError, KeyError):
            step = f"openclass serve --course {self.folder} says why."
            raise OpenclassError("The course’s service did not start.", next_step=step) from None
