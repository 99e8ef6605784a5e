"""The index of symbols: every symbol, what it means, and where."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import NamedTuple

from formdeck.cache import Recall, make_anew
from formdeck.latex.glossary.key_forms import shown_parts, undressed_source
from formdeck.latex.glossary.keys import Macros, read_key
from formdeck.latex.problem import Unreadable
from formdeck.model import Deck, Macro, Symbol, UsedForm
from formdeck.render.capacity import COLUMN_WIDTH, page_digits, split_pages, text_lines, text_width
from formdeck.render.symbols import symbol_base
from formdeck.source import SourceText

_SYMBOL_WIDTH = 13
_PAGES_PER_LINE = {1: 3, 2: 3, 3: 2}  # by the digits of their numbers; one if they have more
_MOST_BESIDE = 9
_MOST_LINES = 40
_SEPARATORS = re.compile(r"[,\s]+")
_MOST_FORMS = 12
_FORM_WIDTH = 2  # what the space beside it takes
_PAGE_GAP = 2


@dataclass(frozen=True, slots=True)
class SymbolEntry:
    r"""A symbol in one meaning, the ids of the records where it has it, and how formulas use it.

    ``forms`` are other forms of the symbol, such as ``\theta_{t + 1}`` of ``\theta``, those of the same records
    together; ``more`` says that some are left out.
    """

    symbol: SourceText
    meaning: SourceText
    records: tuple[str, ...]
    forms: tuple["UsedForms", ...] = ()
    more: bool = False

    @property
    def is_widespread(self) -> bool:
        """Whether its pages are so many that they stand below what it means rather than beside it."""
        return len(self.records) > _MOST_BESIDE


@dataclass(frozen=True, slots=True)
class UsedForms:
    """Forms of a symbol that the same records use; ``records`` is empty if all that have the symbol use them."""

    latex: tuple[str, ...]
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SymbolGroup:
    """The symbols that are built on one letter. ``script`` is 0 for Latin, 1 for Greek, 2 for the rest."""

    script: int
    entries: tuple[SymbolEntry, ...]


class _Spelling(NamedTuple):
    """A symbol's name, and how it is written with its arguments if it is."""

    name: str
    applied: str


def index_symbols(
    deck: Deck,
    inherited: Mapping[str, Sequence[Symbol]],
    used: Mapping[str, Sequence[UsedForm]],
    recall: Recall = make_anew,
) -> tuple[tuple[SymbolGroup, ...], ...]:
    """List all symbols, split into pages; one symbol in several meanings has an entry for each.

    ``inherited`` are the shared symbols that a record uses, ``used`` the forms in which it uses symbols, by record id.
    """
    forms = _forms(used)
    macros = recall(_macros, deck.macros)
    meanings: dict[tuple[_Spelling, str], tuple[SourceText, SourceText, list[str]]] = {}
    for symbol, record in _uses(deck, inherited):
        for shown in recall(_shown, symbol, macros):
            key = (_spelling(shown.text, macros), symbol.meaning.text.strip())
            _, _, records = meanings.setdefault(key, (shown, symbol.meaning, []))
            if record is not None and record not in records[-1:]:
                records.append(record)
    groups: dict[tuple[int, tuple[int, str, str]], list[tuple[_Spelling, SymbolEntry]]] = {}
    for (spelling, _), (shown, meaning, records) in meanings.items():
        base = symbol_base(shown.text.strip())
        parts = _apart_from(shown.text, forms.get((spelling.name, meaning.text.strip()), {}), macros)
        entry = SymbolEntry(shown, meaning, tuple(records), *_grouped(parts, records))
        groups.setdefault((base.script, base.rank), []).append((spelling, entry))
    digits = page_digits(sum(len(chapter.records) for chapter in deck.chapters))
    parts_of_groups = (part for rank in sorted(groups) for part in _parts(_group(rank[0], groups[rank]), digits))
    return split_pages(parts_of_groups, partial(_height, digits=digits))


def _macros(macros: tuple[Macro, ...]) -> Macros:
    return tuple((macro.name.text, macro.body.text) for macro in macros)


def _forms(used: Mapping[str, Sequence[UsedForm]]) -> dict[tuple[str, str], dict[str, list[str]]]:
    """Gather the records of each form, by the symbol and meaning that it belongs to."""
    found: dict[tuple[str, str], dict[str, list[str]]] = {}
    for record, forms in used.items():
        for form in forms:
            found.setdefault((form.name, form.meaning), {}).setdefault(form.latex, []).append(record)
    return found


def _apart_from(shown: str, forms: Mapping[str, list[str]], macros: Macros) -> dict[str, list[str]]:
    """Leave out the form that is the symbol itself, as its entry shows it."""
    own = _bare(_spelling(shown, macros).name)
    return {form: records for form, records in forms.items() if _bare(_spelling(form, macros).name) != own}


def _bare(name: str) -> str:
    """Spell ``x_{ij}`` and ``x_{i, j}`` alike."""
    return _SEPARATORS.sub("", name)


def _grouped(forms: Mapping[str, list[str]], records: Sequence[str]) -> tuple[tuple[UsedForms, ...], bool]:
    """Put the forms of the same records together, the short ones first, and leave out those that are too many."""
    kept = sorted(forms, key=lambda form: (len(form), form))[:_MOST_FORMS]
    together: dict[tuple[str, ...], list[str]] = {}
    for form in kept:
        together.setdefault(tuple(dict.fromkeys(forms[form])), []).append(form)
    groups = (UsedForms(tuple(latex), () if set(where) >= set(records) else where) for where, latex in together.items())
    return tuple(groups), len(kept) < len(forms)


def _group(script: int, entries: list[tuple[_Spelling, SymbolEntry]]) -> SymbolGroup:
    """Put a letter's symbols in order: bare ones first, one symbol's meanings in the order of the pages."""
    ordered = sorted(entries, key=lambda entry: (len(entry[0].name), entry[0].name.casefold(), entry[0]))
    return SymbolGroup(script, tuple(entry for _, entry in ordered))


def _uses(deck: Deck, inherited: Mapping[str, Sequence[Symbol]]) -> Iterator[tuple[Symbol, str | None]]:
    """Find where each symbol has a meaning: in its record, or in the records of its scope whose formulas use it."""
    yield from ((symbol, None) for symbol in deck.glossary)
    for chapter in deck.chapters:
        yield from ((symbol, None) for symbol in chapter.glossary)
        for record in chapter.records:
            name = record.id.text
            yield from ((symbol, name) for symbol in (*record.glossary, *inherited.get(name, ())))


def _shown(symbol: Symbol, macros: Macros) -> tuple[SourceText, ...]:
    """Take a key that names several symbols apart, so that each is found under its letter."""
    key = undressed_source(symbol.symbol)
    parts = shown_parts(symbol.symbol.text, symbol.meaning.text, macros)
    found = ((key.text.find(part), len(part)) for part in parts)
    return tuple(key.slice(at, at + length) if at >= 0 else key for at, length in found)


@lru_cache(maxsize=8192)
def _spelling(symbol: str, macros: Macros) -> _Spelling:
    r"""Find what a symbol is, the same for ``\hat y`` and ``\hat{y}``."""
    text = "".join(symbol.split())
    try:
        key = read_key(symbol.strip(), macros)
    except Unreadable:
        return _Spelling(text, "")
    return _Spelling(key.name, text if key.applied else "")


def _parts(group: SymbolGroup, digits: int) -> Iterator[SymbolGroup]:
    """Divide the symbols of a letter where they are too many to stay on one page."""
    entries: list[SymbolEntry] = []
    used = 0
    for entry in group.entries:
        lines = _entry_lines(entry, digits)
        if entries and used + lines > _MOST_LINES:
            yield SymbolGroup(group.script, tuple(entries))
            entries, used = [], 0
        entries.append(entry)
        used += lines
    yield SymbolGroup(group.script, tuple(entries))


def _height(group: SymbolGroup, before: SymbolGroup | None, digits: int) -> int:
    heading = 2 if before is None or before.script != group.script else 0
    return heading + sum(_entry_lines(entry, digits) for entry in group.entries)


def _entry_lines(entry: SymbolEntry, digits: int) -> int:
    pages, width = len(entry.records), COLUMN_WIDTH - _SYMBOL_WIDTH
    if entry.is_widespread:
        below = -(-pages * (digits + _PAGE_GAP) // width)
        return text_lines(entry.meaning.text, width) + below + _form_lines(entry, digits)
    per_line = _PAGES_PER_LINE.get(digits, 1)
    meaning = text_lines(entry.meaning.text, width - (digits + _PAGE_GAP) * min(pages, per_line))
    return max(-(-pages // per_line), meaning + _form_lines(entry, digits))


def _form_lines(entry: SymbolEntry, digits: int) -> int:
    widths = (
        sum(text_width(form) + _FORM_WIDTH for form in group.latex) + (digits + _PAGE_GAP) * len(group.records)
        for group in entry.forms
    )
    return -(-sum(widths) // (COLUMN_WIDTH - _SYMBOL_WIDTH))
