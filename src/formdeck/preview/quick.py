"""The short way after an edit inside records: what it costs depends on the chapter, not on the deck.

It is exact for the pages of the records that were edited and for what is wrong inside them. What the edit changes
elsewhere (lists, indexes, findings that compare records) comes with the whole deck, which is compiled right afterwards.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from formdeck.cache import Cache
from formdeck.checks import (
    DeckSymbols,
    RecordReading,
    check_symbols,
    gather_symbols,
    inherited_symbols,
    macros_of,
    read_record,
)
from formdeck.diagnostics import Diagnostic, Outcome
from formdeck.edition import EditionKind
from formdeck.latex import declarations_in_scope
from formdeck.model import Chapter, Deck, Record
from formdeck.pipeline import CompiledDeck, DeckFiles, figure_stage, marks, read_chapter_stage, render_record_stage
from formdeck.render import Additions, Fit, Page, PageKind, Templates, render_record_pages, share_pages
from formdeck.source import SourceFile, Span


@dataclass(frozen=True, slots=True)
class _Edit:
    """A chapter as it is now, the deck with it, which of its records were edited, and how far the others moved."""

    chapter: Chapter
    deck: Deck
    pages: tuple[Page, ...]
    edited: frozenset[str]
    moves: Mapping[str, int]
    found: tuple[Diagnostic, ...]


def quick_change(
    last: Outcome[CompiledDeck], file: Outcome[SourceFile], files: DeckFiles, templates: Templates, cache: Cache
) -> Outcome[CompiledDeck] | None:
    """Compile what has changed in one chapter file since ``last``; None if only the whole deck can tell."""
    edit = None if last.value.additions.edition.kind is EditionKind.KEY else _find_edit(last.value, file, cache)
    if edit is None:
        return None
    fresh = {record.id.text: _read(record, edit, cache) for record in _edited_records(edit)}
    readings = tuple(fresh.get(reading.record.id.text, reading) for reading in last.value.readings)
    alone = _alone(edit)
    symbols = _symbols_of(alone, readings, edit)
    figures = figure_stage(alone, files, cache)
    found = (*edit.found, *_found_in(edit, symbols), *figures.diagnostics)
    additions = _additions(last, edit, found, symbols, figures.value)
    made = render_record_pages(
        edit.deck,
        last.value.markdown.pages,
        edit.pages,
        templates,
        additions,
        render=partial(render_record_stage, cache=cache),
    )
    compiled = _patched(last.value, edit, readings, made.value, file.value)
    others = (_moved(each, edit) for each in last.diagnostics if each.record not in edit.edited)
    own = (each for each in (*found, *made.diagnostics) if each.record in edit.edited)
    return Outcome(compiled, (*others, *own))


def _additions(
    last: Outcome[CompiledDeck],
    edit: _Edit,
    found: Iterable[Diagnostic],
    symbols: DeckSymbols,
    figures: Mapping[str, str],
) -> Additions:
    shown = {record for page in edit.pages for record in page.records}
    others = shown - edit.edited
    before = marks(last.value.deck, (each for each in last.diagnostics if each.record in others))
    now = marks(edit.deck, (each for each in found if each.record in edit.edited))
    inherited = {each.id: inherited_symbols(each) for each in symbols.records}
    kept = last.value.additions
    return Additions(before | now, figures, inherited, edition=kept.edition, fits=kept.fits)


def _patched(
    last: CompiledDeck,
    edit: _Edit,
    readings: tuple[RecordReading, ...],
    texts: Mapping[int, str],
    source: SourceFile,
) -> CompiledDeck:
    """Put what was made into the deck as it was. The whole document's text is left to the whole deck."""
    numbered = enumerate(last.markdown.page_texts, start=1)
    page_texts = tuple(texts.get(number, text) for number, text in numbered)
    sources = tuple(source if each.path == source.path else each for each in last.sources)
    markdown = replace(last.markdown, page_texts=page_texts)
    return replace(last, deck=edit.deck, readings=readings, markdown=markdown, sources=sources)


def _find_edit(last: CompiledDeck, file: Outcome[SourceFile], cache: Cache) -> _Edit | None:
    path = file.value.path
    before = next((chapter for chapter in last.deck.chapters if chapter.path == path), None)
    old = next((source for source in last.sources if source.path == path), None)
    read = cache.recall(read_chapter_stage, file, cache)
    if before is None or old is None or not _has_same_frame(before, old.text, read.value, file.value.text):
        return None
    pairs = [*zip(before.records, read.value.records, strict=True)]
    moves = {new.id.text: new.place.start - was.place.start for was, new in pairs}
    edited = frozenset(new.id.text for was, new in pairs if _text(was, old.text) != _text(new, file.value.text))
    chapters = tuple(read.value if chapter is before else chapter for chapter in last.deck.chapters)
    pages = tuple(page for page in last.markdown.pages.pages if edited.intersection(page.records))
    if not edited or any(page.kind is not PageKind.RECORD or _is_divided(page, last) for page in pages):
        return None
    deck = replace(last.deck, chapters=chapters)
    if deck.pack and _filling(last.deck, before, cache) != _filling(deck, read.value, cache):
        return None
    found = tuple(each.within(deck=last.deck.name) for each in read.diagnostics)
    return _Edit(read.value, deck, pages, edited, moves, found)


def _is_divided(page: Page, last: CompiledDeck) -> bool:
    """Whether a record on a page goes on on another, or was moved away from the one before: an edit may end that."""
    fits = (last.additions.fits.get(name, Fit()) for name in page.records)
    return any(fit.cuts or fit.apart for fit in fits)


def _filling(deck: Deck, chapter: Chapter, cache: Cache) -> list[int]:
    """Count the records on each page of a chapter."""
    return [len(page) for page in share_pages(deck, chapter, cache.recall)]


def _moved(found: Diagnostic, edit: _Edit) -> Diagnostic:
    """Let a finding in a record that was not edited move with it."""
    by = edit.moves.get(found.record or "", 0)
    if not by or found.span is None or found.span.path != edit.chapter.path:
        return found
    return replace(found, span=Span(found.span.path, found.span.start + by, found.span.end + by))


def _has_same_frame(before: Chapter, old: str, after: Chapter, new: str) -> bool:
    """Whether nothing but the insides of records differs: not which records there are, nor how they fill pages."""
    if [_outline(record) for record in before.records] != [_outline(record) for record in after.records]:
        return False
    return _outside(before.records, old) == _outside(after.records, new) and _are_unique(after.records)


def _outline(record: Record) -> tuple[object, ...]:
    return (record.id.text, record.page, len(record.formulas))


def _are_unique(records: Sequence[Record]) -> bool:
    return len({record.id.text for record in records}) == len(records)


def _outside(records: Sequence[Record], text: str) -> list[str]:
    """Cut the records out of a chapter's text."""
    ends = [0, *(record.place.end for record in records)]
    starts = [*(record.place.start for record in records), len(text)]
    return [text[end:start] for end, start in zip(ends, starts, strict=True)]


def _text(record: Record, text: str) -> str:
    return text[record.place.start : record.place.end]


def _edited_records(edit: _Edit) -> tuple[Record, ...]:
    return tuple(record for record in edit.chapter.records if record.id.text in edit.edited)


def _read(record: Record, edit: _Edit, cache: Cache) -> RecordReading:
    declarations = declarations_in_scope(record, edit.chapter, edit.deck)
    return read_record(record, edit.chapter, declarations, macros_of(edit.deck), cache.remember)


def _symbols_of(alone: Deck, readings: Iterable[RecordReading], edit: _Edit) -> DeckSymbols:
    shown = {record.id.text for record in alone.chapters[0].records}
    return gather_symbols(alone, (each for each in readings if each.record.id.text in shown), edit.found)


def _found_in(edit: _Edit, symbols: DeckSymbols) -> Iterator[Diagnostic]:
    for record in symbols.records:
        if record.id in edit.edited:
            yield from (each.within(deck=edit.deck.name) for each in record.reading.diagnostics)
    yield from (each.within(deck=edit.deck.name) for each in check_symbols(symbols))


def _alone(edit: _Edit) -> Deck:
    """The deck with the records of the edited pages only: those that share a page explain each other's symbols."""
    shown = {record for page in edit.pages for record in page.records}
    records = tuple(record for record in edit.chapter.records if record.id.text in shown)
    return replace(edit.deck, chapters=(replace(edit.chapter, records=records),))
