r"""Letters side by side, the reach of ``\prod`` and ``\bmod``: ``KE``, ``10 kg``, ``D f``, ``a + b \bmod n``."""

from formdeck.latex.parse.calculus.scope_of_big import bound_by_big
from formdeck.latex.parse.context.kinds import is_matrix
from formdeck.latex.parse.context.state import State
from formdeck.latex.tree import Add, Bars, Big, Infix, Name, Negative, Node, Number, Product, Quotient, walk
from formdeck.latex.unitlist import UNITS
from formdeck.model import Kind

_STATISTICS = frozenset({r"\mathrm{E}", r"\mathrm{V}", r"\mathrm{P}"})


def doubt_product(s: State, product: Product) -> None:
    """Note that letters side by side are factors, where they can be a word, a unit or an operator."""
    factors = product.factors
    for at in range(len(factors) - 1):
        first, second = factors[at], factors[at + 1]
        if not isinstance(first, Name) or not isinstance(second, Name):
            continue
        word = first.latex + second.latex
        if first.latex in _STATISTICS and s.scope.about(first.latex) is None:
            hint = "put what it is of in brackets"
            s.note(first.place, f"`{first.latex}` in front of `{second.latex}` is a factor", hint)
        if not _is_open(s, first):
            continue
        if second.kind is Kind.FUNCTION and first.latex.isupper():
            hint = f"declare `{first.latex}` as an operator if it is applied to `{second.latex}`"
            s.note(first.place, f"`{first.latex}` is a factor", hint)
        elif first.place.end == second.place.start and _is_open(s, second):
            unit = at > 0 and isinstance(factors[at - 1], Number) and word in UNITS
            if unit or (first.latex.isupper() and second.latex.isupper()):
                hint = rf"declare `{word}`, or write `\mathrm{{{word}}}`"
                s.note(first.place.to(second.place), f"`{word}` is a product", hint)


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


def _is_bracketed(s: State, node: Node) -> bool:
    return any(token.text == "(" and token.place.end == node.place.start for token in s.tokens)


def _is_open(s: State, name: Name) -> bool:
    """Whether a letter is declared nowhere."""
    letter = name.latex
    return len(letter) == 1 and name.kind is None and s.scope.about(letter) is None and not s.scope.shows_index(letter)
