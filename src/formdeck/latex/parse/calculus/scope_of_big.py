"""How far a sum or an optimum reaches when a plus sign follows its body."""

from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.context.state import State, bound_name
from formdeck.latex.tree import Add, Big, Limit, Name, Negative, Node, Optimum, Product, walk

_BOLD = (r"\boldsymbol{", r"\mathbf{", r"\bm{")
_CONSTRAINTS = ("s.t.", "subject to", "such that")


def extend_over_rest(s: State, terms: list[Node], starts: list[Token]) -> Node:
    r"""Join the terms of a sum; a ``\max`` reaches over later terms that use its variable, which is noted.

    ``starts`` are the tokens that the terms start with: in brackets an optimum reaches no further.
    """
    bigs = [_last_big(term) for term in terms]
    if not any(bigs):
        return _sum(terms)
    after: list[set[str]] = [
        set() for _ in terms
    ]  # the names in the terms behind each, where no big operator binds them
    for at in range(len(terms) - 1, 0, -1):
        names = {name for node in walk(terms[at]) if isinstance(node, Name) for name in _shown(node)}
        after[at - 1] = after[at] | (names - bound_by_big(bigs[at]))
    for at, (term, big) in enumerate(zip(terms, bigs, strict=True)):
        names = {name for name in bound_by_big(big) & after[at] if not s.bound[name]}
        if isinstance(big, Optimum) and at == 0 and len(terms) > 1:
            names |= _entries(big, after[at]) or ({"…"} if _is_programme(s) else set())
        if big is None or not names:
            continue
        shown = ", ".join(f"`{name}`" for name in sorted(names - {"…"}))
        if isinstance(big, Optimum) and term is big and starts[at].kind is T.COMMAND:
            if shown:
                hint = "use brackets to say so"
                s.note(big.place, f"`{big.operator}` reaches over the following terms, which use {shown}", hint)
            return _sum([*terms[:at], _extended(big, terms[at + 1 :])])
        s.note(big.place, f"{shown} behind `+` is outside of `{big.operator}`", "use brackets if it should be inside")
    return _sum(terms)


def _shown(name: Name) -> tuple[str, ...]:
    """List a name and the letter below it, by which a member that nothing declares looks like a label: ``b_{i}``."""
    label = name.latex.partition("_{")[2].partition("}")[0]
    return (name.latex, label) if label else (name.latex,)


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


def _extended(optimum: Optimum, rest: list[Node]) -> Node:
    place = optimum.place.to(rest[-1].place)
    if isinstance(optimum.body, Optimum):
        return Optimum(optimum.operator, _extended(optimum.body, rest), optimum.range, place=place)
    return Optimum(optimum.operator, _sum([optimum.body, *rest]), optimum.range, place=place)


def _last_big(term: Node) -> Big | Optimum | Limit | None:
    while True:
        if isinstance(term, Negative):
            term = term.body
        elif isinstance(term, Product):
            term = term.factors[-1]
        else:
            return term if isinstance(term, Big | Optimum | Limit) else None


def bound_by_big(big: Big | Optimum | Limit | None) -> set[str]:
    """List the names that an operator binds, and those of operators that start its body."""
    if big is None:
        return set()
    inner = bound_by_big(big.body if isinstance(big.body, Big | Optimum | Limit) else None)
    if isinstance(big, Limit):
        return {bound_name(big.variable)} | inner
    ranges = big.ranges if isinstance(big, Big) else (big.range,)
    return {bound_name(name) for each in ranges for name in each.names} | inner
