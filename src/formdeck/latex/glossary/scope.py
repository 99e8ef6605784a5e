"""What the declarations say about a name."""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextlib import suppress
from copy import copy
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from unicodedata import normalize

from formdeck.latex.glossary.declarations import Declaration
from formdeck.latex.glossary.keys import Key, Macros, read_key
from formdeck.latex.lexer.characters import STANDS_FOR
from formdeck.latex.problem import Unreadable
from formdeck.model import Kind, Subscript, Superscript

_PAIR = re.compile(r"[A-Za-z],[A-Za-z]")
_FAMILIES = frozenset({Kind.VECTOR, Kind.MATRIX, Kind.SEQUENCE})
_TRANSFER = "transfer"
_SPELLED = re.compile(r"\\[A-Za-z]+|[^\\]")  # commands, and characters outside of them
APPLIED = frozenset({Kind.FUNCTION, Kind.DISTRIBUTION, Kind.OPERATOR})
_OF_MEMBERS = frozenset({Kind.SET, Kind.EVENT})
"""Kinds that a family's name has if its members do."""


@dataclass(frozen=True, slots=True)
class Known:
    """A declaration with its key taken apart."""

    key: Key
    declaration: Declaration

    @property
    def kind(self) -> Kind | None:
        """What the symbol is, as far as kind, key and meaning say; what is applied is one only where it shows it."""
        if self.declaration.kind is None and self.key.applied:
            return Kind.FUNCTION
        meant = self.declaration.meant
        return self.declaration.kind or (None if meant in APPLIED else meant)

    @property
    def is_family(self) -> bool:
        """Whether a subscript counts through the symbol."""
        if self.declaration.subscript is not None:
            return self.declaration.subscript is Subscript.INDEX
        if self.key.sub is not None:
            return self.key.indices > 0 or self.kind is Kind.SEQUENCE
        return self.kind in _FAMILIES

    @property
    def is_label(self) -> bool:
        """Whether the key's own subscript belongs to the name."""
        return self.key.sub is not None and not self.is_family


def _readable(declarations: Iterable[Declaration], macros: Macros) -> Iterator[Known]:
    """Take keys apart; one that is no symbol is reported where the glossary is checked."""
    for declaration in declarations:
        with suppress(Unreadable):
            yield Known(read_key(declaration.symbol, macros), declaration)


def _apart(declared: Iterable[Known]) -> list[Known]:
    """See that siblings are read alike: ``P_n`` beside ``P_s`` is a name, ``a_1`` beside ``a_n`` a member."""
    found = [_counting(known) for known in declared]
    bare = {known.key.base for known in found if known.key.sub is None and known.declaration.kind is None}
    named = {known.key.base for known in found if _is_named(known, bare)}
    counting = {
        known.key.sub for known in found if known.key.indices and known.key.base not in named and not _is_initial(known)
    }
    spelled = _spelled_bases(found)
    own = {known.key.base for known in found if not known.key.indices}
    through = {known.key.base for known in found if known.key.indices == 1} - own
    settled = [
        _labelled(known)
        if known.key.base in spelled or _counts_nothing(known, through)
        else _settled(known, named, bare, counting)
        for known in found
    ]
    families = {known.key.base for known in settled if known.key.indices == 1}
    return [_marked(_member(known)) if known.key.base in families else known for known in settled]


def _counting(known: Known) -> Known:
    """Let the letter of one of many things count, ``d_u``, which is no label then."""
    label = known.key.indices or known.declaration.subscript is not None or known.kind in APPLIED
    return known if label or not known.declaration.member else replace(known, key=replace(known.key, indices=1))


def _spelled_bases(found: list[Known]) -> set[str]:
    r"""Find symbols whose subscripts are initials: ``\theta_i`` and ``\theta_t``, of incidence and transmission.

    One of them may stand for another word than the meaning's, if nothing says that it counts: angles of refraction.
    """
    siblings: dict[str, list[Known]] = {}
    for known in found:
        if known.key.indices == 1:
            siblings.setdefault(known.key.base, []).append(known)
    return {base for base, alike in siblings.items() if _are_initials(alike)}


def _are_initials(siblings: list[Known]) -> bool:
    letters = sorted({known.key.sub or "" for known in siblings})
    spelled = [known.declaration.spelled for known in siblings]
    if len(letters) < 2 or all(spelled):
        return len(letters) > 1
    counted = any(known.declaration.counted or known.declaration.member for known in siblings)
    neighbours = any(len(first + other) == 2 and ord(other) - ord(first) == 1 for first, other in pairwise(letters))
    return any(spelled) and not (counted or neighbours)


def _counts_nothing(known: Known, families: set[str]) -> bool:
    """Whether a subscript is a symbol that something counts through, so a label: ``W_i``, of the gate ``i_t``."""
    counted = known.declaration.counted or known.declaration.member or known.declaration.subscript is not None
    return known.key.indices == 1 and known.key.sub in families and not counted


def _is_named(known: Known, bare: set[str]) -> bool:
    r"""Whether a subscript is a part of the name: no letter that counts, no number but beside ``\sigma`` itself."""
    sub = known.key.sub
    return sub is not None and not known.is_family and not (sub.isdigit() and known.key.base not in bare)


def _is_initial(known: Known) -> bool:
    return known.declaration.labelled or known.declaration.initial


def _settled(known: Known, named: set[str], bare: set[str], counting: set[str | None]) -> Known:
    """Take a subscript for a label where a sibling's is one and nothing says that this one counts."""
    key = known.key
    counts = known.declaration.counted or (key.sub in counting and not _is_initial(known))
    if key.indices == 1 and (known.declaration.labelled or (key.base in named and not counts)):
        return _labelled(known)
    return _labelled(known) if key.base in bare and key.indices > 1 and key.is_greek else known


def _member(known: Known) -> Known:
    """Let a number below a symbol count, as its sibling's letter does: ``a_1`` beside ``a_n``; or two letters."""
    sub = known.key.sub
    if known.declaration.subscript is not None or sub is None:
        return known
    count = 1 if sub.isdigit() else 2 if _PAIR.fullmatch(sub) else known.key.indices
    return replace(known, key=replace(known.key, indices=count))


def _marked(known: Known) -> Known:
    """Take a letter above for a label where its siblings count below: ``u^n`` beside ``u_t``."""
    if known.key.sub is not None or known.key.sup is None or len(known.key.sup) > 1:
        return known
    return replace(known, key=replace(known.key, counts_above=False))


def _labelled(known: Known) -> Known:
    return replace(known, key=replace(known.key, indices=0))


def _letter(base: str) -> str:
    return base.rstrip("'")


class Scope:
    """All declarations that a formula can see, the nearest first."""

    def __init__(self, declarations: Iterable[Declaration], macros: Macros = ()) -> None:
        self._names: dict[str, Known] = {}
        self._bases: dict[str, list[Known]] = {}
        self._words: dict[str, list[str]] = {}
        self.inferred: frozenset[str] = frozenset()
        for known in _apart(_readable(declarations, macros)):
            self._add(known)

    def _add(self, known: Known) -> None:
        if known.key.name in self._names:
            return
        self._names[known.key.name] = known
        self._bases.setdefault(known.key.base, []).append(known)
        if (
            len(known.key.base) > 1
            and known.key.base[0].isascii()
            and known.key.base.rstrip("'").replace("-", "").isalpha()
        ):
            self._words.setdefault(known.key.base[0], []).append(known.key.base.rstrip("'"))

    @property
    def has_sorts(self) -> bool:
        """Whether anything is declared a matrix or vector, or as something that everybody knows."""
        arrays = {Kind.MATRIX, Kind.VECTOR}
        return any(known.kind in arrays or known.declaration.known for known in self._names.values())

    def named(self, name: str) -> Known | None:
        """Find the declaration of exactly this name, labels included."""
        return self._names.get(name)

    def about(self, base: str) -> Known | None:
        """Find the nearest declaration of a base: its own one, or one that shows it in use."""
        return self._names.get(base) or next(iter(self._bases.get(base, ())), None)

    def with_families(self, bases: Iterable[str]) -> "Scope":
        """Let the subscripts of more bases count, the numbers of declared members among them."""
        wider = copy(self)
        wider.inferred = self.inferred | frozenset(bases)
        wider.rekey(lambda known: _member(known) if known.key.base in wider.inferred else known)
        return wider

    def with_initials(self, shown: Mapping[str, set[str]], values: Container[str]) -> "Scope":
        """Take subscripts for labels that are initials in the glossary and count nowhere in a formula.

        ``shown`` are subscripts by their bases, ``values`` the symbols that stand in the formula.
        """
        initial = {known.key.name: known for known in self._names.values() if self._is_initial(known, shown, values)}
        others = (self._bases.get(base, ()) for base in shown)
        counting = {each.key.sub for found in others for each in found if each.key.name not in initial}
        labels = {name for name, known in initial.items() if known.key.sub not in counting}
        if not labels:
            return self
        other = copy(self)
        other.rekey(lambda known: _labelled(known) if known.key.name in labels else known)
        return other

    def rekey(self, change: Callable[[Known], Known]) -> None:
        """See the keys of the declarations in another way."""
        self._names = {name: change(known) for name, known in self._names.items()}
        self._bases = {base: [change(known) for known in found] for base, found in self._bases.items()}

    def _is_initial(self, known: Known, shown: Mapping[str, set[str]], values: Container[str]) -> bool:
        letter = known.key.sub or ""
        if (
            not known.declaration.initial
            or known.declaration.subscript
            or letter not in shown.get(_letter(known.key.base), ())
        ):
            return False
        own = self._names.get(letter)
        if own is not None:
            return own.kind not in {Kind.INDEX, Kind.INTEGER}
        return letter not in values

    def kind(self, name: str) -> Kind | None:
        """Find what a name is."""
        known = self._names.get(name)
        if known is not None:
            return known.kind
        members = (each.kind for each in self._bases.get(name, ()) if each.is_family)
        return next((kind for kind in members if kind in APPLIED | _OF_MEMBERS), None)

    @property
    def means_functions(self) -> bool:
        """Whether some symbol is called a function by its meaning only."""
        declared = (known.declaration for known in self._names.values())
        return any(each.meant in APPLIED | {Kind.INTEGER} or each.known == _TRANSFER for each in declared)

    def meant_where_applied(self, name: str) -> Kind | None:
        """Find what a symbol's meaning says it is where it is applied: a function, a distribution, an operator."""
        family = next((known for known in self._bases.get(name, ()) if known.is_family or known.key.counts_above), None)
        known = self._names.get(name) or family
        if known is not None and known.declaration.kind is None and known.declaration.known == _TRANSFER:
            return Kind.FUNCTION  # a matrix of functions of the frequency
        meant = known.declaration.meant if known is not None and known.kind is None else None
        return meant if meant in APPLIED else None

    def relates(self, name: str) -> bool:
        """Whether a symbol's meaning calls it a relation, which stands between two values: ``aRb``."""
        known = self._names.get(name)
        return known is not None and known.declaration.relation

    def is_statement(self, name: str) -> bool:
        """Whether a symbol's meaning calls it a statement, which is true or false."""
        known = self._names.get(name)
        return known is not None and known.declaration.statement

    def operates(self, name: str) -> bool:
        """Whether a symbol's meaning calls it an operator or a transform."""
        known = self._names.get(name)
        return known is not None and known.declaration.operates

    def is_number_of(self, name: str) -> bool:
        """Whether a symbol's meaning calls it a number of things."""
        known = self._names.get(name)
        return known is not None and known.declaration.kind is None and known.declaration.meant is Kind.INTEGER

    def is_family(self, base: str) -> bool:
        """Whether a subscript counts through the members of ``base``."""
        return base in self.inferred or any(known.is_family for known in self._bases.get(base, ()))

    def counts_above(self, letter: str) -> bool:
        """Whether a family's key shows the letter as an index above it: ``F^l_{ik}``."""
        shown = (known.key for known in self._names.values() if known.key.indices)
        return any(key.counts_above and key.sup == letter for key in shown)

    def labels_above(self, label: str) -> bool:
        r"""Whether a family's key shows something above it as a part of the name: ``a_j^L``."""
        shown = (known.key for known in self._names.values() if known.key.indices and not known.key.counts_above)
        return not label.isdigit() and any(key.sup == label for key in shown)

    def labels_members(self, base: str, label: str) -> bool:
        r"""Whether a key shows this above another member of a base, as a part of the name: ``R_{\Theta,m}^d``."""
        keys = (known.key for known in self._bases.get(base, ()) if not known.key.counts_above)
        return not label.isdigit() and any(key.sub is not None and key.sup == label for key in keys)

    def numbers(self, base: str) -> bool:
        """Whether a key shows a number below a base: ``a_1``."""
        return any((known.key.sub or "").isdigit() for known in self._bases.get(base, ()))

    def family_with(self, base: str, sup: str) -> Known | None:
        """Find a family whose key shows this superscript as a part of its name: ``W_i^Q``; a number is a power."""
        if sup.isdigit():
            return None
        shown = (known for known in self._bases.get(base, ()) if known.key.sup == sup and not known.key.counts_above)
        return next((known for known in shown if known.is_family), None)

    def is_marked_function(self, base: str) -> bool:
        r"""Whether a key shows a function by its superscript: ``Q^\pi``."""
        marked = (known for known in self._bases.get(base, ()) if known.key.sup is not None)
        return any(known.kind in APPLIED for known in marked)

    def members(self, base: str) -> tuple[Kind | None, int]:
        """Find what each member of a family is that is declared by them (``x_i``), if an array, and its indices."""
        families = (known for known in self._bases.get(base, ()) if known.is_family or known.key.counts_above)
        found = next((known for known in families if known.key.indices or known.key.counts_above), None)
        if base in self._names or found is None or found.kind not in {Kind.VECTOR, Kind.MATRIX}:
            return None, 0
        return found.kind, found.key.indices

    def member_kind(self, base: str) -> Kind | None:
        """Find what each member of a family is that is declared by them, if a vector or matrix."""
        return self.members(base)[0]

    def applies_members(self, base: str) -> bool:
        r"""Whether a key shows a member of a family applied: ``A_j(\mathbf{b})`` beside the matrix ``A``."""
        return any(known.key.applied and known.key.sub is not None for known in self._bases.get(base, ()))

    def applies_siblings(self, base: str, sup: str | None) -> bool:
        r"""Whether a key shows a symbol applied that differs by its subscript only: ``\chi^2_\alpha(n)``."""
        shown = (known.key for known in self._bases.get(base, ()) if known.key.applied)
        return any(key.sub is not None and key.sup == sup for key in shown)

    def has_matrices(self, base: str) -> bool:
        """Whether a key shows members of a family that are matrices, beside one for the base itself."""
        shown = (known for known in self._bases.get(base, ()) if known.key.indices > 1)
        return any(Kind.MATRIX in {known.kind, known.declaration.meant} for known in shown)

    def shows_index(self, letter: str) -> bool:
        """Whether a key shows the letter as an index: ``x_i``."""
        return any(
            (known.key.indices and letter in (known.key.sub or ""))
            or (known.key.counts_above and known.key.sup in {f"({letter})", f"[{letter}]"})
            for known in self._names.values()
        )

    def index_count(self, base: str) -> int:
        """Find how many indices a family's key shows; 0 if it shows none."""
        return max((known.key.indices for known in self._bases.get(base, ()) if known.is_family), default=0)

    def superscript(self, base: str, sub: str | None) -> Superscript | None:
        """Find what superscripts of a symbol mean, with its subscript as label or without."""
        names = (name for name in (f"{base}_{{{sub}}}" if sub is not None else None, base) if name)
        found = [self._names[name].declaration.superscript for name in names if name in self._names]
        found += [known.declaration.superscript for known in self._bases.get(base, ()) if known.is_family]
        role = next((role for role in found if role is not None), None)
        counted = any(known.key.counts_above for known in self._bases.get(base, ()))
        return Superscript.INDEX if role is None and counted else role

    def words_from(self, letter: str) -> list[str]:
        """List declared words that start with a letter, the longest first."""
        return sorted(self._words.get(letter, ()), key=len, reverse=True)


def visible_declarations(
    latex: str, declarations: tuple[Declaration, ...], macros: Mapping[str, str] | None = None
) -> tuple[Declaration, ...]:
    """Leave out declarations of symbols that neither a formula nor a macro shows: its reading cannot depend on them."""
    text = " ".join((latex, *(macros or {}).values()))
    spelled = frozenset(_SPELLED.findall(text))
    if not text.isascii():  # a symbol may be typed as a character: α for \\alpha
        spelled |= {meant for each in spelled for meant in (STANDS_FOR.get(each), normalize("NFKC", each)) if meant}
    return tuple(each for each in declarations if _core(each.symbol) in spelled or _counts_with_i(each.symbol))


def _counts_with_i(symbol: str) -> bool:
    """Whether a key shows ``i`` as an index, so that no formula in its scope means the imaginary unit by it."""
    return any(shown in symbol for shown in ("_i", "_{i", "^{(i)}", "^{[i]}"))


@lru_cache(maxsize=4096)
def _core(symbol: str) -> str:
    """Take the letter or command at the heart of a key, as every formula with the symbol must spell it."""
    try:
        base = read_key(symbol).base.rstrip("'")
    except Unreadable:
        return symbol
    innermost = base.rstrip("}").rsplit("{", maxsplit=1)[-1]
    return innermost if len(innermost) == 1 or innermost.startswith("\\") else innermost[:1]
