"""Entries whose symbol is nearly spelt like another."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from formdeck.checks.symbols.glossary import Entry
from formdeck.checks.symbols.names import core_letter
from formdeck.checks.symbols.pairs import LOOK_ALIKES

_MOST = 2
_NEAR_WORDS = 0.75


def near_entries(name: str, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    r"""Find the entries that a name may be a slip for: another accent, script or case, ``a`` for ``\alpha``."""
    ranked = sorted(
        (
            (rank, at, entry)
            for at, entry in enumerate(entries)
            if (rank := _distance(name, entry.key.name)) is not None
        ),
        key=lambda each: each[:2],
    )
    return tuple(entry for _, _, entry in ranked[:_MOST])


def _distance(name: str, other: str) -> int | None:
    """Rank how near two names are, 0 the nearest; None if they are not."""
    core, known = core_letter(name), core_letter(other)
    if core == known:
        return 0
    if core.casefold() == known.casefold():
        return 1
    if frozenset((core, known)) in LOOK_ALIKES:
        return 2
    if min(len(core), len(known)) > 2 and "\\" not in core + known:
        near = SequenceMatcher(None, core.casefold(), known.casefold()).ratio()
        return 3 if near >= _NEAR_WORDS else None
    return None
