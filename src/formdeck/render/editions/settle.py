"""What an edition means for a deck."""

from dataclasses import replace
from importlib.resources import files

from formdeck.edition import BlankKind, Edition, EditionKind
from formdeck.model import Deck, Record
from formdeck.render.editions.blanks import COMMAND


def edition_css(edition: Edition) -> str:
    """Load the CSS that an edition puts on top of the theme's; none for the whole deck."""
    if edition.kind is EditionKind.FULL:
        return ""
    return (files("formdeck.render.editions") / f"{edition.kind}.css").read_text("utf-8")


def settle_edition(edition: Edition, deck: Deck) -> Edition:
    """Decide what is left out where the user has not."""
    if edition.kind is EditionKind.FULL or edition.blank:
        return edition
    return replace(edition, blank=(BlankKind.MARKS if has_marks(deck) else BlankKind.FORMULAS,))


def has_marks(deck: Deck) -> bool:
    """Whether anything in a deck's records is marked to be left out."""
    return any(_has_marks(record) for chapter in deck.chapters for record in chapter.records)


def _has_marks(record: Record) -> bool:
    notes = (note.body.text for note in record.notes)
    formulas = (text.text for formula in record.formulas for text in (formula.latex, formula.note) if text)
    meanings = (symbol.meaning.text for symbol in record.glossary)
    return any(has_mark(text) for text in (*notes, *formulas, *meanings))


def has_mark(text: str) -> bool:
    """Whether something in a text is marked to be left out."""
    return COMMAND in text or "==" in text
