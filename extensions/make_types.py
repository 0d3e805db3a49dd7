"""Describes the API, and makes the front end's types from that. Needs npm's packages (`npm ci`)."""

import hashlib

from extensions import assets, describe_api, describe_kinds


def make_types() -> None:
    """Write ui/openapi.json, ui/src/api-types.ts and the schemas of the author's forms."""
    describe_api.write()
    describe_kinds.write()
    assets.run("npm", "run", "types")
    types = assets.SOURCES / "ui" / "src" / "api-types.ts"
    mark = hashlib.sha256(describe_api.PLACE.read_bytes()).hexdigest()
    text = types.read_text(encoding="utf-8")
    types.write_text(f"// Made by make_types.py from openapi.json, sha256 {mark}\n{text}", encoding="utf-8")


if __name__ == "__main__":
    make_types()
