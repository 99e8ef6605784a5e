"""Which of the shared symbols a record uses: those that its chapter or deck explains for it."""

from formdeck.checks.latex import RecordReading
from formdeck.latex.keys import read_key
from formdeck.latex.problem import Unreadable
from formdeck.model import Deck, Symbol


def inherited_symbols(reading: RecordReading, deck: Deck) -> tuple[Symbol, ...]:
    """List the entries of the chapter's and the deck's glossary that a record's formulas show, the nearest first."""
    shown = {name for formula in reading.formulas if formula.reading for name in formula.reading.names}
    own = {_name(symbol) for symbol in reading.record.glossary}
    found: dict[str, Symbol] = {}
    for symbol in (*reading.chapter.glossary, *deck.glossary):
        if _name(symbol) not in own and _is_shown(symbol, shown):
            found.setdefault(_name(symbol), symbol)
    return tuple(found.values())


def _name(symbol: Symbol) -> str:
    try:
        return read_key(symbol.symbol.text.strip()).name
    except Unreadable:
        return symbol.symbol.text


def _is_shown(symbol: Symbol, shown: set[str]) -> bool:
    """Whether a symbol is among the names of a reading, where a member of a family counts as its base."""
    try:
        key = read_key(symbol.symbol.text.strip())
    except Unreadable:
        return False
    return key.name in shown or (key.base in shown and (key.indices > 0 or key.sub is None))
