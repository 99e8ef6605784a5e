r"""What is set under an operator by hand: ``\underset{\theta}{\operatorname{argmin}}``."""

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.calculus.big import limit, optimum
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.fields.statistics import statistic_over
from formdeck.latex.parse.symbols.front_words import residue
from formdeck.latex.parse.symbols.scripts import Script
from formdeck.latex.problem import Unreadable
from formdeck.latex.tree import Node

_OPTIMA = (r"\max", r"\min", r"\sup", r"\inf", r"\argmax", r"\argmin", r"\arg")


def underset(s: State, command: Token) -> Node:
    """Read an operator with what stands under it."""
    under = _group(s, command)
    over = _group(s, command)
    operator = over.tokens[0]
    if operator.shows(T.COMMAND, r"\arg") and len(over.tokens) == 2:
        return optimum(s, operator._replace(text=rf"\arg{over.tokens[1].text[1:]}"), under)
    if len(over.tokens) == 1 and operator.shows(T.COMMAND, *_OPTIMA):
        return optimum(s, operator, under)
    if len(over.tokens) == 1 and operator.shows(T.COMMAND, r"\lim"):
        return limit(s, operator, under)
    if len(over.tokens) == 1 and operator.shows(T.WORD, "Res"):
        return residue(s, operator, under)
    if len(over.tokens) == 1 and (found := statistic_over(s, operator, under)) is not None:
        return found
    raise Unreadable(rules.NOT_READ_YET, command.place, f"`{command.text}` here is not read yet")


def _group(s: State, command: Token) -> Script:
    if s.at(T.COMMAND):
        token = s.take()
        return Script(s.pos - 1, s.pos, token.place, (token,))
    if not s.at(T.GROUP) or s.partner[s.pos] == s.pos + 1:
        raise Unreadable(rules.MISSING_ARGUMENT, command.place, f"`{command.text}` lacks an argument")
    start, end = s.pos + 1, s.partner[s.pos]
    s.pos = end + 1
    return Script(start, end, command.place.to(s.tokens[end].place), tuple(s.tokens[start:end]))
