"""What the reader knows while it reads one formula."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.glossary.scope import APPLIED, Scope
from formdeck.latex.lexer import T, Token
from formdeck.latex.lexer.commands import INTEGRALS
from formdeck.latex.limits import MAX_DEPTH
from formdeck.latex.parse.context.cursor import Cursor
from formdeck.latex.parse.context.hints import Hints
from formdeck.latex.parse.layout.prose import CONJUNCTIONS
from formdeck.latex.problem import Place, Problem, Unreadable
from formdeck.latex.tree import Indexed, Name, Node, Wrt
from formdeck.model import Kind

_LOGIC = frozenset({r"\wedge", r"\vee", *CONJUNCTIONS})
Handler = Callable[["State", Token], Node]


class Grammar(NamedTuple):
    """How factors are read, and what each command starts; handed in, since everything contains everything."""

    factor: Callable[["State"], Node]
    relation: Callable[["State"], Node]
    commands: Mapping[str, Handler]
    distribution: Callable[["State", str], Node | None]
    conditioned: Callable[["State"], int | None]
    given: Callable[["State"], Node]
    said: Callable[["State", int, int], Node | None]


class State(Cursor):
    """A cursor with the declarations, the bound variables, and what was inferred so far.

    ``columns`` are the square brackets that hold vectors one behind the other; ``bar`` is the bar that closes what is
    being read, if one does; ``given`` whether a bar separates arguments; ``integrals`` how many integrals wait for
    their differential; ``approach`` is where the last limit says what goes where.
    """

    def __init__(self, tokens: list[Token], partner: dict[int, int], scope: Scope, grammar: Grammar) -> None:
        super().__init__(tokens, partner)
        self.scope = scope
        self.grammar = grammar
        self.notes: list[Problem] = []
        self.noted: set[str] = set()
        self.functions: set[str] = set()
        self.statistics: set[str] = set()
        self.meant: dict[str, Kind] = {}
        self.units: set[int] = set()
        self.columns: set[int] = set()
        self.families: dict[str, Place] = {}
        self.labels: dict[str, tuple[str, Place]] = {}
        self.bound: Counter[str] = Counter(_quantified_constants(tokens))
        self.counts_with_i = False
        self.hints = Hints()
        self.integrated: list[str] = []
        self.arrows = [at for at, token in enumerate(tokens) if token.shows(T.RELATION, r"\to")]
        self.geometry = False
        self.quantified = False
        self.in_cases = False
        self.optimizes = any(
            token.text.endswith(("max", "min")) and not _is_below(tokens, at) for at, token in enumerate(tokens)
        )
        self.has_logic = any(token.text in _LOGIC for token in tokens)
        self.has_spread = any(token.kind is T.RELATION and r"\sim" in token.text for token in tokens)
        self.bar: str | None = None
        self.given = False
        self.integrals = 0
        self.approach: tuple[int, int] | None = None
        self._depth = 0

    def note(self, place: Place, message: str, *hints: str) -> None:
        """Say what was inferred, once in a formula."""
        if message not in self.noted:
            self.noted.add(message)
            self.notes.append(Problem(rules.INFERRED, place, message, hints))

    @cached_property
    def letters_below(self) -> frozenset[str]:
        """The letters that stand right behind a ``_`` or its brace."""
        tokens = [token for token in self.tokens if token.kind is not T.GROUP]
        return frozenset(token.text for mark, token in pairwise(tokens) if mark.kind is T.SUB)

    def kind(self, name: str) -> Kind | None:
        """Find what a name is: as declared, or as inferred in this formula."""
        if name in self.functions:
            return self.meant.get(name) or self.scope.kind(name) or Kind.FUNCTION
        return self.meant.get(name) or self.scope.kind(name) or self._kind_by_look(name)

    def _kind_by_look(self, name: str) -> Kind | None:
        r"""Tell that ``\hat H`` beside states or Planck's constant is an operator, whose products keep order."""
        return Kind.MATRIX if self.hints.quantum and name.startswith(r"\hat{") else None

    def means_laplacian(self, name: str) -> bool:
        r"""Whether ``\Delta`` in front of a name is a Laplacian, rather than a difference."""
        return name in self.hints.laplacians and self.scope.named(rf"\Delta {name}") is None

    def is_applied(self, name: str) -> bool:
        """Whether a bracket behind the name holds its arguments."""
        return self.kind(name) in APPLIED

    @contextmanager
    def deeper(self, place: Place) -> Iterator[None]:
        """Count a level of nesting.

        Raises:
            Unreadable: there are too many.
        """
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise Unreadable(rules.TOO_LARGE, place, f"the formula is nested deeper than {MAX_DEPTH}")
        try:
            yield
        finally:
            self._depth -= 1

    @contextmanager
    def binding(self, names: Iterable[Node]) -> Iterator[None]:
        """Read the scope of bound variables."""
        bound = [bound_name(name) for name in names]
        self.bound.update(bound)
        try:
            yield
        finally:
            self.bound.subtract(bound)

    @contextmanager
    def closing(self, bar: str | None, *, given: bool = False) -> Iterator[None]:
        """Read what a bar closes, or with no bar what another bracket does; ``given`` as in ``p(x|y)``."""
        kept = self.bar, self.given, self.integrals
        self.bar, self.given, self.integrals = bar, given, 0
        try:
            yield
        finally:
            self.bar, self.given, self.integrals = kept


def _is_below(tokens: list[Token], at: int) -> bool:
    r"""Whether a token is a label below a symbol: ``\lambda_{\max}``."""
    before = at - 1 if at and tokens[at - 1].kind is not T.GROUP else at - 2
    return before >= 0 and tokens[before].kind is T.SUB


def _quantified_constants(tokens: list[Token]) -> Iterator[str]:
    r"""List ``e`` and ``i`` where they are no numbers: ``\exists e \in G``, from an initial state on, ``\int_i^f``."""
    for before, token in pairwise(tokens):
        if before.text in {r"\exists", r"\forall"} and token.text in {"e", "i"}:
            yield token.text
    bare = [token for token in tokens if token.kind not in {T.GROUP, T.END_GROUP}]
    for sign, sub, low, sup, high in zip(*(bare[shift:] for shift in range(5)), strict=False):
        bounds = sub.kind is T.SUB and sup.kind is T.SUP and high.kind is T.LETTER
        if sign.text in INTEGRALS and bounds and low.text == "i":
            yield low.text


def bound_name(node: Node) -> str:
    """Return the name that a bound variable is known by."""
    if isinstance(node, Wrt):
        return bound_name(node.variable)
    if isinstance(node, Name):
        return node.latex
    if isinstance(node, Indexed) and isinstance(node.base, Name):
        return node.base.latex
    return ""
