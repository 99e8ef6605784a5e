r"""Sums, products, unions; optima; limits."""

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.brackets.arguments import call_parts
from formdeck.latex.parse.calculus.ranges import read_ranges, refuse_lost_underscore
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.symbols.scripts import Script, Scripts, read_scripts
from formdeck.latex.parse.values.expression import expression, missing_operand, product
from formdeck.latex.parse.values.product import starts_factor
from formdeck.latex.problem import Unreadable
from formdeck.latex.tree import Big, Call, Limit, Name, Node, Optimum, Part, Range, SetOf, SetWhere
from formdeck.model import Kind


def big(s: State, command: Token) -> Node:
    """Read a sum, product, union … with its range and the product that it reaches over."""
    refuse_lost_underscore(s, command)
    scripts = read_scripts(s)
    ranges = read_ranges(s, scripts.sub, scripts.sup)
    if not any(each.names or each.conditions for each in ranges):
        s.note(command.place, f"`{command.text}` does not say over what it runs")
    if scripts.primes:
        s.note(command.place, f"`{command.text}'` leaves out or halves some terms: the prime is kept as a sign")
    body = _body(s, command, ranges)
    return Big(command.text + "'" * scripts.primes, body, ranges, place=command.place.to(body.place))


def _body(s: State, command: Token, ranges: tuple[Range, ...]) -> Node:
    if s.done or not (starts_factor(s) or s.at(T.OPERATOR, "-")):
        raise missing_operand(s, command)
    with s.deeper(command.place), s.binding([name for each in ranges for name in each.names]):
        if s.at(T.OPERATOR, "-"):
            raise Unreadable(
                rules.MISSING_OPERAND, s.peek().place, f"a sign directly behind `{command.text}`", "use brackets"
            )
        return product(s)


def optimum(s: State, command: Token, under: Script | None = None) -> Node:
    r"""Read ``\max_a Q``, ``\max(0, x)``, ``\arg\min_\theta L``."""
    operator = command.text
    if operator == r"\arg" and s.at(T.COMMAND, r"\max", r"\min"):
        operator = rf"\arg{s.take().text[1:]}"
    refuse_lost_underscore(s, command)
    scripts = read_scripts(s)
    if under is not None:
        scripts = Scripts(0, under, scripts.sup)
    if scripts.sup is not None or scripts.primes:
        raise Unreadable(rules.NOT_READ_YET, command.place, f"a superscript on `{operator}` is not read yet")
    if scripts.sub is None and s.at(T.OPEN, "(", r"\{", "["):
        return _of_list(s, operator, command)
    if s.done and scripts.sub is None:
        return Name(operator, Kind.FUNCTION, place=command.place)
    while s.take_if(T.SPACE):
        pass  # `\min_x \quad f(x)`
    ranges = read_ranges(s, scripts.sub, None) if scripts.sub else (Range(()),)
    merged = Range(
        tuple(name for each in ranges for name in each.names),
        None,
        None,
        tuple(condition for each in ranges for condition in (*each.conditions, *_start(each))),
    )
    body = _body(s, command, (merged,))
    return Optimum(operator, body, merged, place=command.place.to(body.place))


def _start(each: Range) -> tuple[Node, ...]:
    return (each.lower,) if each.lower is not None else ()


def _of_list(s: State, operator: str, command: Token) -> Node:
    if s.at(T.OPEN, r"\{"):
        held = s.grammar.factor(s)
        if isinstance(held, SetWhere):
            return Optimum(operator, held, Range(()), place=command.place.to(s.last))
        items = held.items if isinstance(held, SetOf) else (held,)
        parts: tuple[Part, ...] = (Part("", items),)
    else:
        s.take()
        parts = call_parts(s, s.pos - 1)
    return Call(Name(operator, Kind.FUNCTION, place=command.place), parts, place=command.place.to(s.last))


def limit(s: State, command: Token, under: Script | None = None) -> Node:
    r"""Read ``\lim_{x\to 0^+} f(x)``."""
    scripts = read_scripts(s)
    sub = under or scripts.sub
    if sub is None and command.text == r"\plim":
        body = _body(s, command, ())
        function = Name("plim", Kind.FUNCTION, place=command.place)
        return Call(function, (Part("", (body,), place=body.place),), place=command.place.to(body.place))
    start, end = _approach(s, command, sub)
    kept = s.pos
    with s.closing(None), s.between(start, end):
        variable = expression(s)
        arrow = s.take_if(T.RELATION, r"\to", r"\downarrow", r"\uparrow")
        if arrow is None:
            place = sub.place if sub else command.place
            raise Unreadable(rules.MISSING_ARGUMENT, place, f"`{command.text}` without an arrow")
        target, side = _target(s, end)
        side = {r"\downarrow": "+", r"\uparrow": "-"}.get(arrow.text, side)
    s.pos = kept
    body = _body(s, command, (Range((variable,)),))
    return Limit(command.text, body, variable, target, side, place=command.place.to(body.place))


def _approach(s: State, command: Token, sub: Script | None) -> tuple[int, int]:
    r"""Find what goes where: below the limit, or as in the one before, which ``\lim f(x) = \lim g(x)`` relies on."""
    if sub is not None:
        s.approach = sub.start, sub.end
    elif s.approach is not None:
        s.note(
            command.place, f"`{command.text}` goes where the one before goes", rf"write `{command.text}_{{…}}` if not"
        )
    else:
        raise Unreadable(rules.MISSING_ARGUMENT, command.place, f"`{command.text}` does not say where to")
    return s.approach


def _target(s: State, end: int) -> tuple[Node, str]:
    """Read where a limit goes; a sign at the end is the side it comes from, and so is that of ``+0`` or ``a-0``."""
    side, stop = "", end
    last = s.tokens[end - 1]
    if last.shows(T.NUMBER, "0") and end - 2 >= s.pos and s.tokens[end - 2].shows(T.OPERATOR, "+", "-"):
        return _beside(s, end)
    if last.shows(T.OPERATOR, "+", "-") and end - 2 > s.pos and s.tokens[end - 2].kind is T.SUP:
        side, stop = last.text, end - 2
    elif (
        last.kind is T.END_GROUP
        and end - 4 > s.pos
        and s.tokens[end - 2].shows(T.OPERATOR, "+", "-")
        and s.tokens[end - 4].kind is T.SUP
    ):
        side, stop = s.tokens[end - 2].text, end - 4
    elif last.shows(T.OPERATOR, "+", "-") and end - 1 > s.pos and s.tokens[end - 2].kind is not T.OPERATOR:
        side, stop = last.text, end - 1
    with s.between(s.pos, stop):
        target = expression(s)
    s.pos = end
    return target, side


def _beside(s: State, end: int) -> tuple[Node, str]:
    """Read ``+0``, which is zero from above, or ``a-0``, which is ``a`` from below."""
    sign = s.tokens[end - 2]
    start, stop = (s.pos, end - 2) if s.pos < end - 2 else (end - 1, end)
    with s.between(start, stop):
        target = expression(s)
    s.pos = end
    return target, sign.text
