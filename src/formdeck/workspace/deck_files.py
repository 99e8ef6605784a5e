"""A deck's files on the disk."""

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from formdeck.diagnostics import Diagnostic, Failure, Outcome
from formdeck.export.images import PLOTS
from formdeck.model import Deck
from formdeck.records import check_files, decode_source, find_inside, without_links
from formdeck.source import SourceFile, SourceText
from formdeck.workspace.project import DECK_FILE, DeckFolder, Project
from formdeck.workspace.theme import choose_theme
from formdeck.workspace.write import write_whole


@dataclass(frozen=True, slots=True)
class DiskFiles:
    """The files of one deck, and the themes that its project offers.

    ``theme`` takes the place of the one that the deck names. ``pause`` is called in what takes long, and may end it.
    """

    project: Project
    folder: DeckFolder
    decode: Callable[[str, bytes], Outcome[SourceFile]] = decode_source
    theme: str | None = None
    pause: Callable[[], None] = lambda: None

    def deck_file(self) -> Outcome[SourceFile]:
        """Read ``deck.yaml``.

        Raises:
            Failure: it cannot be read.
        """
        path = self.folder.path / DECK_FILE
        if path.exists() and not path.is_file() and not path.is_dir():
            raise Failure(f"`{self.folder.shown}/{DECK_FILE}` is no file but a pipe or device")  # it might never end
        try:
            return self.decode(f"{self.folder.shown}/{DECK_FILE}", path.read_bytes())
        except OSError as error:
            raise Failure(f"`{self.folder.shown}/{DECK_FILE}` cannot be read: {error.strerror}") from error

    def chapter_file(self, name: str) -> Outcome[SourceFile] | None:
        """Read a chapter by its name; None if there is no such file inside the deck's folder.

        Raises:
            Failure: it is there but cannot be read.
        """
        path = find_inside(self.folder.path, name)
        if path is None:
            return None
        shown = f"{self.folder.shown}/{name}"
        try:
            return self.decode(shown, path.read_bytes())
        except OSError as error:
            raise Failure(f"`{shown}` cannot be read: {error.strerror}") from error

    def choose_theme(self, name: SourceText) -> Outcome[str]:
        """Name the theme to use; report one that is not there or cannot be used."""
        return choose_theme(self.project, SourceText.of(self.theme) if self.theme else name)

    def check_figures(self, deck: Deck) -> Iterable[Diagnostic]:
        """Report the pictures that are not there or not allowed."""
        return check_files(deck, self.folder.path, self.pause)

    def figures(self, deck: Deck) -> Mapping[str, str]:
        """Map the pictures that are there to their addresses, percent-encoded, seen from the Markdown in ``build/``."""
        named = {
            figure.file.text for chapter in deck.chapters for record in chapter.records for figure in record.figures
        }
        here = Path(os.path.relpath(self.folder.path, self.project.build)).as_posix()
        top = without_links(self.folder.path)
        return {name: quote(f"{here}/{name}") for name in sorted(named) if find_inside(self.folder.path, name, top)}

    def keep_plot(self, name: str, svg: str) -> str:
        """Write a drawn picture below ``build/`` and return its address, percent-encoded, seen from the Markdown.

        Where nothing can be written the picture is missing; that the Markdown cannot be written either is told.
        """
        address = f"{PLOTS}/{self.folder.name}/{name}.svg"
        with suppress(OSError):
            write_whole(self.project.build / address, svg.encode())
        return quote(address)
