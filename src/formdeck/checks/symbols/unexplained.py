"""FD401: a symbol that a formula uses and no glossary explains."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from formdeck.checks.latex import FormulaReading
from formdeck.checks.symbols.glossary import INDEX_LETTERS, Entry
from formdeck.checks.symbols.names import core_letter
from formdeck.checks.symbols.near import near_entries
from formdeck.checks.symbols.occurrences import Occurrence
from formdeck.checks.symbols.places import find_places, first_place
from formdeck.checks.symbols.scope import RecordSymbols
from formdeck.diagnostics import Diagnostic
from formdeck.diagnostics.rules import meaning as rules
from formdeck.latex import Reading

_ZERO = re.compile(r"\\[a-z]+\{0\}")


@dataclass(frozen=True, slots=True)
class Unexplained:
    """A name that nothing explains, the entries that may be meant, and the finding."""

    name: str
    meant: tuple[Entry, ...]
    finding: Diagnostic


def find_unexplained(record: RecordSymbols) -> Iterator[Unexplained]:
    """Find the names that no glossary in scope explains, each at its first place, of a family the first only."""
    told: set[str] = set()
    for formula, reading in () if record.damaged else record.read_formulas():
        used = dict.fromkeys((*reading.free, *reading.functions))
        missing = [name for name in used if not _is_explained(record, name)]
        for found in _without_index_letters(record, formula, reading, missing):
            root = record.explained.root(found.name)
            if root not in told:
                told.add(root)
                yield found


def _without_index_letters(
    record: RecordSymbols, formula: FormulaReading, reading: Reading, missing: list[str]
) -> Iterator[Unexplained]:
    if not missing:
        return
    latex = formula.formula.latex
    places = find_places(latex.text, reading.names, record.macros)
    for name in missing:
        if _only_counts(name, places.get(name, [])):
            continue
        meant = near_entries(name, record.explained.entries())
        text, span = first_place(latex, name, places)
        hints = _hints(text, meant, applied=name in reading.functions)
        finding = rules.UNEXPLAINED.at(span, f"`{text}` is not explained", *hints)
        yield Unexplained(name, meant, finding.within(record=record.id, formula=formula.name))


def _is_explained(record: RecordSymbols, name: str) -> bool:
    explained = record.explained
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
