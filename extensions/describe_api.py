"""Writes the service's OpenAPI beside the front end's types, which `npm run types` makes from it."""

import json
import tempfile
from pathlib import Path

from openclass_nb.service.app import create_app
from openclass_nb.service.local_sign_in import LocalSignIn
from openclass_nb.service.settings import ServiceSettings

PLACE = Path(__file__).parent / "ui" / "openapi.json"


def described() -> str:
    """The API as it is now, as JSON with sorted keys and one key a line."""
    with tempfile.TemporaryDirectory() as nothing:
        app = create_app(ServiceSettings(courses=Path(nothing)), LocalSignIn("nobody", "nobody"))
        about = app.openapi()
    about["info"]["version"] = "1"  # a release alone changes no types
    return json.dumps(about, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def write() -> None:
    """Keep it beside the types."""
    PLACE.write_text(described(), encoding="utf-8")


if __name__ == "__main__":
    write()
