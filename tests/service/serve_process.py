"""The tests' service as a process of its own, to be killed: `python -m tests.service.serve_process COURSE GRADERS`."""

import json
import sys
from pathlib import Path

from openclass_nb.service.app import create_app
from openclass_nb.service.running import bound, serve
from openclass_nb.service.settings import ServiceSettings
from tests.service.serving import TokenBook

if __name__ == "__main__":
    listener = bound("127.0.0.1", 0)
    port = listener.getsockname()[1]
    settings = ServiceSettings(
        courses=Path(sys.argv[1]),
        graders=int(sys.argv[2]),
        waiting=500,
        wait_seconds=600,
        per_second=10_000,
        burst=100_000,
    )
    app = create_app(settings, TokenBook())
    serve(app, listener, lambda: print(json.dumps({"port": port}), flush=True), until_eof=True)
