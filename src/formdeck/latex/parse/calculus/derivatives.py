r"""Derivatives: ``\frac{d}{dx}``, ``\frac{\partial^2 f}{\partial x^2}``, ``\partial_x f``, ``\nabla_\theta f``."""

import re

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T, Token
from formdeck.latex.lexer.commands import INTEGRALS
from formdeck.latex.names import scripted
from formdeck.latex.parse.brackets.arguments import call_parts, items_until_separator
from formdeck.latex.parse.brackets.brackets import bracket
from formdeck.latex.parse.brackets.variations import variation
from formdeck.latex.parse.calculus.differentials import FUNCTIONS
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.fields.statistic_names import LETTERS
from formdeck.latex.parse.symbols.base import read_base, starts_name
from formdeck.latex.parse.symbols.named import named
from formdeck.latex.parse.symbols.scripts import Script, Scripts, read_script, read_scripts
from formdeck.latex.parse.symbols.superscripts import TRANSPOSES, exponent
from formdeck.latex.parse.symbols.tensors import is_tensor
from formdeck.latex.parse.values.expression import product, relation
from formdeck.latex.parse.values.product import starts_factor
from formdeck.latex.problem import Place, Unreadable
from formdeck.latex.tree import (
    Blank,
    Call,
    Derivative,
    Differential,
    Indexed,
    Marked,
    Name,
    Node,
    Number,
    Product,
    Quotient,
    Wrt,
)
from formdeck.model import Kind, Superscript

_IN_A_LINE = r"write `\frac{\partial}{\partial x}` for the operator"
_SIGNS = {
    "d": "d", r"\mathrm{d}": "d", r"\partial": r"\partial", "D": "D", r"\mathrm{D}": "D", r"\delta": r"\delta",
}  # fmt: skip
_AFTER_OPERATOR = frozenset({T.OPERATOR, T.RELATION, T.PUNCTUATION, T.SPACE, T.COLUMN, T.TEXT})

Stretch = tuple[int, int]


def derivative_fraction(s: State, command: Token) -> Node | None:
    r"""Read the arguments of ``\frac`` as a derivative, if that is what they are."""
    if not s.at(T.GROUP):
        return None
    above = s.pos
    below = s.partner[above] + 1
    if below >= s.end or s.tokens[below].kind is not T.GROUP:
        return None
    if any(s.tokens[at].shows(T.OPERATOR, "/") for at in range(below + 1, s.partner[below])):
        return None  # derivatives with slashes of their own
    return derivative(s, command, (above + 1, below - 1), (below + 1, s.partner[below]), s.partner[below])


def derivative(s: State, command: Token, above: Stretch, below: Stretch, last: int) -> Node | None:
    """Read what stands above and below a line as a derivative, if that is what it is; ``last`` ends the fraction."""
    sign = _sign(s, above)
    if sign is None or not _is_over(s, sign, _sign(s, below)) or not _has_variable(s, below[0]):
        return None
    if sign != _sign(s, below):
        s.note(command.place, "`D` over `d` is a derivative along a curve", "declare `D` if it is a factor")
    body = _body_above(s, _after_order(s, above[0] + 1), above[1])
    variables = _variables(s, *below)
    _check_order(s, above[0] + 1, variables, command)
    s.pos = last + 1
    place = command.place.to(s.tokens[last].place)
    if body is not None:
        return _applied(s, Derivative(sign, body, variables, place=place))
    body = operand(s, place, "the derivative")
    return Derivative(sign, body, variables, place=place.to(body.place))


def _applied(s: State, node: Derivative) -> Node:
    r"""Apply the derivative of a function to its arguments: ``\frac{\partial f}{\partial x}(a,b)``."""
    if not s.at(T.OPEN, "(") or not isinstance(node.body, Name) or node.body.kind is not Kind.FUNCTION:
        return node
    opening = s.take()
    with s.deeper(opening.place):
        return Call(node, call_parts(s, s.pos - 1), place=node.place.to(s.last))


def operand(s: State, place: Place, what: str) -> Node:
    """Read what an operator without a bracket of its own is applied to: the product behind it, or nothing."""
    if s.done:
        return Blank(place=place)
    if not starts_factor(s):
        if s.peek().kind in _AFTER_OPERATOR and not s.at(T.OPERATOR, "/", "!"):
            return Blank(place=place)
        raise Unreadable(rules.MISSING_OPERAND, place, f"{what} is followed by `{s.peek().text}`")
    first = s.pos
    body = product(s)
    bracketed = s.tokens[first].kind is T.OPEN and s.partner[first] == s.pos - 1
    if isinstance(body, Product) and not bracketed:
        s.note(body.place, f"{what} reaches over the whole product", "use brackets if it does not")
    return body


def _is_over(s: State, above: str, below: str | None) -> bool:
    """Whether the signs of a derivative stand over each other; an undeclared ``D`` may stand over a ``d``."""
    return above == below or (above == "D" and below == "d" and s.scope.about("D") is None)


def _sign(s: State, stretch: Stretch) -> str | None:
    token = s.tokens[stretch[0]]
    if stretch[0] >= stretch[1] or token.kind not in {T.LETTER, T.COMMAND}:
        return None
    return None if token.text == r"\delta" and s.scope.about(token.text) is not None else _SIGNS.get(token.text)


def _has_variable(s: State, at: int) -> bool:
    following = s.tokens[at + 1]
    if following.shows(T.COMMAND, *FUNCTIONS):
        return True
    return following.kind in {T.LETTER, T.WORD, T.ACCENT, T.OPEN, T.GROUP, T.TEXT}


def _after_order(s: State, at: int) -> int:
    """Skip the order above, ``d^2``: the variables below say it again."""
    if s.tokens[at].kind is not T.SUP:
        return at
    kept = s.pos, s.end
    s.pos, s.end = at + 1, len(s.tokens)
    read_script(s, s.tokens[at])
    after = s.pos
    s.pos, s.end = kept
    return after


def _check_order(s: State, at: int, variables: tuple[Wrt, ...], command: Token) -> None:
    """Refuse a derivative that says one order above and another below."""
    above = s.tokens[at + 1] if s.tokens[at].kind is T.SUP else None
    if above is not None and above.kind is T.GROUP:
        above = s.tokens[at + 2] if s.partner[at + 1] == at + 3 else None
        if above is None:
            return
    stated = "1" if s.tokens[at].kind is not T.SUP or above is None else above.text
    orders = ["1" if wrt.order is None else getattr(wrt.order, "digits", "") for wrt in variables]
    if not stated.isdigit() or not all(order.isdigit() for order in orders):
        return
    if int(stated) != sum(map(int, orders)):
        message = f"a derivative of order {stated} above and {sum(map(int, orders))} below"
        raise Unreadable(rules.DIFFERENTIAL, command.place, message)


def _body_above(s: State, start: int, end: int) -> Node | None:
    if start >= end:
        return None
    with s.closing(None), s.between(start, end):
        return relation(s)


def _variables(s: State, start: int, end: int) -> tuple[Wrt, ...]:
    found: list[Wrt] = []
    with s.closing(None), s.between(start, end):
        while not s.done:
            sign = s.take()
            if sign.text not in _SIGNS or s.done:
                raise Unreadable(
                    rules.MISSING_OPERAND, sign.place, f"`{sign.text}` where a derivative's variable should be"
                )
            found.append(variable(s))
    return tuple(found)


def variable(s: State) -> Wrt:
    """Read a variable of differentiation; its superscript is how often."""
    start = s.peek().place
    if s.at(T.GROUP):
        with s.inside(s.pos):
            return variable(s)
    if (changing := variation(s)) is not None:
        return Wrt(changing, place=changing.place)
    if s.at(T.OPEN):
        node, sup = bracket(s), None
        if sign := s.take_if(T.SUP):
            sup = read_script(s, sign)
    elif starts_name(s):
        base, inner = read_base(s)
        scripts = inner or read_scripts(s)
        sup = scripts.sup if scripts.sup and _is_order(s, base, scripts) else None
        kept = Scripts(scripts.primes, scripts.sub, None if sup else scripts.sup)
        node = named(s, base, kept, start.to(s.last))
        if sup is not None and sup.is_just(T.LETTER, "T") and s.scope.about("T") is None:
            s.note(sup.place, "`^T` is a transpose", "declare `T` if it is a number")
            node, sup = Marked(node, "T", place=start.to(s.last)), None
    elif s.at(T.COMMAND, *FUNCTIONS):
        node, sup = s.grammar.factor(s), None
    else:
        raise Unreadable(rules.MISSING_OPERAND, start, "a derivative without a variable")
    return Wrt(node, exponent(s, sup) if sup else None, place=start.to(s.last))


_PROCESS = re.compile(r"(?P<base>[A-Z]|\\hat\{[A-Z]\}|\\tilde\{[A-Z]\})_\{(?P<time>[rstu])\}")


def measure(s: State, wrt: Wrt) -> Wrt:
    r"""Read the bracket in ``dF(x)`` and ``d\\mathbb{P}(\\omega)``, by which is integrated."""
    name = wrt.variable
    if isinstance(name, Name) and (process := _PROCESS.fullmatch(name.latex)):
        base = Name(process["base"], name.kind, place=name.place)
        s.families.setdefault(base.latex, name.place)
        return Wrt(Indexed(base, (Name(process["time"], place=name.place),), place=name.place), place=name.place)
    return _of_arguments(s, wrt)


def _of_arguments(s: State, wrt: Wrt) -> Wrt:
    """Take the arguments behind a name with its differential."""
    name = wrt.variable
    if not (isinstance(name, Name) and s.at(T.OPEN, "(")) or wrt.order is not None:
        return wrt
    if s.peek().place.start > s.last.end or not (s.is_applied(name.latex) or name.latex in LETTERS):
        return wrt
    opening = s.take()
    with s.deeper(opening.place):
        parts = call_parts(s, s.pos - 1)
    place = name.place.to(s.last)
    function = Name(name.latex, Kind.FUNCTION, name.sort, place=name.place)
    return Wrt(Call(function, parts, place=place), place=place)


def _is_order(s: State, base: str, scripts: Scripts) -> bool:
    if scripts.sup is not None and is_tensor(s, scripts.sup):
        return False
    if scripts.sup is None or scripts.sup.tokens[0].kind is T.OPEN or scripts.sup.is_just(T.LETTER, *TRANSPOSES):
        return False
    if scripts.sup.is_just(T.LETTER, "T") and s.kind(base) in {Kind.VECTOR, Kind.MATRIX}:
        return False
    label = scripts.sup.label
    if s.scope.family_with(base, label) or s.scope.named(scripted(base, 0, None, label)):
        return False
    if s.scope.superscript(base, None) is Superscript.INDEX:
        return scripts.sup.is_just(T.NUMBER)
    return scripts.sub is None or s.scope.named(scripted(base, 0, scripts.sub.label, label)) is None


def partial(s: State, command: Token) -> Node:
    r"""Read ``\partial_x f``, ``\partial_t^2 u``, ``\partial^\mu A``, a set's boundary or a lone ``\partial f``."""
    scripts = read_scripts(s)
    if scripts.sub is None and scripts.sup is None:
        if not (starts_name(s) or s.at(T.COMMAND, *FUNCTIONS)):
            raise Unreadable(rules.MISSING_OPERAND, command.place, r"`\partial` without a variable", _IN_A_LINE)
        wrt = _of_arguments(s, variable(s))  # a subdifferential, `\partial f(x)`, or a boundary
        return Differential(r"\partial", wrt.variable, wrt.order, place=command.place.to(wrt.place))
    if scripts.sub is None and scripts.sup is not None:
        if (above := _above_slash(s, command, scripts.sup)) is not None:
            return above
        raised = tuple(Indexed(Blank(), (), (each,), place=each.place) for each in listed(s, scripts.sup))
        variables = tuple(Wrt(each, place=each.place) for each in raised)
    else:
        order = exponent(s, scripts.sup) if scripts.sup else None
        below = listed(s, scripts.sub) if scripts.sub else []
        variables = tuple(Wrt(each, order, place=each.place) for each in below)
    body = behind_operator(s, command.place)
    return Derivative(r"\partial", body, variables, place=command.place.to(body.place))


def _above_slash(s: State, command: Token, order: Script) -> Differential | None:
    r"""Read the ``\partial^2 u`` of ``\partial^2 u/\partial x^2``."""
    start = s.pos
    if starts_name(s):
        wrt = measure(s, variable(s))
        if wrt.order is None and s.at(T.OPERATOR, "/") and s.tokens[s.pos + 1].text == command.text:
            return Differential(command.text, wrt.variable, exponent(s, order), place=command.place.to(wrt.place))
    s.pos = start
    return None


def behind_operator(s: State, place: Place) -> Node:
    """Read the one factor that an operator is applied to; without one it stands for itself."""
    if s.done or not starts_factor(s):
        return Blank(place=place)
    body = s.grammar.factor(s)
    if _is_number(body) and s.at(T.COMMAND, *_SUMS):
        s.note(place, "the operator reaches over the sum behind a number", "use brackets to say so")
        rest = s.grammar.factor(s)
        return Product((body, rest), place=body.place.to(rest.place))
    if isinstance(body, Name) and not s.done and s.at(T.LETTER) and starts_factor(s) and not s.integrals:
        s.note(body.place, f"only `{body.latex}` is derived here", "use brackets if more is")
    return body


_SUMS = (r"\sum", r"\prod", *INTEGRALS)


def _is_number(node: Node) -> bool:
    r"""Whether a factor is a number or one over a symbol, ``\frac{1}{m}``, of which nobody takes the gradient."""
    return isinstance(node, Number) or (isinstance(node, Quotient) and isinstance(node.above, Number))


def listed(s: State, script: Script) -> list[Node]:
    """Read the variables below: ``x``, ``x, y``, or ``xy`` side by side."""
    if len(script.tokens) > 1 and all(token.kind is T.LETTER for token in script.tokens):
        return [_one(s, at) for at in range(script.start, script.end)]
    with s.closing(None), s.between(script.start, script.end):
        return items_until_separator(s)


def _one(s: State, at: int) -> Node:
    with s.closing(None), s.between(at, at + 1):
        return relation(s)
