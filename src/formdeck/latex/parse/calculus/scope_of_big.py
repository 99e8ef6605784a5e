"""How far a sum or an optimum reaches when a plus sign follows its body."""

from collections.abc import Iterator
from dataclasses import replace

from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.context.state import State, bound_name
from formdeck.latex.tree import Add, Big, Derivative, Limit, Name, Negative, Node, Optimum, Power, Product, walk

_Operator = Big | Optimum | Limit | Derivative

_BOLD = (r"\boldsymbol{", r"\mathbf{", r"\bm{")
_CONSTRAINTS = ("s.t.", "subject to", "such that")


def extend_over_rest(s: State, terms: list[Node], starts: list[Token]) -> Node:
    r"""Join the terms of a sum; a ``\max`` reaches over later terms that use its variable, which is noted.

    ``starts`` are the tokens that the terms start with: in brackets an optimum reaches no further.
    """
    bigs = [_last_big(s, term) for term in terms]
    if not any(bigs):
        return _sum(terms)
    after: list[set[str]] = [
        set() for _ in terms
    ]  # the names in the terms behind each, where no big operator binds them
    for at in range(len(terms) - 1, 0, -1):
        names = set(_names_in(terms[at]))
        after[at - 1] = after[at] | (names - bound_by_big(bigs[at]))
    for at, (term, big) in enumerate(zip(terms, bigs, strict=True)):
        names = {name for name in bound_by_big(big) & after[at] if not s.bound[name]}
        if isinstance(big, Optimum) and at == 0 and len(terms) > 1:
            names |= _entries(big, after[at]) or ({"…"} if _is_programme(s) else set())
        if big is None or not names:
            continue
        shown = ", ".join(f"`{name}`" for name in sorted(names - {"…"}))
        if isinstance(big, Optimum | Limit) and term is big and starts[at].kind is T.COMMAND:
            if shown:
                hint = "use brackets to say so"
                s.note(big.place, f"`{big.operator}` reaches over the following terms, which use {shown}", hint)
            return _sum([*terms[:at], _extended(big, terms[at + 1 :])])
        sign = f"`{big.operator}`" if not isinstance(big, Derivative) else "the derivative"
        s.note(big.place, f"{shown} behind `+` is outside of {sign}", "use brackets if it should be inside")
    return _sum(terms)


def _entries(big: Optimum, names: set[str]) -> set[str]:
    r"""Find names that can be entries of what an optimum runs over: ``\alpha_i`` of ``\boldsymbol{\alpha}``."""
    inner = {name.partition("{")[2].removesuffix("}") for name in bound_by_big(big) if name.startswith(_BOLD)}
    return inner & names


def _is_programme(s: State) -> bool:
    """Whether constraints follow: then the optimum is of all that stands before them."""
    texts = (token.text.strip(" :").lower() for token in s.tokens[s.pos :] if token.kind in {T.TEXT, T.WORD})
    return any(text.startswith(_CONSTRAINTS) for text in texts)


def _sum(terms: list[Node]) -> Node:
    return Add(tuple(terms), place=terms[0].place.to(terms[-1].place)) if len(terms) > 1 else terms[0]


def _names_in(term: Node) -> Iterator[str]:
    """List the names in a term, and what stands below names: ``i`` of ``b_{i}`` may be the index of a sum before."""
    for node in walk(term):
        if isinstance(node, Name):
            yield node.latex
            yield from node.latex.partition("_{")[2].partition("}")[0].split(",")


def _extended(operator: Optimum | Limit, rest: list[Node]) -> Node:
    place = operator.place.to(rest[-1].place)
    inner = operator.body
    nested = isinstance(operator, Optimum) and isinstance(inner, Optimum)
    body = _extended(inner, rest) if nested and isinstance(inner, Optimum) else _sum([inner, *rest])
    return replace(operator, body=body, place=place)


def _last_big(s: State, term: Node) -> _Operator | None:
    while True:
        if isinstance(term, Negative):
            term = term.body
        elif isinstance(term, Product):
            term = term.factors[-1]
        elif isinstance(term, Derivative):
            return term if _is_open(s, term) else None
        else:
            return term if isinstance(term, Big | Optimum | Limit) else None


def _is_open(s: State, term: Derivative) -> bool:
    r"""Whether what is derived stands behind the fraction, ``\frac{d}{dx} x^2``, without a bracket around it."""
    body = term.body
    if not isinstance(body, Power | Product | Name) or body.place.end != term.place.end:
        return False
    before = [token for token in s.tokens if token.place.end <= body.place.start]
    return bool(before) and before[-1].kind is not T.OPEN


def bound_by_big(big: _Operator | None) -> set[str]:
    """List the names that an operator binds, and those of operators that start its body."""
    match big:
        case None:
            return set()
        case Limit():
            names = {bound_name(big.variable)}
        case Derivative():
            return {bound_name(each) for each in big.variables} - {""}
        case Big():
            names = {bound_name(name) for each in big.ranges for name in each.names}
        case Optimum():
            names = {bound_name(name) for name in big.range.names}
    return names | bound_by_big(big.body if isinstance(big.body, Big | Optimum | Limit) else None)
