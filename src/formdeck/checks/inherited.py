"""Which of the shared symbols a record uses: those that its chapter or deck explains for it."""

from formdeck.checks.latex import RecordReading, macros_of
from formdeck.checks.symbols.glossary import Explained, Glossary, glossary_of
from formdeck.model import Deck, Symbol


def inherited_symbols(reading: RecordReading, deck: Deck) -> tuple[Symbol, ...]:
    """List the entries of the chapter's and the deck's glossary that a record's formulas show, the nearest first."""
    macros = tuple(sorted(macros_of(deck).items()))
    own = glossary_of(reading.record.glossary, macros)
    shared = (glossary_of(reading.chapter.glossary, macros), glossary_of(deck.glossary, macros))
    names = {name for formula in reading.formulas if formula.reading for name in formula.reading.names}
    explained = Explained(shared)
    shown = {id(entry) for name in names if _is_left(name, own, shared) for entry in explained.explaining(name)}
    found = {
        entry.key.name: entry.symbol
        for glossary in reversed(shared)
        for entry in reversed(glossary.entries)
        if id(entry) in shown
    }
    return tuple({id(symbol): symbol for symbol in reversed(found.values())}.values())  # `a, b` is one row of two names


def _is_left(name: str, own: Glossary, shared: tuple[Glossary, ...]) -> bool:
    """Whether a record leaves a name to the shared glossaries; its own ``x_i`` does not replace their ``x``."""
    if name in own.named:
        return False
    return any(name in glossary.named for glossary in shared) or not Explained((own,)).explaining(name)
