"""What the preview shows at one moment: the pages' Markdown, where their records stand, and what is wrong."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b

from formdeck.cache import Recall, make_anew
from formdeck.diagnostics import Diagnostic, Outcome, Severity
from formdeck.model import Chapter, Deck, Record
from formdeck.pipeline import COMPILED, CompiledDeck, unsuppressed
from formdeck.preview.view import View
from formdeck.render import Page
from formdeck.source import SourceFile

Stamp = Callable[[str], str]
"""Names the state of the pictures that a page's Markdown shows: another state, another stamp."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: what it is, its Markdown, and a hash of all that shows on it."""

    page: Page
    records: tuple[Record, ...]
    text: str
    key: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A deck as the preview shows it.

    ``head`` is the document's front matter, ``theme`` a key for the CSS; ``findings`` leave out notes and what the
    user has suppressed; ``sources`` are the files that places point into, by the name shown; ``view`` is what of the
    deck is shown.
    """

    deck: Deck
    head: str
    theme: str
    sheets: tuple[Sheet, ...]
    findings: tuple[Diagnostic, ...] = ()
    sources: Mapping[str, SourceFile] = field(default_factory=dict)
    view: View = field(default_factory=View)


def take_snapshot(
    outcome: Outcome[CompiledDeck], theme: str, stamp: Stamp, recall: Recall = make_anew, view: View | None = None
) -> Snapshot:
    """Arrange a compiled deck for the preview."""
    compiled = outcome.value
    records = _records_by_id(compiled.deck)
    markdown = compiled.markdown
    head = markdown.head
    sheets = tuple(
        _sheet(page, text, recall(_key, head, text, stamp(text)), records)
        for page, text in zip(markdown.pages.pages, markdown.page_texts, strict=True)
    )
    shown = view or View()
    return Snapshot(compiled.deck, head, theme, sheets, _findings(outcome), _by_path(compiled), shown)


def renew_snapshot(before: Snapshot, outcome: Outcome[CompiledDeck], chapter: Chapter, stamp: Stamp) -> Snapshot:
    """Arrange a deck in which only the records of one chapter differ; the other sheets are those from before."""
    compiled = outcome.value
    records = {record.id.text: record for record in reversed(chapter.records)}
    sheets = list(before.sheets)
    for at, sheet in enumerate(before.sheets):
        if not records.keys().isdisjoint(sheet.page.records):
            text = compiled.markdown.page_texts[at]
            sheets[at] = _sheet(sheet.page, text, _key(before.head, text, stamp(text)), records)
    found = _findings(outcome)
    return replace(before, deck=compiled.deck, sheets=tuple(sheets), findings=found, sources=_by_path(compiled))


def changed_pages(before: Sequence[Sheet], after: Sequence[Sheet]) -> tuple[int, ...] | None:
    """List the numbers of the pages that look different; None if pages have come, gone or changed their place."""
    if len(before) != len(after):
        return None
    differing = _differing(before, after)
    if any(old.page != new.page for old, new in differing):
        return None
    return tuple(new.page.number for old, new in differing if old.key != new.key)


def moved_pages(before: Sequence[Sheet], after: Sequence[Sheet]) -> tuple[int, ...]:
    """List the numbers of the pages that look the same, but whose records stand elsewhere in their files."""
    pairs = _differing(before, after)
    return tuple(new.page.number for old, new in pairs if old.key == new.key and _places(old) != _places(new))


def _differing(before: Sequence[Sheet], after: Sequence[Sheet]) -> list[tuple[Sheet, Sheet]]:
    """Leave out sheets that are the very same: after an edit of one chapter, nearly all are."""
    return [(old, new) for old, new in zip(before, after, strict=True) if old is not new]


def _findings(outcome: Outcome[CompiledDeck]) -> tuple[Diagnostic, ...]:
    found = unsuppressed(outcome.value, outcome.diagnostics, COMPILED)
    return tuple(sorted((each for each in found if each.severity is not Severity.NOTE), key=lambda each: each.sort_key))


def _by_path(compiled: CompiledDeck) -> dict[str, SourceFile]:
    return {file.path: file for file in compiled.sources}


def _places(sheet: Sheet) -> list[object]:
    return [(record.place, [formula.latex.span() for formula in record.formulas]) for record in sheet.records]


def _key(head: str, text: str, pictures: str) -> str:
    return blake2b(f"{head}\0{text}\0{pictures}".encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


def _sheet(page: Page, text: str, key: str, records: Mapping[str, Record]) -> Sheet:
    return Sheet(page, tuple(records[name] for name in page.records if name in records), text, key)


def _records_by_id(deck: Deck) -> dict[str, Record]:
    """Map ids to records; the first of two with one id counts, as it does for the pages."""
    found: dict[str, Record] = {}
    for chapter in deck.chapters:
        for record in chapter.records:
            found.setdefault(record.id.text, record)
    return found
