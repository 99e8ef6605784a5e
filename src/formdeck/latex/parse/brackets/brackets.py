"""Brackets in front of which no function stands."""

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.brackets.arguments import call_parts, items_until_separator
from formdeck.latex.parse.brackets.bars import bar_text, take_bar
from formdeck.latex.parse.brackets.commutators import commutator, curly
from formdeck.latex.parse.brackets.concatenation import concatenated
from formdeck.latex.parse.brackets.membership import for_all, set_conditions
from formdeck.latex.parse.brackets.open_bars import has_label, labelled_bars, named_space, names_space
from formdeck.latex.parse.brackets.special_brackets import settled_bracket, special_bracket
from formdeck.latex.parse.brackets.states import bars_between, bra_or_ket, braket
from formdeck.latex.parse.calculus.evaluation import at_several, evaluated, read_evaluation
from formdeck.latex.parse.context.kinds import is_arrow, is_function, is_matrix, is_set, is_vector
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.symbols.scripts import Script, read_script
from formdeck.latex.parse.values.expression import parallel, relation
from formdeck.latex.problem import Place, Unreadable
from formdeck.latex.tree import (
    Bars,
    Blank,
    Cases,
    Constant,
    Indexed,
    Interval,
    Matrix,
    Name,
    Node,
    Number,
    Part,
    Relation,
    Sequence,
    SetOf,
    SetWhere,
    Tuple,
    Words,
    walk,
)
from formdeck.latex.wordlist import words
from formdeck.model import Kind

_COUNTERS = frozenset("ijklmn")
_SET_SIGNS = (r"\cup", r"\cap", r"\setminus", r"\triangle")
_TUPLE = r"write `(a, b, c)` for a tuple, `\mathrm{span}(a, b)` for what the values generate"
_NORMS = frozenset(words("op nuc tr max sp sup HS TV Lip BV BMO ess"))
_ROUNDING = {r"\lfloor": "floor", r"\lceil": "ceiling", r"\langle": "inner"}


def bracket(s: State) -> Node:
    """Read what a bracket holds."""
    opening = s.take()
    start = s.pos - 1
    closing = s.tokens[s.partner[start]]
    if s.partner[start] == s.pos:
        raise Unreadable(
            rules.MISSING_OPERAND,
            opening.place.to(closing.place),
            f"nothing between `{opening.text}` and `{closing.text}`",
        )
    with s.deeper(opening.place):
        if (opening.text == "|" and closing.text == r"\rangle") or (opening.text == r"\langle" and closing.text == "|"):
            return bra_or_ket(s, start)
        if opening.text in {"|", r"\|"}:
            return _bars_between(s, start, opening)
        if opening.text in _ROUNDING:
            return _rounding(s, start, _ROUNDING[opening.text])
        if opening.text == r"\{":
            return _braces(s, start)
        return _round(s, start, opening, closing)


def _round(s: State, start: int, opening: Token, closing: Token) -> Node:
    return special_bracket(s, start) or _plain(s, start, opening, closing)


def _plain(s: State, start: int, opening: Token, closing: Token) -> Node:  # noqa: PLR0911 - one case a form
    parts = call_parts(s, start)
    place = opening.place.to(closing.place)
    items = parts[0].items
    shapes = (opening.text, closing.text)
    if shapes == ("[", "]") and (joined := concatenated(s, start, parts)):
        return Bars("concatenation", joined, place=place)
    if len(parts) > 1:
        if _is_augmented(opening, closing, parts):
            return Matrix(((*items, *parts[1].items),), place=place)
        if opening.text in "([" and closing.text in ")]" and parts[1].separator == ";" and len(parts) == 2:
            return Tuple((*items, *parts[1].items), place=place)
        if (
            opening.text == "("
            and len(parts) == 2
            and parts[1].separator == r"\|"
            and len(parts[1].items) == len(items) == 1
        ):
            return parallel(s, (*items, *parts[1].items))
        if opening.text == "(" and _says_it_divides(s, start, parts):
            return Relation((*items, *parts[1].items), (r"\mid",), place=place)
        raise Unreadable(
            rules.UNEXPECTED,
            place,
            "a bracket with a bar that is not applied to anything",
            "declare the name in front of it as a function",
        )
    if len(items) == 1:
        return _evaluated(s, opening, closing, settled_bracket(s, start, items[0]), place)
    if len(items) == 2 and "." not in shapes and (shapes not in (("(", ")"), ("[", "]"))):
        return Interval(opening.text, items[0], items[1], closing.text, place=place)
    if shapes == ("[", "]") and len(items) == 2:
        return commutator(s, start, items) or Interval("[", items[0], items[1], "]", place=place)
    return Tuple(items, place=place)


def _says_it_divides(s: State, start: int, parts: tuple[Part, ...]) -> bool:
    r"""Whether a bracket says that one number divides another: ``(p \mid a) \vee (p \mid b)``."""
    if len(parts) != 2 or len(parts[0].items) != 1 or len(parts[1].items) != 1:
        return False
    spelled = any(token.text == r"\mid" for token in s.tokens[start : s.partner[start]])
    numbers = (*parts[0].items, *parts[1].items)
    return spelled and any(isinstance(each, Name) and each.kind is Kind.INTEGER for each in numbers)


def _is_augmented(opening: Token, closing: Token, parts: tuple[Part, ...]) -> bool:
    r"""Whether a bar only splits a matrix: ``[A \mid b]``."""
    if len(parts) != 2 or parts[1].separator != "|" or len(parts[0].items) != 1 or len(parts[1].items) != 1:
        return False
    values = (*parts[0].items, *parts[1].items)
    return opening.text in "([" and closing.text in ")]" and all(is_matrix(each) or is_vector(each) for each in values)


def _evaluated(s: State, opening: Token, closing: Token, body: Node, place: Place) -> Node:
    r"""Read the bounds behind ``[F(x)]_a^b`` or ``\left. f\right|_{x=0}``; other brackets have none."""
    bounded = (opening.text, closing.text) in {("[", "]"), (".", "|"), ("(", "|"), ("[", "|"), ("|", "|")}
    if closing.text == "|" and bounded and (several := at_several(s, body)) is not None:
        return several
    scripts = read_evaluation(s) if bounded and (closing.text == "|" or _has_both(s)) else None
    if scripts is None:
        return body
    below, above = scripts
    return evaluated(s, body, below, above, place.to(s.last))


def _has_both(s: State) -> bool:
    """Whether both a subscript and a superscript follow."""
    if not (s.at(T.SUB) or s.at(T.SUP)):
        return False
    first = s.pos
    after = s.partner.get(first + 1, first + 1) + 1
    if after > s.end:
        return False
    if after - first <= 4 and s.tokens[after - 1 if after == first + 2 else after - 2].kind is T.OPERATOR:
        return False  # the positive part, `[x]_+^2`
    return after < s.end and {s.tokens[first].kind, s.tokens[after].kind} == {T.SUB, T.SUP}


def _rounding(s: State, start: int, form: str) -> Node:
    opening = s.tokens[start]
    if form == "inner" and (bars := bars_between(s, start)):
        return braket(s, start, bars)
    parts = call_parts(s, start)
    items = tuple(item for part in parts for item in part.items)
    place = opening.place.to(s.last)
    if form != "inner" and len(items) != 1:
        raise Unreadable(rules.UNEXPECTED, place, f"`{opening.text}` holds {len(items)} values")
    if form == "inner" and len(items) == 1:
        form = "mean"
        s.note(place, r"`\langle x\rangle` is a mean")
    if form == "inner" and (len(items) > 2 or any(map(is_set, items))):
        s.note(place, r"`\langle …\rangle` of more than two values, or of sets, is kept as an inner product", _TUPLE)
    sub = _norm_index(s) if form == "inner" else None
    return Bars(form, items, sub, place=place if sub is None else place.to(s.last))


def _braces(s: State, start: int) -> Node:
    r"""Read ``\{…\}``: a set by its members or a condition, or a bracket around one value."""
    opening = s.tokens[start]
    if s.tokens[s.partner[start]].text == "." and s.tokens[start + 1].shows(T.BEGIN, "array"):
        s.tokens[start + 1] = s.tokens[start + 1]._replace(text="cases")  # cases as they were written of old
    with s.closing(None, given=True), s.inside(start):
        items = items_until_separator(s)
        mark = _such_that(s)
        with s.binding(_counters(items) if mark else ()):
            conditions = set_conditions(s) if mark else []
    place = opening.place.to(s.last)
    if conditions:
        return SetWhere(_element(items), tuple(conditions), place=place)
    if (all_of_them := for_all(tuple(items), place)) is not None:
        return all_of_them
    before = s.tokens[start - 1] if start else None
    is_after_member = before is not None and before.shows(
        T.RELATION, r"\in", r"\subset", r"\subseteq", r"\notin", r"\supset", r"\ni"
    )
    if not is_after_member and (special := curly(s, start, tuple(items))) is not None:
        return special
    is_beside_set = s.at(T.OPERATOR, *_SET_SIGNS) or (before is not None and before.shows(T.OPERATOR, *_SET_SIGNS))
    is_beside_set = is_beside_set or (_is_whole_side(s, before) and not isinstance(items[0], Cases))
    if not is_after_member and len(items) == 2 and all(map(_may_be_bracketed, items)):
        s.note(place, r"`\{…, …\}` is a set of two", "equate it to a value for a Poisson bracket or an anticommutator")
    if len(items) != 1 or is_after_member or is_beside_set or _is_lone_member(s, items[0]):
        return SetOf(tuple(items), place=place)
    return items[0]


def _counters(items: list[Node]) -> list[Node]:
    r"""List the letters that a set is of and that count in its condition: ``\{i : x_i \ne y_i\}``."""
    found: list[Node] = []
    for item in items:
        first = item.sides[0] if isinstance(item, Relation) else item
        found.extend(first.items if isinstance(first, Tuple | Sequence) else [first])
    return [name for name in found if isinstance(name, Name) and name.latex in _COUNTERS]


def _may_be_bracketed(item: Node) -> bool:
    """Whether a value is a function's name or an operator, which a Poisson bracket or an anticommutator takes."""
    return isinstance(item, Name) and (item.kind is Kind.OPERATOR or is_function(item))


def _is_lone_member(s: State, item: Node) -> bool:
    """Whether braces hold one symbol, which needs no bracket: they make a set of it, unless they are raised."""
    return isinstance(item, Name | Number | Constant | Indexed) and not s.at(T.SUP)


def _is_whole_side(s: State, before: Token | None) -> bool:
    """Whether braces surround a whole side, where a bracket would be of no use."""
    starts = before is None or before.kind is T.RELATION or before.kind is T.SPACE
    after = s.tokens[s.pos] if s.pos < s.end else None
    return starts and (
        after is None or after.kind in {T.RELATION, T.PUNCTUATION, T.SPACE, T.TEXT} or after.kind is T.COLUMN
    )


def _such_that(s: State) -> bool:
    if s.take_if(T.OPERATOR, r"\mid") or s.take_if(T.PUNCTUATION, ":", ";"):
        return True
    if s.at(T.BAR):
        take_bar(s, bar_text(s))
        return True
    return False


def _element(items: list[Node]) -> Node:
    if len(items) != 1:
        return Tuple(tuple(items), place=items[0].place.to(items[-1].place))
    return items[0]


def bars(s: State) -> Node:
    """Read what stands between two bars."""
    text = bar_text(s)
    opening = take_bar(s, text)
    if s.done:
        raise Unreadable(rules.UNBALANCED, opening.place, f"`{text}` without a second bar")
    with s.deeper(opening.place), s.closing(text):
        body = _between_bars(s)
        if not s.at(T.BAR) or bar_text(s) != text:
            raise Unreadable(rules.UNBALANCED, opening.place, f"`{text}` without a second bar")
    closing = take_bar(s, text)
    return _measured(s, text, (body,), opening.place.to(closing.place))


def _bars_between(s: State, start: int, opening: Token) -> Node:
    with s.closing(None), s.inside(start):
        body = _between_bars(s)
    return _measured(s, opening.text, (body,), opening.place.to(s.last))


def _between_bars(s: State) -> Node:
    r"""Read what is measured; a dot alone (``\|\cdot\|``) stands for any value."""
    dot = s.peek()
    following = s.tokens[s.pos + 1].kind if s.pos + 1 < len(s.tokens) else T.CLOSE
    if dot.shows(T.OPERATOR, r"\cdot", r"\bullet") and following in {T.BAR, T.CLOSE}:
        return Blank(place=s.take().place)
    return relation(s)


def _is_submatrix(s: State, body: Node) -> bool:
    """Whether the glossary calls what has two indices a matrix itself: ``A_{ij}``, without a row and a column."""
    return isinstance(body, Indexed) and isinstance(body.base, Name) and s.scope.has_matrices(body.base.latex)


def _measured(s: State, text: str, items: tuple[Node, ...], place: Place) -> Node:
    body = items[0]
    if text != "|":
        sub = _norm_index(s)
        return Bars("norm", items, sub, place=place)
    if isinstance(body, Relation):
        raise Unreadable(rules.UNEXPECTED, place, "a relation between bars")
    if has_label(s):
        return labelled_bars(s, items, place)
    if is_set(body) or _is_joined(s, body):
        return Bars("cardinality", items, place=place)
    if is_matrix(body) or isinstance(body, Matrix) or _is_submatrix(s, body):
        return Bars("determinant", items, place=place)
    return Bars("norm" if is_vector(body) or _has_arrow(body) else "absolute", items, place=place)


def _has_arrow(body: Node) -> bool:
    r"""Whether arrows above its letters make a value a vector, ``\vec{a} + 2 \vec{b}``, although none is declared."""
    drawn = any(isinstance(each, Name) and each.latex.startswith(r"\vec{") for each in walk(body))
    return drawn and is_arrow(body)


def _is_joined(s: State, body: Node) -> bool:
    """Whether a symbol of unknown kind is a set: the formula joins it with others, or the glossary calls it a group."""
    name = body.base if isinstance(body, Indexed) else body
    if not isinstance(name, Name) or name.kind is not None:
        return False
    known = s.scope.about(name.latex)
    if name.latex not in s.hints.sets and not (known is not None and known.declaration.group):
        return False
    s.note(body.place, f"`{name.latex}` is a set: bars around it count its members", f"declare `{name.latex}` if not")
    return True


def _norm_index(s: State) -> Node | None:
    if not (mark := s.take_if(T.SUB)):
        return None
    script = read_script(s, mark)
    if names_space(s, script):
        return named_space(s, script)
    if _names_norm(s, script):
        return Words(script.label, place=script.place)
    with s.closing(None), s.between(script.start, script.end):
        items = items_until_separator(s)
    return items[0] if len(items) == 1 else Sequence(tuple(items), place=script.place)  # `\|A\|_{2,1}`


def _names_norm(s: State, script: Script) -> bool:
    r"""Whether a sign or a word says which norm is meant: ``\|A\|_*``, ``\|A\|_{op}``."""
    if script.is_just(T.OPERATOR, "*", r"\star"):
        return True
    return script.label in _NORMS and s.scope.about(script.label) is None
