"""Formula numbers: chapter.formula, counted through each chapter."""

from collections.abc import Iterator

from formdeck.model import Chapter, Deck, Record


def numbered_records(deck: Deck) -> Iterator[tuple[int, Chapter, int, Record]]:
    """Go through all records.

    Yields:
        The chapter's number from 1, the chapter, the number of the record's first formula within it, the record.
    """
    for number, chapter in enumerate(deck.chapters, start=1):
        formula = 1
        for record in chapter.records:
            yield number, chapter, formula, record
            formula += len(record.formulas)
