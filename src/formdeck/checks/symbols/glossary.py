"""The entries that explain a record's symbols, and which of them explains a name."""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple

from formdeck.checks.symbols.names import take_apart
from formdeck.latex import declaration_of
from formdeck.latex.keys import Key, read_key
from formdeck.latex.problem import Unreadable
from formdeck.latex.scope import APPLIED
from formdeck.model import Kind, Subscript, Symbol

INDEX_LETTERS = frozenset("ijklmnpqrst")
_LABEL_PARTS = re.compile(r"\\[A-Za-z]+|[A-Za-z]+|[^A-Za-z0-9,;+\-()\[\]\s]")
_COMMAND = re.compile(r"\\[A-Za-z]+")
_PAIR_OF_INDICES = re.compile(r"(?!in)[ijklmn]{2}")


class Entry(NamedTuple):
    """A glossary entry with its key taken apart."""

    symbol: Symbol
    key: Key

    @property
    def counts(self) -> bool:
        """Whether the key shows any member of a family: ``x_i``, ``a^{(k)}``."""
        if self.symbol.subscript is not None and self.key.sub is not None:
            return self.symbol.subscript is Subscript.INDEX
        letter = self.key.sub is not None and re.fullmatch(r"[a-z]|\\[a-z]+", self.key.sub) is not None
        sequence = self.key.sub is not None and self.symbol.kind is Kind.SEQUENCE
        return self.key.indices > 0 or self.key.counts_above or letter or sequence


def entry_of(symbol: Symbol, macros: Mapping[str, str]) -> Entry | None:
    """Take an entry's key apart; None if it is no symbol, which is reported elsewhere."""
    key = symbol.symbol.text.strip()
    if macros:
        key = _COMMAND.sub(lambda found: macros.get(found[0], found[0]), key)
    with suppress(Unreadable):
        return Entry(symbol, read_key(key))
    return None


@dataclass(frozen=True, slots=True)
class Glossary:
    """The entries of one glossary, by name and by the base of the family that they show."""

    entries: tuple[Entry, ...]
    unreadable: tuple[str, ...]
    named: dict[str, list[Entry]]
    families: dict[str, list[Entry]]


def glossary_of(symbols: tuple[Symbol, ...], macros: Mapping[str, str]) -> Glossary:
    """Arrange the entries of a record, chapter or deck."""
    named: dict[str, list[Entry]] = {}
    families: dict[str, list[Entry]] = {}
    entries: list[Entry] = []
    unreadable: list[str] = []
    for symbol in symbols:
        entry = entry_of(symbol, macros)
        if entry is None:
            unreadable.append(symbol.symbol.text)
            continue
        entries.append(entry)
        named.setdefault(entry.key.name, []).append(entry)
        if entry.counts:
            families.setdefault(entry.key.base, []).append(entry)
    return Glossary(tuple(entries), tuple(unreadable), named, families)


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
        return [entry for entry in found if entry.symbol.kind in APPLIED or declaration_of(entry.symbol).applied]

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
