"""FD404: one symbol with two meanings on one page; other pages may have their own, which the index lists."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from formdeck.checks.symbols.glossary import Entry
from formdeck.checks.symbols.scope import ChapterSymbols, RecordSymbols, pages_of
from formdeck.diagnostics import Diagnostic
from formdeck.diagnostics.rules import meaning as rules

_NO_LETTERS = re.compile(r"[\W_]+")
_HINT = "use another symbol for one of them, or give the records pages of their own"


class _Said(NamedTuple):
    """An entry that explains a symbol on a page, and where it stands, as a message says it."""

    entry: Entry
    where: str


def check_meanings(chapter: ChapterSymbols) -> Iterator[Diagnostic]:
    """Report entries that contradict what another record's sheet on the same page says of the symbol."""
    for page in pages_of(chapter.records):
        yield from _check_page(page)


def _check_page(page: tuple[RecordSymbols, ...]) -> Iterator[Diagnostic]:
    inherited = {record.id: dict(_inherited(record)) for record in page}
    before: dict[str, _Said] = {}
    for record in page:
        others = (inherited[each.id] for each in page if each is not record)
        shared = {name: said for each in others for name, said in each.items()}
        for entry in record.own.entries:
            said = before.get(entry.subject) or shared.get(entry.subject)
            if said is not None and not _is_same(entry, said.entry):
                yield _finding(entry, said).within(record=record.id)
        for entry in record.own.entries:
            before.setdefault(entry.subject, _Said(entry, f"in `{record.id}` on the same page"))


def _inherited(record: RecordSymbols) -> Iterator[tuple[str, _Said]]:
    """List what a record's formulas use of the chapter's and the deck's glossaries, which its table shows."""
    for name in sorted(record.names):
        for entry in record.explained.explaining(name):
            if name not in record.own.named and not any(entry is own for own in record.own.entries):
                yield entry.subject, _Said(entry, f"in the shared glossary, which `{record.id}` on the same page uses")


def _is_same(entry: Entry, other: Entry) -> bool:
    """Whether two entries say the same, or one says more; ``H(X)`` and ``H(p,q)`` are not the same symbol."""
    overloads = entry.key.applied and other.key.applied and entry.symbol.symbol.text != other.symbol.symbol.text
    first, second = _gist(entry), _gist(other)
    return overloads or first in second or second in first


def _gist(entry: Entry) -> str:
    """Reduce a meaning to its letters, so that a bracket or a full stop more makes no difference."""
    return _NO_LETTERS.sub("", unicodedata.normalize("NFKC", entry.symbol.meaning.text)).casefold()


def _finding(entry: Entry, said: _Said) -> Diagnostic:
    key, meaning = entry.symbol.symbol, " ".join(said.entry.symbol.meaning.text.split())
    return rules.TWO_MEANINGS.at(key.span(), f"`{key}` has another meaning {said.where}: {meaning}", _HINT)
