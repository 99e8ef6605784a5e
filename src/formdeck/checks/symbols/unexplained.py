"""FD401: a symbol that a formula uses and no glossary explains."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from formdeck.checks.symbols.glossary import INDEX_LETTERS, Entry
from formdeck.checks.symbols.names import core_letter
from formdeck.checks.symbols.near import near_entries
from formdeck.checks.symbols.occurrences import Occurrence
from formdeck.checks.symbols.places import find_places, first_place
from formdeck.checks.symbols.said_in_words import names_said_in_words
from formdeck.checks.symbols.scope import RecordSymbols
from formdeck.diagnostics import Diagnostic, Severity
from formdeck.diagnostics.rules import meaning as rules
from formdeck.latex import Reading
from formdeck.source import SourceText

_ZERO = re.compile(r"\\[a-z]+\{0\}")


@dataclass(frozen=True, slots=True)
class Unexplained:
    """A name that nothing explains, the entries that may be meant, and the finding."""

    name: str
    meant: tuple[Entry, ...]
    finding: Diagnostic


def find_unexplained(record: RecordSymbols) -> Iterator[Unexplained]:
    """Find the names that no glossary in scope explains, each at its first place, of a family the first only.

    Formulas come first, then texts, where the words beside a symbol may explain it, too.
    """
    if record.damaged:
        return
    told: set[str] = set()
    for shown in (*_shown_in_formulas(record), *_shown_in_texts(record)):
        missing = [name for name in shown.used if not (_is_explained(record, name) or _is_known(record, shown, name))]
        for found in _without_index_letters(record, shown, missing):
            root = record.on_page.root(found.name)
            if root not in told:
                told.add(root)
                yield found


class _Shown(NamedTuple):
    """A formula in its place; ``known`` are names that need no entry there."""

    latex: SourceText
    reading: Reading
    formula: str | None
    known: frozenset[str] = frozenset()

    @property
    def used(self) -> list[str]:
        return list(dict.fromkeys((*self.reading.free, *self.reading.functions)))


def _shown_in_formulas(record: RecordSymbols) -> Iterator[_Shown]:
    for formula, reading in record.read_formulas():
        yield _Shown(formula.formula.latex, reading, formula.name)


def _shown_in_texts(record: RecordSymbols) -> Iterator[_Shown]:
    """List the formulas in texts; what a display formula binds needs no entry there, either."""
    inline = record.reading.inline
    known = record.names | names_said_in_words(inline, record.macros) | record.sizes
    known |= {record.on_page.root(name) for name in known}
    return (_Shown(each.latex, each.reading, None, known) for each in inline if each.reading.ok)


def _is_known(record: RecordSymbols, shown: _Shown, name: str) -> bool:
    return not shown.known.isdisjoint((name, record.on_page.root(name)))


def _without_index_letters(record: RecordSymbols, shown: _Shown, missing: list[str]) -> Iterator[Unexplained]:
    if not missing:
        return
    latex = shown.latex
    places = find_places(latex.text, shown.reading.names, record.macros)
    for name in missing:
        if _only_counts(name, places.get(name, [])):
            continue
        meant = near_entries(name, record.on_page.entries())
        text, span = first_place(latex, name, places)
        hints = _hints(text, meant, applied=name in shown.reading.functions)
        finding = rules.UNEXPLAINED.at(span, f"`{text}` is not explained", *hints)
        if shown.formula is None:
            finding = replace(finding, severity=Severity.WARNING)
        yield Unexplained(name, meant, finding.within(record=record.id, formula=shown.formula))


def _is_explained(record: RecordSymbols, name: str) -> bool:
    explained = record.on_page
    return bool(
        explained.explaining(name)
        or explained.shows_index(name)
        or _ZERO.fullmatch(name)
        or explained.might_be_unreadable(core_letter(name))
    )


def _only_counts(name: str, places: list[Occurrence]) -> bool:
    """Whether a symbol only counts through families (``x_i``, also in ``i = 1, …, n``), or a quantifier binds it."""
    if any(place.quantified for place in places):
        return True
    usual = name.rstrip("'") in INDEX_LETTERS
    runs = usual or core_letter(name)[:2].removeprefix("\\").islower()
    return (
        runs
        and any(place.counts for place in places)
        and all((usual and (place.counts or place.begins_relation)) or place.counts_alone for place in places)
    )


def _hints(text: str, meant: tuple[Entry, ...], *, applied: bool) -> Iterator[str]:
    if meant:
        yield "did you mean " + " or ".join(f"`{entry.symbol.symbol}`" for entry in meant) + "?"
    value = "{meaning: …, kind: function}" if applied else "…"
    yield f"say what it is in a `glossary:`, as `{text}: {value}`"
