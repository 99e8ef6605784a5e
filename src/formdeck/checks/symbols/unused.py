"""FD402: a glossary entry that nothing in its scope uses."""

import re
from collections.abc import Iterable, Iterator

from formdeck.checks.inline_maths import find_maths
from formdeck.checks.symbols.glossary import Entry, Explained, Glossary
from formdeck.checks.symbols.names import core_letter
from formdeck.checks.symbols.occurrences import Macros, find_occurrences
from formdeck.checks.symbols.scope import ChapterSymbols, DeckSymbols, RecordSymbols
from formdeck.checks.symbols.texts import code_words, latex_of, latex_of_entry, texts_of
from formdeck.diagnostics import Diagnostic
from formdeck.diagnostics.rules import meaning as rules
from formdeck.latex.glossary.key_forms import shown_parts, undressed
from formdeck.latex.lexer import T, tokenize_latex
from formdeck.latex.problem import Unreadable
from formdeck.model import Symbol

_TYPED = re.compile("[\u0370-\u03ff\u2100-\u214f\U0001d400-\U0001d7ff]")
_SIGNS = frozenset({T.COMMAND, T.OPERATOR, T.BAR, T.RELATION, T.ACCENT})
_HINT = {
    "record": "use it in a formula or a note, or remove the entry",
    "chapter": "remove the entry, or move it to the record that it is meant for",
    "deck": "remove the entry, or move it to the chapter that it is meant for",
}


def check_unused(record: RecordSymbols, meant: Iterable[Entry]) -> Iterator[Diagnostic]:
    """Report the entries of a record that nothing in it uses; those in ``meant`` are asked about by FD401."""
    if not record.whole:
        return
    asked = {id(entry) for entry in meant}
    left = (name for mate in record.mates for name in mate.names if not Explained((mate.own,)).explaining(name))
    for entry in _without_use(record.own, record.names | frozenset(left)):
        if id(entry) not in asked and not any(
            _is_mentioned(entry, record.own, each) for each in _readers(entry, record)
        ):
            yield _finding(entry.symbol, "record", _name(entry)).within(record=record.id)
    for symbol in record.own.notations:
        if not any(_shows_notation(text, symbol, record.macros) for text in _all_latex(record, symbol)):
            yield _finding(symbol, "record", symbol.symbol.text).within(record=record.id)


def _readers(entry: Entry, record: RecordSymbols) -> Iterator[RecordSymbols]:
    """List the records on an entry's page that it explains a symbol to: those without an entry of their own for it."""
    yield record
    yield from (mate for mate in record.mates if not Explained((mate.own,)).explaining(entry.key.name))


def check_unused_in_deck(deck: DeckSymbols) -> Iterator[Diagnostic]:
    """Report the entries of the deck's own glossary that no record uses."""
    if not deck.lacks_chapters:
        yield from _check_shared(deck.glossary, deck.chapters, "deck")


def check_unused_in_chapter(chapter: ChapterSymbols) -> Iterator[Diagnostic]:
    """Report the entries of a chapter's glossary that none of its records uses."""
    yield from _check_shared(chapter.glossary, (chapter,), "chapter")


def _check_shared(glossary: Glossary, chapters: tuple[ChapterSymbols, ...], scope: str) -> Iterator[Diagnostic]:
    records = [record for chapter in chapters for record in chapter.records]
    if not glossary.entries or not all(record.whole for record in records):
        return
    names = frozenset(name for record in records for name in record.names)
    for entry in _without_use(glossary, names):
        if not any(_is_mentioned(entry, glossary, record) for record in records):
            yield _finding(entry.symbol, scope, _name(entry))


def _without_use(glossary: Glossary, names: frozenset[str]) -> list[Entry]:
    """List the entries that explain no name of the formulas."""
    explained = Explained((glossary,))
    used = {id(entry) for name in names for entry in explained.explaining(name)}
    return [entry for entry in glossary.entries if id(entry) not in used]


def _is_mentioned(entry: Entry, glossary: Glossary, record: RecordSymbols) -> bool:
    """Whether a symbol stands in a label, in a text, in what is said of other symbols, in an example or in code."""
    own = record.reading.record
    core = core_letter(entry.key.name)
    if core.removeprefix("\\") in code_words(own):
        return True
    symbols = (*own.glossary, *(other.symbol for other in glossary.entries))
    others = [symbol for symbol in symbols if symbol is not entry.symbol]
    markdown = [*texts_of(own), *(symbol.meaning for symbol in others)]
    likely = markdown if record.macros else [text for text in markdown if _may_show(text.text, core)]
    inline = (maths.text for text in likely for maths in find_maths(text))
    latex = (*latex_of(own), *(text for symbol in others for text in latex_of_entry(symbol)), *inline)
    return any(_shows(text, entry, core, record.macros) for text in latex)


def _may_show(text: str, core: str) -> bool:
    """Whether a text can hold a symbol: it is spelt there, or something is typed as a character (θ)."""
    return core in text or _TYPED.search(text) is not None


def _shows(latex: str, entry: Entry, core: str, macros: Macros) -> bool:
    if not macros and not _may_show(latex, core):
        return False
    if len(core) > 1 and core.isalpha():
        return core in latex
    try:
        found = find_occurrences(latex, macros)
    except Unreadable:
        return True
    key = entry.key
    return any(key.name in occurrence.names() or (entry.counts and occurrence.base == key.base) for occurrence in found)


def _all_latex(record: RecordSymbols, besides: Symbol) -> Iterator[str]:
    """List all LaTeX of a record but that of one entry."""
    own = record.reading.record
    yield from latex_of(own)
    for text in texts_of(own):
        yield from (maths.text for maths in find_maths(text))
    for symbol in own.glossary:
        if symbol is not besides:
            yield from (symbol.symbol.text, *latex_of_entry(symbol))
            yield from (maths.text for maths in find_maths(symbol.meaning))


def _shows_notation(latex: str, symbol: Symbol, macros: Macros) -> bool:
    r"""Whether LaTeX shows a notation: as its key is written, or with all its signs (``\|w\|`` for ``\|x\|``)."""
    try:
        wanted = tokenize_latex(undressed(symbol.symbol.text), dict(macros))[0]
        shown = tokenize_latex(undressed(latex), dict(macros))[0]
    except Unreadable:
        return False
    signs = {token.text for token in wanted if token.kind in _SIGNS}
    if signs and signs <= {token.text for token in shown}:
        return True
    texts, sought = [token.text for token in shown], [token.text for token in wanted]
    return any(texts[at : at + len(sought)] == sought for at in range(len(texts) - len(sought) + 1))


def _name(entry: Entry) -> str:
    """Name an entry by its key, or by one symbol of a key that names several."""
    key = entry.symbol.symbol.text
    return entry.declaration.symbol if len(shown_parts(key)) > 1 else key


def _finding(symbol: Symbol, scope: str, name: str) -> Diagnostic:
    message = f"`{name}` is explained, but nothing in this {scope} uses it"
    return rules.UNUSED_ENTRY.at(symbol.symbol.span(), message, _HINT[scope])
