"""What a run leaves that was ended by force is removed, and nothing else."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from formdeck.export.scratch import remove_left_folders, scratch_folder

HOLD = """
import os, signal
from formdeck.export.scratch import scratch_folder
with scratch_folder() as folder:
    (folder / "profile").mkdir()
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def make_old(folder: Path) -> None:
    os.utime(folder / "formdeck.lock", (1, 1))


def test_the_folder_of_a_run_that_was_killed_is_removed_by_the_next(place: Path) -> None:
    subprocess.run([sys.executable, "-c", HOLD], env={**os.environ, "TMPDIR": str(place)}, check=False)
    (left,) = place.iterdir()
    assert (left / "profile").is_dir()
    make_old(left)

    with scratch_folder() as folder:
        assert [*place.iterdir()] == [folder]
    assert [*place.iterdir()] == []


def test_the_folder_of_a_run_that_goes_on_stays(place: Path) -> None:
    with scratch_folder() as folder:
        make_old(folder)
        remove_left_folders(place)

        assert folder.is_dir()


def test_young_folders_and_those_of_others_stay(place: Path) -> None:
    for name in ("formdeck-young/formdeck.lock", "formdeck-other/file", "other/formdeck.lock", "real/formdeck.lock"):
        (place / name).parent.mkdir()
        (place / name).touch()
    (place / "formdeck-link").symlink_to(place / "real")
    for name in ("other", "real"):
        make_old(place / name)

    remove_left_folders(place)

    assert sorted(path.name for path in place.iterdir()) == [
        "formdeck-link",
        "formdeck-other",
        "formdeck-young",
        "other",
        "real",
    ]


def test_a_folder_that_somebody_still_writes_to_is_gone_in_the_end(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remove = shutil.rmtree
    written = iter(["late", "later"])

    def remove_while_written_to(folder: Path, *, ignore_errors: bool) -> None:
        remove(folder, ignore_errors=ignore_errors)
        for name in written:
            (folder / name).mkdir(parents=True)
            break

    monkeypatch.setattr(shutil, "rmtree", remove_while_written_to)

    with scratch_folder():
        pass

    assert [*place.iterdir()] == []
