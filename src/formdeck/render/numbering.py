"""Formula numbers: chapter.formula, counted through each chapter."""

from collections.abc import Container, Iterator

from formdeck.model import Chapter, Deck, Record

NumberedRecord = tuple[int, Chapter, int, Record]
"""The chapter's number from 1, the chapter, the number of the record's first formula within it, the record."""


def numbered_records(deck: Deck, within: Container[int] | None = None) -> Iterator[NumberedRecord]:
    """Go through all records, or those ``within`` some chapters, by their numbers."""
    for number, chapter in enumerate(deck.chapters, start=1):
        if within is not None and number not in within:
            continue
        formula = 1
        for record in chapter.records:
            yield number, chapter, formula, record
            formula += len(record.formulas)
