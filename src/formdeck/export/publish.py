"""Put a finished file in its place at one stroke; until then, what stood there stays."""

import errno
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from formdeck.diagnostics import Failure

_STALE_SECONDS = 3600


@contextmanager
def work_folder(target: Path) -> Iterator[Path]:
    """Make a folder beside the target, on the same disk, that is gone afterwards.

    Raises:
        Failure: the disk is full or read-only, or the folder cannot be written to.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _sweep(target)
        folder = Path(tempfile.mkdtemp(prefix=_prefix(target), dir=target.parent))
    except OSError as error:
        raise cannot_write(target, error) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def writing(target: Path) -> Iterator[None]:
    """Turn what keeps the target from being written into words.

    Raises:
        Failure: the disk is full or read-only, or something stands in the way.
    """
    try:
        yield
    except OSError as error:
        raise cannot_write(target, error) from error


def publish(made: Path, target: Path) -> None:
    """Move a finished file or folder, made in the target's work folder, to where it belongs."""
    if made.is_dir() and target.is_dir() and not target.is_symlink():
        target.rename(made.parent / "previous")
    made.replace(target)


def cannot_write(target: Path, error: OSError) -> Failure:
    """Say why the target cannot be written and what helps."""
    hints = {
        errno.ENOSPC: "make room on the disk and run it again",
        errno.EDQUOT: "make room on the disk and run it again",
        errno.EROFS: "the disk is read-only: name another folder",
        errno.EACCES: "make the folder writable",
        errno.EPERM: "make the folder writable",
        errno.EEXIST: "a file stands where its folder should be: move it away",
        errno.ENOTDIR: "a file stands where its folder should be: move it away",
        errno.EISDIR: "a folder stands in its place: move it away",
    }
    hint = hints.get(error.errno or 0)
    return Failure(f"`{target}` cannot be written: {error.strerror or error}", *((hint,) if hint else ()))


def _prefix(target: Path) -> str:
    return f".{target.name}."


def _sweep(target: Path) -> None:
    """Remove what an earlier run that was killed may have left."""
    for folder in target.parent.glob(f"{_prefix(target)}*"):
        if time.time() - folder.stat().st_mtime > _STALE_SECONDS:
            shutil.rmtree(folder, ignore_errors=True)
