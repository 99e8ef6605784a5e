r"""Expectation, variance, covariance, probability: ``\mathbb{E}_{x\sim p}[f(x)\mid y]``."""

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.glossary.scope import APPLIED
from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.brackets.arguments import call_parts, parts
from formdeck.latex.parse.brackets.bars import BarRole, bar_role
from formdeck.latex.parse.context.state import State, bound_name
from formdeck.latex.parse.fields.statistic_names import DECLARED, LETTERS, WORDS
from formdeck.latex.parse.symbols.base import read_base, starts_name
from formdeck.latex.parse.symbols.scripts import Script, read_scripts
from formdeck.latex.parse.symbols.superscripts import exponent
from formdeck.latex.problem import Unreadable
from formdeck.latex.tree import Call, Expectation, Indexed, Infix, Name, Node, Power, Relation, Sequence, Tuple
from formdeck.model import Kind

_BRACKETS = ("(", "[", r"\{")
_RANDOM = frozenset("XYZW")
_GIVEN = APPLIED | {Kind.INDEX}
_CALLED = {"E": "an expectation", "V": "a variance"}


def is_statistic(s: State) -> bool:
    """Whether an expectation or the like comes next."""
    token = s.peek()
    operator = _operator(s, token)
    if operator is None:
        return False
    alone = token.text == r"\mathbb{E}" or s.kind(token.text) is Kind.OPERATOR
    mean = operator == "E" and (_is_of_a_time(s, token) or _is_of_a_size(s, token) or _is_of_random(s))
    return alone or _has_bracket(s) or mean


def _is_of_a_time(s: State, token: Token) -> bool:
    r"""Whether an expectation stands at a time in front of a symbol: ``\mathrm{E}_t x_{t+1}``."""
    position = s.pos + 1
    if position >= s.end or s.tokens[position].kind is not T.SUB:
        return False
    after = s.partner.get(position + 1, position + 1) + 1
    known = s.scope.about(token.text)
    expected = known.declaration.statistic if known is not None else token.text == r"\mathrm{E}"
    return expected and after < s.end and s.tokens[after].kind in {T.LETTER, T.ACCENT}


def _is_of_random(s: State) -> bool:
    """Whether the expectation's letter stands right in front of a random variable or its size: ``E X``, ``E|X|^p``."""
    at = s.pos + 1
    if at + 1 < s.end and s.tokens[at].shows(T.BAR, "|") and s.scope.about(s.peek().text) is None:
        return s.tokens[at + 1].text in _RANDOM or s.kind(s.tokens[at + 1].text) is Kind.RANDOM
    return at < s.end and s.kind(s.tokens[at].text) is Kind.RANDOM


def _is_of_a_size(s: State, token: Token) -> bool:
    r"""Whether a symbol that is declared an expectation stands in front of a norm or size: ``E\|x\|^2``."""
    known = s.scope.about(token.text)
    at = _behind_scripts(s)
    return known is not None and known.declaration.statistic and at < s.end and s.tokens[at].text in {"|", r"\|"}


def _operator(s: State, token: Token) -> str | None:
    kind = s.kind(token.text)
    if token.kind is T.LETTER and token.text in LETTERS and kind in {None, Kind.OPERATOR}:
        return LETTERS[token.text]
    if token.kind in {T.WORD, T.TEXT} and token.text in WORDS and kind in {None, Kind.OPERATOR}:
        return WORDS[token.text]
    if token.text not in DECLARED or not (kind is Kind.OPERATOR or _means_statistic(s, token)):
        return None
    return DECLARED[token.text]


def _means_statistic(s: State, token: Token) -> bool:
    """Whether a plain ``E`` or ``V`` is a statistic: by its meaning, or undeclared in front of a square bracket."""
    known = s.scope.about(token.text)
    if known is not None:
        return known.declaration.statistic
    random = token.text == "E" and _is_of_random(s)
    if s.bound[token.text] or not (token.text in s.statistics or _has_bracket(s, "[") or random):
        return False
    s.note(token.place, f"`{token.text}` is {_CALLED[token.text]}", f"declare `{token.text}` if it is not")
    return True


def _behind_scripts(s: State) -> int:
    position = s.pos + 1
    while position < s.end and s.tokens[position].kind in {T.SUB, T.SUP}:
        position += 1
        position = s.partner.get(position, position) + 1
    return position


def _has_bracket(s: State, *brackets: str) -> bool:
    position = _behind_scripts(s)
    return position < s.end and s.tokens[position].shows(T.OPEN, *(brackets or _BRACKETS))


def statistic(s: State) -> Node:
    """Read an expectation or the like with its distribution and conditions."""
    token = s.take()
    return _statistic(s, token, _operator(s, token) or "E")


def probability(s: State, command: Token) -> Node:
    r"""Read ``\Pr``."""
    return _statistic(s, command, "P")


def _statistic(s: State, token: Token, operator: str) -> Node:
    scripts = read_scripts(s)
    under = _under(s, scripts.sub) if scripts.sub else ()
    raised = scripts.sup if scripts.sup is not None and scripts.sup.is_just(T.NUMBER) else None
    if scripts.sup is not None and raised is None:
        under = (*under, exponent(s, scripts.sup))  # the measure: E^Q
    if not s.at(T.OPEN, *_BRACKETS):
        if s.done and not under:
            return Name(token.text, Kind.OPERATOR, place=token.place)
        whole = _is_nested(s) or _is_size(s)
        if operator != "E" or raised is not None or not (whole or _is_averaged(s) or (under and _is_declared(s))):
            raise _no_bracket(s, token)
        nested = _is_nested(s)
        with s.binding(bound_under(under)):
            body = s.grammar.factor(s)
        if nested and isinstance(body, Expectation):
            return Expectation(operator, (body,), under, place=token.place.to(body.place))
        if not s.done and (starts_name(s) or _is_size(s)):
            raise _no_bracket(s, token)
        s.note(
            body.place, f"`{token.text}` without a bracket is of this one factor", "put what is averaged in brackets"
        )
        return Expectation(operator, (body,), under, place=token.place.to(body.place))
    bound = bound_under(under)
    opening = s.take()
    with s.deeper(opening.place), s.binding(bound):
        first, *rest = call_parts(s, s.pos - 1)
    if not first.items:
        raise Unreadable(rules.MISSING_ARGUMENT, opening.place, f"`{token.text}` of nothing")
    given = tuple(item for part in rest for item in part.items)
    place = token.place.to(s.last)
    node = Expectation(operator, first.items, under, given, place=place)
    return Power(node, exponent(s, raised), place=place) if raised else node


def _is_nested(s: State) -> bool:
    r"""Whether another expectation of a bracket comes next: ``\mathbb{E}_x\mathbb{E}_{y \mid x}[f(x, y)]``."""
    return not s.done and is_statistic(s) and _has_bracket(s)


def _is_size(s: State) -> bool:
    r"""Whether a norm or size comes next, whose bars are the bracket: ``\mathbb{E}\|x - y\|^2``."""
    return s.at(T.OPEN, "|", r"\|") or (s.at(T.BAR, "|", r"\|") and bar_role(s) is BarRole.OPENS)


def _is_averaged(s: State) -> bool:
    r"""Whether a symbol comes next that is averaged, as in ``\mathbb{E}X^2``: a bracket behind it is a function's."""
    if s.done or not starts_name(s) or s.peek().text.startswith(r"\pi"):
        return False
    start = s.pos
    base, _ = read_base(s)
    read_scripts(s)
    applied = s.at(T.OPEN)
    s.pos = start
    return not applied or s.scope.kind(base) is Kind.FUNCTION or s.meant.get(base) is Kind.FUNCTION


def _under(s: State, sub: Script) -> tuple[Node, ...]:
    with s.closing(None, given=True), s.between(sub.start, sub.end):
        first, *rest = parts(s)
    items = list(first.items)
    for part in rest:
        if part.separator != "|" or not items:
            raise Unreadable(rules.UNEXPECTED, part.place, f"unexpected `{part.separator}`")
        items[-1] = Infix(r"\mid", (items[-1], part.items[0]), place=items[-1].place.to(part.items[0].place))
        items.extend(part.items[1:])
    return tuple(items)


def bound_under(under: tuple[Node, ...]) -> list[Node]:
    r"""List the variables that an expectation averages over: ``x`` of ``x\sim p``, of ``p(x|y)`` or ``x`` itself."""
    bound: list[Node] = []
    for item in under:
        first = item.sides[0] if isinstance(item, Relation) else item
        first = first.operands[0] if isinstance(first, Infix) and first.operator == r"\mid" else first
        if isinstance(first, Call):
            bound.extend(name for name in first.parts[0].items if isinstance(name, Name | Indexed))
            continue
        names = first.items if isinstance(first, Sequence | Tuple) else (first,)
        bound.extend(name for name in names if isinstance(name, Name | Indexed) and not _is_given(name, item, under))
    return [name for name in bound if bound_name(name)]


def _is_given(name: Node, item: Node, under: tuple[Node, ...]) -> bool:
    r"""Whether a bare name under an expectation is a distribution, such as ``\pi``, or a time: it is not averaged."""
    if isinstance(item, Relation) or not isinstance(name, Name):
        return False
    return (
        name.kind in _GIVEN
        or (name.latex == "t" and len(under) == 1)
        or name.latex.startswith((r"\pi", r"\mathbb{", r"\mathcal{"))
    )


def _is_declared(s: State) -> bool:
    r"""Whether the symbol that comes next is explained: ``\mathrm{E}_t \pi_{t+1}``, where pi is inflation."""
    return not s.done and starts_name(s) and s.scope.about(s.peek().text) is not None


def _no_bracket(s: State, token: Token) -> Unreadable:
    following = s.peek()
    hint = "put what is averaged in brackets"
    if following.kind is T.LETTER:
        hint = f"did you mean `{token.text}_{{{following.text}}}[…]`?"
    return Unreadable(rules.MISSING_ARGUMENT, following.place, f"`{token.text}` is not followed by a bracket", hint)
