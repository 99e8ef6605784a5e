"""The index of symbols: every symbol, what it means, and where."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from formdeck.model import Deck, Record, Symbol
from formdeck.render.capacity import COLUMN_WIDTH, split_pages, text_lines
from formdeck.render.symbols import symbol_base
from formdeck.source import SourceText

_SYMBOL_WIDTH = 13
_PAGES_PER_LINE = 3


@dataclass(frozen=True, slots=True)
class SymbolEntry:
    """A symbol in one meaning, and the ids of the records where it has it."""

    symbol: SourceText
    meaning: SourceText
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SymbolGroup:
    """The symbols that are built on one letter. ``script`` is 0 for Latin, 1 for Greek, 2 for the rest."""

    script: int
    entries: tuple[SymbolEntry, ...]


def index_symbols(deck: Deck) -> tuple[tuple[SymbolGroup, ...], ...]:
    """List all symbols, split into pages; one symbol in several meanings has an entry for each."""
    meanings: dict[tuple[str, str], tuple[Symbol, list[str]]] = {}
    for symbol, record in _uses(deck):
        key = (_normal(symbol.symbol.text), symbol.meaning.text.strip())
        _, records = meanings.setdefault(key, (symbol, []))
        if record is not None and record not in records[-1:]:
            records.append(record)
    groups: dict[tuple[int, tuple[int, str, str]], list[tuple[str, SymbolEntry]]] = {}
    for (name, _), (symbol, records) in meanings.items():
        base = symbol_base(name)
        entry = SymbolEntry(symbol.symbol, symbol.meaning, tuple(records))
        groups.setdefault((base.script, base.rank), []).append((name, entry))
    return split_pages((_group(rank[0], groups[rank]) for rank in sorted(groups)), _height)


def _group(script: int, entries: list[tuple[str, SymbolEntry]]) -> SymbolGroup:
    """Put a letter's symbols in order: bare ones first, one symbol's meanings in the order of the pages."""
    ordered = sorted(entries, key=lambda entry: (len(entry[0]), entry[0].casefold(), entry[0]))
    return SymbolGroup(script, tuple(entry for _, entry in ordered))


def _uses(deck: Deck) -> Iterator[tuple[Symbol, str | None]]:
    """Find where each symbol has a meaning: in its record, or in the records of its scope whose formulas use it."""
    yield from _shared(deck.glossary, [record for chapter in deck.chapters for record in chapter.records])
    for chapter in deck.chapters:
        yield from _shared(chapter.glossary, list(chapter.records))
        for record in chapter.records:
            for symbol in record.glossary:
                yield symbol, record.id.text


def _shared(glossary: tuple[Symbol, ...], records: list[Record]) -> Iterator[tuple[Symbol, str | None]]:
    for symbol in glossary:
        yield symbol, None
        name = _normal(symbol.symbol.text)
        for record in records:
            redefined = any(_normal(own.symbol.text) == name for own in record.glossary)
            if not redefined and any(_pattern(name).search(_normal(f.latex.text)) for f in record.formulas):
                yield symbol, record.id.text


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Match a symbol's LaTeX, not as a part of a longer name."""
    before = r"(?<![A-Za-z\\])" if name[:1].isalpha() else ""
    after = r"(?![A-Za-z])" if name[-1:].isalpha() else ""
    return re.compile(before + re.escape(name) + after)


def _normal(latex: str) -> str:
    """Drop the spaces that make no difference."""
    return re.sub(r"(?<=[A-Za-z])\s+(?![A-Za-z\s])|(?<![A-Za-z\s])\s+", "", latex.strip())


def _height(group: SymbolGroup, before: SymbolGroup | None) -> int:
    heading = 2 if before is None or before.script != group.script else 0
    return heading + sum(_entry_lines(entry) for entry in group.entries)


def _entry_lines(entry: SymbolEntry) -> int:
    pages = -(-len(entry.records) // _PAGES_PER_LINE)
    meaning = text_lines(
        entry.meaning.text, COLUMN_WIDTH - _SYMBOL_WIDTH - 4 * min(len(entry.records), _PAGES_PER_LINE)
    )
    return max(pages, meaning)
