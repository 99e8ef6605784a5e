"""Which of the shared symbols a record uses: those that its chapter or deck explains for it."""

from collections.abc import Sequence

from formdeck.checks.symbols.glossary import Explained, Glossary
from formdeck.checks.symbols.scope import RecordSymbols
from formdeck.model import Symbol


def inherited_symbols(record: RecordSymbols) -> tuple[Symbol, ...]:
    """List the entries of the chapter's and the deck's glossary that a record's formulas show, the nearest first."""
    own, *shared = record.explained.glossaries
    explained = Explained(shared)
    shown = {id(entry) for name in record.names if _is_left(name, own, shared) for entry in explained.explaining(name)}
    found = {
        entry.key.name: entry.symbol
        for glossary in reversed(shared)
        for entry in reversed(glossary.entries)
        if id(entry) in shown
    }
    return tuple({id(symbol): symbol for symbol in reversed(found.values())}.values())  # `a, b` is one row of two names


def _is_left(name: str, own: Glossary, shared: Sequence[Glossary]) -> bool:
    """Whether a record leaves a name to the shared glossaries; its own ``x_i`` does not replace their ``x``."""
    if name in own.named:
        return False
    return any(name in glossary.named for glossary in shared) or not Explained((own,)).explaining(name)
