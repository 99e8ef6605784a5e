r"""Differentials that belong to no integral: ``dU = T\,dS``, ``\delta Q``, ``ds^2``, ``d^2 y``, ``dx \wedge dy``."""

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T
from formdeck.latex.parse.brackets.substances import holds_substance
from formdeck.latex.parse.calculus.derivatives import measure, variable
from formdeck.latex.parse.calculus.differentials import (
    FUNCTIONS,
    at_differential,
    at_variation,
    differential_sign,
    is_differential_sign,
)
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.symbols.base import starts_name
from formdeck.latex.parse.symbols.scripts import read_script
from formdeck.latex.parse.symbols.superscripts import exponent
from formdeck.latex.parse.symbols.words import declared_word
from formdeck.latex.problem import Unreadable
from formdeck.latex.tree import Differential, Infix, Node, Power

_LEAST = 2


def differential_form(s: State) -> Node | None:
    r"""Read ``dx``, or ``dx \wedge dy``: wedges between differentials bind as the product does that they stand in."""
    if (change := _change_of_concentration(s)) is not None:
        return change
    if (first := standalone_differential(s)) is None:
        return None
    forms = [first]
    while s.at(T.OPERATOR, r"\wedge"):
        kept = s.pos
        s.take()
        if (form := standalone_differential(s)) is None:
            s.pos = kept
            break
        forms.append(form)
    return first if len(forms) == 1 else Infix(r"\wedge", tuple(forms), place=first.place.to(forms[-1].place))


def _change_of_concentration(s: State) -> Node | None:
    r"""Read ``\Delta[\mathrm{A}]``, the change of a concentration."""
    sign = s.peek()
    if sign.text != r"\Delta" or s.scope.about(sign.text) is not None or not holds_substance(s, s.pos + 1):
        return None
    s.take()
    body = s.grammar.factor(s)
    return Differential(sign.text, body, place=sign.place.to(body.place))


def standalone_differential(s: State) -> Node | None:
    """Read ``dx`` as a differential if ``d`` is upright, or slanted and undeclared with its letter close behind."""
    if not at_standalone(s):
        return _of_bracket(s)
    start = s.peek().place
    sign = differential_sign(s)
    order = None
    if (mark := s.take_if(T.SUP)) is not None:
        order = exponent(s, read_script(s, mark))
    if sign != r"\mathrm{d}":
        shown = f"{sign}{s.peek().text}" if not sign.startswith("\\") else f"{sign} {s.peek().text}"
        s.note(start.to(s.peek().place), f"`{shown}` is a differential", f"declare `{sign}` if it is a factor")
    if not (starts_name(s) or s.at(T.COMMAND, *FUNCTIONS) or at_variation(s, s.pos)):
        return None
    wrt = measure(s, variable(s))
    place = start.to(wrt.place)
    node = Differential("d" if sign == r"\mathrm{d}" else sign, wrt.variable, order, place=place)
    return Power(node, wrt.order, place=place) if wrt.order is not None else node


def _of_bracket(s: State) -> Node | None:
    r"""Read ``d(XY)`` beside other differentials: it is no product.

    Raises:
        Unreadable: another bracket stands there than a round one.
    """
    sign = s.peek()
    if not is_differential_sign(sign) or not s.hints.varies or s.scope.about(sign.text) or s.pos + 1 >= s.end:
        return None
    opening = s.tokens[s.pos + 1]
    if opening.shows(T.OPEN, "(") and not s.integrals and not _is_argument(s, s.pos + 1):
        s.take()
        s.note(sign.place.to(opening.place), f"`{sign.text}(…)` is a differential", f"declare `{sign.text}` if not")
        body = variable(s).variable
        return Differential("d", body, place=sign.place.to(body.place))
    if opening.shows(T.OPEN, r"\langle", "[") and opening.place.start - sign.place.end <= 1:
        raise Unreadable(
            rules.NOT_READ_YET, sign.place.to(opening.place), "a differential of a bracket is not read yet"
        )
    return None


def _is_argument(s: State, opening: int) -> bool:
    """Whether a bracket holds one symbol or a list, to which ``d`` is applied as a function."""
    inside = s.tokens[opening + 1 : s.partner[opening]]
    return len(inside) < _LEAST or any(token.shows(T.PUNCTUATION, ",", ";") for token in inside)


def at_standalone(s: State) -> bool:
    """Whether a differential comes next that does not close an integral."""
    if not at_differential(s, s.scope):
        return False
    token = s.peek()
    if _spells_word(s) or (token.text in {r"\delta", "d"} and not (s.hints.varies or _is_element(s))):
        return False
    if token.text == r"\mathrm{d}":
        return True
    if s.scope.about(token.text) or s.bound[token.text]:
        return False
    primed = s.pos + 1 < s.end and s.tokens[s.pos + 1].kind is T.PRIME
    at = s.pos + 2 if primed else s.pos + 1
    following = s.tokens[at]
    gap = following.place.start - s.tokens[at - 1].place.end
    after = s.tokens[at + 1] if at + 1 < s.end else None
    is_name = following.kind is not T.COMMAND
    applied = is_name and after is not None and after.shows(T.OPEN, "(") and not s.is_applied(following.text)
    return gap <= 1 and not applied and not following.text.startswith(r"\mathbb{")


def _is_element(s: State) -> bool:
    r"""Whether a ``d`` touches a vector, as no factor does: ``d\vec{s}``."""
    following = s.tokens[s.pos + 1]
    return following.is_vector_like and following.place.start == s.peek().place.end


def _spells_word(s: State) -> bool:
    """Whether the letters that come next spell a declared word: ``df``, degrees of freedom."""
    start = s.pos
    word = declared_word(s)
    s.pos = start
    return word is not None
