"""Formula numbers: chapter.formula, counted through each chapter."""

from collections.abc import Iterator

from formdeck.model import Chapter, Deck, Record

NumberedRecord = tuple[int, Chapter, int, Record]
"""The chapter's number from 1, the chapter, the number of the record's first formula within it, the record."""


def numbered_records(deck: Deck) -> Iterator[NumberedRecord]:
    """Go through all records."""
    for number, chapter in enumerate(deck.chapters, start=1):
        formula = 1
        for record in chapter.records:
            yield number, chapter, formula, record
            formula += len(record.formulas)
