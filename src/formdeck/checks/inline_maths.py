"""The formulas inside a record's texts: ``$…$`` in notes, meanings, captions."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from formdeck.model import Record
from formdeck.source import SourceText

# Code spans and fences are skipped; dollars as Marp takes them: no space inside the first and last, no digit behind.
_MATHS = re.compile(
    r"(?P<fence>^[ \t]*```.*?^[ \t]*```)|(?<!`)(?P<code>`++)(?:.*?[^`])?(?P=code)(?!`)|\\\$|"
    r"\$\$(?P<display>.+?)\$\$|\$(?P<inline>(?!\s)(?:\\.|[^$\\])+?(?<=\S))\$(?![0-9])",
    re.DOTALL | re.MULTILINE,
)


_NEAR = 40


class PlacedMaths(NamedTuple):
    """A formula between dollars, and the words right before and behind it."""

    latex: SourceText
    before: str
    after: str


def inline_maths_of(record: Record) -> Iterator[SourceText]:
    """List the formulas in a record's texts, in their order."""
    return (maths.latex for maths in placed_maths_of(record))


def placed_maths_of(record: Record) -> Iterator[PlacedMaths]:
    """List the formulas in a record's texts with the words around them."""
    for text in _texts(record):
        yield from find_placed_maths(text)


def find_maths(text: SourceText) -> Iterator[SourceText]:
    """List the formulas between dollars in Markdown."""
    return (maths.latex for maths in find_placed_maths(text))


def find_placed_maths(text: SourceText) -> Iterator[PlacedMaths]:
    """List the formulas between dollars in Markdown with the words around them."""
    for found in _MATHS.finditer(text.text):
        for group in ("display", "inline"):
            if found[group] is not None:
                before = text.text[max(0, found.start() - _NEAR) : found.start()]
                after = text.text[found.end() : found.end() + _NEAR]
                yield PlacedMaths(text.slice(*found.span(group)), before, after)


def _texts(record: Record) -> Iterator[SourceText]:
    yield record.title
    for formula in record.formulas:
        yield from (text for text in (formula.title, formula.note) if text is not None)
    for symbol in record.glossary:
        yield symbol.meaning
    for note in record.notes:
        yield from (text for text in (note.title, note.body) if text is not None)
    for figure in record.figures:
        yield from (text for text in (figure.caption,) if text is not None)
