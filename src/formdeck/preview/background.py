"""What goes on beside the preview, in processes of their own that give way to it and to newer work."""

import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from formdeck.export.process import TimedOut, started

_TIMEOUT_SECONDS = 3600.0
_PATIENCE_SECONDS = 5.0
# It gives way to all others, and ends when the watcher does, be that by force (PR_SET_PDEATHSIG, SIGTERM).
_CODE = """
import ctypes, os, sys
os.nice(10)
if sys.platform == "linux":
    ctypes.CDLL(None).prctl(1, 15)
from formdeck.cli import main
main()
"""


class _Newer(Exception):  # noqa: N818 - no error: there is newer work
    """The deck has changed again."""


class Background:
    """Runs a ``formdeck`` command whenever the deck has changed; a newer change ends an older run."""

    def __init__(
        self,
        root: Path,
        arguments: Callable[[], Sequence[str] | None],
        done: Callable[[str], None],
        failed: Callable[[str], None],
        quiet: float = 0.5,
    ) -> None:
        """Prepare to run what ``arguments`` says each time, if anything, after ``quiet`` seconds without a change.

        ``done`` is given the output of each run that came to its end, ``failed`` hears why one could not begin. All
        are called from a thread of its own.
        """
        self._root = root
        self._arguments = arguments
        self._done = done
        self._failed = failed
        self._quiet = quiet
        self._wanted = threading.Event()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._follow, name="background", daemon=True)

    def start(self) -> None:
        """Begin to wait for changes."""
        self._thread.start()

    def refresh(self) -> None:
        """Run again as soon as it is quiet."""
        self._wanted.set()

    def stop(self) -> None:
        """End, and end what is running; outputs are never half-written."""
        self._stopped.set()
        self._wanted.set()
        self._thread.join(timeout=2)

    def _follow(self) -> None:
        while not self._stopped.is_set():
            self._wanted.wait()
            self._wanted.clear()
            if not self._stopped.wait(self._quiet) and not self._wanted.is_set():
                try:
                    self._run()
                except OSError as error:  # a full disk, too many processes
                    self._failed(str(error))

    def _run(self) -> None:
        arguments = self._arguments()
        if arguments is None:
            return
        command = [sys.executable, "-c", _CODE, *arguments, "--project", str(self._root)]
        with suppress(_Newer, TimedOut), started(command, folder=self._root, patience=_PATIENCE_SECONDS) as program:
            self._done(program.wait(_TIMEOUT_SECONDS, self._give_way).output)

    def _give_way(self) -> None:
        if self._wanted.is_set():
            raise _Newer
