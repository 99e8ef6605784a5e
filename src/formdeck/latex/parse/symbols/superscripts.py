"""Superscripts: powers, marks such as a transpose, labels, indices."""

from dataclasses import replace
from itertools import pairwise

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.glossary.keys import GREEK_INDICES, LATIN_INDICES
from formdeck.latex.lexer import T, Token
from formdeck.latex.names import scripted, unaccented
from formdeck.latex.parse.brackets.arguments import items_until_separator
from formdeck.latex.parse.context.builtin import is_constant
from formdeck.latex.parse.context.kinds import is_arrow, is_function, is_matrix, is_set, is_vector
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.symbols.compounds import is_charge
from formdeck.latex.parse.symbols.conjugates import is_conjugated
from formdeck.latex.parse.symbols.factorial_powers import factorial_power
from formdeck.latex.parse.symbols.scripts import Script
from formdeck.latex.parse.values.expression import relation
from formdeck.latex.problem import Place, Unreadable
from formdeck.latex.tree import (
    Add,
    Bars,
    Call,
    Constant,
    Derivative,
    FunctionForm,
    Indexed,
    Infix,
    Marked,
    Name,
    Negative,
    Node,
    Number,
    Postfix,
    Power,
    Product,
    Quotient,
    Tuple,
    walk,
)
from formdeck.model import Kind, Superscript

TRANSPOSES = (r"\top", r"\mathrm{T}", r"\mathsf{T}", r"\intercal", r"\mathtt{T}", r"\mathrm{t}", r"\mathsf{t}")
_FACTORS = frozenset({T.LETTER, T.ACCENT, T.OPEN, T.WORD})
_ADJOINTS = (r"\mathrm{H}", r"\mathsf{H}", "H")
_CONJUGATED = (Add, Product, Quotient, Call, Bars, Derivative)
_OPERATIONS = (r"\times", r"\wedge", r"\vee")
_SIGNS = ("*", r"\star", "+", "-", r"\dagger", r"\pm", r"\oplus", r"\ominus", r"\ddagger", r"\circ")


def with_superscript(  # noqa: C901, PLR0911, PLR0913, PLR0917 - all of it decides, one line a meaning
    s: State, node: Node, base: str, sub: str | None, sup: Script, place: Place
) -> Node:
    """Put a superscript on a symbol, by what the symbol is and what is declared."""
    role = s.scope.superscript(base, sub)
    if role is None and s.scope.named(scripted(base, 0, None, sup.label)):
        role = Superscript.LABEL
    if sup.is_just(T.OPERATOR, "*") and role is None and is_conjugated(s, base) and not is_matrix(node):
        row = is_vector(node) and _stands_by_factor(s, node)
        said = "conjugate transpose" if row else "complex conjugate"
        s.note(sup.place, f"`{base}^*` is the {said}", f"declare `{base}^*` if it is a symbol of its own")
        return Marked(node, "H" if row else "*", place=place)
    if role is Superscript.LABEL and not _is_transpose(s, node, sup):
        return _labelled(node, sup, place)
    if role is Superscript.INDEX:
        return _counted(s, node, sup, place)
    if role is None and base in s.hints.assigned and sup.tokens[0].text.islower():
        s.note(sup.place, f"the superscript of `{base}` counts its values", f"write `({base})^{{…}}` for a power")
        return _counted(s, node, sup, place)
    marked = mark(s, node, sup, place)
    if marked is not None:
        return marked
    as_shown = s.scope.labels_above(sup.label) and s.scope.about(base) is None
    if role is None and (as_shown or (sub is not None and s.scope.labels_members(base, sup.label))):
        s.note(sup.place, f"`^{sup.label}` is a part of the name, as the glossary shows", "declare the symbol if not")
        return _labelled(node, sup, place)
    if role is None and (counted := _counted_as_shown(s, node, base, sup, place)) is not None:
        return counted
    if role is None and isinstance(node, Name) and (_is_unknown_word(s, sup) or _is_policy(s, node, sup)):
        return _labelled(node, sup, place)
    upright = base.startswith(r"\mathrm{") or (len(base) > 1 and base[0].isupper())
    if upright and len(sup.tokens) > 1 and is_charge(list(sup.tokens)):
        return _labelled(node, sup, place)
    if role is None and _looks_like_label(s, sup):
        return _labelled_or_counted(s, node, base, sup, place)
    if role is None and not is_constant(base) and _is_array(s, sup):
        s.note(sup.place, f"`^{sup.label}` is a part of the name: nothing is raised to an array", "declare the symbol")
        return _labelled(node, sup, place)
    return Power(node, size(s, sup) if is_set(node) else exponent(s, sup), place=place)


def _stands_by_factor(s: State, node: Node) -> bool:
    r"""Whether a factor is beside a symbol without a sign: ``x^* A x``, ``x x^*``, not ``E \times H^*``."""
    before = max((token for token in s.tokens if token.place.end <= node.place.start), default=None, key=_end)
    follows = not s.done and s.peek().kind in _FACTORS and s.tokens[s.pos].kind is not T.SPACE
    return follows or (before is not None and before.kind in {T.LETTER, T.CLOSE})


def _end(token: Token) -> int:
    return token.place.end


def _is_array(s: State, sup: Script) -> bool:
    r"""Whether a superscript is one symbol that is declared a vector or matrix: ``W_i^K`` beside keys ``K``."""
    return len(sup.tokens) == 1 and s.kind(sup.tokens[0].text) in {Kind.VECTOR, Kind.MATRIX}


def mark(s: State, node: Node, sup: Script, place: Place) -> Node | None:  # noqa: C901, PLR0911, PLR0912 - one line a mark
    """Read marks that are operations: transpose, adjoint, complement, degrees; None if it is none of them."""
    if _is_transpose(s, node, sup):
        return Marked(node, "T", place=place)
    if _is_only_transpose(s, node, sup):
        s.note(sup.place, "`^T` is a transpose", "declare `T` if it is a number")
        return Marked(node, "T", place=place)
    if sup.is_just(T.LETTER, "T") and s.scope.named("T") is None and not s.bound["T"]:
        hint = "declare what is transposed as a vector or matrix, or `T` as a number"
        raise Unreadable(rules.SUPERSCRIPT, sup.place, "`^T` is a transpose or a power", hint)
    if sup.is_just(T.OPERATOR, "*") and (isinstance(node, _CONJUGATED) or s.hints.quantum):
        return Marked(node, "*", place=place)
    matrix = is_matrix(node) or is_vector(node)
    if sup.is_just(T.OPERATOR, r"\dagger") or (matrix and sup.is_just(T.LETTER, *_ADJOINTS)):
        return Marked(node, "H", place=place)
    if is_matrix(node) and sup.is_just(T.OPERATOR, "*") and not s.optimizes:
        s.note(
            sup.place, "`^*` on a matrix is its conjugate transpose", "declare the symbol with its star if it is a name"
        )
        return Marked(node, "H", place=place)
    if matrix and sup.is_just(T.OPERATOR, "+"):
        return Marked(node, "+", place=place)
    if is_set(node) and sup.is_just(T.LETTER, "c", r"\mathrm{c}", r"\mathsf{c}"):
        return Marked(node, "c", place=place)
    if (factors := factorial_power(s, node, sup, place)) is not None:
        return factors
    if sup.is_just(T.RELATION, r"\perp") or sup.is_just(T.OPERATOR, *_OPERATIONS):
        return Marked(node, sup.tokens[0].text, place=place)
    if sup.is_just(T.COMMAND, r"\complement"):
        return Marked(node, "c", place=place)
    if (inverse := _inverse_of_mark(s, node, sup, place)) is not None:
        return inverse
    if sup.is_just(T.OPERATOR, r"\circ", r"\degree") and _is_in_degrees(s, node, sup):
        return Postfix(r"^{\circ}", node, place=place)
    return None


_FULL_ANGLES = frozenset({"90", "180", "360"})


def _is_in_degrees(s: State, node: Node, sup: Script) -> bool:
    r"""Whether ``^\circ`` counts degrees; on a symbol, unless angles are spoken of, it marks a standard state."""
    if not isinstance(node, Name | Indexed) or sup.tokens[0].text == r"\degree" or s.geometry:
        return True
    return any(
        token.text in {r"\sin", r"\cos", r"\tan", r"\angle"} or token.shows(T.NUMBER, *_FULL_ANGLES)
        for token in s.tokens
    )


def _inverse_of_mark(s: State, node: Node, sup: Script, place: Place) -> Node | None:
    r"""Read ``A^{-\top}``, the transpose of the inverse."""
    if len(sup.tokens) != 2 or not sup.tokens[0].shows(T.OPERATOR, "-"):
        return None
    mark_ = replace(sup, start=sup.start + 1, tokens=sup.tokens[1:])
    if not _is_transpose(s, node, mark_) and not mark_.is_just(T.OPERATOR, "*", r"\dagger"):
        return None
    inverse = Power(node, Negative(Number("1", place=place), place=place), place=place)
    return Marked(inverse, "T" if _is_transpose(s, node, mark_) else "H", place=place)


def exponent(s: State, sup: Script) -> Node:
    """Read a superscript as an exponent."""
    with s.closing(None), s.between(sup.start, sup.end), s.deeper(sup.place):
        return relation(s)


def size(s: State, sup: Script) -> Node:
    r"""Read the exponent of a set, where ``\times`` stands between sizes: ``\mathbb{R}^{n\times m}``."""
    signs, at = [], sup.start
    while at < sup.end:
        if s.tokens[at].shows(T.OPERATOR, r"\times"):
            signs.append(at)
        at = s.partner.get(at, at) + 1
    if not signs:
        return exponent(s, sup)
    sizes = []
    for low, high in zip([sup.start, *(sign + 1 for sign in signs)], [*signs, sup.end], strict=True):
        with s.closing(None), s.between(low, high), s.deeper(sup.place):
            sizes.append(relation(s))
    return Infix(r"\times", tuple(sizes), place=sup.place)


def _is_transpose(s: State, node: Node, sup: Script) -> bool:
    if sup.is_just(T.LETTER, *TRANSPOSES) or sup.is_just(T.WORD, "T"):
        return True
    if sup.is_just(T.LETTER, "t") and is_matrix(node) and s.scope.about("t") is None and not s.bound["t"]:
        s.note(sup.place, "`^t` is a transpose", "declare `t` if it is a power")
        return True
    return sup.is_just(T.LETTER, "T") and (is_matrix(node) or is_vector(node)) and not s.bound["T"]


def _is_only_transpose(s: State, node: Node, sup: Script) -> bool:
    """Whether ``T``, which nothing declares, stands above what is made of vectors, and nowhere else."""
    if not sup.is_just(T.LETTER, "T") or s.scope.about("T") is not None or isinstance(node, Number | Constant):
        return False
    if any(token.text == "T" and not _is_above(s, at) for at, token in enumerate(s.tokens)):
        return False
    return _transposes_an_array(s) or any(
        isinstance(each, Name) and (is_arrow(each) or is_vector(each) or _is_several(s, each)) for each in walk(node)
    )


def _transposes_an_array(s: State) -> bool:
    r"""Whether ``T`` stands above a declared array somewhere: ``u_k v_k^T`` beside ``U \Sigma V^T``."""
    arrays = {Kind.VECTOR, Kind.MATRIX}
    return any(
        sign.kind is T.SUP and above.text == "T" and s.kind(below.text) in arrays
        for below, sign, above in zip(s.tokens, s.tokens[1:], s.tokens[2:], strict=False)
    )


def _is_several(s: State, name: Name) -> bool:
    """Whether the glossary speaks of a symbol in the plural: "coefficients"."""
    known = s.scope.about(name.latex)
    return known is not None and known.declaration.several


def _is_above(s: State, at: int) -> bool:
    before = s.tokens[at - 1] if at else None
    if before is not None and before.kind is T.GROUP and at > 1:
        before = s.tokens[at - 2]
    return before is not None and before.kind is T.SUP


def _counted_as_shown(s: State, node: Node, base: str, sup: Script, place: Place) -> Node | None:
    """Read what counts above a symbol as other declarations or its own indices show."""
    if _counts_as_others(s, node, sup):
        s.note(sup.place, f"`{sup.label}` counts, as the glossary shows", "declare the symbol if it is a power")
        return _counted(s, node, sup, place)
    if isinstance(node, Indexed) and _is_i_above(s, node, sup):
        s.note(sup.place, "`i` above two indices counts", "declare `i`, or write `\\mathrm{i}` for the imaginary unit")
        return replace(node, above=(Name("i", Kind.INDEX, place=sup.place),), place=place)
    if not _is_component(s, node, base, sup):
        return None
    if not is_matrix(node):
        hint = f"declare `{base}` as a matrix to say so, as a scalar if it is raised to a power"
        s.note(sup.place, f"`{sup.label}` above `{base}` counts", hint)
    above = tuple(Name(token.text, s.kind(token.text), place=token.place) for token in sup.tokens)
    base_node, below = (node.base, node.below) if isinstance(node, Indexed) else (node, ())
    return Indexed(base_node, below, above, place=place)


def _is_i_above(s: State, node: Indexed, sup: Script) -> bool:
    r"""Whether ``i``, which nothing declares, stands above a component: ``\Gamma^i_{jk}``."""
    return len(node.below) > 1 and sup.is_just(T.LETTER, "i") and s.scope.about("i") is None


def _counts_as_others(s: State, node: Node, sup: Script) -> bool:
    r"""Whether a letter above a member of a family counts above a declared one: ``G^l_{ij}`` beside ``F^l_{ik}``."""
    inside = sup.tokens[1:-1] if sup.is_bracketed else sup.tokens
    is_letter = len(inside) == 1 and inside[0].kind is T.LETTER
    return is_letter and isinstance(node, Indexed) and s.scope.counts_above(inside[0].text)


def _is_component(s: State, node: Node, base: str, sup: Script) -> bool:
    r"""Whether indices stand above what is no number: ``F^{\mu\nu}``, ``g^{ij}``, undeclared ``\Gamma^k_{ij}``."""
    letters = [token.text for token in sup.tokens]
    name = node.base if isinstance(node, Indexed) else node
    if not isinstance(name, Name) or name.kind not in {None, Kind.MATRIX}:
        return False
    if len(letters) == 2:
        return GREEK_INDICES.issuperset(letters) or (
            LATIN_INDICES.issuperset(letters) and not {"i", "j"}.isdisjoint(letters)
        )
    if s.scope.about(base) is not None:
        return False
    below = len(node.below) if isinstance(node, Indexed) else 0
    return len(letters) == 1 and below > (base != r"\delta") and letters[0] in GREEK_INDICES | LATIN_INDICES


def _is_unknown_word(s: State, sup: Script) -> bool:
    """Whether a superscript is a run of letters that are not declared: ``L^{CLIP}``."""
    letters = [token.text for token in sup.tokens]
    plain = all(token.kind is T.LETTER and len(token.text) == 1 for token in sup.tokens)
    return plain and len(letters) > 2 and not any(s.scope.about(each) or s.bound[each] for each in letters)


def _is_policy(s: State, node: Name, sup: Script) -> bool:
    r"""Whether a function is marked with another or with ``\\pi``: ``Q^{\\pi}(s, a)``."""
    first = sup.tokens[0]
    if first.kind is not T.LETTER or not (len(sup.tokens) == 1 or sup.tokens[1].kind is T.SUB):
        return False
    if sup.is_just(T.LETTER, r"\pi") and (_is_named_policy(s) or s.at(T.OPEN, "(")):
        return node.kind not in _NUMBERS
    known = is_function(node) or s.scope.is_marked_function(node.latex)
    return known and (first.text == r"\pi" or s.is_applied(first.text))


_NUMBERS = frozenset({Kind.SCALAR, Kind.INTEGER, Kind.INDEX})


def _is_named_policy(s: State) -> bool:
    r"""Whether ``\pi`` is a policy: declared as something else than the number, or with parameters below it."""
    known = s.scope.about(r"\pi")
    declared = known is not None and known.declaration.constant is None
    return declared or any(one.text == r"\pi" and other.kind is T.SUB for one, other in pairwise(s.tokens))


def _looks_like_label(s: State, sup: Script) -> bool:
    first = sup.tokens[0]
    if len(sup.tokens) == 1:
        return (
            first.kind is T.TEXT
            or sup.is_word
            or (first.kind is T.WORD and s.scope.about(first.text) is None)
            or first.shows(T.OPERATOR, *_SIGNS)
        )
    return _is_bracketed(s, sup) or _is_method(s, sup)


def _is_method(s: State, sup: Script) -> bool:
    r"""Whether an undeclared abbreviation with its parameters stands above: ``A^{\mathrm{GAE}(\gamma, \lambda)}``."""
    first, second = sup.tokens[:2]
    short = first.kind in {T.WORD, T.TEXT} and first.text.isupper() and s.scope.about(first.text) is None
    return short and second.shows(T.OPEN, "(") and s.partner[sup.start + 1] == sup.end - 1


def _is_bracketed(s: State, sup: Script) -> bool:
    return sup.tokens[0].shows(T.OPEN, "(", "[", r"\langle") and s.partner[sup.start] == sup.end - 1


def _labelled(node: Node, sup: Script, place: Place) -> Node:
    if isinstance(node, Indexed) and isinstance(node.base, Name):
        return Indexed(_labelled(node.base, sup, node.base.place), node.below, node.above, place=place)
    if isinstance(node, Constant) and node.latex.startswith(r"\mathbb"):
        return Constant(f"{node.latex}^{{{sup.label}}}", place=place)
    if isinstance(node, Constant) and node.latex == "e" and sup.is_just(T.OPERATOR, "+", "-"):
        return Name(f"e^{{{sup.label}}}", place=place)  # an electron
    if not isinstance(node, Name):
        raise Unreadable(rules.SUPERSCRIPT, sup.place, f"the superscript `{sup.label}` on something that is no symbol")
    return Name(f"{node.latex}^{{{sup.label}}}", node.kind, place=place)


def _labelled_or_counted(s: State, node: Node, base: str, sup: Script, place: Place) -> Node:
    """Read a superscript in brackets: a derivative of a function, an index if its names count, else a label."""
    if sup.tokens[0].kind is not T.OPEN:
        return _labelled(node, sup, place)
    names = [token.text for token in sup.tokens if token.kind is T.LETTER]
    numbers = [token for token in sup.tokens if token.kind is T.NUMBER]
    if sup.tokens[0].shows(T.OPEN, "(") and (is_function(node) or (isinstance(node, Name) and base in s.hints.primes)):
        order = exponent(s, sup)
        return FunctionForm("derivative", node, order, place=place)
    if sup.tokens[0].kind is T.OPEN and names and all(s.bound[name] or s.kind(name) is Kind.INDEX for name in names):
        return _counted(s, node, sup, place)
    plain = unaccented(base) or base
    if plain in s.hints.iterates and sup.tokens[0].kind is T.OPEN and names and _is_open(node):
        s.note(sup.place, f"`{base}^{{{sup.label}}}` is a member of a sequence", "write it without brackets if a power")
        return _counted(s, node, sup, place)
    if any(token.kind is T.OPERATOR for token in sup.tokens[1:]):
        s.note(
            sup.place, f"`{base}^{{{sup.label}}}` is a power", "declare `superscript: index` or `label` if it is not"
        )
        return Power(node, exponent(s, sup), place=place)
    if sup.tokens[0].kind is T.OPEN and not names and numbers:
        s.note(sup.place, f"`{base}^{{{sup.label}}}` is a name", "declare `superscript: index` if it counts")
    return _labelled(node, sup, place)


def _is_open(node: Node) -> bool:
    """Whether nothing says that a value is a number that can be raised to a power."""
    name = node.base if isinstance(node, Indexed) else node
    return isinstance(name, Name) and name.kind not in {Kind.SCALAR, Kind.INTEGER}


def _counted(s: State, node: Node, sup: Script, place: Place) -> Node:
    with s.closing(None), s.between(sup.start, sup.end):
        found = items_until_separator(s)
    above = found[0].items if len(found) == 1 and isinstance(found[0], Tuple) else tuple(found)
    if isinstance(node, Indexed):
        return Indexed(node.base, node.below, above, place=place)
    return Indexed(node, (), above, place=place)
