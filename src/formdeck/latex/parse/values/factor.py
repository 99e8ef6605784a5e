"""Factors: numbers, symbols, brackets, commands, with what stands behind them."""

from collections.abc import Callable

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.brackets.arguments import call_parts
from formdeck.latex.parse.brackets.bars import BarRole, bar_role, bar_text, take_bar
from formdeck.latex.parse.brackets.brackets import bars, bracket
from formdeck.latex.parse.brackets.calls import applied
from formdeck.latex.parse.brackets.indicators import indicator
from formdeck.latex.parse.brackets.variations import variation
from formdeck.latex.parse.calculus.evaluation import at_several, evaluated, held_constant, read_evaluation
from formdeck.latex.parse.calculus.measures import measured
from formdeck.latex.parse.calculus.nabla import accented_nabla, laplacian, spelled_nabla
from formdeck.latex.parse.calculus.standalone import differential_form
from formdeck.latex.parse.context.cursor import unexpected
from formdeck.latex.parse.context.kinds import is_function, is_made_of_functions, is_matrix, is_set, is_vector
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.fields.geometry import at_measure, at_triangle, triangle
from formdeck.latex.parse.fields.statistics import is_statistic, statistic
from formdeck.latex.parse.layout.environments import environment
from formdeck.latex.parse.layout.quantifiers import with_all_said
from formdeck.latex.parse.layout.side import QUANTIFIERS
from formdeck.latex.parse.symbols.base import starts_name
from formdeck.latex.parse.symbols.factorial_powers import pochhammer
from formdeck.latex.parse.symbols.families import family
from formdeck.latex.parse.symbols.front_words import front_word
from formdeck.latex.parse.symbols.indices import indices
from formdeck.latex.parse.symbols.named import symbol
from formdeck.latex.parse.symbols.overline import overline
from formdeck.latex.parse.symbols.prescripts import prescripts
from formdeck.latex.parse.symbols.primes import transposes_bracket
from formdeck.latex.parse.symbols.scripts import Script, read_script
from formdeck.latex.parse.symbols.spaces import space
from formdeck.latex.parse.symbols.spelled import spelled_function
from formdeck.latex.parse.symbols.superscripts import exponent, mark, size
from formdeck.latex.parse.values.expression import factor_after
from formdeck.latex.parse.values.groups import group
from formdeck.latex.parse.values.numbers import number
from formdeck.latex.parse.values.units import celsius, unit
from formdeck.latex.problem import Place, Unreadable
from formdeck.latex.tree import (
    Bars,
    Call,
    Derivative,
    Dots,
    Expectation,
    FunctionForm,
    Indexed,
    Infix,
    Interval,
    Marked,
    Name,
    Negative,
    Node,
    Number,
    Postfix,
    Power,
    Prefix,
    Product,
    Tuple,
    Wrt,
    walk,
)
from formdeck.model import Kind


def factor(s: State) -> Node:
    """Read one factor with its scripts, arguments and signs behind it."""
    token = s.peek()
    with s.deeper(token.place):
        if starts_name(s):
            node = _name(s)
            return behind(s, node, raised=isinstance(node, Power))
        if token.kind is T.COMMAND and not s.done:
            return _command(s)
        return behind(s, _start(s))


def _name(s: State) -> Node:
    if (special := differential_form(s) or spelled_nabla(s) or accented_nabla(s) or laplacian(s)) is not None:
        return special
    if at_measure(s):
        s.take()
        return s.grammar.factor(s)
    if (special := unit(s) or overline(s)) is not None:
        return special
    if is_statistic(s):
        return statistic(s)
    if (special := front_word(s) or indicator(s) or space(s)) is not None:
        return special
    token = s.peek()
    node = symbol(s)
    node = measured(s, node) or applied(s, node)
    return spelled_function(s, token, node) or node


def _command(s: State) -> Node:
    if (measure := unit(s)) is not None:
        return measure
    token = s.take()
    handler = s.grammar.commands.get(token.text)
    if handler is None:
        raise unexpected(token)
    node = handler(s, token)
    return behind(s, node, raised=isinstance(node, Power))


_COUNTING = frozenset("ijkl")
_STARTS: dict[T, Callable[[State], Node]] = {T.GROUP: group, T.OPEN: bracket, T.BAR: bars, T.BEGIN: environment}
_SIGNS = ("+", "-", r"\pm", r"\mp", r"\neg")


def _start(s: State) -> Node:  # noqa: PLR0911 - one line a kind of token
    token = s.peek()
    special = {T.OPEN: _special_bracket, T.NUMBER: indicator}.get(token.kind)
    if special is not None and not s.done and (found := special(s)) is not None:
        return found
    if s.done:
        raise Unreadable(rules.MISSING_OPERAND, s.edge, "an expression is missing here")
    if token.kind in _STARTS:
        return _STARTS[token.kind](s)
    if token.kind is T.NUMBER:
        return number(s)
    if token.kind in {T.SUB, T.SUP}:
        return prescripts(s, after_braces=False)
    if at_triangle(s):
        return triangle(s)
    if token.kind is T.DOTS:
        return Dots(place=s.take().place)
    if token.shows(T.OPERATOR, r"\triangle") and (field := laplacian(s)) is not None:
        return field
    if token.shows(T.OPERATOR, *_SIGNS) or _is_change_in_percent(s):
        return _prefixed(s)
    raise _no_start(token)


def _special_bracket(s: State) -> Node | None:
    return variation(s) or family(s)


def _is_change_in_percent(s: State) -> bool:
    r"""Whether ``\%\Delta Q`` comes next."""
    return s.at(T.OPERATOR, r"\%") and s.pos + 1 < s.end and s.tokens[s.pos + 1].text == r"\Delta"


def _prefixed(s: State) -> Node:
    sign = s.take()
    body = _denied(s, sign) if sign.text == r"\neg" else factor_after(s, sign)
    place = sign.place.to(body.place)
    if sign.text == "+":
        return body
    return Negative(body, place=place) if sign.text == "-" else Prefix(sign.text, body, place=place)


def _denied(s: State, sign: Token) -> Node:
    r"""Read what ``\neg`` denies: a quantifier with what it says, a bracket whatever it holds, or a factor."""
    if s.at(T.COMMAND, *QUANTIFIERS):
        return with_all_said(s)
    return s.grammar.factor(s) if s.at(T.OPEN, "(", "[") else factor_after(s, sign)


def _no_start(token: Token) -> Unreadable:
    if token.shows(T.OPERATOR, r"\%"):
        return Unreadable(rules.NOT_READ_YET, token.place, f"`{token.text}` in front of a name is not read yet")
    if token.kind in {T.OPERATOR, T.RELATION, T.PUNCTUATION}:
        return Unreadable(rules.MISSING_OPERAND, token.place, f"nothing stands to the left of `{token.text}`")
    if token.kind is T.PRIME:
        return Unreadable(rules.MISSING_OPERAND, token.place, f"`{token.text}` has no symbol in front of it")
    return unexpected(token)


def behind(s: State, node: Node, *, raised: bool = False) -> Node:
    """Read what stands behind a value: scripts, factorials, per cent, "evaluated at" bars, arguments.

    ``raised`` says that the value has a superscript already.
    """
    for _ in range(20):
        token = s.peek()
        if s.done:
            return node
        if raised and token.kind in {T.SUP, T.PRIME}:
            what = "two superscripts on one value" if token.kind is T.SUP else "a prime behind a superscript"
            raise Unreadable(rules.DOUBLE_SCRIPT, token.place, what, "use braces")
        if isinstance(node, Number) and _is_degree(s):
            s.pos += 2
            continue
        raised = raised or token.kind is T.SUP
        following = _behind_once(s, token, node)
        if following is None:
            _refuse_unclear_application(s, node)
            return node
        node = following
    raise Unreadable(rules.TOO_LARGE, s.peek().place, "too many scripts behind one value")


def _is_degree(s: State) -> bool:
    r"""Whether a degree sign on an empty group comes next: ``25\,{}^\circ\mathrm{C}``."""
    if s.peek().kind is not T.GROUP or s.partner[s.pos] != s.pos + 1 or s.pos + 3 >= s.end:
        return False
    return s.tokens[s.pos + 2].kind is T.SUP and s.tokens[s.pos + 3].shows(T.OPERATOR, r"\circ")


def _behind_once(s: State, token: Token, node: Node) -> Node | None:
    if token.kind in _BEHIND:
        return _BEHIND[token.kind](s, node)
    if token.shows(T.OPERATOR, "!", r"\%", r"\degree"):
        _refuse_typed_inequality(s, token)
        signed = _signed_behind(s, node)
        if token.text == r"\%" and not isinstance(node, Number) and not s.done and s.peek().kind in _VALUES:
            s.note(token.place, r"`\%` is per cent", r"write `\bmod` for the remainder")
        return signed
    if token.kind is T.BAR and bar_role(s) is BarRole.EVALUATES:
        return _evaluated(s, node)
    if token.shows(T.OPEN, "(", "[") and (_is_applicable(s, node) or _is_transformed(s, node)):
        opening = s.take()
        with s.deeper(opening.place):
            return Call(node, call_parts(s, s.pos - 1), place=node.place.to(s.last))
    return None


_VALUES = frozenset({T.LETTER, T.NUMBER, T.OPEN, T.ACCENT, T.WORD})


def _refuse_typed_inequality(s: State, token: Token) -> None:
    """Refuse ``x != y`` and ``x!=0``, set as factorials: whoever means one leaves no gap before it, and none is 0."""
    following = s.tokens[s.pos + 1] if s.pos + 1 < len(s.tokens) else None
    touches = following is not None and following.shows(T.RELATION, "=") and following.place.start == token.place.end
    if token.text != "!" or not touches or following is None:
        return
    zero = s.tokens[s.pos + 2 : s.pos + 3]
    if token.place.start > s.last.end or (zero and zero[0].shows(T.NUMBER, "0")):
        place = token.place.to(following.place)
        raise Unreadable(rules.UNCLEAR_OPERATOR, place, "`!=` is a factorial and `=`", r"did you mean `\ne`?")


def _is_transformed(s: State, node: Node) -> bool:
    r"""Whether an accent stands over nothing but functions, as their meanings say: ``\widehat{f * g}(\xi)``."""
    if not isinstance(node, Marked) or node.mark not in {"hat", "tilde", "bar"}:
        return False
    names = [each for each in walk(node.body) if isinstance(each, Name)]
    known = [s.scope.about(name.latex) for name in names]
    said = [each is not None and each.declaration.meant is Kind.FUNCTION for each in known]
    return bool(names) and all(is_function(name) or meant for name, meant in zip(names, said, strict=True))


def _is_applicable(s: State, node: Node) -> bool:
    """Whether a bracket behind a bracket holds arguments: behind functions computed with, a derivative, an image."""
    if isinstance(node, Product) and isinstance(node.factors[0], Name) and s.scope.operates(node.factors[0].latex):
        return all(map(is_function, node.factors[1:]))
    if isinstance(node, Infix | FunctionForm | Derivative):
        return is_function(node.body if isinstance(node, Derivative) else node)
    return not isinstance(node, Name | Indexed) and is_made_of_functions(node)


def _raised(s: State, node: Node) -> Node:
    before = s.pos - 1
    sup = read_script(s, s.take())
    place = node.place.to(sup.place)
    if sup.is_bracketed and any(isinstance(each, Name) and each.latex in s.hints.primes for each in walk(node)):
        return FunctionForm("derivative", node, exponent(s, sup), place=place)
    if sup.is_bracketed and s.partner[sup.start] == sup.end - 1:
        return _counted_behind(s, node, sup, place)
    if isinstance(node, Interval):
        return _raised_interval(s, node, sup, place)
    marked = mark(s, node, sup, place)
    if marked is not None:
        return celsius(s, marked)
    if (signed := _with_sign_above(s, node, sup, before)) is not None:
        return signed
    if len(sup.tokens) == 1 and sup.tokens[0].kind in {T.TEXT, T.OPERATOR}:
        raise Unreadable(rules.NOT_READ_YET, sup.place, f"the superscript `{sup.label}` here is not read yet")
    return Power(node, size(s, sup) if is_set(node) else exponent(s, sup), place=place)


def _with_sign_above(s: State, node: Node, sup: Script, before: int) -> Node | None:
    """Read a sign above a number, from which side it is approached, or above a bracket."""
    place = node.place.to(sup.place)
    if isinstance(node, Number) and sup.is_just(T.OPERATOR, "+", "-"):
        return Marked(node, sup.tokens[0].text, place=place)
    form = _part(s, sup, before)
    return Bars(form, (node,), place=place) if form is not None else None


def _part(s: State, script: Script, before: int) -> str | None:
    r"""Tell the sign of ``[x]_+`` and ``(x)^-`` behind a bracket: the positive or negative part of a value."""
    if s.tokens[before].kind is not T.CLOSE or len(script.tokens) != 1:
        return None
    return {"+": "positive part", "-": "negative part"}.get(script.tokens[0].text)


def _counted_behind(s: State, node: Node, sup: Script, place: Place) -> Node:
    """Read ``(fg)^{(n)}`` as a derivative; of anything but functions it is a power, which is noted."""
    order = exponent(s, sup)
    if is_made_of_functions(node):
        return FunctionForm("derivative", node, order, place=place)
    s.note(sup.place, "a superscript in round brackets behind a bracket is a power", "drop the round brackets")
    return Power(node, order, place=place)


def _raised_interval(s: State, node: Interval, sup: Script, place: Place) -> Node:
    """Read ``[0, 1]^n`` as a power, ``[1, 0]^T`` as a column."""
    pair = Tuple((node.lower, node.upper), place=node.place)
    marked = mark(s, pair, sup, place) if not sup.is_just(T.LETTER, "T") else Marked(pair, "T", place=place)
    return marked or Power(node, exponent(s, sup), place=place)


def _lowered(s: State, node: Node) -> Node:
    before = s.pos - 1
    sub = read_script(s, s.take())
    place = node.place.to(sub.place)
    if (form := _part(s, sub, before)) is not None:
        return Bars(form, (node,), place=place)
    if isinstance(node, Bars) and s.tokens[before].kind is T.OPERATOR:
        raise Unreadable(rules.DOUBLE_SCRIPT, s.tokens[before + 1].place, "two subscripts on one value", "use braces")
    if isinstance(node, Derivative) and s.tokens[sub.start - 1].place.start >= node.place.end:
        return held_constant(s, node, sub, place)
    if isinstance(node, Call) and _derives(s, sub):
        s.note(place, f"`_{sub.label}` behind a value is a partial derivative", "declare the index if it counts")
        variable = Name(sub.label, place=sub.place)
        return Derivative(r"\partial", node, (Wrt(variable, place=sub.place),), place=place)
    array = is_matrix(node) or is_vector(node)
    if not array and (factors := pochhammer(s, node, sub, before)) is not None:
        return factors
    if isinstance(node, Tuple) and s.tokens[before].shows(T.CLOSE, ")") and _has_semicolon(s, before):
        message = "a bracket with a semicolon and a subscript is a product of a basic series"
        raise Unreadable(rules.UNCLEAR_OPERATOR, place, message, r"write it with `\prod`")
    if array or isinstance(node, Call | Infix | Tuple | Expectation) or _is_component(s, sub):
        return Indexed(node, indices(s, "", sub), place=place)
    message = f"the subscript `{sub.label}` behind a bracket is not read yet"
    falling, rising = (rf"`^{{\{line}{{{sub.label}}}}}`" for line in ("underline", "overline"))
    hint = f"write {falling} for a falling factorial, {rising} for a rising one"
    raise Unreadable(rules.NOT_READ_YET, sub.place, message, *((hint,) if s.tokens[before].text == ")" else ()))


_COORDINATES = ("x", "y", "z")
_IN_TIME = frozenset({"t", "t t", "x x"})


def _derives(s: State, sub: Script) -> bool:
    r"""Whether a coordinate below a value derives it, as others are derived so in the formula: ``u_t + f(u)_x = 0``."""
    derived = any(not _IN_TIME.isdisjoint(below) for below in s.hints.partials.values())
    counts = s.bound[sub.label] or s.kind(sub.label) in {Kind.INDEX, Kind.INTEGER}
    return derived and sub.is_just(T.LETTER, *_COORDINATES) and not counts


def _has_semicolon(s: State, closing: int) -> bool:
    inside = s.tokens[s.partner.get(closing, 0) : closing]
    return any(token.shows(T.PUNCTUATION, ";") for token in inside)


def _is_component(s: State, sub: Script) -> bool:
    r"""Whether a subscript behind a bracket counts: ``(A\times B)_i``, ``[AB]_{ij}``."""
    letters = [token for token in sub.tokens if not token.shows(T.PUNCTUATION, ",")]
    return all(
        token.kind is T.LETTER
        and (token.text in _COUNTING or s.bound[token.text] or s.kind(token.text) in {Kind.INDEX, Kind.INTEGER})
        for token in letters
    )


def _signed_behind(s: State, node: Node) -> Node:
    token = s.take()
    sign = token.text
    if sign == "!" and s.at(T.OPERATOR, "!"):
        s.take()
        sign = "!!"
    if s.at(T.OPERATOR, "!"):
        raise Unreadable(rules.UNEXPECTED, s.peek().place, "`!` behind `!!`")
    sign = r"^{\circ}" if sign == r"\degree" else sign
    if sign in {"!", "!!"} and isinstance(node, Power) and s.tokens[s.pos - 2].kind is not T.CLOSE:
        s.note(token.place, f"`{sign}` behind a power is the factorial of the whole power", "use brackets to say so")
    return celsius(s, Postfix(sign, node, place=node.place.to(s.last)))


def _primed(s: State, node: Node) -> Node:
    closing, order = s.pos - 1, 0
    while s.take_if(T.PRIME):
        order += 1
    place = node.place.to(s.last)
    if order == 1 and transposes_bracket(s, node, closing):
        s.note(s.last, "the prime behind the bracket is a transpose", "write `^\\top` to say so")
        return Marked(node, "T", place=place)
    return FunctionForm("derivative", node, Number(str(order), place=s.last), place=place)


_BEHIND: dict[T, Callable[[State, Node], Node]] = {T.SUP: _raised, T.SUB: _lowered, T.PRIME: _primed}


def _evaluated(s: State, node: Node) -> Node:
    take_bar(s, bar_text(s))
    if (several := at_several(s, node)) is not None:
        return several
    below, above = read_evaluation(s) or (None, None)
    return evaluated(s, node, below, above, node.place.to(s.last))


def _refuse_unclear_application(s: State, node: Node) -> None:
    """Refuse ``(I*K)(i,j)`` and the like unless the names in it are declared functions."""
    if not s.at(T.OPEN, "(") or isinstance(node, Name | Number) or not isinstance(node, Infix):
        return
    closing = s.partner[s.pos]
    inside = s.tokens[s.pos + 1 : closing]
    if any(token.shows(T.PUNCTUATION, ",", ";") for token in inside):
        raise Unreadable(
            rules.APPLICATION_OR_PRODUCT,
            node.place.to(s.tokens[closing].place),
            "a product with a tuple, or an application",
            "declare the names in the first bracket as functions",
        )
