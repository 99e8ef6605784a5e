r"""Letters side by side, the reach of ``\prod`` and ``\bmod``: ``KE``, ``10 kg``, ``D f``, ``a + b \bmod n``."""

from itertools import pairwise

from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.calculus.scope_of_big import bound_by_big
from formdeck.latex.parse.context.kinds import is_matrix
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.doubts.unsettled import is_unsettled
from formdeck.latex.tree import (
    Add,
    Bars,
    Big,
    Call,
    Infix,
    Integral,
    Name,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    walk,
)
from formdeck.latex.unitlist import UNITS
from formdeck.model import Kind

_CALCULUS = frozenset({r"\cdot", r"\langle", r"\sum", r"\lim", "+", "-"})
_OPERATORS = frozenset("DLTAH")
_TRANSFORMS = frozenset("LFZHMD")
_STATISTICS = frozenset({r"\mathrm{E}", r"\mathrm{V}", r"\mathrm{P}"})


def doubt_product(s: State, product: Product) -> None:
    """Note that letters side by side are factors, where they can be a word, a unit or an operator."""
    factors = product.factors
    _doubt_word(s, factors)
    for at, (first, second) in enumerate(pairwise(factors)):
        if isinstance(first, Name) and isinstance(second, Name):
            _doubt_pair(s, first, second, factors[at - 1] if at else None)
        if isinstance(second, Call):
            _doubt_braces(s, first, second)
        if isinstance(second, Integral):
            _doubt_variation(s, first)
        if isinstance(first, Quotient) and isinstance(second, Quotient):
            _doubt_inverses(s, first, second)


def _doubt_pair(s: State, first: Name, second: Name, before: Node | None) -> None:
    word = first.latex + second.latex
    if first.latex in _STATISTICS and s.scope.about(first.latex) is None:
        hint = "put what it is of in brackets"
        s.note(first.place, f"`{first.latex}` in front of `{second.latex}` is a factor", hint)
    if first.kind is second.kind is Kind.FUNCTION:
        _doubt_functions(s, first, second)
    if not _is_open(s, first):
        if first.latex in _OPERATORS and second.kind is Kind.FUNCTION and is_unsettled(s, first):
            hint = f"declare `{first.latex}` as an operator if it is applied to `{second.latex}`, else as a scalar"
            s.note(first.place, f"`{first.latex}` is a factor", hint)
        return
    if second.kind is Kind.FUNCTION and first.latex.isupper():
        hint = f"declare `{first.latex}` as an operator if it is applied to `{second.latex}`"
        s.note(first.place, f"`{first.latex}` is a factor", hint)
    elif _touch(first, second) and _is_open(s, second):
        unit = isinstance(before, Number) and word in UNITS
        if unit or (first.latex.isupper() and second.latex.isupper()):
            hint = rf"declare `{word}`, or write `\mathrm{{{word}}}`"
            s.note(first.place.to(second.place), f"`{word}` is a product", hint)


def _doubt_functions(s: State, first: Name, second: Name) -> None:
    """Note that functions side by side are multiplied, not composed, where no calculus shows it."""
    message = f"`{first.latex} {second.latex}` is a product of functions"
    if first.latex == second.latex or message in s.noted or any(_shows_calculus(token) for token in s.tokens):
        return
    hint = rf"write `{first.latex} \cdot {second.latex}`, or `{first.latex} \circ {second.latex}` if they are composed"
    s.note(first.place.to(second.place), message, hint)


def _shows_calculus(token: Token) -> bool:
    return token.kind is T.PRIME or token.text.endswith("int") or token.text in _CALCULUS


def _doubt_word(s: State, factors: tuple[Node, ...]) -> None:
    """Note that three capitals and more that touch are factors, though each is declared: ``NPV``."""
    run: list[Name] = []
    for factor in (*factors, None):
        if isinstance(factor, Name) and _is_capital_number(factor) and (not run or _touch(run[-1], factor)):
            run.append(factor)
            continue
        if len(run) > 2 and not all(_is_open(s, name) for name in run):
            word = "".join(name.latex for name in run)
            spaced = " ".join(name.latex for name in run)
            hint = f"declare `{word}`, or write `{spaced}` for the product"
            s.note(run[0].place.to(run[-1].place), f"`{word}` is a product", hint)
        run = [factor] if isinstance(factor, Name) and _is_capital_number(factor) else []


def _is_capital_number(name: Name) -> bool:
    return len(name.latex) == 1 and name.latex.isupper() and name.kind in {None, Kind.SCALAR, Kind.INTEGER}


def _touch(first: Node, second: Node) -> bool:
    return first.place.end == second.place.start


def _doubt_braces(s: State, first: Node, second: Call) -> None:
    r"""Note that a letter in front of braces around a function is a factor, where it can transform: ``L\{f(t)\}``."""
    name = first.base if isinstance(first, Power) else first
    if not (isinstance(name, Name) and name.kind is None and name.latex in _TRANSFORMS):
        return
    message = f"`{name.latex}` in front of braces is a factor"
    if message not in s.noted and _is_bracketed(s, second, r"\{"):
        hint = f"declare `{name.latex}` as an operator if it transforms what the braces hold, else as a scalar"
        s.note(name.place, message, hint)


def _doubt_variation(s: State, first: Node) -> None:
    r"""Note that a delta in front of an integral is a factor, where it can be its variation."""
    if isinstance(first, Name) and first.kind is None and first.latex == r"\delta":
        hint = r"declare `\delta` as an operator if it is the integral's variation, else as a scalar"
        s.note(first.place, r"`\delta` in front of an integral is a factor", hint)


def _doubt_inverses(s: State, first: Quotient, second: Quotient) -> None:
    """Note that a fraction beside its inverse, which would be 1, is no Legendre symbol unless a prime is declared."""
    if isinstance(first.below, Name) and (first.above, first.below) == (second.below, second.above):
        hint = f"declare `{first.below.latex}` as a prime for the Legendre symbol"
        s.note(first.place.to(second.place), "the brackets around the fractions are just brackets", hint)


def doubt_quotient(s: State, quotient: Quotient) -> None:
    """Note that nothing says on which side the inverse of a matrix stands."""
    if is_matrix(quotient.below) and not isinstance(quotient.below, Bars):
        hint = r"write `A B^{-1}` or `B^{-1} A`, `\oslash` for the entries"
        s.note(quotient.place, "a quotient by a matrix is kept as it is written", hint)


def doubt_big(s: State, big: Big) -> None:
    r"""Note that ``\prod`` reaches over factors that do not use what runs."""
    if big.operator != r"\prod" or not isinstance(big.body, Product):
        return
    bound = bound_by_big(big)
    last = big.body.factors[-1]
    if (
        bound
        and not _is_bracketed(s, big.body)
        and not bound & {each.latex for each in walk(last) if isinstance(each, Name)}
    ):
        s.note(big.place, r"`\prod` reaches over the whole product", "use brackets if it does not")


def doubt_sum(s: State, node: Add | Negative) -> None:
    r"""Note that ``\bmod`` binds its two sides before a sign: ``a + b \bmod n``."""
    for term in node.terms if isinstance(node, Add) else (node.body,):
        if isinstance(term, Infix) and term.operator == r"\bmod" and not _is_bracketed(s, term):
            s.note(term.place, r"`\bmod` binds before `+` and `-`", "use brackets to say so")


def _is_bracketed(s: State, node: Node, bracket: str = "(") -> bool:
    return any(token.text == bracket and token.place.end == node.place.start for token in s.tokens)


def _is_open(s: State, name: Name) -> bool:
    """Whether a letter is declared nowhere."""
    letter = name.latex
    return len(letter) == 1 and name.kind is None and s.scope.about(letter) is None and not s.scope.shows_index(letter)
