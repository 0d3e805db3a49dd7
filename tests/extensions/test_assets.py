"""What is committed of the Lab extension fits its sources, and its types fit the service."""

import hashlib
import json
import re
from pathlib import Path

from extensions import assets, describe_api, describe_kinds

ROOT = Path(__file__).parents[2]
UI = ROOT / "extensions" / "ui"


def test_the_built_extension_is_that_of_its_sources() -> None:
    """Whoever changes a source builds again with “make extension”: bytes differ by machine, so digests are compared."""
    assert assets.is_current(), "The sources have changed since the Lab extension was built: make extension"
    about = json.loads((assets.BUILT / "package.json").read_text(encoding="utf-8"))
    assert (assets.BUILT / about["jupyterlab"]["_build"]["load"]).is_file()


def test_a_changed_source_is_seen(tmp_path: Path) -> None:
    """The digest covers names and contents, whatever the line endings."""
    assert len(assets.digest()) == 64
    covered = {path.relative_to(assets.SOURCES).as_posix() for path in assets.sources()}
    assert {
        "ui/src/course-model.ts",
        "lab/src/index.ts",
        "lab/schema/student.json",
        "package-lock.json",
    } <= covered
    assert not [name for name in covered if "node_modules" in name or ".test." in name]


def test_the_description_of_the_api_is_the_service_s() -> None:
    """Whoever changes the API runs “make types”."""
    kept = describe_api.PLACE.read_text(encoding="utf-8")
    assert json.loads(kept) == json.loads(describe_api.described()), "The API has changed: make types"


def test_the_types_come_from_that_description() -> None:
    """`npm run types` writes the digest of what it read above them."""
    said = (UI / "src" / "api-types.ts").read_text(encoding="utf-8")
    found = re.search(r"from openapi.json, sha256 ([0-9a-f]{64})", said)
    assert found is not None
    assert found[1] == hashlib.sha256(describe_api.PLACE.read_bytes()).hexdigest(), "make types"


def test_the_author_s_forms_come_from_the_models() -> None:
    """Whoever changes a kind of exercise runs “make types”."""
    assert describe_kinds.PLACE.read_text(encoding="utf-8") == describe_kinds.described(), "make types"


def test_the_lock_file_names_no_registry() -> None:
    """So that npm takes the packages from wherever it is told to."""
    lock = (ROOT / "extensions" / "package-lock.json").read_text(encoding="utf-8")
    assert 'resolved": "http' not in lock


def test_what_loads_at_once_is_small() -> None:
    """At most 150 kB of JavaScript, compressed, even if every part is opened."""
    import gzip

    scripts = (assets.BUILT / "static").glob("*.js")
    assert sum(len(gzip.compress(one.read_bytes())) for one in scripts) <= 150_000
