r"""Quantifiers: ``\forall x \in A``, and in brackets or behind ``\neg`` what they say: ``\neg\forall x\,P(x)``."""

from itertools import pairwise

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.layout.lists import merge_ranges
from formdeck.latex.parse.layout.side import QUANTIFIERS
from formdeck.latex.parse.symbols.named import symbol
from formdeck.latex.parse.values.expression import chain, relation
from formdeck.latex.problem import Unreadable
from formdeck.latex.tree import Name, Node, Quantified, Relation, Sequence

_ARROWS = (r"\Rightarrow", r"\Leftarrow", r"\Leftrightarrow")
_JOINS = (r"\wedge", r"\vee")
_BETWEEN = (r"\equiv", r"\to", r"\leftrightarrow")
_SPEAK = frozenset({T.OPEN, T.LETTER, T.WORD, T.TEXT, T.COMMAND, T.ACCENT, T.NUMBER, T.BAR, T.SPACE})


def quantified(s: State, command: Token) -> Node:
    r"""Read a quantifier with what it runs over; outside of brackets what is said is a statement of its own.

    Behind ``\equiv`` it is the other side.
    """
    before = s.tokens[s.pos - 2] if s.pos > 1 else command
    joined = before.shows(T.RELATION, *_BETWEEN)
    if once := s.take_if(T.OPERATOR, "!"):
        command = command._replace(text=f"{command.text}!", place=command.place.to(once.place))
    s.quantified, kept = True, s.quantified
    names = [_alone(s) or chain(s)]
    while s.at(T.PUNCTUATION, ",") and (_names_more(s) if isinstance(names[-1], Name) else _ranges_more(s)):
        s.take()
        names.append(chain(s))
    s.quantified = kept
    subject = merge_ranges(names)
    whole = subject[0] if len(subject) == 1 else Sequence(tuple(subject), place=names[0].place.to(names[-1].place))
    if s.wide and _binds_closely(s, names):
        body: Node | None = s.grammar.factor(s)
    else:
        body = None if (s.wide and not joined) or s.done else _said(s)
    last = whole if body is None else body
    return Quantified(command.text, whole, body, place=command.place.to(last.place))


def _binds_closely(s: State, names: list[Node]) -> bool:
    r"""Whether a quantifier speaks of one bracket or value only, joined with others: ``\forall x\,(P) \land Q``.

    Of a value without a bracket that is sure where another quantifier has the same variable.
    """
    opening = s.pos if s.at(T.OPEN, "(") else s.pos + 1
    if opening >= s.end or not s.tokens[opening].shows(T.OPEN, "("):
        return False
    end = s.partner[opening] + 1
    sign = s.tokens[end] if end < s.end else None
    if sign is None or not (sign.shows(T.OPERATOR, *_JOINS) or sign.shows(T.RELATION, *_ARROWS, *_BETWEEN)):
        return _is_last_joined(s, end)
    again = {name.latex for name in names if isinstance(name, Name)}
    rest = pairwise(s.tokens[end : s.end])
    return opening == s.pos or any(quantifier.text in QUANTIFIERS and name.text in again for quantifier, name in rest)


def _is_last_joined(s: State, end: int) -> bool:
    """Whether a sign of logic stands in front of the quantifier whose value ends the statement there."""
    sign = next(at for at in range(s.pos - 1, -1, -1) if s.tokens[at].text in QUANTIFIERS) - 1
    ends = end >= s.end or s.tokens[end].kind in {T.SPACE, T.PUNCTUATION}
    return ends and sign >= 0 and s.tokens[sign].shows(T.OPERATOR, *_JOINS)


def with_all_said(s: State) -> Node:
    r"""Read the quantifier behind ``\neg`` or an arrow with all that is said, up to the next arrow or gap."""
    end = s.pos
    while end < s.end and not s.tokens[end].shows(T.RELATION, *_ARROWS) and s.tokens[end].kind is not T.SPACE:
        if s.tokens[end].shows(T.RELATION, r"\equiv") and s.tokens[end - 1].kind is T.CLOSE:
            break  # all that is said stands in the bracket
        end = s.partner.get(end, end) + 1
    with s.between(s.pos, end):
        node = s.grammar.factor(s)
    s.pos = end
    if isinstance(node, Quantified) and node.body is None:
        raise Unreadable(rules.MISSING_OPERAND, node.place, "nothing is said of what is quantified")
    return node


def _alone(s: State) -> Node | None:
    r"""Take the symbol in front of what is said of it, as in ``\forall x\,P(x)``; None if a relation goes on."""
    if not s.at(T.LETTER):
        return None
    start = s.pos
    node = symbol(s)
    if s.done or s.peek().kind in _SPEAK or s.at(T.OPERATOR, r"\neg"):
        return node
    s.pos = start
    return None


def _names_more(s: State) -> bool:
    r"""Whether a name follows that is quantified, too: ``\forall a, b \in G``, ``\forall x, y``."""
    following = s.tokens[s.pos + 1 : s.pos + 3]
    ends = len(following) == 1 or following[1].kind in {T.PUNCTUATION, T.SPACE, T.COMMAND, T.CLOSE}
    within = len(following) > 1 and following[1].shows(T.RELATION, r"\in", ">", r"\ge")
    return bool(following) and following[0].kind is T.LETTER and (ends or within) and not following[0].gap


def _ranges_more(s: State) -> bool:
    r"""Whether another name with its set follows before a colon: ``\forall f \in H,\ x \in X: f(x) = 1``."""
    following = s.tokens[s.pos + 1 : s.pos + 3]
    if len(following) < 2 or following[0].kind is not T.LETTER or not following[1].shows(T.RELATION, r"\in"):
        return False
    at = s.pos + 1
    while at < s.end and s.tokens[at].kind is not T.COMMAND:
        if s.tokens[at].shows(T.PUNCTUATION, ":"):
            return True
        at = max(s.partner.get(at, at), at) + 1
    return False


def _said(s: State) -> Node | None:
    """Read what is said up to the end of a bracket: another quantifier, a relation, an implication."""
    if s.take_if(T.PUNCTUATION, ",", ":", ".") is None and s.peek().kind is T.TEXT:
        s.take()  # "such that"
    if s.done or s.at(T.RELATION, *_ARROWS):
        return None
    sides, arrows = [relation(s)], list[str]()
    while arrow := s.take_if(T.RELATION, *_ARROWS):
        arrows.append(arrow.text)
        sides.append(relation(s))
    return Relation(tuple(sides), tuple(arrows), place=sides[0].place.to(sides[-1].place)) if arrows else sides[0]
