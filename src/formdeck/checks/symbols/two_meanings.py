"""FD404: one symbol with two meanings on one page, or one that means something else everywhere around it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from formdeck.checks.symbols.glossary import Entry
from formdeck.checks.symbols.scope import ChapterSymbols, DeckSymbols, RecordSymbols
from formdeck.diagnostics import Diagnostic
from formdeck.diagnostics.rules import meaning as rules
from formdeck.model import PageBreak

_NO_LETTERS = re.compile(r"[\W_]+")
_ON_ONE_PAGE = "use another symbol in one of the records, or give them pages of their own"
_SHADOWED = "use another symbol here, or explain it in the records instead of in the {scope}"


def check_meanings(deck: DeckSymbols) -> Iterator[Diagnostic]:
    """Report entries that contradict the chapter's, the deck's, or another record's on the same page."""
    for chapter in deck.chapters:
        for page in _pages(chapter):
            yield from _check_page(page, chapter, deck)


def _pages(chapter: ChapterSymbols) -> Iterator[list[RecordSymbols]]:
    page: list[RecordSymbols] = []
    for record in chapter.records:
        if page and record.reading.record.page is not PageBreak.CONTINUE:
            yield page
            page = []
        page.append(record)
    if page:
        yield page


def _check_page(page: list[RecordSymbols], chapter: ChapterSymbols, deck: DeckSymbols) -> Iterator[Diagnostic]:
    before: dict[str, tuple[Entry, str]] = {}
    for record in page:
        for entry in record.own.entries:
            name = entry.subject
            known = before.get(name)
            if known is not None and _differ(entry, (known[0],)):
                where = f"in `{known[1]}` on the same page"
                yield _finding(entry, known[0], where, _ON_ONE_PAGE).within(record=record.id)
                continue
            for glossary, scope in ((chapter.glossary, "chapter"), (deck.glossary, "deck")):
                shared = [each for each in glossary.named.get(entry.key.name, []) if each.subject == name]
                if shared and _differ(entry, shared):
                    hint = _SHADOWED.format(scope=scope)
                    yield _finding(entry, shared[0], f"in the {scope}'s glossary", hint).within(record=record.id)
                if shared:
                    break
        for entry in record.own.entries:
            before.setdefault(entry.subject, (entry, record.id))


def _differ(entry: Entry, others: Iterable[Entry]) -> bool:
    """Whether an entry says something else than all others; ``H(X)`` and ``H(p,q)`` are not the same symbol."""
    return not any(_is_same(entry, other) for other in others)


def _is_same(entry: Entry, other: Entry) -> bool:
    overloads = entry.key.applied and other.key.applied and entry.symbol.symbol.text != other.symbol.symbol.text
    first, second = _gist(entry), _gist(other)
    return overloads or first in second or second in first


def _gist(entry: Entry) -> str:
    """Reduce a meaning to its letters, so that a bracket or a full stop more makes no difference."""
    return _NO_LETTERS.sub("", unicodedata.normalize("NFKC", entry.symbol.meaning.text)).casefold()


def _finding(entry: Entry, other: Entry, where: str, hint: str) -> Diagnostic:
    key, meaning = entry.symbol.symbol, " ".join(other.symbol.meaning.text.split())
    return rules.TWO_MEANINGS.at(key.span(), f"`{key}` has another meaning {where}: {meaning}", hint)
