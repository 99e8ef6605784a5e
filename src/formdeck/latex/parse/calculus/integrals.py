"""Integrals and their differentials."""

import re

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.calculus.bounds import bound_of
from formdeck.latex.parse.calculus.derivatives import measure, variable
from formdeck.latex.parse.calculus.differentials import at_differential
from formdeck.latex.parse.calculus.forms import embedded, form_goes_on, is_form, is_integrated_whole, without
from formdeck.latex.parse.calculus.ranges import refuse_lost_underscore
from formdeck.latex.parse.context.state import State, bound_name
from formdeck.latex.parse.symbols.scripts import read_script, read_scripts
from formdeck.latex.parse.symbols.superscripts import exponent
from formdeck.latex.parse.values.expression import factor_after, product
from formdeck.latex.parse.values.product import starts_factor
from formdeck.latex.problem import Place, Unreadable
from formdeck.latex.tree import Add, Differential, Infix, Integral, Name, Negative, Node, Number, Product, Wrt, walk
from formdeck.model import Kind

_COUNT = {r"\iint": 2, r"\iiint": 3, r"\oiint": 2}
_MULTIPLE = {2: r"\iint", 3: r"\iiint"}
_BOLD = re.compile(r"\\(?:boldsymbol|mathbf|vec)\{([^{}]*)\}")
_JOINTS = (r"\cdot", r"\times")
_SIGNS = ("+", "-")


def integral(s: State, command: Token) -> Node:
    """Read an integral up to its last differential."""
    command = _merged(s, command)
    refuse_lost_underscore(s, command)
    scripts = read_scripts(s)
    lower = exponent(s, scripts.sub) if scripts.sub else None
    upper = exponent(s, scripts.sup) if scripts.sup else None
    wanted = _COUNT.get(command.text, 1)
    with s.deeper(command.place):
        body, variables, joint = _body(s, command, wanted)
    variables = tuple(_in_bold(s, each, body) for each in variables)
    s.integrated.extend(bound_name(each) for each in variables)
    domain = _domain(s, lower, body, variables) if upper is None else None
    place = command.place.to(s.last)
    lower = bound_of(lower, variables) if upper is not None else None
    return Integral(command.text, body, variables, lower, bound_of(upper, variables), domain, joint, place=place)


def _merged(s: State, command: Token) -> Token:
    r"""Read ``\int\!\!\int_D`` as the one sign that it imitates, if a domain stands below and nothing above."""
    last = s.pos
    while last < s.end and s.tokens[last].shows(T.COMMAND, r"\int"):
        last += 1
    count = last - s.pos + 1
    if command.text != r"\int" or count not in _MULTIPLE or last >= s.end or s.tokens[last].kind is not T.SUB:
        return command
    after = s.partner.get(last + 1, last + 1) + 1
    if after < s.end and s.tokens[after].kind is T.SUP:
        return command
    s.pos = last
    return command._replace(text=_MULTIPLE[count])


def _in_bold(s: State, variable: Node, body: Node) -> Node:
    r"""Take ``d^3r'`` for the vector ``\boldsymbol{r}'`` that the integrand shows."""
    if not isinstance(variable, Wrt) or not isinstance(variable.variable, Name):
        return variable
    plain = variable.variable.latex
    named = [node for node in walk(body) if isinstance(node, Name)]
    bold = next((name for name in named if _BOLD.sub(r"\1", name.latex) == plain != name.latex), None)
    if bold is None or any(name.latex == plain for name in named):
        return variable
    s.note(variable.place, f"the integral runs over `{bold.latex}`")
    return Wrt(Name(bold.latex, bold.kind, place=variable.place), variable.order, place=variable.place)


def _domain(s: State, domain: Node | None, body: Node, variables: tuple[Node, ...]) -> Node | None:
    r"""Take what stands below alone as a domain; under ``\int_x p(x)\,dx`` it only names the variable."""
    if not isinstance(domain, Name) or domain.latex not in {bound_name(each) for each in variables}:
        return domain
    if not any(isinstance(node, Name) and node.latex == domain.latex for node in walk(body)):
        return domain  # an element of a surface or volume: \iint_S f\,dS
    s.note(domain.place, f"the integral runs over all values of `{domain.latex}`")
    return None


def _body(  # noqa: PLR0911 - one line a way to write it
    s: State, command: Token, wanted: int
) -> tuple[Node, tuple[Node, ...], str]:
    if s.done:
        raise Unreadable(rules.MISSING_OPERAND, command.place, f"`{command.text}` is followed by nothing")
    leading = _differentials(s, wanted)
    s.integrals += 1
    if leading and starts_factor(s):
        s.integrals -= 1
        s.note(leading[0].place, "the integral with its differential in front reaches over the following product")
        return product(s), leading, ""
    body = _terms(s, leading)
    s.integrals -= 1
    joint = s.tokens[s.pos - 1].text if s.tokens[s.pos - 1].shows(T.OPERATOR, *_JOINTS) else ""
    variables = leading or _differentials(s, wanted)
    if variables and not leading and not s.integrals and form_goes_on(s):
        return _form(s, _with_differential(body, variables)), (), ""
    if variables and (sign := s.take_if(T.OPERATOR, r"\times")):
        first = _with_differential(body, variables)
        crossed = (first, factor_after(s, sign))
        return Infix(r"\times", crossed, place=first.place.to(s.last)), (), ""
    if variables:
        if len(variables) < wanted and not (len(variables) == 1 and _is_element(variables[0], body)):
            raise _no_differential(s, command, len(variables), wanted)
        return body, variables, joint
    if is_form(body):
        return body, (), ""
    inner = embedded(body)
    if not inner:
        return _whole(s, command, body, wanted), (), ""
    if not s.integrals and form_goes_on(s):
        return _form(s, body), (), ""
    return without(body), tuple(_variable_of(each) for each in inner), ""


def _whole(s: State, command: Token, body: Node, wanted: int) -> Node:
    r"""Take a function or a form by itself for what is integrated: ``\int |f|^p``.

    Raises:
        Unreadable: it is none, so that the differential lacks.
    """
    if wanted > 1 or not is_integrated_whole(s, body):
        raise _no_differential(s, command, 0, wanted)
    s.note(command.place, "an integral without a differential is of the function itself", "write `dx` at its end")
    return body


def _is_element(variable: Node, body: Node) -> bool:
    r"""Whether one differential stands for several, as ``dA`` and ``d^2 x`` do: the integrand shows no such number."""
    if not isinstance(variable, Name) or variable.kind is Kind.VECTOR or _BOLD.match(variable.latex):
        return True
    return variable not in walk(body)


def _form(s: State, first: Node) -> Node:
    r"""Read the rest of a differential form, ``P\,dx + Q\,dy``."""
    terms = [first]
    while form_goes_on(s):
        sign = s.take()
        terms.append(_signed(s, sign))
    return Add(tuple(terms), place=terms[0].place.to(terms[-1].place))


def _with_differential(body: Node, variables: tuple[Node, ...]) -> Node:
    found = tuple(
        Differential("d", each.variable, each.order, place=each.place)
        if isinstance(each, Wrt)
        else Differential("d", each, place=each.place)
        for each in variables
    )
    if body == Number("1"):
        return found[0] if len(found) == 1 else Product(found, place=body.place)
    negative = isinstance(body, Negative)
    inner = body.body if isinstance(body, Negative) else body
    factors = inner.factors if isinstance(inner, Product) else (inner,)
    made = Product((*factors, *found), place=body.place.to(found[-1].place))
    return Negative(made, place=made.place) if negative else made


def _variable_of(differential: Differential) -> Node:
    if differential.order is None:
        return differential.body
    return Wrt(differential.body, differential.order, place=differential.place)


def _terms(s: State, leading: tuple[Node, ...]) -> Node:
    """Read the integrand up to the differential."""
    if leading or at_differential(s):
        return Number("1", place=leading[0].place if leading else s.peek().place)
    first = s.take_if(T.OPERATOR, "-", "+")
    terms = [_signed(s, first)]
    while not at_differential(s) and not embedded(terms[-1]) and (sign := s.take_if(T.OPERATOR, *_SIGNS)):
        if s.done:
            raise Unreadable(rules.MISSING_OPERAND, sign.place, f"`{sign.text}` is followed by nothing")
        terms.append(_signed(s, sign))
    if len(terms) == 1:
        return terms[0]
    return Add(tuple(terms), place=terms[0].place.to(terms[-1].place))


def _signed(s: State, sign: Token | None) -> Node:
    body = product(s)
    if sign is None or sign.text == "+":
        return body
    return Negative(body, place=sign.place.to(body.place))


def _differentials(s: State, wanted: int) -> tuple[Node, ...]:
    """Take the differentials that follow: as many as are wanted, or all if no other integral waits for one."""
    found: list[Node] = []
    while at_differential(s) and not (s.integrals and len(found) >= wanted):
        start = s.take().place
        order = exponent(s, read_script(s, mark)) if (mark := s.take_if(T.SUP)) else None
        wrt = measure(s, variable(s))
        node = wrt.variable if order is None else Wrt(wrt.variable, order, place=start.to(wrt.place))
        if node in found:
            raise Unreadable(rules.DIFFERENTIAL, start.to(wrt.place), "the same differential twice")
        found.append(node)
    if found and s.at(T.OPERATOR, r"\wedge"):
        raise Unreadable(
            rules.NOT_READ_YET, s.peek().place, "an integral over a wedge of differentials is not read yet"
        )
    return tuple(found)


def _no_differential(s: State, command: Token, found: int, wanted: int) -> Unreadable:
    place: Place = command.place
    behind = "" if s.done else f"; `{s.peek().text}` stands where it should be"
    message = (
        f"`{command.text}` has {found} of {wanted} differentials"
        if wanted > 1
        else f"`{command.text}` has no differential"
    )
    return Unreadable(rules.DIFFERENTIAL, place, message + behind, "write `dx` at its end")
