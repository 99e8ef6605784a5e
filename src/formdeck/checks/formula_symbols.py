"""Which glossary entries explain the symbols of one formula."""

from formdeck.checks.latex import FormulaReading, RecordReading, macros_of
from formdeck.checks.symbols.glossary import Explained, glossary_of
from formdeck.model import Deck, Symbol


def formula_symbols(reading: RecordReading, deck: Deck) -> tuple[tuple[Symbol, ...], ...]:
    """List for each formula of a record the entries that explain its symbols, the nearest glossary's first.

    A formula that was not read has none.
    """
    macros = tuple(sorted(macros_of(deck).items()))
    scopes = (reading.record.glossary, reading.chapter.glossary, deck.glossary)
    explained = Explained(glossary_of(symbols, macros) for symbols in scopes)
    return tuple(_symbols(formula, explained) for formula in reading.formulas)


def _symbols(formula: FormulaReading, explained: Explained) -> tuple[Symbol, ...]:
    names = formula.reading.names if formula.reading else ()
    shown = {id(entry.symbol) for name in names for entry in explained.explaining(name)}
    return tuple(
        {id(entry.symbol): entry.symbol for entry in explained.entries() if id(entry.symbol) in shown}.values()
    )
