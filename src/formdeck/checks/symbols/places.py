"""The places of a formula's symbols, by the names that its reading gives them."""

import re
from collections.abc import Iterable
from contextlib import suppress

from formdeck.checks.symbols.occurrences import Macros, Occurrence, find_occurrences
from formdeck.latex.problem import Unreadable
from formdeck.source import SourceText, Span

Places = dict[str, list[Occurrence]]


def find_places(latex: str, shown: Iterable[str], macros: Macros) -> Places:
    """List where each of a formula's names stands; what stands inside a label or a word is part of that."""
    found: tuple[Occurrence, ...] = ()
    with suppress(Unreadable):
        found = find_occurrences(latex, macros)
    names = frozenset(shown)
    words = _words(latex, names)
    places: Places = {}
    for occurrence in found:
        if not _is_in_label(occurrence, found, names) and not _is_in_word(occurrence, words):
            places.setdefault(occurrence.name_among(names), []).append(occurrence)
    return places


def first_place(latex: SourceText, name: str, places: Places) -> tuple[str, Span]:
    """Find a name's first place, and how it is written there; the whole formula if it has none."""
    if not places.get(name):
        return name, latex.span()
    place = places[name][0].place_of(name)
    return " ".join(latex.text[place.start : place.end].split()), latex.span(place.start, place.end)


def _is_in_label(occurrence: Occurrence, found: tuple[Occurrence, ...], names: frozenset[str]) -> bool:
    r"""Whether a symbol stands in scripts that belong to a name, as ``x`` in ``W_x`` does."""
    if occurrence.owner is None:
        return False
    owner = found[occurrence.owner]
    return owner.name_among(names) != owner.base


def _words(latex: str, names: frozenset[str]) -> list[tuple[int, int]]:
    """Find the words of several letters in a row, such as ``pos``."""
    words = (name for name in names if len(name) > 1 and name.isascii() and name.isalpha())
    return [match.span() for word in words for match in re.finditer(word, latex)]


def _is_in_word(occurrence: Occurrence, words: list[tuple[int, int]]) -> bool:
    start, end = occurrence.base_place
    return len(occurrence.base) == 1 and any(first <= start and end <= last for first, last in words)
