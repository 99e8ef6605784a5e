"""What is shipped for Node: the lock file pins everything and names no address."""

import json
import re

from formdeck.export.places import SHIPPED, cache_folder, runtime_folder

LOCK = (SHIPPED / "package-lock.json").read_text("utf-8")
PACKAGES = {name: entry for name, entry in json.loads(LOCK)["packages"].items() if name}


def test_the_lock_file_holds_no_address() -> None:
    assert PACKAGES
    assert "resolved" not in LOCK
    assert "://" not in LOCK


def test_every_package_is_pinned_by_its_content() -> None:
    assert all(entry["version"] and entry["integrity"].startswith("sha512-") for entry in PACKAGES.values())


def test_the_lock_file_fits_the_package_file() -> None:
    wanted = json.loads((SHIPPED / "package.json").read_text("utf-8"))["dependencies"]

    assert wanted == json.loads(LOCK)["packages"][""]["dependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
    assert {name: PACKAGES[f"node_modules/{name}"]["version"] for name in wanted} == wanted


def test_the_runtime_lies_in_the_users_cache() -> None:
    assert runtime_folder().parent == cache_folder()
