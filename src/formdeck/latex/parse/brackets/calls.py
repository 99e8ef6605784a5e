"""What a bracket behind a symbol means: arguments or a factor."""

from dataclasses import replace

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T, Token
from formdeck.latex.names import unaccented
from formdeck.latex.parse.brackets.arguments import call_parts
from formdeck.latex.parse.brackets.membership import for_all
from formdeck.latex.parse.brackets.moved import is_moved
from formdeck.latex.parse.brackets.operators import at_operator
from formdeck.latex.parse.brackets.substances import at_concentration
from formdeck.latex.parse.context.evidence import (
    holds_one_symbol,
    is_apart,
    is_applied_to,
    is_iverson,
    is_labelled_below,
    is_list,
)
from formdeck.latex.parse.context.kinds import is_function
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.layout.side import at_quantified_range, at_worded_condition
from formdeck.latex.parse.values.modulus import at_modulus
from formdeck.latex.parse.values.units import unit_in_brackets
from formdeck.latex.problem import Unreadable
from formdeck.latex.tree import (
    Call,
    Constant,
    Derivative,
    FunctionForm,
    Indexed,
    Marked,
    Name,
    Negative,
    Node,
    Number,
    Part,
    Power,
)
from formdeck.latex.tree.binders import DOTS
from formdeck.model import Kind

_BRACKETS = ("(", "[", r"\{")
_NUMBERS = frozenset({Kind.INTEGER, Kind.INDEX, Kind.SCALAR})
TRANSFORMS = frozenset(rf"\{font}{{{letter}}}" for font in ("mathcal", "mathscr") for letter in "LFZ")
_LANDAU = frozenset({"O", "o", r"\Theta", r"\Omega", r"\omega", r"\mathcal{O}", r"\delta"})
_PI = Constant(r"\pi")
_HINT = "declare `{}` with a kind to say so"


def applied(s: State, node: Node) -> Node:
    """Apply a symbol to the bracket behind it, if that is what the bracket means.

    Raises:
        Unreadable: it can be an application or a product.
    """
    if node == _PI and s.at(T.OPEN, "(") and holds_one_symbol(s, s.pos):
        s.note(node.place, r"`\pi` is the number: the bracket behind it is a factor", _HINT.format(r"\pi"))
    if (
        isinstance(node, Marked)
        and node.mark == "*"
        and is_function(node.body)
        and s.at(T.OPEN, "(")
        and not at_operator(s)
    ):
        value = applied(s, node.body)
        return Marked(value, "*", place=node.place.to(value.place))
    while s.at(T.OPEN, *_BRACKETS) and not (
        at_quantified_range(s)
        or at_operator(s)
        or s.peek().text in s.hints.commutators
        or unit_in_brackets(s)
        or at_modulus(s)
        or at_concentration(s)
    ):
        if (moving := _derived_by_time(s, node)) is not None:
            return moving
        function = _function(node) or _transform(s, node) or _powered(s, node)
        if isinstance(function, Name) and _is_value_too(s, node, function):
            s.note(node.place, f"`{function.latex}` in front of a bracket with itself is a factor")
            return node
        if function is None and not _applies(s, node):
            return node
        opening = s.take()
        parts = _arguments(s, opening)
        place = node.place.to(s.last)
        if isinstance(node, Power) and isinstance(function, Name):
            s.note(node.place, f"the exponent of `{function.latex}` is a power of its value")
            node = Power(Call(function, parts, place=place), node.exponent, place=place)
        else:
            node = Call(function or node, parts, place=place)
        if isinstance(node, Power):
            return node
    return node


def _arguments(s: State, opening: Token) -> tuple[Part, ...]:
    """Read the arguments in a bracket that was opened; in braces they can be a set."""
    with s.deeper(opening.place):
        parts = call_parts(s, s.pos - 1)
    if not parts[0].items and len(parts) == 1:
        raise Unreadable(rules.MISSING_ARGUMENT, opening.place, "a function applied to nothing")
    if opening.text == r"\{" and len(parts) == 1 and (found := for_all(parts[0].items, parts[0].place)) is not None:
        return (Part("", (found,), place=found.place),)
    return parts


def _is_value_too(s: State, node: Node, function: Name) -> bool:
    """Whether the bracket behind a function, or its power, shows it as a value: ``p(1 - p)``, ``p^r (1 - p)``."""
    alone = node is function or (isinstance(node, Power) and not _is_inverse(node))
    return alone and s.at(T.OPEN, "(") and _mentions(s, function)


def _function(node: Node) -> Node | None:
    """Take the function out of ``f``, ``f_i``, ``f'``, ``f^2``, ``f^{-1}``."""
    if isinstance(node, Power) and is_function(node.base):
        return FunctionForm("inverse", node.base, place=node.place) if _is_inverse(node) else node.base
    if isinstance(node, Derivative) and is_function(node.body):
        return node
    if isinstance(node, FunctionForm) or (isinstance(node, Name | Indexed) and is_function(node)):
        return node
    return None


def _transform(s: State, node: Node) -> Node | None:
    r"""Take ``\mathcal{L}`` in front of ``[…]`` or ``\{…\}`` as a transform, and its power -1 as the inverse one."""
    base = node.base if isinstance(node, Power) and _is_inverse(node) else node
    if not (isinstance(base, Name) and base.kind is None and base.latex in TRANSFORMS and s.at(T.OPEN, "[", r"\{")):
        return None
    s.note(base.place, f"`{base.latex}` in front of a bracket is a transform", _HINT.format(base.latex))
    function = Name(base.latex, Kind.FUNCTION, place=base.place)
    return function if base is node else FunctionForm("inverse", function, place=node.place)


def _powered(s: State, node: Node) -> Name | None:
    """Take the symbol out of a power in front of one symbol, which nobody puts in brackets as a factor: ``v^2(t)``."""
    if not isinstance(node, Power) or not isinstance(node.base, Name) or not s.at(T.OPEN, "("):
        return None
    name, inside = node.base, s.tokens[s.pos + 1]
    if name.kind is Kind.MATRIX and _is_inverse(node) and inside.kind is T.LETTER and holds_one_symbol(s, s.pos):
        return name if s.kind(inside.text) not in {Kind.VECTOR, Kind.MATRIX} else None  # `\Phi^{-1}(t)`
    listed = not _is_inverse(node) and is_list(s, s.pos, s.partner[s.pos])
    if listed and _is_word(name) and name.kind is None:
        s.note(node.place, f"`{name.latex}` is a function here", _HINT.format(name.latex))
        s.functions.add(name.latex)
        return name  # `\mathrm{MMD}^2(P, Q)`
    number = isinstance(node.exponent, Number) and s.scope.named(name.latex) is not None
    if listed and number and name.kind in {None, Kind.FUNCTION}:
        s.functions.add(name.latex)
        return name  # `W_2^2(\mu, \nu)`
    open_to_it = name.kind is None and not s.bound[name.latex] and s.scope.about(name.latex) is not None
    if not open_to_it or inside.kind is T.NUMBER or is_apart(s) or not holds_one_symbol(s, s.pos):
        return None
    _infer_from_one_symbol(s, name)
    return name


def _derived_by_time(s: State, node: Node) -> Node | None:
    r"""Read ``\dot{x}(t)`` as the derivative of ``x(t)``, ``\dot{x}(0)`` as its value at a time."""
    if not isinstance(node, Derivative) or node.sign not in DOTS or not isinstance(node.body, Name):
        return None
    if not s.at(T.OPEN, "(") or not holds_one_symbol(s, s.pos):
        return None
    opening = s.take()
    with s.deeper(opening.place):
        parts = call_parts(s, s.pos - 1)
    place = node.place.to(s.last)
    s.functions.add(node.body.latex)
    if parts[0].items == (Name("t"),):
        return replace(node, body=Call(node.body, parts, place=place), place=place)
    return Call(replace(node, body=replace(node.body, kind=Kind.FUNCTION)), parts, place=place)


def _is_inverse(node: Power) -> bool:
    return node.exponent == Negative(Number("1"))


def _applies(s: State, node: Node) -> bool:
    """Decide for a value that is not known to be a function."""
    if not s.at(T.OPEN, "(", "["):
        if _is_word_before_set(s, node):
            return True
        _note_factor(s, node)
        return False
    if is_apart(s) or at_worded_condition(s):
        return False
    if isinstance(node, Power) and isinstance(node.base, Name):
        _refuse_power_of_list(s, node, node.base)
    if isinstance(node, Call):
        return _applies_again(s, node)
    name = node.base if isinstance(node, Indexed) else node
    counted = isinstance(node, Indexed) and isinstance(name, Name) and s.scope.is_family(name.latex)
    if is_labelled_below(s) or (counted and is_iverson(s)) or (isinstance(name, Name) and _multiplies_column(s, name)):
        return False
    return isinstance(name, Name) and not s.bound[name.latex] and _name_applies(s, name, indexed=name is not node)


def _multiplies_column(s: State, name: Name) -> bool:
    """Whether square brackets behind a weight hold vectors one behind the other: ``W_f [h_{t-1}, x_t]``."""
    known = s.scope.about(name.latex) if name.kind is None and s.at(T.OPEN, "[") else None
    if known is None or not known.declaration.tuned or not is_list(s, s.pos, s.partner[s.pos]):
        return False
    s.note(name.place, f"`{name.latex}` is multiplied by what stands in the bracket", _HINT.format(name.latex))
    s.columns.add(s.pos)
    return True


def _name_applies(s: State, name: Name, *, indexed: bool) -> bool:
    if name.kind is None and indexed and s.scope.member_kind(name.latex) is not None:
        return False
    if name.kind is None:
        return not (indexed and _is_coefficient(s, name)) and _applies_unknown(s, name)
    if name.kind in _NUMBERS:
        return name.kind is Kind.SCALAR and is_list(s, s.pos, s.partner[s.pos])
    if indexed and s.scope.applies_members(name.latex):
        return True
    metric = name.kind is Kind.SET and is_list(s, s.pos, s.partner[s.pos])  # nothing multiplies a set by a list
    taken = name.kind is Kind.SEQUENCE or metric or holds_one_symbol(s, s.pos)
    if indexed or not (taken or _is_point(s, name) or _is_matrix_of(s, name)):
        return False
    s.note(name.place, f"`{name.latex}` is applied to what is in the bracket", _HINT.format(name.latex))
    return True


def _is_coefficient(s: State, name: Name) -> bool:
    r"""Whether the bracket is raised to a power that a sum runs over, as in a series: ``\sum_n c_n (z - a)^n``."""
    raised = s.partner[s.pos] + 1
    if s.scope.about(name.latex) is not None or raised >= s.end or s.tokens[raised].kind is not T.SUP:
        return False
    last = s.partner.get(raised + 1, raised + 1)
    found = any(s.bound[token.text] for token in s.tokens[raised + 1 : last + 1])
    if found:
        s.note(name.place, f"`{name.latex}(…)` is a product", f"declare `{name.latex}` if it is a function")
    return found


def _note_factor(s: State, node: Node) -> None:
    r"""Note that an undeclared capital in front of braces is a factor: ``L^{-1}\{F(s)\}``."""
    name = node.base if isinstance(node, Power) and _is_inverse(node) else node
    if isinstance(name, Name) and name.latex.isupper() and name.kind is None and s.scope.about(name.latex) is None:
        hint = f"declare `{name.latex}` as an operator if it is applied"
        s.note(name.place, f"`{name.latex}` in front of braces is a factor", hint)


def _is_word_before_set(s: State, node: Node) -> bool:
    r"""Whether an undeclared word stands in front of braces: ``\mathrm{span}\{u, v\}``."""
    if not (isinstance(node, Name) and node.kind is None and _is_word(node)) or s.scope.about(node.latex) is not None:
        return False
    s.note(node.place, f"`{node.latex}` is a function here", _HINT.format(node.latex))
    return True


def _is_point(s: State, name: Name) -> bool:
    r"""Whether a bracket behind a vector holds where it is taken: ``F(r(t))``, ``E(r - r')``, ``v(x, t)``."""
    if name.kind is not Kind.VECTOR:
        return False
    opening, closing = s.pos, s.partner[s.pos]
    if is_list(s, opening, closing) or is_applied_to(s, opening, sure=False):
        return True
    inside = s.tokens[opening + 1 : closing]
    call = len(inside) > 2 and inside[0].kind is T.LETTER and s.partner.get(opening + 2) == closing - 1
    vectors = all(
        token.kind is T.PRIME or token.shows(T.OPERATOR, "+", "-") or s.kind(token.text) is Kind.VECTOR
        for token in inside
    )
    return call or vectors


def _is_matrix_of(s: State, name: Name) -> bool:
    """Whether a bracket behind a matrix holds several values, ``K(X, X')``, and no column that it multiplies."""
    opening, closing = s.pos, s.partner[s.pos]
    column = closing + 1 < s.end and s.tokens[closing + 1].kind is T.SUP and s.tokens[closing + 2].kind is not T.GROUP
    return name.kind is Kind.MATRIX and s.at(T.OPEN, "(") and is_list(s, opening, closing) and not column


def _applies_again(s: State, call: Call) -> bool:
    r"""Decide for a bracket behind a call: ``\mathcal{F}\{f\}(\omega)`` applies, ``f(x)(1-x)`` multiplies."""
    if s.at(T.OPEN, "[") and s.tokens[s.pos - 1].text == "]":
        return True  # a table of several dimensions
    if not s.at(T.OPEN, "(") or _size(s) != 1:
        return False
    function = call.function.function if isinstance(call.function, FunctionForm) else call.function
    if isinstance(function, Name) and (function.kind is Kind.OPERATOR or _is_transform(function)):
        s.note(call.place, "what the operator yields is applied to what is in the bracket")
        return True
    place = call.place.to(s.tokens[s.partner[s.pos]].place)
    message = "a value applied to a symbol, or multiplied by it"
    raise Unreadable(rules.APPLICATION_OR_PRODUCT, place, message, r"write `\cdot` for the product")


def _is_transform(function: Name) -> bool:
    r"""Whether a function is a script letter, ``\mathcal{F}``, whose values are functions again."""
    return function.kind is Kind.FUNCTION and function.latex.startswith(r"\mathcal{")


def _refuse_power_of_list(s: State, node: Power, name: Name) -> None:
    alone = _size(s) == 1 and s.tokens[s.pos + 1].kind is T.LETTER and name.kind is None and not s.bound[name.latex]
    if alone and s.scope.about(name.latex) is None and s.at(T.OPEN, "("):
        raise _unclear(s, name)  # `v^2(t)`
    if s.at(T.OPEN, "(") and is_list(s, s.pos, s.partner[s.pos]):
        place = node.place.to(s.tokens[s.partner[s.pos]].place)
        message = f"`{name.latex}` with a superscript in front of several values is a power or a function"
        raise Unreadable(rules.APPLICATION_OR_PRODUCT, place, message, "declare it with its superscript, as a function")


def _applies_unknown(s: State, name: Name) -> bool:
    """Decide for a symbol whose kind is not known.

    Raises:
        Unreadable: nothing says whether it is applied.
    """
    opening, closing = s.pos, s.partner[s.pos]
    if "^{" in name.latex and is_applied_to(s, opening, sure=False):
        s.note(name.place, f"`{name.latex}` is a function here", _HINT.format(name.latex))
        return True
    known = s.scope.about(name.latex)
    applied = known.declaration.statistic if known is not None else _is_word(name)
    listed = is_list(s, opening, closing) or (s.partner.get(opening + 1) == closing - 1 and _opens_set(s, opening + 1))
    applied = applied or (known is None and name.latex in _LANDAU and s.at(T.OPEN, "("))
    if applied and known is None and not listed and _is_raised_apart(s):
        s.note(name.place, f"`{name.latex}` is a factor: its bracket is set apart and raised", _HINT.format(name.latex))
        return False
    if (applied and not _mentions(s, name)) or listed:
        if known is None or not listed:
            s.note(name.place, f"`{name.latex}` is a function here", _HINT.format(name.latex))
        s.functions.add(name.latex)
        return True
    if known is not None and _is_word(name) and not _starts_with_number(s):
        raise _unclear(s, name)
    if known is not None or s.scope.about(name.latex.split("_")[0]) is not None:
        return _declared_without_kind(s, name, _size(s))
    if _is_like_a_function(s, name.latex):
        s.note(name.place, f"`{name.latex}` is a function here", _HINT.format(name.latex))
        s.functions.add(name.latex)
        return True
    if name.latex in s.hints.measures or _mentions(s, name) or _is_argument(s, name) or _is_sandwiched(s, name):
        s.note(name.place, f"`{name.latex}(…)` is a product", f"declare `{name.latex}` if it is a function")
        return False
    raise _unclear(s, name)


def _is_sandwiched(s: State, name: Name) -> bool:
    r"""Whether the symbol without its bar stands behind the bracket: ``\bar\psi(i\gamma^\mu D_\mu - m)\psi``."""
    behind = s.partner[s.pos] + 1
    return behind < s.end and s.tokens[behind].text == unaccented(name.latex)


def _opens_set(s: State, at: int) -> bool:
    r"""Whether a set in braces starts there, which a measure is of: ``\mu(\{x : f(x) > t\})``."""
    return s.tokens[at].shows(T.OPEN, r"\{") and is_list(s, at, s.partner[at])


def _is_raised_apart(s: State) -> bool:
    r"""Whether a space set by hand keeps the bracket off, and it has a power: ``\text{Convexity}\,(\Delta y)^2``."""
    behind = s.partner[s.pos] + 1
    return s.tokens[s.pos].gap > 0 and behind < s.end and s.tokens[behind].kind is T.SUP


def _is_argument(s: State, name: Name) -> bool:
    """Whether a function is applied to just this name elsewhere: no function itself, as the ``t`` of ``S(t)``."""
    return any(
        inside.text == name.latex
        and opening.shows(T.OPEN, "(")
        and closing.shows(T.CLOSE, ")")
        and applied.kind in {T.LETTER, T.WORD, T.END_GROUP}
        and opening.place.start == applied.place.end
        for applied, opening, inside, closing in zip(s.tokens, s.tokens[1:], s.tokens[2:], s.tokens[3:], strict=False)
    )


def _is_like_a_function(s: State, name: str, *, labelled: bool = False) -> bool:
    r"""Whether a function differs by its label only: ``f_X(\dots)`` beside ``f_Y(y)``, if ``labelled`` not ``f(y)``."""
    base, _, label = name.partition("_{")
    alike = (other.partition("_{") for other in s.functions)
    return bool(label) and any(other == base and (more or not labelled) for other, _, more in alike)


def _unclear(s: State, name: Name) -> Unreadable:
    return Unreadable(
        rules.APPLICATION_OR_PRODUCT,
        name.place.to(s.tokens[s.partner[s.pos]].place),
        f"`{name.latex}(…)` is an application or a product",
        f"declare `{name.latex}` (kind: function, or scalar for a product)",
    )


def _mentions(s: State, name: Name) -> bool:
    """Whether the bracket holds the name itself as a value: ``P(1 - P)`` is a product; ``p_0`` is another name."""
    inside = range(s.pos + 1, s.partner[s.pos])
    return any(s.tokens[at].text == name.latex and s.tokens[at + 1].kind not in {T.OPEN, T.SUB} for at in inside)


def _starts_with_number(s: State) -> bool:
    """Whether the bracket is a factor such as ``1 + g``."""
    return s.tokens[s.pos + 1].kind is T.NUMBER


def _holds_number(s: State) -> bool:
    """Whether a bracket computes with a number, as the factor ``1 + r`` does."""
    return any(token.kind is T.NUMBER for token in s.tokens[s.pos + 1 : s.partner[s.pos]])


def _size(s: State) -> int:
    """Count the symbols in the bracket that comes next."""
    return s.partner[s.pos] - s.pos - 1


def _declared_without_kind(s: State, node: Name, size: int) -> bool:
    if size == 1:
        _infer_from_one_symbol(s, node)
        return True
    if _is_like_a_function(s, node.latex, labelled=True):
        s.functions.add(node.latex)
        return True
    known = s.scope.about(node.latex)
    either = known is not None and known.declaration.either and not _holds_number(s)
    if either or is_moved(s, node.latex):
        raise _unclear(s, node)
    if known is None or known.declaration.domain is None:
        hint = f"declare `{node.latex}` with `kind: function` if it is applied"
        s.note(node.place, f"`{node.latex}(…)` is a product", hint)
    return False


def _infer_from_one_symbol(s: State, name: Name) -> None:
    """Take a name for a function, since nobody puts one symbol in brackets as a factor."""
    s.note(name.place, f"`{name.latex}` is applied to one symbol: a function", _HINT.format(name.latex))
    s.functions.add(name.latex)


def _is_word(node: Name) -> bool:
    base = node.latex.split("_")[0].split("^")[0].rstrip("'")
    return len(base) > 1 and base[0].isalpha()
