r"""What makes something a member of a set: conditions in symbols or in words, ``\{n \mid n \text{ is even}\}``."""

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T
from formdeck.latex.parse.brackets.arguments import items_until_separator
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.layout.conditions import case_condition, is_word
from formdeck.latex.problem import Unreadable
from formdeck.latex.tree import Node


def set_conditions(s: State) -> list[Node]:
    """Read the conditions up to the end of the braces; what is said in words is held as such."""
    if not any(is_word(s, at) for at in range(s.pos, s.end)):
        return items_until_separator(s)
    found: list[Node] = []
    for low, high in _stretches(s):
        condition = case_condition(s, low, high) if low < high else None
        if condition is None:
            raise Unreadable(rules.MISSING_OPERAND, s.tokens[low].place, "a condition is missing here")
        found.append(condition)
    s.pos = s.end
    return found


def _stretches(s: State) -> list[tuple[int, int]]:
    """Cut what is left at its commas."""
    cuts, at = [s.pos], s.pos
    while at < s.end:
        if s.tokens[at].shows(T.PUNCTUATION, ","):
            cuts.append(at + 1)
        at = s.partner.get(at, at) + 1
    return [(low, high - 1) for low, high in zip(cuts, [*cuts[1:], s.end + 1], strict=True)]
