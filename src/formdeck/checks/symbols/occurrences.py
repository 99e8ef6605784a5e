"""Where the symbols of a formula stand in it, and whether they only count there."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from formdeck.latex.lexer import T, Token, tokenize_latex
from formdeck.latex.names import scripted
from formdeck.latex.parse.context.cursor import Cursor
from formdeck.latex.parse.symbols.base import read_base
from formdeck.latex.parse.symbols.scripts import read_scripts
from formdeck.latex.problem import Place, Unreadable

_STARTS = frozenset({T.LETTER, T.WORD, T.TEXT, T.ACCENT})
_STATISTICS = frozenset({r"\mathbb{E}", r"\mathrm{E}", r"\mathbb{V}", r"\mathbb{P}", "Var", "Cov", "Corr"})
_BEFORE_A_SIDE = frozenset(
    {T.OPEN, T.GROUP, T.PUNCTUATION, T.RELATION, T.TEXT, T.SPACE, T.COLUMN, T.ROW, T.BEGIN, T.WORD}
)

Macros = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A symbol at one place.

    ``owner`` is the number of the occurrence in whose scripts it stands. ``counts`` says that it stands in an index,
    ``counts_alone`` that the index is computed of nothing else (``x_c``, not ``x_{t-c}``); ``begins_relation`` that it
    is the left side of a relation, as in ``i = 1, …, n``; ``quantified`` that a quantifier stands before it.
    """

    base: str
    sub: str | None
    sup: str | None
    base_place: Place
    sub_place: Place
    whole_place: Place
    owner: int | None
    counts: bool
    counts_alone: bool
    begins_relation: bool
    quantified: bool

    def names(self) -> tuple[str, ...]:
        """List the names that it may have, the longest first."""
        both = scripted(self.base, 0, self.sub, self.sup)
        return (both, scripted(self.base, 0, self.sub), scripted(self.base, 0, None, self.sup), self.base)

    def name_among(self, names: Collection[str]) -> str:
        """Choose the name by which a formula knows it."""
        return next((name for name in self.names() if name in names), self.base)

    def place_of(self, name: str) -> Place:
        """Find the place of the symbol with the scripts that belong to it, an index included."""
        if "^{" in name.removeprefix(self.base):
            return self.whole_place
        return self.sub_place


@lru_cache(maxsize=4096)
def find_occurrences(latex: str, macros: Macros = ()) -> tuple[Occurrence, ...]:
    """List the symbols of a formula in their order, those in scripts included.

    Raises:
        Unreadable: the formula does not split into tokens.
    """
    tokens, partner = tokenize_latex(latex, dict(macros))
    return tuple(_Walk(tokens, partner).occurrences())


class _Script(NamedTuple):
    """The script that a token stands in: the number of the symbol it belongs to, whether it counts, and alone."""

    owner: int | None
    counts: bool
    alone: bool


_NO_SCRIPT = _Script(None, counts=False, alone=False)


class _Walk:
    def __init__(self, tokens: list[Token], partner: dict[int, int]) -> None:
        self.tokens = tokens
        self.partner = partner
        self.accented: set[int] = set()
        self.scripts: dict[int, _Script] = {}
        self.quantified = _quantified(tokens)

    def occurrences(self) -> Iterator[Occurrence]:
        number = 0
        for at, token in enumerate(self.tokens):
            if token.kind is T.SUB and at and self.tokens[at - 1].kind is T.CLOSE:
                self._mark(at + 1, self._script_end(at + 1), None, counts=True)
            if token.kind in _STARTS and at not in self.accented and (found := self._read(at, number)) is not None:
                yield found
                number += 1

    def _read(self, at: int, number: int) -> Occurrence | None:
        cursor = Cursor(self.tokens, self.partner)
        cursor.pos = at
        try:
            base, inner = read_base(cursor)
            base_end = self.tokens[cursor.pos - 1].place
            scripts = read_scripts(cursor)
        except Unreadable:
            return None
        self._skip_accented(at)
        sub = (inner.sub if inner else None) or scripts.sub
        sup = (inner.sup if inner else None) or scripts.sup
        start, end = self.tokens[at].place, cursor.pos
        counts = base not in _STATISTICS
        for script in (sub, sup):
            if script is not None:
                counted = counts and (script is sub or script.tokens[0].kind is T.OPEN)
                self._mark(script.start, script.end, number, counts=counted)
        if len(base) == 1 and base.islower() and end < len(self.tokens) and self.tokens[end].shows(T.OPEN, "["):
            self._mark(end + 1, self.partner[end], None, counts=True)
        name = scripted(base, scripts.primes)
        inside = self.scripts.get(at, _NO_SCRIPT)
        base_place = start.to(base_end)
        sub_place = base_place.to(sub.place) if sub else base_place
        return Occurrence(
            name,
            sub.label if sub else None,
            sup.label if sup else None,
            base_place,
            sub_place if not scripts.primes else sub_place.to(self._last_prime(at, end)),
            start.to(self.tokens[end - 1].place),
            inside.owner,
            inside.counts,
            inside.counts and inside.alone,
            self._begins_relation(at, end),
            at in self.quantified,
        )

    def _skip_accented(self, at: int) -> None:
        """Do not count the letter under an accent again."""
        while self.tokens[at].kind in {T.ACCENT, T.GROUP}:
            at += 1
            self.accented.add(at)

    def _last_prime(self, start: int, end: int) -> Place:
        primes = (token.place for token in self.tokens[start:end] if token.kind is T.PRIME)
        return max(primes, default=self.tokens[start].place)

    def _mark(self, start: int, end: int, owner: int | None, *, counts: bool) -> None:
        alone = not any(token.kind in {T.OPERATOR, T.COMMAND} for token in self.tokens[start:end])
        self.scripts.update(dict.fromkeys(range(start, end), _Script(owner, counts, alone)))

    def _script_end(self, at: int) -> int:
        return self.partner.get(at, at) + 1

    def _begins_relation(self, at: int, end: int) -> bool:
        before = self.tokens[at - 1] if at else None
        starts = before is None or before.kind in _BEFORE_A_SIDE or before.shows(T.COMMAND, r"\forall", r"\exists")
        return starts and end < len(self.tokens) and self.tokens[end].kind is T.RELATION


def _quantified(tokens: list[Token]) -> set[int]:
    r"""Find the letters behind ``\forall`` and ``\exists``: ``\forall x, y``."""
    found: set[int] = set()
    for at, token in enumerate(tokens):
        if token.shows(T.COMMAND, r"\forall", r"\exists", r"\nexists"):
            position = at + 1
            while position < len(tokens) and tokens[position].kind in {T.LETTER, T.PUNCTUATION, T.PRIME}:
                found.add(position)
                position += 1
    return found
