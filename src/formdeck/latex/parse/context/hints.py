r"""What all of a formula says about how parts of it are meant, seen before it is read: ``y''``, ``g^{\mu\nu}``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from formdeck.latex.glossary.keys import GREEK_INDICES, LATIN_INDICES, counting_tokens
from formdeck.latex.lexer import T, Token
from formdeck.latex.lexer.commands import INTEGRALS
from formdeck.latex.parse.calculus.differentials import FUNCTIONS
from formdeck.latex.parse.context.set_products import set_products
from formdeck.latex.parse.context.steps import stepped
from formdeck.latex.tree.binders import TIMES

_DIFFERENTIAL_SIGNS = frozenset({r"\partial", r"\nabla"})
_FIELDS = frozenset({"u"})
_LATIN = frozenset("ijklmn")
_WORDS = frozenset({"in", "min", "lim", "kin", "nil", "ink", "mil"})
_SIGNS = ("+", "-")
_BEFORE_TERM = frozenset({T.RELATION, T.OPERATOR, T.OPEN, T.PUNCTUATION, T.ROW, T.COLUMN, T.SPACE, T.GROUP})
_SET_SIGNS = (r"\cap", r"\cup", r"\setminus", r"\sqcup")
_INCLUSIONS = (r"\subset", r"\subseteq", r"\subsetneq", r"\supset", r"\supseteq")
_BIG_SET_SIGNS = (r"\bigcap", r"\bigcup", r"\bigsqcup")
_DIFFERENTIALS = frozenset({"d", r"\mathrm{d}"})
_LONGEST_TERM = 12

Found = tuple[int, int, int]  # the position of the mark, and the script's first and last token


@dataclass(frozen=True, slots=True)
class Hints:
    r"""Hints of the whole formula.

    ``laplacians`` are names behind ``\Delta`` that are fields; ``primes`` letters whose primes are derivatives;
    ``tensors`` Greek letters that are indices above and below; ``counters`` letters that count in a base's
    subscript; ``quantum`` says that states or Planck's constant occur; ``commutators`` are the brackets, ``[`` or
    ``\{``, in which a formula puts two values that it equates to others; ``iterates`` are letters that count
    in a superscript in brackets, ``x^{(k+1)}``; ``indices`` are Latin letters that stand side by side below
    a symbol, ``a_{ij}``; ``partials`` the letters below each letter, ``u_{xx}``; ``terms`` is what stands in
    square brackets with nothing in front; ``starred`` are letters beside themselves with a star, ``z z^*``;
    ``sets`` are letters that a cap, cup or inclusion joins; ``electrical`` says that ``j`` is the imaginary unit;
    ``varies`` that ``\delta`` and ``d`` are differentials: another one stands in the formula, or a side starts so;
    ``lone`` are letters that stand somewhere with no letter beside them; ``measures`` letters by which is integrated;
    ``doubled`` letters below which a digit and a letter, or two index letters, count: ``a_{1n}``;
    ``times`` those among them that are times, ``s`` of ``dB_s``, too;
    ``assigned`` letters whose superscript counts, since the next one is assigned: ``x^{k+1} := x^k + p``;
    ``set_products`` are places of crosses between sets.
    """

    laplacians: frozenset[str] = frozenset()
    primes: frozenset[str] = frozenset()
    tensors: frozenset[str] = frozenset()
    counters: Mapping[str, frozenset[str]] = field(default_factory=dict)
    quantum: bool = False
    commutators: frozenset[str] = frozenset()
    iterates: frozenset[str] = frozenset()
    indices: frozenset[str] = frozenset()
    partials: Mapping[str, frozenset[str]] = field(default_factory=dict)
    terms: frozenset[str] = frozenset()
    starred: frozenset[str] = frozenset()
    sets: frozenset[str] = frozenset()
    electrical: bool = False
    varies: bool = False
    lone: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    doubled: frozenset[str] = frozenset()
    assigned: frozenset[str] = frozenset()
    set_products: frozenset[int] = frozenset()

    @property
    def counting(self) -> frozenset[str]:
        """The letters that are computed with in some subscript."""
        return frozenset[str]().union(*self.counters.values())


def gather(tokens: list[Token], partner: Mapping[int, int]) -> Hints:
    """Look through the tokens of a formula once."""
    scripts = list(scripts_of(tokens, partner))
    raised = list(_raised(tokens, partner, scripts))
    return Hints(
        _laplacians(tokens),
        _primes(tokens, raised),
        _tensors(tokens, scripts),
        _counters(tokens, scripts),
        _is_quantum(tokens, partner),
        _commutators(tokens, partner),
        _iterates([*raised, *_raised(tokens, partner, scripts, "[")], _applied(tokens, scripts)),
        _indices(tokens, scripts),
        _partials(tokens, scripts),
        _terms(tokens, partner),
        _starred(tokens, partner, scripts),
        _sets(tokens, partner),
        varies=_varies(tokens),
        lone=_lone(tokens),
        measures=_measures(tokens),
        times=_times(tokens),
        doubled=_doubled(tokens, scripts),
        assigned=frozenset(_assigned(tokens, scripts)) | stepped(tokens, partner),
        set_products=set_products(tokens, partner),
    )


def _terms(tokens: list[Token], partner: Mapping[int, int]) -> frozenset[str]:
    """Write out what square brackets hold that start a term, or are derived: ``d[A]``."""
    found = set[str]()
    for opening, closing in partner.items():
        before = tokens[opening - 1] if opening else None
        starts = before is None or before.kind in _BEFORE_TERM or before.text in {*_DIFFERENTIALS, r"\Delta"}
        if starts and tokens[opening].shows(T.OPEN, "[") and closing - opening < _LONGEST_TERM:
            found.add(" ".join(token.text for token in tokens[opening + 1 : closing]))
    return frozenset(found)


def _starred(tokens: list[Token], partner: Mapping[int, int], scripts: list[Found]) -> frozenset[str]:
    """Find letters with a star that stand right beside the same letter without one."""
    opened = {closing: opening for opening, closing in partner.items()}
    found = set[str]()
    for mark, start, end in scripts:
        if tokens[mark].kind is not T.SUP or end - start != 1 or not tokens[start].shows(T.OPERATOR, "*"):
            continue
        base = _base_before(tokens, opened, mark)
        behind = end + (tokens[mark + 1].kind is T.GROUP)
        if behind < len(tokens) and tokens[behind].kind is T.OPEN:
            behind = partner[behind] + 1
        beside = {_base_before(tokens, opened, base), behind if behind < len(tokens) else -1}
        if base >= 0 and any(at >= 0 and tokens[at].text == tokens[base].text for at in beside):
            found.add(tokens[base].text)
    return frozenset(found)


def _sets(tokens: list[Token], partner: Mapping[int, int]) -> frozenset[str]:
    """Find letters beside the signs that join sets, and behind the big ones with their ranges."""
    opened = {closing: opening for opening, closing in partner.items()}
    found = set[str]()
    for at, token in enumerate(tokens):
        joins = token.shows(T.OPERATOR, *_SET_SIGNS) or token.shows(T.RELATION, *_INCLUSIONS)
        if not (joins or token.shows(T.COMMAND, *_BIG_SET_SIGNS)):
            continue
        behind = at + 1
        while behind < len(tokens) and tokens[behind].kind in {T.SUB, T.SUP}:
            behind = partner.get(behind + 1, behind + 1) + 1
        beside = [_base_before(tokens, opened, at), behind]
        found.update(tokens[each].text for each in beside if 0 <= each < len(tokens) and tokens[each].kind is T.LETTER)
    return frozenset(found)


def _lone(tokens: list[Token]) -> frozenset[str]:
    """Find letters that stand somewhere without a letter on either side, and in no script."""
    kinds = [T.ROW, *(token.kind for token in tokens), T.ROW]
    beside = {T.LETTER, T.SUB, T.SUP}
    return frozenset(
        token.text
        for at, token in enumerate(tokens)
        if token.kind is T.LETTER and kinds[at] not in beside and kinds[at + 2] is not T.LETTER
    )


def _measures(tokens: list[Token]) -> frozenset[str]:
    r"""Find letters behind the sign of a differential, where there is an integral: ``\int P(i)\,di``."""
    if not any(token.text in INTEGRALS for token in tokens):
        return frozenset()
    return frozenset(after.text for sign, after in pairwise(tokens) if sign.text in _DIFFERENTIALS)


def _times(tokens: list[Token]) -> frozenset[str]:
    r"""Find the times over which is integrated, by themselves or by the values of a process: ``dt``, ``dB_s``."""
    plain = [token for token in tokens if token.kind not in {T.GROUP, T.END_GROUP, T.ACCENT}]
    found = set(_measures(tokens))
    for sign, name, mark, time in zip(plain, plain[1:], plain[2:], plain[3:], strict=False):
        if sign.text in _DIFFERENTIALS and name.text in found and mark.kind is T.SUB:
            found.add(time.text)
    return frozenset(found & TIMES)


def _assigned(tokens: list[Token], scripts: list[Found]) -> Iterator[str]:
    """Find letters whose next value is assigned, and Latin ones that show the same superscript as they do."""
    above: dict[str, set[str]] = {}
    steps = set[str]()
    for mark, start, end in scripts:
        inside = [token.kind for token in tokens[start:end]]
        if tokens[mark].kind is T.SUP and inside == [T.LETTER, T.OPERATOR, T.NUMBER]:
            step = "".join(token.text for token in tokens[start:end])
            above.setdefault(step, set()).add(tokens[mark - 1].text)
            behind = next((token for token in tokens[end + 1 :] if token.kind is not T.COLUMN), None)
            if behind is not None and behind.shows(T.RELATION, ":=", r"\leftarrow", r"\gets"):
                steps.add(step)
                yield tokens[mark - 1].text
    for step in steps:
        yield from (letter for letter in above[step] if not letter.startswith("\\") and letter.isalpha())


def _varies(tokens: list[Token]) -> bool:
    """Whether small changes are spoken of."""
    before: Token | None = None
    signs = 0
    for at, (token, after) in enumerate(pairwise(tokens)):
        named = after.kind in {T.LETTER, T.WORD, T.ACCENT} or (after.kind is T.PRIME and token.text == "d")
        named = named or (token.text == "d" and _is_squared(tokens[at + 1 : at + 4]))
        named = named or (token.text in _DIFFERENTIALS and after.shows(T.COMMAND, *FUNCTIONS))
        named = named or (token.text in _DIFFERENTIALS and after.shows(T.OPEN, r"\langle"))
        signs += named and token.text in {r"\delta", "d", r"\mathrm{d}", r"\partial"}
        starts = before is None or before.kind in {T.RELATION, T.ROW, T.COLUMN, T.PUNCTUATION, T.SPACE, T.GROUP}
        if token.text in INTEGRALS or (token.text in {r"\delta", "d"} and starts and named):
            return True
        before = token
    return signs > 1


def _is_squared(tokens: list[Token]) -> bool:
    """Whether the order of a derivative and its function follow: the rest of ``d^2 y``."""
    kinds = [token.kind for token in tokens]
    return kinds == [T.SUP, T.NUMBER, T.LETTER]


def _base_before(tokens: list[Token], opened: Mapping[int, int], position: int) -> int:
    """Find the letter whose scripts or arguments end in front of a position; -1 if there is none."""
    at = position - 1
    while at > 0 and (at in opened or tokens[at - 1].kind is T.SUB):
        at = opened.get(at, at) - 1
        at -= tokens[at].kind is T.SUB
    return at if at >= 0 and tokens[at].kind is T.LETTER else -1


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


def scripts_of(tokens: list[Token], partner: Mapping[int, int]) -> Iterator[Found]:
    """Find all scripts."""
    for at, token in enumerate(tokens[:-1]):
        if token.kind in {T.SUB, T.SUP}:
            following = at + 1
            inside = tokens[following].kind is T.GROUP
            yield (at, following + 1, partner[following]) if inside else (at, following, following + 1)


def _laplacians(tokens: list[Token]) -> frozenset[str]:
    named = {after.text for sign, after in pairwise(tokens) if sign.text == r"\Delta"}
    has_field = any(token.text == r"\nabla" for token in tokens) or named <= _FIELDS or named <= _derived(tokens)
    return frozenset(named) if len(named) == 1 and has_field and not _runs_to(tokens) else frozenset()


def _derived(tokens: list[Token]) -> set[str]:
    r"""Find letters that are derived: above a line, ``\frac{\partial u}{…}``, or behind ``\partial_t``."""
    found = set[str]()
    for at, token in enumerate(tokens):
        if token.text != r"\partial" or at + 1 >= len(tokens):
            continue
        above = at > 1 and tokens[at - 1].kind is T.GROUP and tokens[at - 2].shows(T.COMMAND)
        if tokens[at + 1].kind is T.SUB or above:
            found.add(_behind_scripts(tokens, at + 1))
    return found


def _behind_scripts(tokens: list[Token], at: int) -> str:
    r"""Find the token behind the scripts of a sign, ``u`` of ``\partial^{2} u``."""
    while at + 2 < len(tokens) and tokens[at].kind in {T.SUB, T.SUP}:
        at += 1
        if tokens[at].kind is T.GROUP:
            at = next((more for more in range(at, len(tokens)) if tokens[more].kind is T.END_GROUP), at)
        at += 1
    return tokens[at].text if at < len(tokens) else ""


def _runs_to(tokens: list[Token]) -> bool:
    r"""Whether a difference goes to a limit: ``\Delta x \to 0``."""
    return any(
        first.text == r"\Delta" and last.shows(T.RELATION, r"\to")
        for first, last in zip(tokens, tokens[2:], strict=False)
    )


def _primes(tokens: list[Token], raised: list["Raised"]) -> frozenset[str]:
    r"""Find letters whose primes are derivatives.

    They have two primes, or one beside a primed bracket, ``\frac{dy}{dx}`` or ``y^{(n)}``, or stand in a bracket that
    is derived often, ``(fg)^{(n)}``.
    """
    doubled, single, derived = set[str](), set[str](), {base for base, _ in raised}
    bracket = False
    for at, token in enumerate(tokens[1:], start=1):
        before = tokens[at - 1]
        if token.kind is T.PRIME and before.kind is T.LETTER:
            more = at + 1 < len(tokens) and tokens[at + 1].kind is T.PRIME
            (doubled if more else single).add(before.text)
        bracket = bracket or (token.kind is T.PRIME and before.kind is T.CLOSE)
        if token.kind is T.LETTER and before.text in {"d", r"\mathrm{d}"} and at > 1 and tokens[at - 2].kind is T.GROUP:
            derived.add(token.text)
    raised_in_bracket = {base for base, inside in raised if inside and inside[-1].kind is T.CLOSE}
    raised_alone = {base for base, inside in raised if not inside or inside[-1].kind is not T.CLOSE}
    return frozenset(doubled | (single if bracket else single & derived) | (raised_in_bracket & raised_alone))


Raised = tuple[str, list[Token]]  # a letter, and what stands above it in brackets


def _applied(tokens: list[Token], scripts: list[Found]) -> frozenset[str]:
    """Find letters with a superscript that a bracket stands behind."""
    ends = ((mark, end + (tokens[mark + 1].kind is T.GROUP)) for mark, _, end in scripts if mark)
    return frozenset(
        tokens[mark - 1].text for mark, after in ends if after < len(tokens) and tokens[after].shows(T.OPEN, "(")
    )


def _iterates(raised: list[Raised], applied: frozenset[str]) -> frozenset[str]:
    """Find letters that count above: with the next or last one somewhere, or with what counts so above another."""
    counters = {
        token.text
        for _, inside in raised
        if any(each.kind is T.OPERATOR for each in inside)
        for token in inside
        if token.kind is T.LETTER
    }
    moved = {base for base, inside in raised if any(each.kind is T.OPERATOR for each in inside)}
    beside = {base for base, inside in raised if len(inside) == 1 and inside[0].text in counters}
    return frozenset(moved | (beside - applied))


def _raised(
    tokens: list[Token], partner: Mapping[int, int], scripts: list[Found], bracket: str = "("
) -> Iterator[Raised]:
    """List the letters with a superscript in brackets; of a bracket with one, the letters in it."""
    opened = {closing: opening for opening, closing in partner.items()}
    for mark, start, end in scripts:
        if tokens[mark].kind is not T.SUP or not tokens[start].shows(T.OPEN, bracket) or partner[start] != end - 1:
            continue
        at = mark - 1
        while at > 1 and (low := opened.get(at, at)) and tokens[low - 1].kind is T.SUB:
            at = low - 2
        inside = tokens[start + 1 : end - 1]
        if tokens[at].kind is T.END_GROUP and at in opened and tokens[opened[at] - 1].kind is T.ACCENT:
            at -= 1
        if tokens[at].kind is T.LETTER:
            yield tokens[at].text, inside
        elif tokens[at].kind is T.CLOSE and at in opened:
            within = (token.text for token in tokens[opened[at] : at] if token.kind is T.LETTER)
            yield from ((letter, [*inside, tokens[at]]) for letter in within)


def _indices(tokens: list[Token], scripts: list[Found]) -> frozenset[str]:
    """Find index letters that stand side by side in a subscript and spell no word."""
    found = set[str]()
    for mark, start, end in scripts:
        letters = [tokens[at].text for at in range(start, end) if tokens[at].text != ","]
        if tokens[mark].kind is T.SUB and len(letters) > 1 and _LATIN.issuperset(letters):
            found.update(letters if "".join(letters) not in _WORDS else ())
    return frozenset(found)


def _doubled(tokens: list[Token], scripts: list[Found]) -> frozenset[str]:
    """Find letters with a digit and an index letter side by side below them, as an entry of a matrix has."""
    found = set[str]()
    for mark, start, end in scripts:
        inside = tokens[start:end]
        kinds = {token.kind for token in inside}
        plain = all(len(token.text) == 1 and (token.kind is T.NUMBER or token.text in _LATIN) for token in inside)
        if mark and tokens[mark].kind is T.SUB and len(inside) == 2 and plain and T.LETTER in kinds:
            found.add(tokens[mark - 1].text)
    return frozenset(found)


def _partials(tokens: list[Token], scripts: list[Found]) -> dict[str, frozenset[str]]:
    """Collect the letters that stand below each letter, side by side as in ``u_{xx}``."""
    found: dict[str, frozenset[str]] = {}
    for mark, start, end in scripts:
        letters = tokens[start:end]
        if not mark or tokens[mark].kind is not T.SUB or not all(each.kind is T.LETTER for each in letters):
            continue
        base = tokens[mark - 1]
        if base.kind is T.LETTER:
            found[base.text] = found.get(base.text, frozenset()) | {" ".join(each.text for each in letters)}
    return found


def _tensors(tokens: list[Token], scripts: list[Found]) -> frozenset[str]:
    r"""Find Greek letters that stand above here and below there, or below ``\partial``, and never by themselves.

    Latin ones count, too, where one stands above a differential, ``g_{ij} dx^i dx^j``, or below ``\partial`` alone.
    """
    of_coordinates = {
        tokens[start].text
        for mark, start, _ in scripts
        if _raises_differential(tokens, mark) or (mark and tokens[mark - 1].text == r"\partial")
    }
    counting = GREEK_INDICES | (LATIN_INDICES if of_coordinates & LATIN_INDICES else set())
    sides: dict[str, set[str]] = {}
    inside, groups = set[int](), list[set[str]]()
    last = -1
    for mark, start, end in scripts:
        inside |= set(range(start, end))
        letters = {token.text for token in counting_tokens(tokens[start:end])}
        if letters and letters <= counting:
            derived = {"_", "^"} if mark and tokens[mark - 1].text in _DIFFERENTIAL_SIGNS else set[str]()
            for letter in letters:
                sides.setdefault(letter, set()).update({tokens[mark].text}, derived)
            if groups and mark - last in {0, 1, 2, 3}:
                groups[-1] |= letters  # above and below the same symbol
            else:
                groups.append(letters)
            last = end
    indices = {letter for letter, found in sides.items() if len(found) == 2}
    for _ in range(2):
        indices |= {letter for group in groups if group & indices for letter in group}
    return frozenset(indices - _values(tokens, inside))


def _raises_differential(tokens: list[Token], mark: int) -> bool:
    return mark > 1 and tokens[mark].kind is T.SUP and tokens[mark - 2].text in _DIFFERENTIALS


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
        if not mark or tokens[mark].kind is not T.SUB or tokens[mark - 1].text in INTEGRALS:
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
