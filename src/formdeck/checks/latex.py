"""Family ``latex``: every formula of a deck is read, or it says where and why not."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Literal, Protocol, TypeVar

from formdeck.cache import Cache, content_key
from formdeck.checks.inline_maths import PlacedMaths, find_placed_maths, placed_maths_of
from formdeck.diagnostics import Diagnostic
from formdeck.diagnostics.rules import latex as rules
from formdeck.latex import Declaration, Reading, anchored, declarations_in_scope, read_detached
from formdeck.latex.glossary.declarations import declarations_of_glossaries
from formdeck.latex.glossary.glossary_entry import find_unreadable
from formdeck.latex.glossary.scope import visible_declarations
from formdeck.model import Chapter, CheckLevel, Deck, Formula, Record, Symbol
from formdeck.source import SourceText

T = TypeVar("T")
Status = Literal["read", "typeset-only", "error"]


class Remember(Protocol):
    """Keeps results between runs, as ``Cache.remember`` does."""

    def __call__(self, key: str, kind: type[T], compute: Callable[[], T]) -> T:
        """Return the value kept under ``key``, or compute and keep it."""
        ...


@dataclass(frozen=True, slots=True)
class FormulaReading:
    """A formula of a record, how it was read, and what was found. A formula excused from reading has no reading."""

    index: int
    formula: Formula
    status: Status
    reading: Reading | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def name(self) -> str:
        """The formula's id, or its number in the record."""
        return self.formula.id.text if self.formula.id else str(self.index)


@dataclass(frozen=True, slots=True)
class InlineReading:
    """A formula between dollars in a text, how it was read, and the words right before and behind it."""

    latex: SourceText
    reading: Reading
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RecordReading:
    """A record's formulas, those of its texts, and what was found in the latter and in its glossary."""

    record: Record
    chapter: Chapter
    formulas: tuple[FormulaReading, ...]
    inline: tuple[InlineReading, ...]
    texts: tuple[Diagnostic, ...]

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything found in the record."""
        return (*(found for formula in self.formulas for found in formula.diagnostics), *self.texts)


def read_chapter_formulas(
    chapter: Chapter, deck: Deck, remember: Remember, *, sympy: bool = False
) -> tuple[RecordReading, ...]:
    """Read every formula of a chapter, in its order; readings are remembered. Of the deck only its own part matters.

    ``sympy`` asks for the statements of the display formulas as SymPy expressions, too.
    """
    macros = macros_of(deck)
    return tuple(
        read_record(record, chapter, declarations_in_scope(record, chapter, deck), macros, remember, sympy=sympy)
        for record in chapter.records
    )


def macros_of(deck: Deck) -> dict[str, str]:
    """Collect a deck's macros as the reader wants them."""
    return {macro.name.text: macro.body.text for macro in deck.macros}


def read_record(  # noqa: PLR0913 - what its readings depend on
    record: Record,
    chapter: Chapter,
    declarations: tuple[Declaration, ...],
    macros: Mapping[str, str],
    remember: Remember,
    *,
    sympy: bool = False,
) -> RecordReading:
    """Read a record's formulas, those in its texts included."""
    formulas = read_record_formulas(record, declarations, macros, remember, sympy=sympy)
    inline = tuple(_read_inline(placed_maths_of(record), declarations, macros, remember))
    found = chain(_found_in(inline), _found_in_entries(record.glossary, macros))
    return RecordReading(record, chapter, formulas, inline, tuple(each.within(record=record.id.text) for each in found))


def read_shared_glossary(owner: Chapter | Deck, deck: Deck, remember: Remember) -> Iterator[Diagnostic]:
    """Report what cannot be read in the glossary of a deck or one of its chapters."""
    macros = macros_of(deck)
    scope = (owner,) if isinstance(owner, Deck) else (owner, deck)
    texts = (maths for entry in owner.glossary for maths in find_placed_maths(entry.meaning))
    yield from _found_in(_read_inline(texts, declarations_of_glossaries(scope, deck), macros, remember))
    yield from _found_in_entries(owner.glossary, macros)


def read_record_formulas(
    record: Record,
    declarations: tuple[Declaration, ...],
    macros: Mapping[str, str] | None = None,
    remember: Remember | None = None,
    *,
    sympy: bool = False,
) -> tuple[FormulaReading, ...]:
    """Read a record's display formulas under the declarations in scope, the nearest first."""
    kept = remember or Cache.nowhere().remember
    return tuple(
        _read_formula(index, formula, record, declarations, macros or {}, kept, sympy=sympy)
        for index, formula in enumerate(record.formulas)
    )


def _read_kept(  # noqa: PLR0913 - what a reading depends on
    latex: str,
    declarations: tuple[Declaration, ...],
    macros: Mapping[str, str],
    remember: Remember,
    *,
    inline: bool,
    sympy: bool = False,
) -> Reading:
    """Read a formula, or take its reading from the cache; the findings count from its own start."""
    visible = visible_declarations(latex, declarations, macros)
    key = content_key("reading", latex, visible, dict(macros), inline, sympy)
    return remember(key, Reading, partial(read_detached, latex, visible, macros, inline=inline, sympy=sympy))


def _read_formula(  # noqa: PLR0913, PLR0917 - what a reading depends on
    index: int,
    formula: Formula,
    record: Record,
    declarations: tuple[Declaration, ...],
    macros: Mapping[str, str],
    remember: Remember,
    *,
    sympy: bool,
) -> FormulaReading:
    if formula.check is CheckLevel.TYPESET:
        return FormulaReading(index, formula, "typeset-only", None, ())
    kept = _read_kept(formula.latex.text, declarations, macros, remember, inline=False, sympy=sympy)
    reading = anchored(kept, formula.latex).value
    name = formula.id.text if formula.id else None
    found = tuple(each.within(record=record.id.text, formula=name) for each in reading.found)
    return FormulaReading(index, formula, "read" if reading.ok else "error", reading, found)


def _read_inline(
    texts: Iterable[PlacedMaths], declarations: tuple[Declaration, ...], macros: Mapping[str, str], remember: Remember
) -> Iterator[InlineReading]:
    """Read the formulas between dollars; those of a record are kept together, as they are many, and each by itself."""
    placed = tuple(texts)
    latex = tuple(text.latex.text for text in placed)
    together = remember(
        content_key("readings", latex, declarations, dict(macros)),
        tuple[Reading, ...],
        lambda: tuple(_read_kept(each, declarations, macros, remember, inline=True) for each in latex),
    )
    for text, detached in zip(placed, together, strict=True):
        yield InlineReading(text.latex, anchored(detached, text.latex).value, text.before, text.after)


def _found_in(inline: Iterable[InlineReading]) -> Iterator[Diagnostic]:
    """Report what is wrong with formulas in a text; what was inferred there is not noted."""
    return (found for each in inline for found in each.reading.found if found.code != rules.INFERRED.code)


def _found_in_entries(glossary: tuple[Symbol, ...], macros: Mapping[str, str]) -> Iterator[Diagnostic]:
    return (found for entry in glossary for found in find_unreadable(entry, tuple(macros.items())))
