"""What goes on beside the preview, in processes of their own that give way to it and to newer work."""

import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from formdeck.export.process import TimedOut, started

_QUIET_SECONDS = 0.5
TIMEOUT_SECONDS = 3600.0
"""After this, what goes on beside the preview is given up."""
ENDING_SECONDS = 5.0
"""It has as long as this to end when it is told to."""
# It gives way to all others, and ends when the watcher does, be that by force (PR_SET_PDEATHSIG, SIGTERM).
_CODE = """
import ctypes, os, sys
os.nice(10)
if sys.platform == "linux":
    ctypes.CDLL(None).prctl(1, 15)
from {module} import main
main()
"""

GiveWay = Callable[[], None]
"""Raises ``Newer`` if there is newer work; to be called a few times a second."""


class Newer(Exception):  # noqa: N818 - no error: there is newer work
    """The deck has changed again."""


class Background:
    """Does some work whenever the deck has changed."""

    def __init__(self, work: Callable[[GiveWay], None], failed: Callable[[str], None], patience: float = 0.0) -> None:
        """Prepare to do ``work`` after a pause in the changes; it is to end when there is newer work.

        ``failed`` hears why it could not begin. Both are called from a thread of its own. What takes no longer than
        ``patience`` seconds is let finish.
        """
        self._work = work
        self._failed = failed
        self._patience = patience
        self._begun = 0.0
        self._wanted = threading.Event()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._follow, name="background", daemon=True)

    def start(self) -> None:
        """Begin to wait for changes."""
        self._thread.start()

    def refresh(self) -> None:
        """Do the work again as soon as it is quiet."""
        self._wanted.set()

    def stop(self) -> None:
        """End, and end what is being done; outputs are never half-written."""
        self._stopped.set()
        self._wanted.set()
        self._thread.join(timeout=2)

    def _follow(self) -> None:
        while not self._stopped.is_set():
            self._wanted.wait()
            self._wanted.clear()
            if not self._stopped.wait(_QUIET_SECONDS) and not self._wanted.is_set():
                self._begun = time.monotonic()
                try:
                    with suppress(Newer, TimedOut):
                        self._work(self._give_way)
                except OSError as error:  # a full disk, too many processes
                    self._failed(str(error))

    def _give_way(self) -> None:
        is_late = time.monotonic() > self._begun + self._patience
        if self._stopped.is_set() or (self._wanted.is_set() and is_late):
            raise Newer


def run_beside(root: Path, arguments: Sequence[str], give_way: GiveWay) -> str:
    """Run a ``formdeck`` command in a project, and return what it says.

    Raises:
        Newer: there is newer work; the command has been ended.
        TimedOut: it took too long.
        OSError: it cannot be started.
    """
    command = [*humble("formdeck.cli"), *arguments, "--project", str(root)]
    with started(command, folder=root, patience=ENDING_SECONDS) as program:
        return program.wait(TIMEOUT_SECONDS, give_way).output


def humble(module: str) -> list[str]:
    """Write the command line of a Python module's ``main`` that gives way to all others."""
    return [sys.executable, "-c", _CODE.format(module=module)]
