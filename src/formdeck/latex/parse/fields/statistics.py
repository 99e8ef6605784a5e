r"""Expectation, variance, covariance, probability: ``\mathbb{E}_{x\sim p}[f(x)\mid y]``."""

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.glossary.scope import APPLIED
from formdeck.latex.lexer import T, Token
from formdeck.latex.lexer.commands import INTEGRALS
from formdeck.latex.parse.brackets.arguments import call_parts, parts
from formdeck.latex.parse.brackets.bars import BarRole, bar_role
from formdeck.latex.parse.context.state import State, bound_name
from formdeck.latex.parse.fields.statistic_names import DECLARED, LETTERS, WORDS
from formdeck.latex.parse.symbols.base import read_base, starts_name
from formdeck.latex.parse.symbols.scripts import Script, Scripts, read_script, read_scripts
from formdeck.latex.parse.symbols.superscripts import exponent
from formdeck.latex.problem import Unreadable
from formdeck.latex.tree import (
    Add,
    Big,
    Call,
    Expectation,
    Indexed,
    Infix,
    Integral,
    Limit,
    Name,
    Negative,
    Node,
    Optimum,
    Power,
    Relation,
    Sequence,
    Tuple,
)
from formdeck.latex.wordlist import words
from formdeck.model import Kind

_BRACKETS = ("(", "[", r"\{")
_RANDOM = frozenset("XYZW")
_GIVEN = APPLIED | {Kind.INDEX}
_OF_ONE = frozenset({"E", "Var", "Std"})
_BODIES = (
    *sorted(INTEGRALS),
    *(rf"\{name}" for name in words("sum prod max min sup inf lim exp log ln tr det sin cos")),
)
"""Commands whose value is averaged whole."""
_CALLED = {"E": "an expectation", "V": "a variance"}


def is_statistic(s: State) -> bool:
    """Whether an expectation or the like comes next."""
    token = s.peek()
    operator = _operator(s, token)
    if operator is None:
        return False
    alone = token.text == r"\mathbb{E}" or s.kind(token.text) is Kind.OPERATOR
    mean = operator == "E" and _is_of_a_time(s, token)
    return alone or _has_bracket(s) or mean or (operator in _OF_ONE and _is_of_a_value(s, token))


def _is_of_a_time(s: State, token: Token) -> bool:
    r"""Whether an expectation stands at a time in front of a symbol: ``\mathrm{E}_t x_{t+1}``."""
    position = s.pos + 1
    if position >= s.end or s.tokens[position].kind is not T.SUB:
        return False
    after = s.partner.get(position + 1, position + 1) + 1
    known = s.scope.about(token.text)
    expected = known.declaration.statistic if known is not None else token.text == r"\mathrm{E}"
    return expected and after < s.end and s.tokens[after].kind in {T.LETTER, T.ACCENT}


def _is_of_a_value(s: State, token: Token) -> bool:
    r"""Whether what is surely a statistic stands in front of a symbol or size: ``E\|x\|^2``, ``\mathrm{Var} X``."""
    at = _behind_scripts(s)
    if at >= s.end:
        return False
    following, known = s.tokens[at], s.scope.about(token.text)
    is_size = following.text in {"|", r"\|"}
    value = following.kind in {T.LETTER, T.ACCENT} or is_size or following.shows(T.COMMAND, *_BODIES)
    sure = known.declaration.statistic if known is not None else token.kind is T.WORD or _is_of_random(s, at + is_size)
    return value and sure


def _is_of_random(s: State, at: int) -> bool:
    """Whether the symbol at a position is called a random variable, or stands between bars and is usually one."""
    if at >= s.end or s.tokens[at].kind is not T.LETTER:
        return False
    is_usual = s.tokens[at].text in _RANDOM and s.tokens[at - 1].shows(T.BAR, "|")
    return s.kind(s.tokens[at].text) is Kind.RANDOM or (is_usual and s.scope.about(s.peek().text) is None)


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
    at = _behind_scripts(s)
    random = _is_of_random(s, at) or (at < s.end and s.tokens[at].text in {"|", r"\|"} and _is_of_random(s, at + 1))
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


def statistic_over(s: State, token: Token, under: Script) -> Node | None:
    r"""Read ``\underset{x\sim p}{\mathbb{E}}``, behind which the cursor stands; None if it is no statistic."""
    operator = "P" if token.shows(T.COMMAND, r"\Pr") else _operator(s, token)
    return _statistic(s, token, operator, under) if operator is not None else None


def probability(s: State, command: Token) -> Node:
    r"""Read ``\Pr``."""
    return _statistic(s, command, "P")


def _statistic(s: State, token: Token, operator: str, below: Script | None = None) -> Node:
    scripts = read_scripts(s)
    if below is not None and scripts.sub is None:
        scripts = Scripts(scripts.primes, below, scripts.sup)
    under = _under(s, scripts.sub) if scripts.sub else ()
    raised = scripts.sup if scripts.sup is not None and scripts.sup.is_just(T.NUMBER) else None
    if scripts.sup is not None and raised is None:
        under = (*under, exponent(s, scripts.sup))  # the measure: E^Q
    if not s.at(T.OPEN, *_BRACKETS):
        if s.done and not under:
            return Name(token.text, Kind.OPERATOR, place=token.place)
        if operator not in _OF_ONE or raised is not None:
            raise _no_bracket(s, token)
        return _of_one_factor(s, token, operator, under)
    bound = bound_under(under)
    opening = s.take()
    with s.deeper(opening.place), s.binding(bound):
        first, *rest = call_parts(s, s.pos - 1)
    if not first.items:
        raise Unreadable(rules.MISSING_ARGUMENT, opening.place, f"`{token.text}` of nothing")
    given = tuple(item for part in rest for item in part.items)
    place = token.place.to(s.last)
    if opening.text == "(" and operator == "E" and not (raised or given) and _is_raised_sum(s, first.items):
        return _of_raised(s, token, Expectation(operator, first.items, under, place=place))
    node = Expectation(operator, first.items, under, given, place=place)
    return Power(node, exponent(s, raised), place=place) if raised else node


def _is_raised_sum(s: State, items: tuple[Node, ...]) -> bool:
    """Whether a power stands behind a round bracket around a sum."""
    number = s.pos + 1 < s.end and s.at(T.SUP) and s.tokens[s.pos + 1].kind is T.NUMBER
    return number and len(items) == 1 and isinstance(items[0], Add)


def _of_raised(s: State, token: Token, node: Expectation) -> Node:
    r"""Read ``E(X - \mu)^2``: a difference is raised and then averaged, unless ``E((X - \mu)^2)`` stands beside it."""
    power = exponent(s, read_script(s, s.take()))
    (value,) = node.items
    doubled = any(
        first.text == token.text and second.shows(T.OPEN, "(") and third.shows(T.OPEN, "(")
        for first, second, third in zip(s.tokens, s.tokens[1:], s.tokens[2:], strict=False)
    )
    inside = isinstance(value, Add) and isinstance(value.terms[-1], Negative) and not doubled
    place = node.place.to(s.last)
    what = "the value that is averaged" if inside else "the average"
    hint = f"write `{token.text}[(…)^2]` or `({token.text}[…])^2`"
    s.note(place, f"the power behind `{token.text}(…)` is of {what}", hint)
    if not inside:
        return Power(node, power, place=place)
    return Expectation(node.operator, (Power(value, power, place=place),), node.under, place=place)


def _of_one_factor(s: State, token: Token, operator: str, under: tuple[Node, ...]) -> Node:
    r"""Read what is averaged without a bracket: one factor, or all that a sum or integral reaches over."""
    nested = _is_nested(s)
    sized = _is_size(s) or s.at(T.COMMAND, *_BODIES)
    if not (nested or sized or _is_averaged(s) or (under and _is_declared(s))):
        raise _no_bracket(s, token)
    with s.binding(bound_under(under)):
        body = s.grammar.factor(s)
    node = Expectation(operator, (body,), under, place=token.place.to(body.place))
    if isinstance(body, Big | Integral | Optimum | Limit) or (nested and isinstance(body, Expectation)):
        return node
    if not s.done and (starts_name(s) or _is_size(s)):
        raise _no_bracket(s, token)
    s.note(body.place, f"`{token.text}` without a bracket is of this one factor", "put what is averaged in brackets")
    return node


def _is_nested(s: State) -> bool:
    r"""Whether another expectation of a bracket comes next: ``\mathbb{E}_x\mathbb{E}_{y \mid x}[f(x, y)]``."""
    return not s.done and is_statistic(s) and _has_bracket(s)


def _is_size(s: State) -> bool:
    r"""Whether a norm or size comes next, whose bars are the bracket: ``\mathbb{E}\|x - y\|^2``."""
    return s.at(T.OPEN, "|", r"\|") or (s.at(T.BAR, "|", r"\|") and bar_role(s) is BarRole.OPENS)


def _is_averaged(s: State) -> bool:
    r"""Whether a symbol comes next with no bracket behind it, ``\mathbb{E}X^2``, or a function applied."""
    if s.done or not starts_name(s) or s.peek().text.startswith(r"\pi"):
        return False
    start = s.pos
    read_base(s)
    read_scripts(s)
    applied = s.at(T.OPEN)
    s.pos = start
    return not applied or s.is_applied(s.peek().text)


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
    place = token.place if s.done else following.place
    return Unreadable(rules.MISSING_ARGUMENT, place, f"`{token.text}` is not followed by a bracket", hint)
