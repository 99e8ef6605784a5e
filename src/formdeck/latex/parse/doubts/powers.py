r"""Superscripts that were taken for powers, or for indices, and odd roots: ``x^k``, ``x^\alpha``, ``\sqrt[3]{x}``."""

from formdeck.latex.lexer import T
from formdeck.latex.parse.context.kinds import is_vector
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.doubts.unsettled import is_unsettled
from formdeck.latex.tree import Add, Indexed, Name, Negative, Node, Number, Power, Product, Root, walk
from formdeck.latex.wordlist import words
from formdeck.model import Kind

_LATIN = frozenset("ijklt")
_COUNTING = _LATIN | {rf"\{name}" for name in words("mu nu rho sigma alpha beta gamma lambda kappa")}
_ARRAYS = frozenset({Kind.VECTOR, Kind.SEQUENCE})


def doubt_power(s: State, power: Power) -> None:
    r"""Note that ``x^k`` is a power where ``x`` is not declared, or is no number, so that ``k`` may count."""
    if isinstance(power.base, Name) and is_vector(power.base) and isinstance(power.exponent, Number):
        hint = r"write `\|x\|^2` or `x^T x` for its length, `x \odot x` for its entries"
        s.note(power.place, "the power of a vector is kept as it is written", hint)
        return
    if power.exponent == Number("1") and _divides_next(s, power):
        s.note(power.place, "only the `1` is an exponent", r"write `^{1/2}` if more is")
    base = power.base.base if isinstance(power.base, Indexed) else power.base
    if not isinstance(base, Name) or not _counts(power.exponent):
        return
    known = s.scope.about(base.latex)
    counts = base.kind in _ARRAYS or _can_count(s, power, base) or _is_step(s, power)
    if known is not None and not counts:
        return
    if _shows_sum(s):
        return
    hint = f"declare `{base.latex}`, with `superscript: index` if it counts"
    s.note(power.place, f"the superscript of `{base.latex}` is a power", hint)


def _divides_next(s: State, power: Power) -> bool:
    return any(token.text == "/" and token.place.start == power.place.end for token in s.tokens)


def _can_count(s: State, power: Power, base: Name) -> bool:
    """Whether a letter above a symbol of no known kind can be an index: two are below, or it is one elsewhere."""
    component = isinstance(power.base, Indexed) and len(power.base.below) > 1
    return is_unsettled(s, base) and (component or _counts_elsewhere(s, power))


def _is_step(s: State, power: Power) -> bool:
    """Whether the next value is equated to something of the last one: ``x^{k+1} = x^k - p``, where ``k`` can count."""
    if not isinstance(power.exponent, Add) or not isinstance(power.base, Name) or not is_unsettled(s, power.base):
        return False
    behind = next(
        (token for token in s.tokens if token.place.start >= power.place.end and token.kind is not T.COLUMN), None
    )
    letter = power.exponent.terms[0]
    last = [power.base.latex, "^", letter.latex if isinstance(letter, Name) else ""]
    shown = [token.text for token in s.tokens]
    return (
        behind is not None
        and behind.shows(T.RELATION, "=")
        and any(shown[at : at + 3] == last for at in range(len(shown)))
    )


def _counts_elsewhere(s: State, power: Power) -> bool:
    """Whether a letter above counts below another symbol of the formula, or by its declaration."""
    letters = {each.latex for each in walk(power.exponent) if isinstance(each, Name)}
    if any(s.kind(letter) is Kind.INDEX for letter in letters):
        return True
    return not letters.isdisjoint(s.letters_below)


def _counts(exponent: Node) -> bool:
    """Whether an exponent is a letter that often counts, or the one before or after it."""
    match exponent:
        case Name(latex=latex):
            return latex in _COUNTING
        case Product(factors=(Name(latex=first), Name(latex=second))):
            return _LATIN.issuperset((first, second))
        case Add(terms=(Name(latex=latex), Number(digits="1") | Negative(body=Number(digits="1")))):
            return latex in _LATIN or latex == "n"
        case _:
            return False


def _shows_sum(s: State) -> bool:
    r"""Whether the formula adds up, so that a letter in an exponent runs: ``\sum_k a_k x^k``."""
    return any(token.text in {r"\sum", r"\prod"} for token in s.tokens)


def doubt_member(s: State, member: Indexed) -> None:
    r"""Note that a letter above an undeclared symbol counts, since it counts below another: ``x^\alpha a_\alpha``."""
    base = member.base
    if not member.above or not isinstance(base, Name) or s.scope.about(base.latex) is not None:
        return
    if all(isinstance(each, Name) and each.latex in s.hints.tensors for each in member.above):
        hint = f"declare `{base.latex}` if it is raised to a power"
        s.note(member.place, "Greek letters above and below count", hint)


def doubt_root(s: State, root: Root) -> None:
    """Note that an odd root is the real one, where its radicand is not declared."""
    degree = root.degree.digits if isinstance(root.degree, Number) else ""
    if not degree.isdigit() or int(degree[-1]) % 2 == 0 or not isinstance(root.body, Name):
        return
    known = s.scope.about(root.body.latex)
    if known is None:
        hint = f"declare `{root.body.latex}`, with its domain"
        s.note(root.place, "an odd root of a real number is real, also of a negative one", hint)
