"""Keeping exported files up to date in the background, by a process of its own that gives way to the preview."""

import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress

from formdeck.export.process import TimedOut, started
from formdeck.workspace.project import DeckFolder, Project

_QUIET_SECONDS = 0.5
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


class Exporter:
    """Builds the outputs asked for whenever the deck has changed; a newer change ends an older build.

    ``variant`` are the arguments that say which edition is wanted, and in which theme.
    """

    def __init__(
        self,
        project: Project,
        folder: DeckFolder,
        targets: Sequence[str],
        variant: Sequence[str],
        told: Callable[[str], None],
    ) -> None:
        self._project = project
        build = ("build", str(folder.path), "--to", ",".join(targets))
        self._command = (sys.executable, "-c", _CODE, *build, *variant)
        self._told = told
        self._wanted = threading.Event()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="exporter", daemon=True)

    def start(self) -> None:
        """Begin to wait for changes."""
        self._thread.start()

    def refresh(self) -> None:
        """Make the outputs anew as soon as it is quiet."""
        self._wanted.set()

    def stop(self) -> None:
        """End, and end what is being built; outputs are never half-written."""
        self._stopped.set()
        self._wanted.set()
        self._thread.join(timeout=2)

    def _run(self) -> None:
        while not self._stopped.is_set():
            self._wanted.wait()
            self._wanted.clear()
            if not self._stopped.wait(_QUIET_SECONDS) and not self._wanted.is_set():
                try:
                    self._build()
                except OSError as error:  # a full disk, too many processes
                    self._told(f"the outputs cannot be made: {error}")

    def _build(self) -> None:
        command = [*self._command, "--project", str(self._project.root)]
        with (
            suppress(_Newer, TimedOut),
            started(command, folder=self._project.root, patience=_PATIENCE_SECONDS) as program,
        ):
            self._told(program.wait(_TIMEOUT_SECONDS, self._give_way).output)

    def _give_way(self) -> None:
        if self._wanted.is_set():
            raise _Newer
