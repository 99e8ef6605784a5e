"""Folders that only one run needs; what a run leaves that is ended by force, the next one removes."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PREFIX = "formdeck-"
_LOCK = "formdeck.lock"
# A folder so young may be without its lock as yet.
_SURE_SECONDS = 60.0
_MOST_TRIES = 100
_TICK_SECONDS = 0.02


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Make a folder for the length of the ``with`` block.

    Raises:
        OSError: the disk is full or cannot be written to.
    """
    from filelock import FileLock  # noqa: PLC0415 - only exports need it

    remove_left_folders(Path(tempfile.gettempdir()))
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    try:
        with FileLock(folder / _LOCK):
            yield folder
    finally:
        _remove(folder)


def _remove(folder: Path) -> None:
    """Remove a folder; what was working in it has been killed, but may still be writing its last."""
    for _ in range(_MOST_TRIES):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(_TICK_SECONDS)


def remove_left_folders(place: Path) -> None:
    """Remove the folders below ``place`` whose runs are no more: nobody holds their locks."""
    with suppress(OSError):
        for lock in place.glob(f"{_PREFIX}*/{_LOCK}"):
            _remove_if_left(lock)


def _remove_if_left(lock: Path) -> None:
    from filelock import FileLock, Timeout  # noqa: PLC0415 - as above

    with suppress(OSError, Timeout):  # another user's, another run's, or just removed by one
        if lock.stat().st_mtime < time.time() - _SURE_SECONDS and not lock.parent.is_symlink():
            with FileLock(lock, timeout=0):
                pass
            shutil.rmtree(lock.parent, ignore_errors=True)
