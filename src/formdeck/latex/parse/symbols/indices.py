"""Subscripts that count."""

from formdeck.latex.glossary.keys import count_indices
from formdeck.latex.lexer import T
from formdeck.latex.names import scripted, unaccented
from formdeck.latex.parse.brackets.arguments import items_until_separator
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.symbols.scripts import Script
from formdeck.latex.parse.symbols.stretches import is_stretch, read_stretch
from formdeck.latex.tree import Call, Node, Number, Product, Tuple
from formdeck.model import Kind

_COUNTING = frozenset({Kind.INDEX, Kind.INTEGER})
_LETTERS = frozenset({T.LETTER, T.NUMBER})
_PAIR = 2
_RANDOM = frozenset("XYZUVWST")
_FIELDS = frozenset("fuvw")  # `u_t` is more often a partial derivative


def is_index(s: State, base: str, sub: Script) -> bool:  # noqa: PLR0911 - one line a sign of it
    """Whether a subscript counts through a family, rather than being part of the name."""
    if sub.is_word or (any(token.kind in {T.WORD, T.TEXT} for token in sub.tokens) and not _has_sign(sub)):
        return _is_list(sub) and s.scope.is_family(base)
    if _names_member(s, sub):
        return False
    if s.scope.is_family(base) or _has_sign(sub):
        return True
    if is_time(s, base, sub) or is_stretch(s, sub) or _counts_without_accent(s, base, sub):
        return True
    if (is_bound(s, sub) and _atoms_with_primes(sub) is not None) or is_computed_with(s, base, sub):
        return True
    names = [token.text for token in sub.tokens if token.kind is T.LETTER]
    if any(token.shows(T.OPEN, "(") for token in sub.tokens[1:]) and any(s.bound[name] for name in names):
        return True  # a value is taken: `a_{i,\sigma(i)}`
    simple = all(token.kind in _LETTERS or token.shows(T.PUNCTUATION, ",") for token in sub.tokens)
    if not (names and simple):
        return False
    known = s.scope.about(base)
    if len(sub.tokens) == 1 and known is None and s.scope.shows_index(names[0]):
        return True
    if known is not None and known.declaration.several and count_indices(sub) == len(names):
        return True  # one of the "coefficients"
    return s.hints.indices.issuperset(names) or all(s.bound[name] or s.kind(name) in _COUNTING for name in names)


def _joins_random(sub: Script) -> bool:
    r"""Whether a subscript is a sum of random variables, by their usual letters: ``M_{X+Y}(t)``."""
    plain = all(token.kind is T.LETTER or token.shows(T.OPERATOR, "+", "-") for token in sub.tokens)
    letters = {token.text for token in sub.tokens if token.kind is T.LETTER}
    return plain and len(letters) > 1 and letters <= _RANDOM


def _names_member(s: State, sub: Script) -> bool:
    r"""Whether a subscript is a sign, ``x_\perp``, or the function that something belongs to: the Hessian ``H_f``."""
    if s.at(T.OPEN, "(") and _joins_random(sub):
        return True
    if sub.is_just(T.LETTER):
        return sub.label in s.functions | s.meant.keys() and not s.bound[sub.label]
    return sub.is_just(T.RELATION, r"\perp", r"\parallel") or sub.is_just(T.OPERATOR, "+", "-", r"\pm")


def is_time(s: State, base: str, sub: Script) -> bool:
    r"""Whether a subscript is a time over which is integrated, ``\int_0^t \sigma_s\,dB_s``, and derives no field."""
    if not sub.is_just(T.LETTER) or sub.label not in s.hints.times or _is_initial(s, base, sub):
        return False
    word = base.isalpha() and len(base) > 1
    return word or sub.label == "s" or not (base in _FIELDS or s.is_applied(base))


def _is_initial(s: State, base: str, sub: Script) -> bool:
    """Whether the glossary shows a symbol with this subscript, the initial of a word of its meaning."""
    known = s.scope.named(scripted(base, 0, sub.label))
    return known is not None and (known.declaration.initial or known.declaration.labelled)


def _counts_without_accent(s: State, base: str, sub: Script) -> bool:
    r"""Whether a subscript counts as that of the declared family does: ``\hat{A}_t`` beside ``A_t``."""
    plain = unaccented(base)
    if plain is None or s.scope.about(base) is not None or not s.scope.is_family(plain):
        return False
    return count_indices(sub) > 0 or sub.is_just(T.NUMBER)


def is_bound(s: State, sub: Script) -> bool:
    """Whether a subscript holds variables that run over something here: all of its letters, or one of two."""
    atoms = _atoms_with_primes(sub)
    if atoms is None:
        names = [token.text for token in sub.tokens if token.kind is T.LETTER]
        return bool(names) and all(s.bound[name] for name in names)
    bound = [bool(s.bound[_text(s, *atom)]) for atom in atoms if s.tokens[atom[0]].kind is T.LETTER]
    return bool(bound) and (all(bound) or (any(bound) and len(atoms) == _PAIR))


def is_computed_with(s: State, base: str, sub: Script) -> bool:
    """Whether a subscript is one letter with which another one computes, ``D_x`` beside ``N_{x+n}``, and no initial."""
    if not sub.is_just(T.LETTER) or not sub.label.islower() or sub.label not in s.hints.counting:
        return False
    return not _is_initial(s, base, sub)


def _atoms_with_primes(sub: Script) -> list[tuple[int, int]] | None:
    """Find where the letters and numbers of a subscript stand, each with its primes; None if there is more in it."""
    atoms: list[tuple[int, int]] = []
    for at, token in enumerate(sub.tokens, sub.start):
        if token.kind in _LETTERS:
            atoms.append((at, at + 1))
        elif token.kind is T.PRIME and atoms:
            atoms[-1] = (atoms[-1][0], at + 1)
        elif not token.shows(T.PUNCTUATION, ","):
            return None
    return atoms


def _text(s: State, start: int, end: int) -> str:
    return "".join(token.text for token in s.tokens[start:end])


def _has_sign(sub: Script) -> bool:
    """Whether the subscript computes something: ``t+1``, ``n-k``."""
    first, *rest = sub.tokens
    del first
    return any(token.kind is T.OPERATOR and token.text in {"+", "-"} for token in rest) and count_operands(sub) > 1


def count_operands(sub: Script) -> int:
    """Count the numbers and letters of a subscript."""
    return sum(token.kind in {T.LETTER, T.NUMBER, T.WORD} for token in sub.tokens)


def _is_list(sub: Script) -> bool:
    return any(token.shows(T.PUNCTUATION, ",") for token in sub.tokens)


def indices(s: State, base: str, sub: Script) -> tuple[Node, ...]:  # noqa: PLR0911 - one case a form
    """Read the indices of a member: ``ij`` are two, ``2i`` is one, ``(a, b)`` are two."""
    if len(sub.tokens) > 1 and count_indices(sub) == len(sub.tokens):
        return tuple(_one(s, at) for at in range(sub.start, sub.end))
    pair = _atoms_with_primes(sub)
    if pair is not None and len(pair) == _PAIR and s.tokens[pair[0][0]].kind is T.LETTER and is_bound(s, sub):
        return tuple(_one(s, *atom) for atom in pair)
    if (stretch := read_stretch(s, sub)) is not None:
        return (stretch,)
    if any(sub.tokens[at].shows(T.OPERATOR, r"\cdot", r"\bullet") for at in (0, -1)) and not _is_list(sub):
        return tuple(_one(s, at) for at in range(sub.start, sub.end))
    if (atoms := _atoms(s, base, sub)) is not None:
        return atoms
    first = next(iter(sub.tokens))
    counted = max(s.scope.index_count(base), 2 if base in s.hints.doubled else 0)
    if sub.is_just(T.NUMBER) and counted == len(first.text) > 1:
        return tuple(Number(digit, place=first.place) for digit in first.text)
    with s.closing(None), s.between(sub.start, sub.end):
        found = items_until_separator(s)
    if len(found) == 1 and isinstance(found[0], Tuple):
        return found[0].items
    return _side_by_side(s, base, found[0]) if len(found) == 1 else tuple(found)


def _side_by_side(s: State, base: str, index: Node) -> tuple[Node, ...]:
    r"""Take ``i\sigma(i)`` apart where there are two indices: a value applied is no factor in one."""
    if not isinstance(index, Product) or isinstance(index.factors[0], Number):
        return (index,)
    applied = any(isinstance(factor, Call) for factor in index.factors) and len(index.factors) == 2
    return index.factors if applied or len(index.factors) == s.scope.index_count(base) else (index,)


def _atoms(s: State, base: str, sub: Script) -> tuple[Node, ...] | None:
    """Take digits and letters side by side as an index each, where the family has that many: ``a_{1n}``, ``a_{m1}``."""
    if not all(token.kind in _LETTERS for token in sub.tokens) or len(sub.tokens) < 2:
        return None
    first, second, *_ = sub.tokens
    counted = max(s.scope.index_count(base), 2 if s.kind(base) is Kind.MATRIX else 0)
    size = sum(len(token.text) if token.kind is T.NUMBER else 1 for token in sub.tokens)
    plain = second.kind is T.NUMBER or first.shows(T.NUMBER, "0", "1")
    if size != counted and not (plain and len(sub.tokens) == 2):
        return None
    found: list[Node] = []
    for at in range(sub.start, sub.end):
        token = s.tokens[at]
        digits = token.kind is T.NUMBER and size == counted
        found.extend([Number(digit, place=token.place) for digit in token.text] if digits else [_one(s, at)])
    return tuple(found)


def _one(s: State, at: int, end: int | None = None) -> Node:
    with s.closing(None), s.between(at, end or at + 1):
        return items_until_separator(s)[0]
