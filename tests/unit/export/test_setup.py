"""Setting up the runtime, with an npm that only pretends."""

import errno
import os
import shutil
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest

from formdeck.diagnostics import Failure
from formdeck.export import find_runtime, set_up, setup
from formdeck.export.node import Node
from formdeck.export.places import runtime_folder

Script = Callable[..., Path]


def quiet(_step: str, _done: float) -> None:
    pass


@pytest.fixture
def npm(script: Script, monkeypatch: pytest.MonkeyPatch, cache: Path) -> Path:  # noqa: ARG001 - sets the place
    """An npm that notes each of its runs and makes one package."""
    program = script("npm", 'echo run >> "$(dirname "$0")/runs"', "mkdir -p node_modules/one")
    monkeypatch.setattr(setup, "find_node", lambda: Node(program, (str(program),)))
    return program


def runs(npm: Path) -> int:
    noted = npm.with_name("runs")
    return len(noted.read_text("ascii").splitlines()) if noted.exists() else 0


def test_nothing_is_there_before(npm: Path) -> None:
    assert find_runtime() is None
    assert runs(npm) == 0


def test_what_was_set_up_is_found(npm: Path) -> None:
    assert set_up(quiet, embedded=False) == find_runtime()
    assert runs(npm) == 1


def test_browsers_are_told_where_the_faces_are(npm: Path) -> None:
    runtime = set_up(quiet, embedded=False)

    assert f"<dir>{runtime.faces}</dir>" in runtime.font_settings.read_text("utf-8")
    assert runtime.faces.is_dir()
    assert runs(npm) == 1


def test_a_second_time_installs_nothing(npm: Path) -> None:
    set_up(quiet, embedded=False)
    set_up(quiet, embedded=False)

    assert runs(npm) == 1


def test_runtimes_of_other_versions_go_when_nobody_has_used_them_for_long(npm: Path, cache: Path) -> None:
    for name, days in (("runtime-old", 61), ("runtime-young", 59), ("other", 61)):
        (cache / name).mkdir(parents=True)
        os.utime(cache / name, (time.time() - days * 86400,) * 2)

    set_up(quiet, embedded=False)

    assert runs(npm) == 1
    assert {"runtime-old", "runtime-young", "other"} & {path.name for path in cache.iterdir()} == {
        "runtime-young",
        "other",
    }


def test_use_is_noted_by_the_day(npm: Path) -> None:
    folder = set_up(quiet, embedded=False).folder
    os.utime(folder, (time.time() - 61 * 86400,) * 2)

    find_runtime()

    assert time.time() - folder.stat().st_mtime < 3600
    assert runs(npm) == 1


def test_what_is_complete_needs_no_writing(npm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runtime = set_up(quiet, embedded=False)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(Path, "mkdir", refuse)

    assert set_up(quiet, embedded=False) == runtime
    assert runs(npm) == 1


def test_first_runs_at_the_same_time_install_once(npm: Path) -> None:
    with ThreadPoolExecutor(3) as pool:
        found = list(pool.map(lambda _: set_up(quiet, embedded=False), range(3)))

    assert len(set(found)) == 1
    assert runs(npm) == 1


def test_a_failed_run_leaves_nothing_that_looks_complete(npm: Path, cache: Path) -> None:
    npm.write_text("#!/bin/sh\nmkdir -p node_modules/half\nexit 1\n", "utf-8")

    with pytest.raises(Failure):
        set_up(quiet, embedded=False)

    assert find_runtime() is None
    assert not list(cache.glob("*.part"))


def test_what_a_killed_run_left_is_swept_away(npm: Path, cache: Path) -> None:
    stale = runtime_folder().with_suffix(".part") / "node_modules" / "half"
    stale.mkdir(parents=True)

    runtime = set_up(quiet, embedded=False)

    assert not (runtime.packages / "half").exists()
    assert not list(cache.glob("*.part"))
    assert runs(npm) == 1


def test_a_disk_that_is_nearly_full_is_noticed_first(npm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=5_000_000))

    with pytest.raises(Failure, match="5 MB free"):
        set_up(quiet, embedded=False)

    assert runs(npm) == 0


def test_a_cache_folder_that_cannot_be_made_is_named(
    npm: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("FORMDECK_CACHE", str(tmp_path / "file" / "cache"))

    with pytest.raises(Failure, match="cannot be set up") as failure:
        set_up(quiet, embedded=False)

    assert "FORMDECK_CACHE" in failure.value.hints[0]
    assert runs(npm) == 0


def test_a_disk_that_fills_while_unpacking_is_told(npm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill(_folder: Path, _progress: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(setup, "unpack_browser", fill)
    monkeypatch.setattr(setup, "is_embedded_supported", lambda: True)

    with pytest.raises(Failure, match="No space left"):
        set_up(quiet)

    assert runs(npm) == 1
