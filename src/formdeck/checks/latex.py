"""Family ``latex``: every formula of a deck is read, or it says where and why not."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from formdeck.cache import Cache, content_key
from formdeck.checks.inline_maths import inline_maths_of
from formdeck.diagnostics import Diagnostic
from formdeck.diagnostics.rules import latex as rules
from formdeck.latex import Declaration, Reading, anchored, declarations_in_scope, read_detached
from formdeck.latex.keys import find_unreadable_key
from formdeck.latex.scope import visible_declarations
from formdeck.model import Chapter, CheckLevel, Deck, Formula, Record, Symbol
from formdeck.source import SourceText

T = TypeVar("T")
Remember = Callable[[str, type[T], Callable[[], T]], T]
Status = Literal["read", "typeset-only", "error"]


@dataclass(frozen=True, slots=True)
class FormulaReading:
    """A formula of a record, how it was read, and what was found. A formula excused from reading has no reading."""

    index: int
    formula: Formula
    status: Status
    reading: Reading | None
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class RecordReading:
    """A record's formulas, and what was found in the formulas of its texts and glossary."""

    record: Record
    chapter: Chapter
    formulas: tuple[FormulaReading, ...]
    texts: tuple[Diagnostic, ...]

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything found in the record."""
        return (*(found for formula in self.formulas for found in formula.diagnostics), *self.texts)


def read_deck_formulas(deck: Deck, cache: Cache | None = None) -> tuple[RecordReading, ...]:
    """Read every formula of a deck, in its order; readings are kept in the cache."""
    macros = macros_of(deck)
    kept = cache or Cache.nowhere()
    return tuple(
        read_record(record, chapter, declarations_in_scope(record, chapter, deck), macros, kept)
        for chapter in deck.chapters
        for record in chapter.records
    )


def macros_of(deck: Deck) -> dict[str, str]:
    """Collect a deck's macros as the reader wants them."""
    return {macro.name.text: macro.body.text for macro in deck.macros}


def read_record(
    record: Record,
    chapter: Chapter,
    declarations: tuple[Declaration, ...],
    macros: Mapping[str, str],
    cache: Cache,
) -> RecordReading:
    """Read a record's formulas, those in its texts included."""
    formulas = read_record_formulas(record, declarations, macros, cache)
    texts = tuple(
        found.within(record=record.id.text)
        for text in inline_maths_of(record)
        for found in read_kept(text, declarations, macros, cache, inline=True).found
        if found.code != rules.INFERRED.code
    )
    return RecordReading(record, chapter, formulas, (*texts, *_keys(record.glossary, record)))


def read_record_formulas(
    record: Record,
    declarations: tuple[Declaration, ...],
    macros: Mapping[str, str] | None = None,
    cache: Cache | None = None,
) -> tuple[FormulaReading, ...]:
    """Read a record's display formulas under the declarations in scope, the nearest first."""
    kept = cache or Cache.nowhere()
    return tuple(
        _read_formula(index, formula, record, declarations, macros or {}, kept)
        for index, formula in enumerate(record.formulas)
    )


def read_kept(
    latex: SourceText, declarations: tuple[Declaration, ...], macros: Mapping[str, str], cache: Cache, *, inline: bool
) -> Reading:
    """Read a formula, or take its reading from the cache; the findings point into the file."""
    visible = visible_declarations(latex.text, declarations) if not macros else declarations
    key = content_key("reading", latex.text, visible, dict(macros), inline)
    detached = cache.remember(key, Reading, lambda: read_detached(latex.text, visible, macros, inline=inline))
    return anchored(detached, latex).value


def _read_formula(  # noqa: PLR0913 - what a reading depends on
    index: int,
    formula: Formula,
    record: Record,
    declarations: tuple[Declaration, ...],
    macros: Mapping[str, str],
    cache: Cache,
) -> FormulaReading:
    if formula.check is CheckLevel.TYPESET:
        return FormulaReading(index, formula, "typeset-only", None, ())
    reading = read_kept(formula.latex, declarations, macros, cache, inline=False)
    name = formula.id.text if formula.id else str(index)
    found = tuple(each.within(record=record.id.text, formula=name) for each in reading.found)
    return FormulaReading(index, formula, "read" if reading.ok else "error", reading, found)


def _keys(glossary: tuple[Symbol, ...], record: Record) -> Iterator[Diagnostic]:
    for symbol in glossary:
        problem = find_unreadable_key(symbol.symbol)
        if problem is not None:
            yield problem.within(record=record.id.text)
