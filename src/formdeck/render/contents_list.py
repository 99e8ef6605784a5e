"""The table of contents: chapters, and the records in each."""

from collections.abc import Iterator
from dataclasses import dataclass

from formdeck.model import Deck
from formdeck.render.capacity import COLUMN_WIDTH, split_pages, text_lines
from formdeck.source import SourceText

_NUMBER_WIDTH = 8


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of the contents: a chapter, or with an id a record of it."""

    chapter: int
    title: SourceText
    record: str | None = None


def list_contents(deck: Deck) -> tuple[tuple[ContentsLine, ...], ...]:
    """List what the deck holds, split into pages."""
    return split_pages(_lines(deck), _height, lambda line: line.record is None)


def _lines(deck: Deck) -> Iterator[ContentsLine]:
    for number, chapter in enumerate(deck.chapters, start=1):
        yield ContentsLine(number, chapter.title)
        for record in chapter.records:
            yield ContentsLine(number, record.title, record.id.text)


def _height(line: ContentsLine, before: ContentsLine | None) -> int:
    gap = 1 if line.record is None and before is not None else 0
    return gap + text_lines(line.title.text, COLUMN_WIDTH - _NUMBER_WIDTH)
