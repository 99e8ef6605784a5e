"""Watching folders: every change of a file that a deck may depend on becomes a path in a queue."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from formdeck.preview.settle import Events
from formdeck.workspace.fingerprint import is_scratch
from formdeck.workspace.project import DeckFolder, Project

_POLL_SECONDS = 0.5
# Only these: others tell that a file is read, by which the watcher would wake itself.
_CHANGES: list[type[FileSystemEvent]] = [
    FileCreatedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    DirCreatedEvent,
    DirMovedEvent,
    DirDeletedEvent,
]


def watched_folders(project: Project, folder: DeckFolder) -> dict[Path, bool]:
    """List the folders to watch; whether with all that is in them."""
    recursive = {folder.path, folder.path.resolve(), project.slides, project.slides.resolve()}
    recursive.update(project.template_folders)
    recursive.update(project.theme_folders)
    found = {path: True for path in _outermost(recursive) if path.is_dir()}
    return {project.root: False} | found


def _outermost(folders: Iterable[Path]) -> list[Path]:
    """Leave out what lies inside another: two watches on one file would tell everything twice."""
    ordered = sorted(folders, key=lambda path: len(path.parts))
    kept: list[Path] = []
    for path in ordered:
        if not any(path.is_relative_to(outer) for outer in kept):
            kept.append(path)
    return kept


class FolderWatch:
    """Watches a deck's folders from a thread of its own.

    ``polls`` says that it looks at the files again and again, since the system tells nothing or too little.
    """

    def __init__(self, project: Project, folder: DeckFolder, events: Events) -> None:
        self._project = project
        self._folder = folder
        self._handler = _Handler(project.build, events)
        self._observer: BaseObserver | None = None
        self._watched: dict[Path, bool] = {}
        self.polls = False

    def start(self, *, poll: bool = False) -> None:
        """Begin to watch; by polling if asked to, or if the system cannot watch so many folders."""
        self.polls = poll
        if not poll:
            try:
                self._observer = self._watch(Observer())
            except OSError:  # out of inotify watches or instances
                self.polls = True
        if self.polls:
            self._observer = self._watch(PollingObserver(timeout=_POLL_SECONDS))

    def stop(self) -> None:
        """End watching."""
        if self._observer is not None:
            self._observer.stop()
            self._observer.join(timeout=2)
            self._observer = None

    def refresh(self) -> None:
        """Watch the folders that there are now: one of templates may have come, a link may lead elsewhere."""
        with suppress(OSError, RuntimeError):  # links in circles: the sweep sees what changes meanwhile
            if watched_folders(self._project, self._folder) != self._watched:
                self.stop()
                self.start(poll=self.polls)

    def _watch(self, observer: BaseObserver) -> BaseObserver:
        self._watched = watched_folders(self._project, self._folder)
        try:
            for path, recursive in self._watched.items():
                observer.schedule(self._handler, str(path), recursive=recursive, event_filter=_CHANGES)
            observer.start()
        except OSError:
            observer.unschedule_all()
            if observer.is_alive():
                observer.stop()
            raise
        return observer


class _Handler(FileSystemEventHandler):
    def __init__(self, build: Path, events: Events) -> None:
        self._build = build
        self._events = events

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Pass on the paths of what was made, changed, moved or removed."""
        for name in (event.src_path, event.dest_path):
            path = Path(os.fsdecode(name)) if name else None
            if path is not None and not is_scratch(path.name) and not path.is_relative_to(self._build):
                self._events.put(path)
