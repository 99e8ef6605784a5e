"""The index of formulas: every record by its reading, with its formulas' numbers."""

from dataclasses import dataclass
from functools import partial

from formdeck.cache import Recall, make_anew
from formdeck.model import Deck
from formdeck.render.capacity import COLUMN_WIDTH, page_digits, split_pages, text_lines
from formdeck.render.collation import Word, collate
from formdeck.render.numbering import numbered_records
from formdeck.source import SourceText

_BESIDE_WIDTH = 10  # what stands in front of a formula's number, and the space around it and the page's


@dataclass(frozen=True, slots=True)
class FormulaEntry:
    """A record in the index: the heading it stands under, and its formulas' first and last number."""

    group: str
    title: SourceText
    record: str
    chapter: int
    first: int
    last: int

    @property
    def numbers(self) -> str:
        """The formulas' numbers as printed: ``4.7``, ``4.7–9``, or nothing."""
        if self.last < self.first:
            return ""
        several = f"–{self.last}" if self.last > self.first else ""
        return f"{self.chapter}.{self.first}{several}"


def index_formulas(deck: Deck, recall: Recall = make_anew) -> tuple[tuple[FormulaEntry, ...], ...]:
    """List all records by their readings, split into pages."""
    entries: list[tuple[Word, FormulaEntry]] = []
    for chapter, _, first, record in numbered_records(deck):
        word = recall(collate, (record.reading or record.title).text)
        last = first + len(record.formulas) - 1
        entries.append((word, FormulaEntry(word.group, record.title, record.id.text, chapter, first, last)))
    ordered = sorted(entries, key=lambda entry: (entry[0].key, entry[1].chapter, entry[1].first))
    return split_pages((entry for _, entry in ordered), partial(_height, digits=page_digits(len(ordered))))


def _height(entry: FormulaEntry, before: FormulaEntry | None, digits: int) -> int:
    heading = 2 if before is None or before.group != entry.group else 0
    return heading + text_lines(entry.title.text, COLUMN_WIDTH - _BESIDE_WIDTH - len(entry.numbers) - digits)
