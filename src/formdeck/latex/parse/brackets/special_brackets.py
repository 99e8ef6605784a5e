r"""Brackets that mean more: ``[G : H]``, ``(1\ 2\ 3)``, ``[B\ AB]``, ``(a_{ij})``, ``[x]``, ``[\omega]_\times``."""

from dataclasses import replace

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T
from formdeck.latex.names import scripted
from formdeck.latex.parse.brackets.arguments import items_until_separator
from formdeck.latex.parse.brackets.components import component, is_component
from formdeck.latex.parse.brackets.substances import holds_substance
from formdeck.latex.parse.calculus.evaluation import evaluated
from formdeck.latex.parse.context.kinds import is_matrix, is_vector
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.symbols.compounds import compound
from formdeck.latex.parse.symbols.indices import indices
from formdeck.latex.parse.symbols.scripts import read_script
from formdeck.latex.parse.symbols.superscripts import exponent
from formdeck.latex.problem import Place, Unreadable
from formdeck.latex.tree import (
    Add,
    Bars,
    Call,
    Dots,
    Indexed,
    Matrix,
    Name,
    Node,
    Number,
    Part,
    Power,
    Quotient,
    Relation,
)
from formdeck.model import Kind

_JOINS = frozenset({T.OPERATOR, T.RELATION, T.PUNCTUATION, T.SUB, T.SUP, T.CLOSE, T.OPEN})
_BEFORE = frozenset({T.RELATION, T.OPEN, T.PUNCTUATION, T.ROW, T.COLUMN, T.SPACE, T.GROUP, T.BAR})
_AFTER = frozenset({T.RELATION, T.CLOSE, T.PUNCTUATION, T.ROW, T.COLUMN, T.SPACE, T.END_GROUP, T.BAR, T.TEXT})
_INDICES = frozenset("ijklmnpqrs")
_CONDITIONS = frozenset({"=", r"\ne", "<", ">", r"\le", r"\ge", r"\in", r"\notin", r"\mid", r"\nmid"})
_VALUES = frozenset({T.OPERATOR, T.LETTER, T.NUMBER, T.END_GROUP, T.CLOSE})
_MEMBERSHIP = (r"\in", r"\subset", r"\subseteq", r"\notin")


def special_bracket(s: State, start: int) -> Node | None:  # noqa: PLR0911 - one line a meaning
    """Read a bracket by what stands in it, if that makes it more than a bracket."""
    opening, end = s.tokens[start], s.partner[start]
    shapes = opening.text + s.tokens[end].text
    place = opening.place.to(s.tokens[end].place)
    if shapes not in {"()", "[]"}:
        return None
    if shapes == "[]" and (name := compound(s.tokens[start + 1 : end])) is not None:
        s.pos = end + 1
        return _concentration(s, Name(name, place=place), place)
    if shapes == "[]" and (colon := _only(s, start, T.PUNCTUATION, ":")) is not None:
        items = tuple(_between(s, low, high) for low, high in ((start + 1, colon), (colon + 1, end)))
        s.pos = end + 1
        return Bars("index", items, place=place)
    if (arrow := _arrow(s, start)) is not None:
        sides = tuple(_between(s, low, high) for low, high in ((start + 1, arrow), (arrow + 1, end)))
        s.pos = end + 1
        return Relation(sides, (s.tokens[arrow].text,), place=place)
    cells = _cells(s, start)
    if len(cells) < 2:
        return None
    if shapes == "()" and all(high - low == 1 and s.tokens[low].kind is T.NUMBER for low, high in cells):
        numbers = tuple(Number(s.tokens[low].text, place=s.tokens[low].place) for low, _ in cells)
        s.note(place, "numbers side by side in a bracket are a cycle")
        s.pos = end + 1
        return Call(Name("cycle", Kind.FUNCTION, place=opening.place), (Part("", numbers, place=place),), place=place)
    values = tuple(_between(s, low, high) for low, high in cells)
    if not all(isinstance(value, Dots | Number) or is_matrix(value) or is_vector(value) for value in values):
        return None
    s.note(place, "values set apart in a bracket are the columns of a matrix")
    s.pos = end + 1
    return Matrix((values,), place=place)


def _between(s: State, low: int, high: int) -> Node:
    if low >= high:
        raise Unreadable(rules.MISSING_OPERAND, s.tokens[high].place, "a value is missing here")
    with s.closing(None), s.between(low, high):
        return s.grammar.relation(s)


def _only(s: State, start: int, kind: T, text: str) -> int | None:
    """Find the only separator in a bracket, if it is this one."""
    found, position = list[int](), start + 1
    while position < s.partner[start]:
        token = s.tokens[position]
        if token.kind is T.PUNCTUATION or token.shows(kind, text):
            found.append(position)
        position = s.partner.get(position, position) + 1
    return found[0] if len(found) == 1 and s.tokens[found[0]].shows(kind, text) else None


def _arrow(s: State, start: int) -> int | None:
    """Find the only logic arrow in a bracket; one behind a quantifier belongs to what that says."""
    if s.tokens[start + 1].shows(T.COMMAND, r"\forall", r"\exists", r"\nexists"):
        return None
    found, position = list[int](), start + 1
    while position < s.partner[start]:
        if s.tokens[position].shows(T.RELATION, r"\Rightarrow", r"\Leftarrow", r"\Leftrightarrow"):
            found.append(position)
        position = s.partner.get(position, position) + 1
    return found[0] if len(found) == 1 else None


def _cells(s: State, start: int) -> list[tuple[int, int]]:
    """Cut what a bracket holds at the spaces set between its values; numbers need none."""
    cells, low, position, end = list[tuple[int, int]](), start + 1, start + 1, s.partner[start]
    while position < end:
        token, before = s.tokens[position], s.tokens[position - 1]
        if token.kind in {T.PUNCTUATION, T.RELATION, T.COLUMN}:
            return []
        apart = token.gap > 1 or token.kind is T.SPACE or (token.kind is T.NUMBER and before.kind is T.NUMBER)
        if position > low and apart and token.kind not in _JOINS and before.kind not in _JOINS - {T.CLOSE}:
            cells.append((low, position))
            low = position + (token.kind is T.SPACE)
        position = s.partner.get(position, position) + 1
    return [*cells, (low, end)] if low < end else []


def settled_bracket(s: State, start: int, body: Node) -> Node:  # noqa: PLR0911 - one line a meaning
    """Decide what a bracket around one value is, by what surrounds it.

    Raises:
        Unreadable: it can be Gauss's bracket or a class as well.
    """
    opening, closing = s.tokens[start], s.tokens[s.partner[start]]
    place = opening.place.to(closing.place)
    square = (opening.text, closing.text) == ("[", "]")
    bracketed = square or (opening.text, closing.text) == ("(", ")")
    if bracketed and _is_entry(body) and _stands_alone(s, start):
        return _entries(s, body, place)
    if not square:
        return _legendre(s, start, body, place) or body
    substance = isinstance(body, Name) and (_is_chemical(body) or holds_substance(s, start))
    if isinstance(body, Name) and substance and not is_matrix(body) and not _is_in_basis(s):
        return _concentration(s, body, place)
    if s.at(T.SUB):
        return _labelled(s, body, place)
    if (
        isinstance(body, Power)
        and _stands_first(s, start)
        and not s.done
        and s.peek().kind in {T.LETTER, T.OPEN, T.COMMAND}
    ):
        hint = "write `(x^n)` for a factor; a coefficient is best set as `a_n`"
        raise Unreadable(
            rules.UNCLEAR_OPERATOR, place, "square brackets around a power: a factor or a coefficient", hint
        )
    if start and s.tokens[start - 1].shows(T.RELATION, *_MEMBERSHIP) and isinstance(body, Name | Number | Add):
        s.note(place, "square brackets around a number are the numbers from 1 to it", r"write `\{1, \dots, n\}`")
        return Bars("numbers up to", (body,), place=place)
    if isinstance(body, Relation) and _CONDITIONS.issuperset(body.relations) and _is_value(s, start):
        s.note(place, "square brackets around a condition are 1 where it holds, else 0", r"write `\mathbf{1}\{…\}`")
        return Call(Name(r"\mathbf{1}", Kind.FUNCTION, place=place), (Part("", (body,), place=place),), place=place)
    if _is_redundant(s, start, body):
        if s.at(T.RELATION, "=") and s.pos + 1 < s.end and s.tokens[s.pos + 1].shows(T.OPEN, r"\{"):
            return Bars("class", (body,), place=place)
        hint = r"write `\lfloor x \rfloor` for the integer part, `\{y \mid y \sim x\}` for a class, `(x)` for a bracket"
        raise Unreadable(rules.UNCLEAR_OPERATOR, place, "square brackets around a value that needs none", hint)
    return body


def _legendre(s: State, start: int, body: Node, place: Place) -> Node | None:
    r"""Read a bracket around just a fraction over a prime as the Legendre symbol, ``\left(\frac{a}{p}\right)``."""
    if not (isinstance(body, Quotient) and isinstance(body.below, Name) and s.tokens[start + 1].text == r"\frac"):
        return None
    last = s.partner[start] - 1
    if s.tokens[start].text != "(" or s.partner.get(_second_group(s, start)) != last:
        return None
    if not _is_modulus(s, body.below):
        if s.wide and _stands_alone(s, start) and isinstance(body.above, Name | Number):
            hint = f"declare `{body.below.latex}` as a prime for the Legendre symbol"
            s.note(place, "the bracket around the fraction is just a bracket", hint)
        return None
    s.note(place, "a bracket around a fraction over a prime is the Legendre symbol", r"write `\cdot` beside a fraction")
    name = Name("legendre", Kind.FUNCTION, place=place)
    return Call(name, (Part("", (body.above, body.below), place=place),), place=place)


def _second_group(s: State, start: int) -> int:
    """Find where the second argument of a fraction opens that a bracket starts with."""
    return s.partner.get(start + 2, start + 2) + 1


def _is_modulus(s: State, name: Name) -> bool:
    """Whether a name is called a prime, or the formula calculates modulo it."""
    known = s.scope.about(name.latex)
    if known is not None and known.declaration.prime:
        return True
    moduli = (
        s.tokens[at + 1 : at + 3] for at, token in enumerate(s.tokens) if token.text in {r"\pmod", r"\bmod", r"\mod"}
    )
    return any(name.latex in {each.text for each in inside} for inside in moduli)


def _is_in_basis(s: State) -> bool:
    r"""Whether a basis stands below a bracket: a script or a Greek letter, ``[T]_{\mathcal{B}}``, ``[T]_\beta``."""
    if not s.at(T.SUB):
        return False
    first = next(token for token in s.tokens[s.pos + 1 :] if token.kind is not T.GROUP)
    return first.kind is T.LETTER and first.text.startswith("\\") and not first.upright


def _labelled(s: State, body: Node, place: Place) -> Node:
    r"""Read what a subscript makes of square brackets: ``[A]_{ij}``, ``[\omega]_\times``, ``[a]_n``."""
    kept = s.pos
    script = read_script(s, s.take())
    if s.at(T.SUP) or script.is_just(T.OPERATOR, "+", "-"):
        s.pos = kept  # a value between two places, or its positive part
        return body
    place = place.to(script.place)
    if script.is_just(T.OPERATOR, r"\times"):
        return Bars("skew", (body,), place=place)
    if is_matrix(body):
        return Indexed(body, indices(s, "", script), place=place)
    if is_component(s, body, script):
        return component(s, body, script, place)
    if script.is_word or script.is_just(T.WORD) or script.is_just(T.TEXT):
        return evaluated(s, body, exponent(s, script), None, place)  # a word says where or when: `[\rho]_{\rm ret}`
    with s.closing(None), s.between(script.start, script.end):
        below = s.grammar.relation(s)
    if script.tokens[0].kind in {T.LETTER, T.NUMBER} and not script.tokens[0].text.startswith("\\"):
        s.note(place, "square brackets with a modulus below them are a class", "declare the value if it is a vector")
    return Bars("class", (body,), below, place=place)


def _is_entry(node: Node) -> bool:
    match node:
        case Indexed(base=Name(), below=(Name(latex=first), Name(latex=second)), above=()):
            return first != second and {first, second} <= _INDICES
        case Name(latex=latex):
            label = latex.rpartition("_{")[2].rstrip("}")
            return len(label) == 2 and set(label) <= _INDICES and "_{" in latex
        case _:
            return False


def _entries(s: State, body: Node, place: Place) -> Node:
    r"""Read ``(a_{ij})`` as the matrix with these entries, with its range or shape."""
    parts = [Part("", (body,), place=body.place)]
    if s.at(T.SUB):
        script = read_script(s, s.take())
        with s.closing(None), s.between(script.start, script.end):
            parts.append(Part(";", tuple(items_until_separator(s)), place=script.place))
    place = place.to(s.last)
    s.note(place, "a bracket around an entry is the matrix of all of them")
    return Call(Name("entries", Kind.FUNCTION, place=place), tuple(parts), place=place)


def _is_value(s: State, start: int) -> bool:
    """Whether a sign, or what is multiplied, stands right in front of a bracket, so that it holds no side condition."""
    before = s.tokens[start - 1] if start else None
    equated = before is not None and (before.kind in _VALUES or before.shows(T.RELATION, "="))
    return equated and not s.tokens[start].gap > 1


def _stands_alone(s: State, start: int) -> bool:
    """Whether a bracket is a whole side: nothing multiplies it, so it needs no bracket."""
    before = s.tokens[start - 1].kind if start else T.ROW
    after = s.tokens[s.pos].kind if s.pos < s.end else T.ROW
    return before in _BEFORE and (after in _AFTER or after is T.SUB)


def _stands_first(s: State, start: int) -> bool:
    """Whether a bracket is the first factor of a term."""
    before = s.tokens[start - 1] if start else None
    return before is None or before.kind in _BEFORE or before.shows(T.OPERATOR, "+", "-")


def _is_redundant(s: State, start: int, body: Node) -> bool:
    if isinstance(body, Matrix):
        return False
    inside = s.tokens[start + 1 : s.partner[start]]
    in_script = any(token.kind in {T.SUB, T.SUP} for token in s.tokens[max(start - 2, 0) : start])
    if in_script or any(token.kind is T.OPEN for token in inside) or s.at(T.SUP) or s.at(T.PRIME):
        return False
    if _stands_alone(s, start) and s.wide:
        return True
    sums = (*_AFTER, T.OPERATOR)
    before = s.tokens[start - 1] if start else None
    alone = before is None or before.kind in _BEFORE or before.shows(T.OPERATOR, "+", "-")
    follows = s.pos >= s.end or s.tokens[s.pos].kind in sums
    return isinstance(body, Name | Indexed | Quotient | Number) and alone and follows


def _concentration(s: State, substance: Name, place: Place) -> Node:
    r"""Make a concentration: at a time, ``[\mathrm{A}]_t``, or in a place, ``[\mathrm{K}^+]_{\text{out}}``."""
    s.note(place, "square brackets around a substance are its concentration")
    if not s.at(T.SUB):
        return Bars("concentration", (substance,), place=place)
    script = read_script(s, s.take())
    place = place.to(script.place)
    if script.is_just(T.LETTER) or script.is_just(T.NUMBER):
        return Bars("concentration", (substance,), exponent(s, script), place=place)
    base, _, raised = substance.latex.partition("^")
    placed = scripted(base, 0, script.label) + (f"^{raised}" if raised else "")
    return Bars("concentration", (replace(substance, latex=placed),), place=place)


def _is_chemical(name: Name) -> bool:
    return name.latex.startswith(r"\mathrm{") or name.latex[:2].isupper() or "^{+}" in name.latex
