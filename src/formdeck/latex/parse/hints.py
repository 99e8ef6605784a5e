r"""What all of a formula says about how parts of it are meant, seen before it is read: ``y''``, ``g^{\mu\nu}``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from formdeck.latex.lexer import T, Token

_DIFFERENTIAL_SIGNS = frozenset({r"\partial", r"\nabla"})
_FIELDS = frozenset({"u"})
_GREEK = frozenset(
    rf"\{name}"
    for name in ("mu", "nu", "rho", "sigma", "lambda", "alpha", "beta", "gamma", "delta", "kappa", "tau", "eta", "xi")
)
_SIGNS = ("+", "-")
_INTEGRALS = (r"\int", r"\iint", r"\iiint", r"\oint", r"\oiint")


@dataclass(frozen=True, slots=True)
class Hints:
    r"""Hints of the whole formula.

    ``laplacians`` are names behind ``\Delta`` that are fields; ``primes`` letters whose primes are derivatives;
    ``tensors`` Greek letters that are indices above and below; ``counters`` letters that count in a base's
    subscript; ``quantum`` says that states or Planck's constant occur; ``commutators`` are the brackets, ``[`` or
    ``\{``, in which a formula puts two values that it equates to others.
    """

    laplacians: frozenset[str] = frozenset()
    primes: frozenset[str] = frozenset()
    tensors: frozenset[str] = frozenset()
    counters: Mapping[str, frozenset[str]] = field(default_factory=dict)
    quantum: bool = False
    commutators: frozenset[str] = frozenset()


def gather(tokens: list[Token], partner: Mapping[int, int]) -> Hints:
    """Look through the tokens of a formula once."""
    scripts = list(_scripts(tokens, partner))
    return Hints(
        _laplacians(tokens),
        _primes(tokens),
        _tensors(tokens, scripts),
        _counters(tokens, scripts),
        _is_quantum(tokens, partner),
        _commutators(tokens, partner),
    )


def _is_quantum(tokens: list[Token], partner: Mapping[int, int]) -> bool:
    pairs = {(tokens[opening].text, tokens[closing].text) for opening, closing in partner.items()}
    brakets = (range(low, high) for low, high in partner.items() if tokens[low].text == r"\langle")
    return (
        any(token.text == r"\hbar" for token in tokens)
        or not pairs.isdisjoint({("|", r"\rangle"), (r"\langle", "|")})
        or any(tokens[at].kind is T.BAR for inside in brakets for at in inside)
    )


def _commutators(tokens: list[Token], partner: Mapping[int, int]) -> frozenset[str]:
    """Find brackets of two values at the start of a row that an equation or a sum goes on from."""
    found = set[str]()
    for opening, closing in partner.items():
        before = tokens[opening - 1] if opening else None
        after = tokens[closing + 1] if closing + 1 < len(tokens) else None
        starts = before is None or before.kind in {T.ROW, T.BEGIN, T.SPACE}
        goes_on = after is not None and (after.shows(T.RELATION, "=") or after.shows(T.OPERATOR, *_SIGNS))
        ends = closing + 2 < len(tokens) and tokens[closing + 2].shows(T.OPEN, r"\{")
        commas = sum(tokens[at].shows(T.PUNCTUATION, ",") for at in range(opening, closing))
        if (
            starts
            and goes_on
            and tokens[opening].text in {"[", r"\{"}
            and commas
            and not (ends and _is_last(tokens, partner, closing + 2))
        ):
            found.add(tokens[opening].text)
    return frozenset(found)


def _is_last(tokens: list[Token], partner: Mapping[int, int], opening: int) -> bool:
    return partner[opening] + 1 == len(tokens)


Found = tuple[int, int, int]  # the position of the mark, and the script's first and last token


def _scripts(tokens: list[Token], partner: Mapping[int, int]) -> Iterator[Found]:
    for at, token in enumerate(tokens[:-1]):
        if token.kind in {T.SUB, T.SUP}:
            following = at + 1
            inside = tokens[following].kind is T.GROUP
            yield (at, following + 1, partner[following]) if inside else (at, following, following + 1)


def _laplacians(tokens: list[Token]) -> frozenset[str]:
    named = {after.text for sign, after in pairwise(tokens) if sign.text == r"\Delta"}
    has_field = any(token.text in _DIFFERENTIAL_SIGNS for token in tokens) or named <= _FIELDS
    return frozenset(named) if len(named) == 1 and has_field and not _runs_to(tokens) else frozenset()


def _runs_to(tokens: list[Token]) -> bool:
    r"""Whether a difference goes to a limit: ``\Delta x \to 0``."""
    return any(
        first.text == r"\Delta" and last.shows(T.RELATION, r"\to")
        for first, last in zip(tokens, tokens[2:], strict=False)
    )


def _primes(tokens: list[Token]) -> frozenset[str]:
    r"""Find letters whose primes are derivatives: with two primes, or beside a primed bracket or ``\frac{dy}{dx}``."""
    doubled, single, derived = set[str](), set[str](), set[str]()
    bracket = False
    for at, token in enumerate(tokens[1:], start=1):
        before = tokens[at - 1]
        if token.kind is T.PRIME and before.kind is T.LETTER:
            more = at + 1 < len(tokens) and tokens[at + 1].kind is T.PRIME
            (doubled if more else single).add(before.text)
        bracket = bracket or (token.kind is T.PRIME and before.kind is T.CLOSE)
        if token.kind is T.LETTER and before.text in {"d", r"\mathrm{d}"} and at > 1 and tokens[at - 2].kind is T.GROUP:
            derived.add(token.text)
    return frozenset(doubled | (single if bracket else single & derived))


def _tensors(tokens: list[Token], scripts: list[Found]) -> frozenset[str]:
    r"""Find Greek letters that stand above here and below there, or below ``\partial``, and never by themselves."""
    sides: dict[str, set[str]] = {}
    inside, groups = set[int](), list[set[str]]()
    for mark, start, end in scripts:
        inside |= set(range(start, end))
        letters = {tokens[at].text for at in range(start, end)}
        if letters and letters <= _GREEK:
            groups.append(letters)
            derived = {"_", "^"} if mark and tokens[mark - 1].text in _DIFFERENTIAL_SIGNS else set[str]()
            for letter in letters:
                sides.setdefault(letter, set()).update({tokens[mark].text}, derived)
    indices = {letter for letter, found in sides.items() if len(found) == 2}
    indices |= {letter for group in groups if group & indices for letter in group}
    return frozenset(indices - _values(tokens, inside))


def _values(tokens: list[Token], inside: set[int]) -> set[str]:
    r"""Find letters that stand for a value somewhere; ``\mu_0`` is another symbol than ``\mu``."""
    return {
        token.text
        for at, token in enumerate(tokens)
        if token.kind is T.LETTER and at not in inside and not (at + 1 < len(tokens) and tokens[at + 1].kind is T.SUB)
    }


def _counters(tokens: list[Token], scripts: list[Found]) -> dict[str, frozenset[str]]:
    """Find letters that are computed with in a subscript, ``x_{n+1}``: as ``x_n`` they count, too."""
    found: dict[str, frozenset[str]] = {}
    for mark, start, end in scripts:
        if not mark or tokens[mark].kind is not T.SUB or tokens[mark - 1].text in _INTEGRALS:
            continue
        base, inside = tokens[mark - 1], tokens[start:end]
        first, *rest = inside or [base]
        simple = {T.LETTER, T.NUMBER, T.OPERATOR}
        if base.kind is not T.LETTER or first.kind is not T.LETTER or not all(each.kind in simple for each in inside):
            continue
        if len(rest) > 1 and rest[0].shows(T.OPERATOR, *_SIGNS):
            letters = frozenset(each.text for each in inside if each.kind is T.LETTER)
            found[base.text] = found.get(base.text, frozenset()) | letters
    return found
