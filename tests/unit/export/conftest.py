"""Stand-ins for what is slow or may be missing: programs that are shell scripts, fonts of three letters."""

from collections.abc import Callable
from pathlib import Path

import pytest

from formdeck.export import Runtime

Script = Callable[..., Path]


@pytest.fixture
def script(tmp_path: Path) -> Script:
    """Write an executable shell script."""

    def write(name: str, *lines: str) -> Path:
        path = tmp_path / "bin" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(["#!/bin/sh", *lines, ""]), "utf-8")
        path.chmod(0o755)
        return path

    return write


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a cache folder of its own, and no browser by accident."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("FORMDECK_CACHE", str(folder))
    monkeypatch.delenv("FORMDECK_BROWSER", raising=False)
    return folder


@pytest.fixture
def runtime(tmp_path: Path, script: Script) -> Runtime:
    """A runtime whose Node.js does nothing and ends well."""
    (tmp_path / "runtime" / "node_modules").mkdir(parents=True)
    return Runtime(tmp_path / "runtime", script("node", "exit 0"))
