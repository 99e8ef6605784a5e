"""Putting finished files in their place."""

import errno
import os
import time
from pathlib import Path

import pytest

from formdeck.diagnostics import Failure
from formdeck.export.publish import cannot_write, publish, work_folder, writing


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_work_folder_is_beside_the_target_and_goes(tmp_path: Path) -> None:
    with work_folder(tmp_path / "new" / "a.pdf") as folder:
        assert folder.parent == tmp_path / "new"

    assert names(tmp_path / "new") == []


def test_the_work_folder_goes_after_an_error_too(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), work_folder(tmp_path / "a.pdf"):
        raise KeyboardInterrupt

    assert names(tmp_path) == []


def test_a_full_disk_is_a_failure(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="No space left") as failure, writing(tmp_path / "a.pdf"):
        raise OSError(errno.ENOSPC, "No space left on device")

    assert failure.value.hints == ("make room on the disk and run it again",)


@pytest.mark.parametrize(
    ("code", "hint"),
    [(errno.EEXIST, "a file stands"), (errno.ENOTDIR, "a file stands"), (errno.EISDIR, "a folder stands")],
)
def test_what_stands_in_the_way_is_told(code: int, hint: str, tmp_path: Path) -> None:
    assert cannot_write(tmp_path / "a", OSError(code, os.strerror(code))).hints[0].startswith(hint)


def test_a_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old", "utf-8")
    with work_folder(tmp_path / "a") as folder:
        (folder / "made").write_text("new", "utf-8")
        publish(folder / "made", tmp_path / "a")

    assert (tmp_path / "a").read_text("utf-8") == "new"


def test_a_folder_is_replaced_as_a_whole(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "old").touch()
    with work_folder(tmp_path / "a") as folder:
        (folder / "made").mkdir()
        (folder / "made" / "new").touch()
        publish(folder / "made", tmp_path / "a")

    assert (names(tmp_path), names(tmp_path / "a")) == (["a"], ["new"])


def test_a_folder_in_the_place_of_a_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "mine").touch()
    (tmp_path / "made").touch()
    with pytest.raises(Failure, match="cannot be written") as failure, writing(tmp_path / "a"):
        publish(tmp_path / "made", tmp_path / "a")

    assert (failure.value.hints[0][:8], names(tmp_path / "a")) == ("a folder", ["mine"])


def test_only_old_remains_are_swept_away(tmp_path: Path) -> None:
    for name, age in ((".a.pdf.old", 7200), (".a.pdf.young", 10), (".b.pdf.old", 7200)):
        (tmp_path / name).mkdir()
        os.utime(tmp_path / name, (time.time() - age,) * 2)

    with work_folder(tmp_path / "a.pdf"):
        pass

    assert names(tmp_path) == [".a.pdf.young", ".b.pdf.old"]


def test_an_unusual_error_is_told_without_a_hint() -> None:
    assert cannot_write(Path("a"), OSError(errno.EIO, "Input/output error")).hints == ()
