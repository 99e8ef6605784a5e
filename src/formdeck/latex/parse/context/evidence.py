"""Names that are functions because a formula applies them somewhere: then they are functions in all of it."""

from formdeck.latex.lexer import T, Token
from formdeck.latex.names import scripted
from formdeck.latex.parse.brackets.substances import at_concentration
from formdeck.latex.parse.context.builtin import is_constant
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.fields.statistic_names import DECLARED, NAMES
from formdeck.latex.parse.layout.prose import CONJUNCTIONS, says_something
from formdeck.latex.parse.symbols.base import read_base, starts_name
from formdeck.latex.parse.symbols.capital_words import applied_capitals, capital_word
from formdeck.latex.parse.symbols.conjugates import is_conjugated
from formdeck.latex.parse.symbols.indices import is_index
from formdeck.latex.parse.symbols.scripts import Script, read_scripts
from formdeck.latex.parse.symbols.words import declared_word, word_end
from formdeck.latex.parse.values.modulus import at_modulus
from formdeck.latex.parse.values.units import unit_in_brackets
from formdeck.latex.problem import Place, Unreadable
from formdeck.latex.tree import INDICATORS

_BRACKETS = ("(", "[")
_USUAL = frozenset({"O", "o", r"\mathcal{O}", r"\mathrm{O}", r"\mathrm{o}", r"\Gamma"})
_ENDS = frozenset({T.PUNCTUATION, T.SPACE, T.ROW, T.TEXT, T.END, T.COLUMN})
_UNITS = frozenset({"i", "j", r"\mathrm{i}", r"\mathrm{j}"})
_SETS = (r"\cap", r"\cup", r"\setminus", r"\mid")


def applied_names(s: State) -> None:
    """Note the names without a kind that stand in front of a bracket which cannot be a factor: ``P(A, B)``."""
    kept, s.end = s.pos, len(s.tokens)
    at = 0
    while at < s.end:
        s.pos = at
        if s.at(T.OPEN, "("):
            _look_into_composition(s)
        if not starts_name(s) or (s.tokens[at].kind is not T.ACCENT and not _is_named(s)):
            at += 1
            continue
        try:
            _look_at_capitals(s)
            _look(s)
        except Unreadable:
            s.pos, s.end = at + 1, len(s.tokens)  # what is wrong is told where it is read
        at = max(s.pos, at + 1)
    s.pos = kept


def _look_into_composition(s: State) -> None:
    r"""Note the names that ``(f \circ g)(x)`` composes."""
    closing = s.partner[s.pos]
    if closing + 1 >= s.end or not s.tokens[closing + 1].shows(T.OPEN, "("):
        return
    names, signs = s.tokens[s.pos + 1 : closing : 2], s.tokens[s.pos + 2 : closing : 2]
    if not signs or not all(sign.shows(T.OPERATOR, r"\circ") for sign in signs):
        return
    if any(_is_number(s, name.text) for name in names):
        return  # values that an operation joins
    for name in names:
        if name.kind is T.LETTER and _is_open(s, name.text, name.text):
            _infer(s, name.text, name.place)


def _is_number(s: State, name: str) -> bool:
    known = s.scope.about(name)
    return known is not None and known.declaration.number


def _is_named(s: State) -> bool:
    """Whether a token is a letter, an abbreviation, or a word that is declared, and no script."""
    token = s.peek()
    if s.pos and s.tokens[s.pos - 1].kind in {T.SUB, T.SUP}:
        return False
    abbreviates = token.kind in {T.WORD, T.TEXT} and token.text.isascii() and token.text.isupper()
    if abbreviates and s.pos > 1 and s.tokens[s.pos - 1].kind is T.GROUP and s.tokens[s.pos - 2].kind is T.SUP:
        return False  # how the value above which it stands is found, `^{\mathrm{TD}(\lambda)}`
    return token.kind is T.LETTER or abbreviates or s.scope.about(token.text) is not None


def _look_at_capitals(s: State) -> None:
    if (found := applied_capitals(s)) is None:
        return
    word, opening = found
    if is_applied_to(s, opening, sure=s.tokens[opening - 1].kind is T.PRIME):
        place = s.peek().place.to(s.tokens[opening - 1].place)
        s.note(place, f"`{word}` is a function here", "declare its letters if it is a product")
        s.functions.add(word)


def _look(s: State) -> None:
    place, start = s.peek().place, s.pos
    word = declared_word(s) or capital_word(s)
    base = word or read_base(s)[0]
    after = s.pos
    scripts = read_scripts(s)
    inverse = scripts.sup is not None and (is_inverse(scripts.sup) or _conjugates(s, base, scripts.sup))
    if start and s.tokens[start - 1].shows(T.COMMAND, r"\forall", r"\exists"):
        return  # a quantified variable in front of what is said of it
    remark = unit_in_brackets(s) or at_modulus(s) or at_concentration(s) or is_labelled_below(s)
    usual = base in _USUAL and scripts.sub is None and s.scope.about(base) is None
    operator = base.startswith((r"\mathcal{", r"\mathscr{")) and s.at(T.OPEN, *_BRACKETS, r"\{")
    braced = scripts.sup is None and s.at(T.OPEN, r"\{") and s.kind(base) is None and holds_claim(s)
    if (
        braced
        or (usual and s.at(T.OPEN, "("))
        or (operator and s.kind(base) is None and (scripts.sup is None or inverse))
    ):
        _infer(s, scripted(base, 0, scripts.sub.label if scripts.sub else None), place)
        s.pos = after
        return
    if s.at(T.OPEN, "[") and "[" in s.hints.commutators:
        s.pos = after
        return
    if s.scope.is_family(base) and is_iverson(s):
        s.pos = after
        return
    if s.at(T.OPEN, *_BRACKETS) and (scripts.sup is None or inverse) and not (is_apart(s) or remark):
        name = scripted(base, 0, scripts.sub.label if scripts.sub else None)
        counts = scripts.sub is not None and is_index(s, base, scripts.sub)
        name = base if s.scope.is_family(base) or counts else name
        if _is_open(s, base, name) and (
            _is_estimate(base)
            or _is_quantile(s, base, scripts.sub)
            or _is_derived(s, start)
            or is_applied_to(s, s.pos, sure=bool(scripts.primes or inverse))
        ):
            _infer(s, name, place)
    s.pos = after


def is_iverson(s: State) -> bool:
    r"""Whether a square bracket with a condition comes next: Iverson's, behind a number ``a_k [k \le n]``."""
    if not s.at(T.OPEN, "["):
        return False
    return any(token.kind is T.RELATION for token in s.tokens[s.pos : s.partner[s.pos]])


def is_apart(s: State) -> bool:
    """Whether a bracket with a relation stands behind a gap at the end of a statement: ``y = ax + b (a > 0)``."""
    opening, closing = s.pos, s.partner[s.pos]
    after = s.tokens[closing + 1].kind if closing + 1 < s.end else T.ROW
    if s.tokens[opening].gap > 1:
        after = T.ROW
    touches = s.tokens[opening].place.start == s.last.end and s.tokens[opening - 1].kind is not T.SPACE
    if touches or after not in _ENDS:
        return False
    return any(token.kind is T.RELATION for token in s.tokens[opening:closing])


def holds_claim(s: State) -> bool:
    r"""Whether braces hold a claim, which no set lists and no factor is: ``P\{X > x\}``."""
    inside, at = list[Token](), s.pos + 1
    while at < s.partner[s.pos]:
        inside.append(s.tokens[at])
        at = s.partner.get(at, at) + 1
    such_that = any(token.shows(T.PUNCTUATION, ":", ",") or token.kind is T.BAR for token in inside)
    such_that = such_that or any(token.shows(T.OPERATOR, r"\mid") for token in inside)
    return not such_that and any(token.kind is T.RELATION for token in inside)


def is_labelled_below(s: State) -> bool:
    r"""Whether a square bracket with something below it comes next, a value of its own: ``P[x]_B``, ``w[x]_+``."""
    if not s.at(T.OPEN, "["):
        return False
    after = s.partner[s.pos] + 1
    return after < s.end and s.tokens[after].kind is T.SUB


def is_inverse(sup: Script) -> bool:
    """Whether a superscript is just -1."""
    first, *rest = sup.tokens
    return first.shows(T.OPERATOR, "-") and len(rest) == 1 and rest[0].shows(T.NUMBER, "1")


def _conjugates(s: State, base: str, sup: Script) -> bool:
    r"""Whether a superscript is the star of ``\psi^*(x)``."""
    return sup.is_just(T.OPERATOR, "*") and s.scope.named(f"{base}^{{*}}") is None and is_conjugated(s, base)


def _is_open(s: State, base: str, name: str) -> bool:
    """Whether nothing says yet what the name is."""
    if s.kind(name) is not None or s.kind(base) is not None or base in {"d", r"\mathrm{d}"}:
        return False
    known = s.scope.about(base)
    if s.scope.member_kind(base) is not None:
        return False
    if known is not None:
        joins = known.declaration.tuned and s.at(T.OPEN, "[")  # `W_f [h_{t-1}, x_t]`
        return not (known.declaration.statistic or joins) and known.declaration.constant is None and base not in NAMES
    if base == r"\pi":
        return s.at(T.OPEN, "(") and (is_list(s, s.pos, s.partner[s.pos]) or _holds_letter(s))
    if base == "e":
        return s.at(T.OPEN, "(") and is_list(s, s.pos, s.partner[s.pos])  # the expenditure function
    return not (is_constant(base) or base in NAMES)


def _holds_letter(s: State) -> bool:
    r"""Whether the bracket that comes next holds just a letter, as no factor would: ``\pi(x)``."""
    return s.partner[s.pos] == s.pos + 2 and s.tokens[s.pos + 1].kind is T.LETTER


def _is_quantile(s: State, base: str, sub: Script | None) -> bool:
    r"""Whether ``t_{n-1}(\alpha/2)`` is a point of a distribution: by its letter and what the bracket holds."""
    inside = s.tokens[s.pos + 1 : s.partner[s.pos]]
    if sub is None or base not in {"t", "z", "F"}:
        return False
    named = base != "z" and any(token.text == r"\alpha" for token in sub.tokens)  # by degrees of freedom
    return named or any(token.text == r"\alpha" for token in inside)


def _is_tuned(s: State) -> bool:
    """Whether a round bracket holds just a weight: an error is a function of it, nothing is averaged over it."""
    if not s.at(T.OPEN, "(") or s.partner[s.pos] != s.pos + 2:
        return False
    known = s.scope.about(s.tokens[s.pos + 1].text)
    return known is not None and known.declaration.tuned


def _is_derived(s: State, start: int) -> bool:
    r"""Whether a symbol in front of a bracket is derived: ``\nabla f(x + v)``, ``\frac{\partial f(2)}{\partial x}``."""
    before = s.tokens[start - 1] if start else None
    if before is None or not s.at(T.OPEN, "("):
        return False
    above = start > 1 and s.tokens[start - 2].kind is T.GROUP
    return before.text == r"\nabla" or (before.text == r"\partial" and above)


def _is_estimate(base: str) -> bool:
    r"""Whether a name is a statistic with an accent, as in ``\widehat{\mathrm{Var}}(X)``: that is applied."""
    return base.endswith("}") and base.partition("{")[2][:-1] in NAMES


def is_applied_to(s: State, opening: int, *, sure: bool) -> bool:
    """Whether a bracket holds arguments: a list, a condition, sets joined, or what no factor is put in brackets for.

    That is one symbol with its scripts, a value of a function, a point of the unit circle. ``sure`` says that the name
    in front has primes or ``^{-1}``: then one symbol may have a power, too.
    """
    closing = s.partner[opening]
    one = _is_one_symbol(s, opening + 1, closing, powers=sure) or _is_on_circle(s, opening) or _is_one_value(s, opening)
    return one or _is_on_axis(s, opening) or _is_sample(s, opening) or is_list(s, opening, closing)


def _is_on_axis(s: State, opening: int) -> bool:
    r"""Whether a bracket holds just ``j\omega`` or ``j\omega_g``, where engineers take the values of a response."""
    unit = s.tokens[opening + 1]
    turning = s.tokens[opening + 2].text in {r"\omega", r"\Omega"}
    return unit.text in _UNITS and turning and _is_one_symbol(s, opening + 2, s.partner[opening], powers=False)


def _is_sample(s: State, opening: int) -> bool:
    """Whether square brackets hold a time, as others of the formula do: ``w[n - mL]`` beside ``x[n]``."""
    if not s.tokens[opening].shows(T.OPEN, "[") or s.tokens[opening + 1].kind is not T.LETTER:
        return False
    return any(
        name.kind is T.LETTER
        and start.shows(T.OPEN, "[")
        and inside.text == s.tokens[opening + 1].text
        and end.shows(T.CLOSE, "]")
        and start.place.start == name.place.end
        for name, start, inside, end in zip(s.tokens, s.tokens[1:], s.tokens[2:], s.tokens[3:], strict=False)
    )


def _is_one_value(s: State, opening: int) -> bool:
    """Whether a bracket holds just a function's value: ``p(f(x))``."""
    closing = s.partner[opening]
    inner = next((at for at in range(opening + 1, closing) if s.tokens[at].shows(T.OPEN, "(")), closing)
    return s.partner.get(inner) == closing - 1 and _is_one_symbol(s, opening + 1, inner, powers=False)


def _is_on_circle(s: State, opening: int) -> bool:
    r"""Whether a bracket holds just ``e^{j\omega}``, where engineers take the values of a spectrum."""
    if s.tokens[opening + 1].text not in {"e", r"\mathrm{e}"} or s.tokens[opening + 2].kind is not T.SUP:
        return False
    whole = s.partner.get(opening + 3) == s.partner[opening] - 1
    return whole and any(token.text in _UNITS for token in s.tokens[opening + 4 : s.partner[opening] - 1])


def holds_one_symbol(s: State, opening: int) -> bool:
    """Whether a bracket holds one symbol with its scripts, as no factor would."""
    return _is_one_symbol(s, opening + 1, s.partner[opening], powers=False)


def _is_one_symbol(s: State, position: int, closing: int, *, powers: bool) -> bool:
    first = s.tokens[position]
    position = word_end(s, position) - 1
    if first.kind is T.ACCENT:
        position += 1
    elif first.kind not in {T.LETTER, T.NUMBER, T.WORD}:
        return False
    position = s.partner.get(position, position) + 1
    allowed = {T.SUB, T.PRIME, T.SUP} if powers else {T.SUB, T.PRIME}
    while position < closing and (s.tokens[position].kind in allowed or _is_mark(s, position)):
        position += s.tokens[position].kind is not T.PRIME
        position = s.partner.get(position, position) + 1
    return position == closing


def _is_mark(s: State, position: int) -> bool:
    """Whether a superscript can only be part of a name, or count: ``x^*``, ``x^{(i)}``."""
    following = position + 1
    first = following + 1 if s.tokens[following].kind is T.GROUP else following
    bracketed = first > following and s.tokens[first].shows(T.OPEN, "(", "[")
    counts = bracketed and s.partner[first] + 1 == s.partner[following]
    return s.tokens[position].kind is T.SUP and (counts or s.tokens[first].kind in {T.OPERATOR, T.TEXT, T.WORD})


def is_list(s: State, opening: int, closing: int) -> bool:
    """Whether a bracket holds several values, a relation or a condition, none of which can be a factor."""
    position, bars, doubled = opening + 1, 0, 0
    while position < closing:
        token = s.tokens[position]
        bars += token.kind is T.BAR
        doubled += token.kind is T.BAR and s.tokens[position + 1].kind is T.BAR
        separates = (
            (token.kind in {T.TEXT, T.WORD} and token.text in CONJUNCTIONS)
            or token.shows(T.PUNCTUATION, ",", ";")
            or token.shows(T.OPERATOR, *_SETS)
        )
        if token.kind is T.RELATION or separates:
            return True
        position = s.partner.get(position, position) + 1
    touches = opening > 0 and s.tokens[opening - 1].place.end == s.tokens[opening].place.start
    said = touches and says_something(s, opening + 1, closing)
    return bars % 2 == 1 or (bars == 2 and doubled == 1) or said


def _infer(s: State, name: str, place: Place) -> None:
    averaged = "E" if name.startswith(r"E_{\theta") else name
    statistic = averaged in DECLARED and s.scope.about(name) is None and (averaged == "E" or s.at(T.OPEN, "["))
    if statistic and not _is_tuned(s):
        s.statistics.add(averaged)  # noted where it is read
        return
    if name in INDICATORS and is_list(s, s.pos, s.partner[s.pos]):
        return  # read as an indicator with its condition
    if s.scope.about(name) is None or not is_list(s, s.pos, s.partner[s.pos]):  # a symbol of the glossary before a list
        s.note(place, f"`{name}` is a function here", f"declare `{name}` with a kind to say so")
    s.functions.add(name)
