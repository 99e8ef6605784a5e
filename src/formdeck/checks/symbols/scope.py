"""A record with the glossaries that explain its symbols."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain

from formdeck.cache import Recall, make_anew
from formdeck.checks.latex import FormulaReading, RecordReading
from formdeck.checks.symbols.damage import Damage, find_damage
from formdeck.checks.symbols.glossary import Explained, Glossary, glossary_of
from formdeck.checks.symbols.occurrences import Macros, find_occurrences
from formdeck.diagnostics import Diagnostic
from formdeck.latex import Reading
from formdeck.latex.problem import Unreadable
from formdeck.model import Chapter, Deck, Macro, PageBreak


@dataclass(frozen=True, slots=True)
class RecordSymbols:
    """What is known about the symbols of a record.

    ``names`` are all that its display formulas show. Who reads a page sees the glossaries of all records on it:
    ``on_page`` explains with those, too, and ``mates`` are the other records there. A record is ``whole`` if every
    formula on its page was read and nothing of the YAML is lost, so that what is missing is missing.
    """

    reading: RecordReading
    own: Glossary
    explained: Explained
    names: frozenset[str]
    macros: Macros
    whole: bool
    damaged: bool
    on_page: Explained
    mates: tuple["RecordSymbols", ...] = ()

    def read_formulas(self) -> Iterator[tuple[FormulaReading, Reading]]:
        """List the formulas that were read."""
        for formula in self.reading.formulas:
            if formula.reading is not None and formula.status == "read":
                yield formula, formula.reading

    @property
    def sizes(self) -> frozenset[str]:
        """The symbols of the shapes that glossaries in scope give: rows, columns, a number of components."""
        shapes = {entry.symbol.shape.text for entry in self.on_page.entries() if entry.symbol.shape is not None}
        return frozenset(name for shape in shapes for name in _names_in(shape, self.macros))

    @property
    def id(self) -> str:
        """The record's id."""
        return self.reading.record.id.text


@dataclass(frozen=True, slots=True)
class ChapterSymbols:
    """A chapter's glossary and its records."""

    glossary: Glossary
    records: tuple[RecordSymbols, ...]


@dataclass(frozen=True, slots=True)
class DeckSymbols:
    """The deck's glossary and its chapters; ``lacks_chapters`` if not all of them are there."""

    glossary: Glossary
    chapters: tuple[ChapterSymbols, ...]
    lacks_chapters: bool

    @property
    def records(self) -> Iterator[RecordSymbols]:
        """All records in their order."""
        return (record for chapter in self.chapters for record in chapter.records)


def gather_symbols(
    deck: Deck, readings: Iterable[RecordReading], found: Iterable[Diagnostic] = (), recall: Recall = make_anew
) -> DeckSymbols:
    """Arrange a deck's symbols by scope.

    ``found`` is what reading the YAML found: where it lost something, a missing entry is no second mistake.
    """
    damage = find_damage(deck, found)
    macros = recall(_macros, deck.macros)
    shared = recall(glossary_of, deck.glossary, macros)
    by_chapter: dict[str, list[RecordReading]] = {}
    for reading in readings:
        by_chapter.setdefault(reading.chapter.path, []).append(reading)
    chapters = (
        recall(_chapter, chapter, shared, macros, _damaged(chapter, damage), *by_chapter.get(chapter.path, ()))
        for chapter in deck.chapters
    )
    return DeckSymbols(shared, tuple(chapters), damage.lacks_chapters)


def _macros(macros: tuple[Macro, ...]) -> Macros:
    return tuple(sorted({macro.name.text: macro.body.text for macro in macros}.items()))


def _damaged(chapter: Chapter, damage: Damage) -> frozenset[str]:
    """Name the records of a chapter that may have lost something."""
    return frozenset(record.id.text for record in chapter.records if record.id.text in damage.records)


def _chapter(
    chapter: Chapter, shared: Glossary, macros: Macros, damaged: frozenset[str], *readings: RecordReading
) -> ChapterSymbols:
    glossaries = (glossary_of(chapter.glossary, macros), shared)
    records = [_record(reading, glossaries, macros, damaged) for reading in readings]
    together = (_together(page, glossaries) for page in pages_of(records))
    return ChapterSymbols(glossaries[0], tuple(chain.from_iterable(together)))


def _record(
    reading: RecordReading, glossaries: tuple[Glossary, Glossary], macros: Macros, hurt: frozenset[str]
) -> RecordSymbols:
    own = glossary_of(reading.record.glossary, macros)
    damaged = reading.record.id.text in hurt
    names = frozenset(name for formula in reading.formulas if formula.reading for name in formula.reading.names)
    whole = not damaged and all(formula.status != "error" for formula in reading.formulas)
    explained = Explained((own, *glossaries))
    return RecordSymbols(reading, own, explained, names, macros, whole, damaged, explained)


def pages_of(records: Iterable[RecordSymbols]) -> Iterator[tuple[RecordSymbols, ...]]:
    """Gather the records of a chapter that share a page."""
    page: list[RecordSymbols] = []
    for record in records:
        if page and record.reading.record.page is not PageBreak.CONTINUE:
            yield tuple(page)
            page = []
        page.append(record)
    if page:
        yield tuple(page)


def _together(page: tuple[RecordSymbols, ...], shared: tuple[Glossary, ...]) -> Iterator[RecordSymbols]:
    """Let the records of a page explain each other's symbols; each one's own glossary is the nearest to it."""
    if len(page) == 1:
        yield from page
        return
    whole, damaged = all(record.whole for record in page), any(record.damaged for record in page)
    for record in page:
        mates = tuple(mate for mate in page if mate is not record)
        on_page = Explained((record.own, *(mate.own for mate in mates), *shared))
        yield replace(record, whole=whole, damaged=damaged, on_page=on_page, mates=mates)


def _names_in(latex: str, macros: Macros) -> Iterator[str]:
    with suppress(Unreadable):
        yield from (occurrence.names()[0] for occurrence in find_occurrences(latex, macros))
