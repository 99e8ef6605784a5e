"""The entries that explain a record's symbols, and which of them explains a name."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple

from formdeck.checks.symbols.names import take_apart
from formdeck.latex.glossary.declarations import Declaration, declarations_of
from formdeck.latex.glossary.glossary_entry import find_unreadable
from formdeck.latex.glossary.keys import Key, Macros, read_key
from formdeck.latex.glossary.scope import APPLIED
from formdeck.latex.problem import Unreadable
from formdeck.model import Kind, Subscript, Symbol

INDEX_LETTERS = frozenset("ijklmnpqrst")
_LABEL_PARTS = re.compile(r"\\[A-Za-z]+|[A-Za-z]+|[^A-Za-z0-9,;+\-()\[\]\s]")
_PAIR_OF_INDICES = re.compile(r"(?!in)[ijklmn]{2}")


class Entry(NamedTuple):
    """A symbol of a glossary entry, with the entry, the symbol's name taken apart and what is declared of it.

    ``symbol`` is a whole entry; one whose key names several symbols (``a, b``) stands behind several of these.
    """

    symbol: Symbol
    key: Key
    declaration: Declaration

    @property
    def counts(self) -> bool:
        """Whether the key shows any member of a family: ``x_i``, ``a^{(k)}``."""
        if self.declaration.subscript is not None and self.key.sub is not None:
            return self.declaration.subscript is Subscript.INDEX
        letter = self.key.sub is not None and re.fullmatch(r"[a-z]|\\[a-z]+", self.key.sub) is not None
        sequence = self.key.sub is not None and self.declaration.kind is Kind.SEQUENCE
        return self.key.indices > 0 or self.key.counts_above or letter or sequence

    @property
    def subject(self) -> str:
        r"""What the entry explains: the symbol, or its power if the key is one (``\sigma^2``)."""
        is_power = "^" in self.symbol.symbol.text and self.key.sup is None and not self.key.applied
        return f"{self.key.name}^" if is_power and self.declaration.domain is None else self.key.name

    @property
    def is_function(self) -> bool:
        """Whether the symbol is applied to something, as its key, kind or meaning says."""
        return self.key.applied or self.declaration.kind in APPLIED or self.declaration.meant in APPLIED


def entries_of(symbol: Symbol, macros: Macros) -> Iterator[Entry]:
    """Take an entry apart into the symbols that its key names; what is no symbol is reported elsewhere."""
    for declaration in declarations_of(symbol, macros):
        with suppress(Unreadable):
            yield Entry(symbol, read_key(declaration.symbol, macros), declaration)


@dataclass(frozen=True, slots=True)
class Glossary:
    """The entries of one glossary, by name and by the base of the family that they show.

    ``notations`` explain what is done to symbols, such as ``A^{-1}``; ``unreadable`` are keys that say nothing.
    """

    entries: tuple[Entry, ...]
    notations: tuple[Symbol, ...]
    unreadable: tuple[str, ...]
    named: dict[str, list[Entry]]
    families: dict[str, list[Entry]]


def glossary_of(symbols: tuple[Symbol, ...], macros: Macros) -> Glossary:
    """Arrange the entries of a record, chapter or deck."""
    named: dict[str, list[Entry]] = {}
    families: dict[str, list[Entry]] = {}
    entries: list[Entry] = []
    others: list[Symbol] = []
    for symbol in symbols:
        found = list(entries_of(symbol, macros))
        entries.extend(found)
        if not found:
            others.append(symbol)
        for entry in found:
            named.setdefault(entry.key.name, []).append(entry)
            if entry.counts:
                families.setdefault(entry.key.base, []).append(entry)
    unreadable = tuple(symbol.symbol.text for symbol in others if any(find_unreadable(symbol, macros)))
    notations = tuple(symbol for symbol in others if symbol.symbol.text not in unreadable)
    return Glossary(tuple(entries), notations, unreadable, named, families)


class Explained:
    """What the glossaries in scope explain, the nearest first."""

    def __init__(self, glossaries: Iterable[Glossary]) -> None:
        self.glossaries = tuple(glossaries)

    def entries(self) -> Iterable[Entry]:
        """List all entries in scope."""
        return (entry for glossary in self.glossaries for entry in glossary.entries)

    def explaining(self, name: str) -> list[Entry]:
        """Find the entries that explain a name: those of the nearest glossary that has some."""
        for glossary in self.glossaries:
            if found := [*glossary.named.get(name, ()), *glossary.families.get(name, ())]:
                return found
        family = self._family_of(name)
        if family is not None:
            return self.explaining(family)
        return self._derived(name)

    def _derived(self, name: str) -> list[Entry]:
        """Explain ``f'`` by ``f`` if that is called a function."""
        if not name.endswith("'"):
            return []
        found = self.explaining(name.rstrip("'"))
        return [entry for entry in found if entry.is_function]

    def root(self, name: str) -> str:
        r"""Find what a member is a member of, explained or not: ``x`` for ``x_{1}``, ``W_{x}`` for ``W_{x}^{(f)}``."""
        family = self._family_of(name)
        return name if family is None else self.root(family)

    def _family_of(self, name: str) -> str | None:
        r"""Take off a script that tells members or components apart: ``x_{1}``, ``W^{(f)}``, ``\Delta x``."""
        base, sub, sup = take_apart(name)
        if sup is not None:
            below = base if sub is None else f"{base}_{{{sub}}}"
            return below if self._is_member(sup) else None
        if sub is not None:
            return base if self._is_member(sub) else None
        return name.removeprefix(r"\Delta ") if base.startswith(r"\Delta ") else None

    def _is_member(self, label: str) -> bool:
        """Whether a label tells members apart (numbers, indices, explained symbols), not symbols (``soft``, ``*``)."""
        if label[0] in "([" and label[-1] in ")]":
            return True
        parts = _LABEL_PARTS.findall(label)
        return all(self._is_index(part) for part in parts) and any(char.isalnum() for char in label)

    def _is_index(self, part: str) -> bool:
        if part in INDEX_LETTERS or _PAIR_OF_INDICES.fullmatch(part):
            return True
        return (len(part) == 1 or part[0] == "\\") and any(part in glossary.named for glossary in self.glossaries)

    def shows_index(self, letter: str) -> bool:
        """Whether an entry's key shows the letter as index, as ``a_n`` does ``n``."""
        return letter in INDEX_LETTERS and any(
            entry.counts and letter in (entry.key.sub or "") for entry in self.entries()
        )

    def might_be_unreadable(self, core: str) -> bool:
        """Whether a key that is no symbol may be meant to explain it."""
        return any(core in key for glossary in self.glossaries for key in glossary.unreadable)
