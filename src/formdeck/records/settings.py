"""Reading ``deck.yaml``."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from formdeck.diagnostics import Outcome
from formdeck.model import Deck, FitMode
from formdeck.records.build import build_contents, build_glossary, build_labels, build_macros, invented
from formdeck.records.fields import Fields
from formdeck.records.reading import read_fields
from formdeck.records.schema import DECK
from formdeck.records.symbols import check_duplicate_symbols
from formdeck.source import SourceFile, SourceText


@dataclass(frozen=True, slots=True)
class DeckSettings:
    """A deck still without chapters, and the chapters' file names as written, in the order of the pages.

    The names are relative to the deck's folder and lead out of it only through links; see ``resolve_inside``.
    """

    deck: Deck
    chapter_files: tuple[SourceText, ...]


def read_deck_settings(file: SourceFile) -> Outcome[DeckSettings]:
    """Read ``deck.yaml``. The deck's name is that of the folder in the file's path."""
    read = read_fields(file, DECK)
    fields = read.fields
    folder = PurePosixPath(file.path).parent
    name = folder.name or "deck"
    deck = Deck(
        name=name,
        path=str(folder),
        title=fields.text("title") or invented(name, file.path, 0),
        lang=_word(fields, "lang", "en"),
        theme=fields.text("theme") or invented("portrait_A4_note", file.path, 0),
        math=_word(fields, "math", "mathjax"),
        fit=fields.choice("fit", FitMode) or FitMode.AUTO,
        footer=fields.text("footer"),
        date=fields.text("date"),
        pack=fields.flag("pack", default=False),
        macros=build_macros(fields),
        labels=build_labels(fields),
        contents=build_contents(fields.object("contents")),
        glossary=build_glossary(fields),
        suppressions=read.suppressions,
    )
    found = (*read.found, *check_duplicate_symbols(deck.glossary))
    return Outcome(DeckSettings(deck, fields.texts("chapters")), tuple(one.within(deck=name) for one in found))


def _word(fields: Fields, name: str, default: str) -> str:
    word = fields.text(name)
    return default if word is None else word.text
