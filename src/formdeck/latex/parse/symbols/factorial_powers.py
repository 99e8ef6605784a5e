r"""Falling and rising factorials: ``n^{\underline{k}}``, ``x^{\overline{n}}``, and ``(x)_n`` beside its factors."""

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.symbols.scripts import Script
from formdeck.latex.parse.values.expression import relation
from formdeck.latex.problem import Place, Unreadable
from formdeck.latex.tree import Call, Name, Node, Part
from formdeck.model import Kind

_BY_LINE = {r"\underline": "fallingfactorial", r"\overline": "risingfactorial"}
_BY_SIGN = {"-": "fallingfactorial", "+": "risingfactorial"}


def factorial_power(s: State, node: Node, sup: Script, place: Place) -> Node | None:
    r"""Read a superscript under or over a line as the number of factors; None if it is something else."""
    name = _BY_LINE.get(sup.tokens[0].text)
    if name is None or sup.tokens[0].kind is not T.ACCENT or len(sup.tokens) < 2:
        return None
    start, end = sup.start + 1, sup.end
    if s.tokens[start].kind is T.GROUP and s.partner[start] == end - 1:
        start, end = start + 1, end - 1
    elif end - start > 1:
        return None
    if s.scope.about(f"{sup.tokens[0].text}{{{s.tokens[start].text}}}") is not None:
        return None
    with s.closing(None), s.between(start, end):
        count = relation(s)
    if name == "risingfactorial":
        s.note(sup.place, "a superscript below a line is a rising factorial", "declare the symbol with its line if not")
    return _made(name, node, count, place)


def pochhammer(s: State, node: Node, sub: Script, before: int) -> Node | None:
    """Read ``(x)_n`` by the product that the formula shows; None if the bracket or the subscript is of another kind.

    Raises:
        Unreadable: the formula does not show whether the factors fall or rise.
    """
    if not (isinstance(node, Name) and s.tokens[before].shows(T.CLOSE, ")") and _counts(s, sub)):
        return None
    place = node.place.to(sub.place)
    sign = next((sign for sign in _BY_SIGN if _shows_factor(s, node.latex, sign)), None)
    if sign is None:
        hint = rf"write `{node.latex}^{{\underline{{{sub.label}}}}}` or `{node.latex}^{{\overline{{{sub.label}}}}}`"
        message = "a bracket with a subscript is a falling or a rising factorial"
        raise Unreadable(rules.UNCLEAR_OPERATOR, place, message, hint)
    with s.closing(None), s.between(sub.start, sub.end):
        count = relation(s)
    kind = "falling" if sign == "-" else "rising"
    s.note(place, f"a bracket with a subscript is a {kind} factorial, as its factors show")
    return _made(_BY_SIGN[sign], node, count, place)


def _counts(s: State, sub: Script) -> bool:
    simple = all(token.kind in {T.LETTER, T.NUMBER} or token.shows(T.OPERATOR, "+", "-") for token in sub.tokens)
    return simple and sub.tokens[0].kind is not T.OPERATOR and not any(s.bound[token.text] for token in sub.tokens)


def _shows_factor(s: State, name: str, sign: str) -> bool:
    """Whether the formula shows ``x(x-1)``, or ``x+1`` in a bracket."""
    texts = [token.text for token in s.tokens]
    return any(texts[at : at + 5] == ["(", name, sign, "1", ")"] for at in range(len(texts)))


def _made(name: str, base: Node, count: Node, place: Place) -> Node:
    return Call(Name(name, Kind.FUNCTION, place=place), (Part("", (base, count), place=place),), place=place)
