"""Reading a whole deck."""

from collections.abc import Callable

from formdeck.diagnostics import Outcome
from formdeck.model import Chapter, Deck
from formdeck.records.chapter import read_chapter
from formdeck.records.link import assemble
from formdeck.records.settings import read_deck_settings
from formdeck.source import SourceFile


def read_deck(deck_file: SourceFile, open_chapter: Callable[[str], Outcome[SourceFile] | None]) -> Outcome[Deck]:
    """Read a deck with all its chapters.

    ``open_chapter`` decodes the file with a name inside the deck's folder; None if there is no such file.
    """
    settings = read_deck_settings(deck_file)
    opened = [open_chapter(name.text) for name in settings.value.chapter_files]
    chapters = [None if file is None else _read_opened(file) for file in opened]
    files = {file.value.path: file.value for file in opened if file is not None}
    return assemble(settings, chapters, files)


def _read_opened(file: Outcome[SourceFile]) -> Outcome[Chapter]:
    chapter = read_chapter(file.value)
    return Outcome(chapter.value, (*file.diagnostics, *chapter.diagnostics))
