"""Expressions by precedence: logic < relation < sum < set operation < elementwise < product < factor."""

from bisect import bisect_left
from dataclasses import replace

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.brackets.bars import BarRole, bar_role
from formdeck.latex.parse.brackets.pairs import settle_factors, settle_pairs
from formdeck.latex.parse.calculus.differentials import at_differential
from formdeck.latex.parse.calculus.scope_of_big import extend_over_rest
from formdeck.latex.parse.context.kinds import is_set, is_vector
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.fields.geometry import at_phasor, at_triangle
from formdeck.latex.parse.layout.prose import CONJUNCTIONS, conjunction
from formdeck.latex.parse.symbols.scripts import read_script
from formdeck.latex.parse.values.divisors import divisor
from formdeck.latex.parse.values.implications import IMPLIES, ends_statement, implied
from formdeck.latex.parse.values.modulus import at_modulus, modulus_in_brackets
from formdeck.latex.parse.values.operators import joined
from formdeck.latex.parse.values.product import implicit_product_note, starts_factor
from formdeck.latex.parse.values.units import take_unit_in_brackets, unit_in_brackets
from formdeck.latex.parse.values.vectors import times
from formdeck.latex.problem import Place, Unreadable
from formdeck.latex.tree import (
    Add,
    Derivative,
    Differential,
    Indexed,
    Infix,
    Name,
    Negative,
    Node,
    Power,
    Prefix,
    Product,
    Quantified,
    Quotient,
    Relation,
    SetOf,
    Wrt,
)

_SIGNS = ("+", "-", r"\pm", r"\mp")
_SET_OPERATIONS = (
    r"\cup",
    r"\cap",
    r"\setminus",
    r"\triangle",
    r"\sqcup",
    r"\sqcap",
    r"\uplus",
    r"\wedge",
    r"\vee",
)
_ELEMENTWISE = (
    "*",
    r"\star",
    r"\odot",
    r"\otimes",
    r"\oplus",
    r"\ominus",
    r"\circ",
    r"\circledast",
    r"\bullet",
    r"\bmod",
    r"\rtimes",
    r"\ltimes",
    r"\wr",
    r"\bowtie",
    r"\amalg",
    r"\diamond",
    r"\boxplus",
    r"\boxtimes",
)
_IMPLICATIONS = (r"\to", r"\equiv", r"\leftrightarrow")
_IN_CALLS = (r"\Rightarrow", r"\Leftarrow", r"\Leftrightarrow", r"\parallel")
_BRACKETS = "use brackets to say so"
_DEFINES = (["="], [":="])
_MAX_CHANGES = 6
_ARROWS = (r"\Rightarrow", r"\Leftarrow", r"\Leftrightarrow")
_PLAIN_RELATIONS = ("=", "<", ">", r"\le", r"\ge", r"\ne", ":=")
_EQUATIONS = ("=", ":=", r"\approx", r"\simeq")
_OF_VECTORS = r"write `u \cdot v`, `u^T v`, `u v^T` or `u \odot v`"
_FRACTION = "write `\\frac` or a bracket"
_TIMES = (r"\cdot", r"\times")


def relation(s: State) -> Node:
    """Read an expression, a relation or a chain of relations; ``and``, ``or`` between relations."""
    if not _joins_relations(s):
        return chain(s)
    sides, arrows = [_joined_relations(s)], list[str]()
    while arrow := s.take_if(T.RELATION, *IMPLIES):
        if s.done:
            raise missing_operand(s, arrow)
        arrows.append(arrow.text)
        sides.append(_joined_relations(s))
    return _grouped(sides, arrows) if arrows else sides[0]


def _joined_relations(s: State) -> Node:
    operands = [chain(s, logic=True)]
    operators: list[str] = []
    while (operator := s.take_if(T.OPERATOR, r"\wedge", r"\vee") or conjunction(s)) is not None:
        if s.done:
            raise missing_operand(s, operator)
        operators.append(operator.text)
        operands.append(chain(s, logic=True))
    events = all(isinstance(each, Name | Indexed) for each in operands)
    if operators and not (events or all(isinstance(each, Relation) or _is_bracketed(s, each) for each in operands)):
        s.note(operands[0].place, f"`{operators[0]}` joins what stands on its two sides whole", _BRACKETS)
    return _fold(operands, operators)


def _is_bracketed(s: State, node: Node) -> bool:
    """Whether a bracket opens right in front of a node."""
    return any(token.kind is T.OPEN and token.place.end == node.place.start for token in s.tokens)


def chain(s: State, *, logic: bool = False) -> Node:
    r"""Read sides joined by relations; ``logic`` if ``\wedge`` joins relations rather than sides."""
    bar = s.grammar.conditioned(s)
    first = _up_to(s, bar) if bar is not None else expression(s, logic=logic)
    sides, relations = [first], list[str]()
    if bar is not None:
        relations.append(r"\mid")
        sides.append(s.grammar.given(s))
    while not (logic and ends_statement(s, sides)) and (sign := _relation_sign(s, first)):
        if sign.text == r"\mid" and r"\perp" in relations:
            s.pos -= 1
            sides.append(s.grammar.given(s))
        else:
            sides.append(_side(s, sign, logic=logic))
        relations.append(sign.text)
    if not relations:
        return first
    if (
        r"\parallel" in relations
        and set(relations) <= {r"\parallel", *_PLAIN_RELATIONS, r"\approx"}
        and len(relations) > 1
    ):
        sides, relations = _in_parallel(s, sides, relations)
    for side in sides if relations not in _DEFINES else ():
        if isinstance(side, Infix) and side.operator in {r"\wedge", r"\vee"} and not _is_bracketed(s, side):
            s.note(side.place, f"`{side.operator}` binds its two sides before `{relations[0]}`", _BRACKETS)
    sides = settle_pairs(s, sides, relations)
    if (implication := implied(s, sides, relations)) is not None:
        return implication
    if s.has_logic and r"\to" in relations and set(relations) & {r"\equiv", r"\leftrightarrow", "="}:
        return _grouped(sides, relations)
    return Relation(tuple(sides), tuple(relations), place=first.place.to(sides[-1].place))


def _in_parallel(s: State, sides: list[Node], relations: list[str]) -> tuple[list[Node], list[str]]:
    r"""Take the sign of parallels in an equation for resistors in parallel: ``R = R_1 \parallel R_2``."""
    joined, between = [sides[0]], list[str]()
    for sign, side in zip(relations, sides[1:], strict=True):
        if sign == r"\parallel":
            joined[-1] = parallel(s, (joined[-1], side))
        else:
            joined.append(side)
            between.append(sign)
    return joined, between


def parallel(s: State, sides: tuple[Node, ...]) -> Node:
    """Join two resistors or the like in parallel."""
    place = sides[0].place.to(sides[-1].place)
    for side in sides:
        if isinstance(side, Add) and not _is_bracketed(s, side):
            raise Unreadable(rules.UNCLEAR_OPERATOR, place, r"`\parallel` beside a sum", _BRACKETS)
    s.note(place, r"`\parallel` in an equation joins two values in parallel", "put the statement on a line of its own")
    first = sides[0]
    operands = first.operands if isinstance(first, Infix) and first.operator == r"\parallel" else (first,)
    return Infix(r"\parallel", (*operands, *sides[1:]), place=place)


def _grouped(sides: list[Node], relations: list[str]) -> Node:
    r"""Let an implication bind closer than an equivalence: ``p \to q \equiv \lnot p \lor q``."""
    groups, between = [[sides[0]]], list[str]()
    for sign, side in zip(relations, sides[1:], strict=True):
        if sign == r"\to":
            groups[-1].append(side)
        else:
            groups.append([side])
            between.append(sign)
    made = [
        Relation(tuple(group), (r"\to",) * (len(group) - 1), place=group[0].place.to(group[-1].place))
        if len(group) > 1
        else group[0]
        for group in groups
    ]
    if not between:
        return made[0]
    return Relation(tuple(made), tuple(between), place=sides[0].place.to(sides[-1].place))


def _up_to(s: State, end: int) -> Node:
    with s.between(s.pos, end):
        node = expression(s)
    s.pos = end
    return node


def _relation_sign(s: State, first: Node) -> Token | None:
    r"""Take a relation; ``:`` is one in front of a map, ``f: A \to B``, and behind a sequence, ``\{a_n\}: 1, 3, 5``."""
    if s.wide and s.at(T.PUNCTUATION, ":") and (_is_map(s) or isinstance(first, SetOf)):
        return s.take()
    if s.at(T.RELATION, *(_IN_CALLS if s.given else _ARROWS)):
        return None
    while s.at(T.RELATION, r"\perp") and s.tokens[s.pos + 1 : s.pos + 2] and s.tokens[s.pos + 1].text == r"\perp":
        s.take()  # two of them, moved together, are one sign
    sign = s.take_if(T.RELATION) or (None if s.given or s.bar else s.take_if(T.OPERATOR, r"\mid"))
    if (
        sign is not None
        and sign.text not in _PLAIN_RELATIONS
        and s.at(T.SUB)
        and s.tokens[s.pos].place.start == sign.place.end
    ):
        label = read_script(s, s.take())
        return sign._replace(text=f"{sign.text}_{{{label.label}}}")
    return sign


def _side(s: State, sign: Token, *, logic: bool) -> Node:
    if s.done or s.peek().kind in {T.RELATION, T.PUNCTUATION}:
        raise Unreadable(rules.MISSING_OPERAND, sign.place, f"nothing stands to the right of `{sign.text}`")
    side = s.grammar.distribution(s, sign.text) or expression(s, logic=logic)
    if modulus := s.take_if(T.COMMAND, r"\pmod", r"\mod", r"\pod"):
        if s.done:
            raise missing_operand(s, modulus)
        by = s.grammar.factor(s)
        return Infix(r"\pmod", (side, by), place=side.place.to(by.place))
    if sign.text == r"\equiv" and isinstance(side, Infix) and side.operator == r"\bmod":
        return Infix(r"\pmod", side.operands, place=side.place)
    if at_modulus(s):
        by = modulus_in_brackets(s)
        return Infix(r"\pmod", (side, by), place=side.place.to(s.last))
    return side


def _joins_relations(s: State) -> bool:
    r"""Whether ``\wedge`` or ``\vee`` stands between relations rather than between values."""
    if not s.has_logic:
        return False
    relations, joins, said = 0, False, False
    position = s.pos
    while position < s.end:
        token = s.tokens[position]
        if position in s.partner:
            position = s.partner[position]
        elif token.kind is T.RELATION:
            relations += token.text not in _IMPLICATIONS
        elif token.shows(T.OPERATOR, r"\wedge", r"\vee"):
            joins = True
        elif token.text in CONJUNCTIONS and not s.wide:
            joins = said = True
        elif token.shows(T.PUNCTUATION, ",") or (s.wide and token.kind is T.SPACE):
            break
        position += 1
    return said or (joins and relations > 1)


def expression(s: State, *, logic: bool = False) -> Node:
    """Read a sum."""
    with s.deeper(s.peek().place):
        starts = [s.peek()]
        terms: list[Node] = [_signed(s, s.take_if(T.OPERATOR, *_SIGNS), logic=logic)]
        while sign := s.take_if(T.OPERATOR, *_SIGNS):
            starts.append(s.peek())
            term = _signed(s, sign, logic=logic)
            if sign.text in {r"\pm", r"\mp"}:
                left = _sum(terms)
                terms = [
                    Infix(
                        sign.text,
                        (left, term.body if isinstance(term, Prefix) else term),
                        place=left.place.to(term.place),
                    )
                ]
            else:
                terms.append(term)
        return extend_over_rest(s, terms, starts) if len(terms) > 1 else terms[0]


def _sum(terms: list[Node]) -> Node:
    return Add(tuple(terms), place=terms[0].place.to(terms[-1].place)) if len(terms) > 1 else terms[0]


def _signed(s: State, sign: Token | None, *, logic: bool) -> Node:
    if sign is None:
        return _set_operations(s, logic=logic)
    if s.at(T.OPERATOR, *_SIGNS):
        raise Unreadable(
            rules.MISSING_OPERAND,
            s.peek().place,
            f"`{s.peek().text}` directly behind `{sign.text}`",
            "use a bracket if it is a sign",
        )
    if s.done:
        raise missing_operand(s, sign)
    body = _set_operations(s, logic=logic)
    place = sign.place.to(body.place)
    if sign.text == "+":
        return body
    return Negative(body, place=place) if sign.text == "-" else Prefix(sign.text, body, place=place)


def _set_operations(s: State, *, logic: bool) -> Node:
    operands, operators = [_elementwise(s)], list[str]()
    wanted = _SET_OPERATIONS[:-2] if logic else _SET_OPERATIONS
    while operator := s.take_if(T.OPERATOR, *wanted):
        if s.done:
            raise missing_operand(s, operator)
        operators.append(operator.text)
        operands.append(_elementwise(s))
        if len(set(operators)) > 1:
            raise Unreadable(
                rules.UNCLEAR_OPERATOR,
                operator.place,
                f"`{operators[0]}` and `{operator.text}` side by side",
                "use brackets",
            )
    return _fold(operands, operators)


def _elementwise(s: State) -> Node:
    left, changes, last = product(s), 0, ""
    while operator := s.take_if(T.OPERATOR, *_ELEMENTWISE) or _ratio(s, left):
        if s.done:
            raise missing_operand(s, operator)
        if s.at(T.SUB):
            label = read_script(s, s.take())  # over what a tensor product is taken, how long a circular convolution is
            operator = operator._replace(text=f"{operator.text}_{{{label.label}}}")
        changes += operator.text != last
        last = operator.text
        if changes > _MAX_CHANGES:
            raise Unreadable(
                rules.UNCLEAR_OPERATOR, operator.place, "many different operators side by side", "use brackets"
            )
        left = joined(s, left, operator, product(s))
    return left


def _ratio(s: State, left: Node) -> Token | None:
    """Take the colon of a ratio, ``a : b``; not that of a map, nor one behind a label."""
    if isinstance(left, SetOf | Quantified) or s.quantified or not s.wide or not s.at(T.PUNCTUATION, ":") or _is_map(s):
        return None
    colon = s.take()
    if s.done or not starts_factor(s):
        s.pos -= 1
        return None
    return colon


def _is_map(s: State) -> bool:
    """Whether an arrow follows in the stretch."""
    following = bisect_left(s.arrows, s.pos)
    return following < len(s.arrows) and s.arrows[following] < s.end


def _fold(operands: list[Node], operators: list[str]) -> Node:
    if not operators:
        return operands[0]
    if len(set(operators)) > 1:
        place = operands[0].place.to(operands[-1].place)
        raise Unreadable(rules.UNCLEAR_OPERATOR, place, r"`\wedge` and `\vee` side by side", "use brackets")
    return Infix(operators[0], tuple(operands), place=operands[0].place.to(operands[-1].place))


def product(s: State) -> Node:  # noqa: C901 - one line a way to go on
    """Read factors next to each other or joined by a product sign or slash."""
    factors: list[Node] = [s.grammar.factor(s)]
    slash: Token | None = None
    while True:
        if isinstance(factors[-1], Quantified):
            break
        if s.integrals and at_differential(s):
            break
        if operator := s.take_if(T.OPERATOR, *_TIMES):
            if s.integrals and at_differential(s):
                break
            _note_slash(s, slash)
            following = factor_after(s, operator)
            factors = times(s, factors, operator, following)
            slash = None
        elif operator := s.take_if(T.OPERATOR, "/", r"\div"):
            slash = operator
            _refuse_operator(s, factors[-1])
            left, right = _product(settle_factors(s, factors)), divisor(s, factors, factor_after(s, operator))
            factors = [_quotient(left, right)]
        elif s.quantified and s.peek().gap > 1:
            break
        elif at_phasor(s):
            sign = s.take()
            left, right = _product(factors), factor_after(s, sign)
            factors = [Infix(r"\angle", (left, right), place=left.place.to(right.place))]
        elif unit_in_brackets(s):
            factors[-1] = take_unit_in_brackets(s, factors[-1])
        elif at_triangle(s) or (starts_factor(s) and bar_role(s) in {None, BarRole.OPENS}):
            implicit_product_note(s, factors[-1], slash)
            factors.append(s.grammar.factor(s))
            _note_vectors(s, *factors[-2:])
            slash = None
        else:
            break
    return _product(settle_factors(s, factors) if len(factors) > 1 else factors)


def _note_slash(s: State, slash: Token | None) -> None:
    if slash is not None:
        s.note(slash.place, r"`a/b \cdot c` is read as `(a/b) \cdot c`", _FRACTION)


def _note_vectors(s: State, left: Node, right: Node) -> None:
    """Say that two vectors side by side are kept as a product: it can be an inner, an outer or an elementwise one."""
    if isinstance(left, Name) and isinstance(right, Name) and is_vector(left) and is_vector(right):
        s.note(right.place, "two vectors side by side are a product as it is written", _OF_VECTORS)


def _derivative(left: Node, right: Node) -> Node | None:
    r"""Take ``\partial U/\partial x`` and ``d^2x/dt^2`` for the derivatives that they are."""
    below, order = (right.base, right.exponent) if isinstance(right, Power) else (right, None)
    if isinstance(below, Differential) and below.sign == r"\partial":
        below, order = replace(below, order=None), below.order
    place = left.place.to(right.place)
    if isinstance(left, Differential) and isinstance(below, Differential):
        derives = left.sign == below.sign and left.sign in {"d", r"\partial"}
        if derives and left.order == order and below.order is None:
            return Derivative(left.sign, left.body, (Wrt(below.body, order, place=right.place),), place=place)
    refuse_partial(left, below, left.place.to(below.place), r"write `\frac`")
    return None


def refuse_partial(above: Node, below: Node, place: Place, *hints: str) -> None:
    r"""Refuse a quotient with ``\partial`` in it that is no derivative.

    Raises:
        Unreadable: it is one.
    """
    if any(isinstance(half, Differential) and half.sign == r"\partial" for half in (above, below)):
        message = r"`\partial` above and below do not make a derivative"
        raise Unreadable(rules.DIFFERENTIAL, place, message, *hints)


def _refuse_operator(s: State, above: Node) -> None:
    r"""Refuse ``d/dx`` in a line, which is set as a quotient of letters."""
    open_d = isinstance(above, Name) and above.latex == "d" and s.scope.about("d") is None
    if open_d and s.at(T.LETTER, "d") and s.tokens[s.pos + 1].kind is T.LETTER:
        below = s.tokens[s.pos + 1]
        shown = f"d/d{below.text}" if not below.text.startswith("\\") else rf"d/d {below.text}"
        hint = rf"write `\frac{{d}}{{d{shown[3:]}}}`"
        raise Unreadable(rules.DIFFERENTIAL, above.place.to(below.place), f"`{shown}` is set as a quotient", hint)


def _quotient(left: Node, right: Node) -> Node:
    """Divide; of a set it is what is left modulo the other, which binds closer than a product of sets."""
    place = left.place.to(right.place)
    if (derived := _derivative(left, right)) is not None:
        return derived
    if isinstance(left, Infix) and left.operator == r"\times" and is_set(left):
        *most, last = left.operands
        return Infix(r"\times", (*most, _quotient(last, right)), place=place)
    return Infix("/", (left, right), place=place) if is_set(left) else Quotient(left, right, place=place)


def factor_after(s: State, operator: Token) -> Node:
    r"""Read the factor behind an operator; a sign may stand before it (``2 \cdot -3``)."""
    if sign := s.take_if(T.OPERATOR, "-"):
        s.note(sign.place, f"the sign behind `{operator.text}` belongs to the factor")
        body = factor_after(s, sign)
        return Negative(body, place=sign.place.to(body.place))
    if s.done or not starts_factor(s):
        raise missing_operand(s, operator)
    return s.grammar.factor(s)


def missing_operand(s: State, operator: Token) -> Unreadable:
    """Say that nothing stands behind an operator."""
    behind = "nothing" if s.done else f"`{s.peek().text}`"
    return Unreadable(rules.MISSING_OPERAND, operator.place, f"`{operator.text}` is followed by {behind}")


def _product(factors: list[Node]) -> Node:
    if len(factors) == 1:
        return factors[0]
    return Product(tuple(factors), place=factors[0].place.to(factors[-1].place))
