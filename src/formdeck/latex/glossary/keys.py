"""Glossary keys: what the way a symbol is written says about it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T, Token, tokenize_latex
from formdeck.latex.names import scripted
from formdeck.latex.parse.context.cursor import Cursor
from formdeck.latex.parse.symbols.base import read_base, read_difference, starts_name
from formdeck.latex.parse.symbols.compounds import compound
from formdeck.latex.parse.symbols.scripts import Script, Scripts, read_script, read_scripts
from formdeck.latex.problem import Unreadable

GREEK_INDICES = frozenset(
    rf"\{name}"
    for name in ("mu", "nu", "rho", "sigma", "lambda", "alpha", "beta", "gamma", "delta", "kappa", "tau", "eta", "xi")
)
"""Letters that count the components of a tensor."""
LATIN_INDICES = frozenset("ijkl")
"""Letters that count so where more than the letter itself says it."""
_OF_TENSORS = (r"\mu", r"\nu", r"\rho", r"\sigma")
r"""Letters that count above a symbol by themselves: ``x^\mu``."""
_WORDS = frozenset({"in", "min", "lim", "kin", "nil", "int", "init"})
_INDEX_LETTERS = frozenset("ijklmnt")


def counting_tokens(tokens: Sequence[Token]) -> list[Token]:
    """Take the indices of a script, between commas and, if they are Latin letters, in parentheses: ``^{(k, l)}``."""
    inside = tokens[1:-1] if len(tokens) > 2 and tokens[0].shows(T.OPEN, "(") else tokens
    found = [token for token in inside if token.kind is not T.PUNCTUATION]
    return found if inside is tokens or all(token.text in LATIN_INDICES for token in found) else list(tokens)


@dataclass(frozen=True, slots=True)
class Key:
    """A glossary key taken apart.

    ``base`` has its accent, font and primes. ``sub`` and ``sup`` are the scripts as labels. ``indices`` is the number
    of indices that the subscript looks like, 0 if it looks like a label.
    """

    base: str
    sub: str | None = None
    sup: str | None = None
    indices: int = 0
    counts_above: bool = False
    applied: bool = False

    @property
    def is_greek(self) -> bool:
        """Whether its indices are those of a tensor: the Ricci tensor is no family of the scalar ``R``."""
        return self.sub is not None and self.sub.startswith("\\")

    @property
    def name(self) -> str:
        """The whole symbol as one name."""
        return scripted(self.base, 0, self.sub, self.sup)


Macros = tuple[tuple[str, str], ...]


@lru_cache(maxsize=4096)
def read_key(symbol: str, macros: Macros = ()) -> Key:
    """Take the key of one symbol apart.

    Raises:
        Unreadable: it is not a symbol.
    """
    cursor = Cursor(*tokenize_latex(symbol, dict(macros)))
    key, _ = take_symbol(cursor)
    if not cursor.done:
        place = cursor.peek().place
        raise Unreadable(
            rules.GLOSSARY_KEY, place, f"`{symbol}` is more than one symbol", "give each symbol its own entry"
        )
    return key


def take_symbol(cursor: Cursor) -> tuple[Key, Script | None]:
    """Take a symbol with its scripts and what it is applied to.

    Returns:
        The symbol taken apart, and its superscript.

    Raises:
        Unreadable: no symbol stands here.
    """
    if (substance := compound(cursor.tokens[cursor.pos : cursor.end])) is not None:
        cursor.pos = cursor.end
        return Key(substance), None
    before = _before(cursor)
    if not starts_name(cursor):
        first = cursor.peek()
        message = f"`{first.text}` cannot start a symbol" if first.text else "an empty symbol"
        raise Unreadable(rules.GLOSSARY_KEY, first.place, message)
    base, inner = _base(cursor)
    scripts = inner or read_scripts(cursor)
    applied = cursor.at(T.OPEN) or cursor.at(T.BAR)
    if applied:
        cursor.pos = cursor.partner.get(cursor.pos, cursor.end - 1) + 1
    key = _key(base, scripts, applied=applied)
    if before is not None and scripts.sub is not None:
        return replace(key, sub=f"{before.label},{key.sub}", indices=2), scripts.sup
    return key, scripts.sup


def _before(cursor: Cursor) -> Script | None:
    """Take the script in front of ``{}_t p_x``."""
    if cursor.at(T.GROUP) and cursor.partner[cursor.pos] == cursor.pos + 1:
        cursor.pos += 2
    return read_script(cursor, cursor.take()) if cursor.at(T.SUB) else None


def _base(cursor: Cursor) -> tuple[str, Scripts | None]:
    """Take the base; several letters in a row, also with a hyphen, are one word (``pos``, ``F-measure``)."""
    if (difference := read_difference(cursor)) is not None:
        return difference
    base, inner = read_base(cursor)
    while inner is None and base.replace("-", "").isalpha() and (cursor.at(T.LETTER) or cursor.at(T.OPERATOR, "-")):
        following = cursor.peek()
        if not following.text.replace("-", "a").isalpha() or following.place.start != cursor.last.end:
            break
        base += cursor.take().text
    return base, inner


def _key(base: str, scripts: Scripts, *, applied: bool) -> Key:
    sub = scripts.sub.label if scripts.sub else None
    sup = scripts.sup.label if scripts.sup else None
    indices = count_indices(scripts.sub) if scripts.sub and scripts.sub.label not in _WORDS else 0
    counts_above = scripts.sup is not None and _is_counter(scripts.sup)
    return Key(scripted(base, scripts.primes), sub, sup, indices, counts_above, applied=applied)


def count_indices(script: Script) -> int:
    """Count the indices that a subscript looks like: ``ij`` two, ``t+1`` one, ``soft`` none."""
    tokens = [token for token in script.tokens if not token.shows(T.PUNCTUATION, ",")]
    if any(token.kind is T.BAR or token.text in {":", r"\mid"} for token in tokens):
        return int(any(_is_index(token) for token in tokens) and all(map(_is_in_stretch, tokens)))
    if all(_is_index(token) for token in tokens):
        return len(tokens)
    if len(tokens) > 1 and all(token.kind is T.LETTER and token.text in GREEK_INDICES for token in tokens):
        return len(tokens)
    if any(token.shows(T.OPERATOR, "+", "-") for token in tokens) and any(_is_index(token) for token in tokens):
        return 1
    return 0


def _is_in_stretch(token: Token) -> bool:
    return _is_index(token) or token.kind not in {T.LETTER, T.WORD, T.TEXT, T.ACCENT} or token.text == "T"


def _is_counter(script: Script) -> bool:
    """Whether a superscript looks like an index, alone or in brackets: ``k``, ``(k)``, ``[l]``, ``(t+1)``."""
    first, *rest = script.tokens
    if not rest or any(token.shows(T.OPERATOR, "+", "-") for token in rest):
        return _is_index(first) or first.kind is T.OPEN or first.shows(T.LETTER, *_OF_TENSORS)
    return first.kind is T.OPEN and script.tokens[-1].kind is T.CLOSE and _is_index(rest[0])


def _is_index(token: Token) -> bool:
    return token.kind is T.LETTER and token.text in _INDEX_LETTERS
