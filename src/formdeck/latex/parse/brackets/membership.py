r"""What makes something a member of a set: conditions in symbols or in words, ``\{n \mid n \text{ is even}\}``."""

from dataclasses import replace

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T
from formdeck.latex.parse.brackets.arguments import items_until_separator
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.layout.conditions import case_condition
from formdeck.latex.parse.layout.prose import is_word
from formdeck.latex.parse.layout.side import QUANTIFIERS, at_quantified_range
from formdeck.latex.problem import Place, Unreadable
from formdeck.latex.tree import Node, Quantified, Relation, SetWhere


def set_conditions(s: State) -> list[Node]:
    """Read the conditions up to the end of the braces; what is said in words is held as such."""
    if not any(is_word(s, at) for at in range(s.pos, s.end)):
        return _quantified_behind(s, items_until_separator(s))
    found: list[Node] = []
    for low, high in _stretches(s):
        condition = case_condition(s, low, high) if low < high else None
        if condition is None:
            raise Unreadable(rules.MISSING_OPERAND, s.tokens[low].place, "a condition is missing here")
        found.append(condition)
    s.pos = s.end
    return found


def for_all(items: tuple[Node, ...], place: Place) -> SetWhere | None:
    r"""Take values with a quantifier behind them for the set of them all: ``\{h_u,\ \forall u \in U\}``."""
    match items:
        case (element, Quantified(quantifier=r"\forall", subject=Relation() as subject, body=None)):
            return SetWhere(element, (subject,), place=place)
        case _:
            return None


def _quantified_behind(s: State, conditions: list[Node]) -> list[Node]:
    r"""Let a quantifier behind the last condition speak of it: ``\{v \mid v \cdot w = 0\ \forall w \in W\}``."""
    if s.at(T.COMMAND, *QUANTIFIERS) or at_quantified_range(s):
        conditions.append(s.grammar.relation(s))
    *others, last = conditions
    if not others or not isinstance(last, Quantified) or last.body is not None:
        return conditions
    body = others.pop()
    return [*others, replace(last, body=body, place=body.place.to(last.place))]


def _stretches(s: State) -> list[tuple[int, int]]:
    """Cut what is left at its commas."""
    cuts, at = [s.pos], s.pos
    while at < s.end:
        if s.tokens[at].shows(T.PUNCTUATION, ","):
            cuts.append(at + 1)
        at = s.partner.get(at, at) + 1
    return [(low, high - 1) for low, high in zip(cuts, [*cuts[1:], s.end + 1], strict=True)]
