"""The letter that a symbol is built on, as far as its LaTeX shows it."""

import re
from functools import lru_cache
from typing import NamedTuple

_GREEK = (
    "alpha beta gamma digamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon "
    "phi chi psi omega"
)
_GREEK_RANK = {name: rank for rank, name in enumerate(_GREEK.split())}
# Commands that dress a letter, or set it apart, without being one.
_DRESS = (
    "boldsymbol mathbf mathrm mathbb mathcal mathfrak mathscr mathsf mathtt mathit bm hat widehat bar overline "
    "tilde widetilde vec dot ddot dddot check breve acute grave underline operatorname text textbf textit textrm "
    "left right big Big bigl bigr Bigl Bigr pmb symbf displaystyle mathop limits nolimits"
)
_LETTER = re.compile(r"\\([A-Za-z]+)|([A-Za-z])")
_WORD = re.compile(r"\\(?:operatorname|text|mathrm|textrm|textbf|mathit|mathsf|mathtt)\*?\s*\{([A-Za-z][\w -]*)\}")
_FUNCTION_NAMES = (
    "arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max "
    "min Pr sec sin sinh sup tan tanh"
)

_DRESS_NAMES = frozenset(_DRESS.split())
_WORDS = frozenset(_FUNCTION_NAMES.split())


class Base(NamedTuple):
    """What a symbol is filed under: ``script`` (0 Latin, 1 Greek, 2 the rest), its place there, and its name."""

    script: int
    rank: tuple[int, str, str]
    name: str


@lru_cache(maxsize=8192)
def symbol_base(latex: str) -> Base:
    r"""Find the base of a symbol: ``\theta`` for ``\hat{\theta}_{t+1}``, ``f`` for ``f(x;p)``."""
    word = _WORD.match(latex.strip())
    if word:
        return _latin(word[1])
    for match in _LETTER.finditer(latex):
        command, letter = match[1], match[2]
        if letter:
            return _latin(letter) if _leads(latex, match.start()) else _other(latex)
        if command in _DRESS_NAMES:
            continue
        if command in _WORDS:
            return _latin(command)
        greek = command.removeprefix("var").lower()
        if greek in _GREEK_RANK:
            return Base(1, (_GREEK_RANK[greek], greek, command), f"\\{command}")
        return _other(latex)
    return _other(latex)


def _leads(latex: str, position: int) -> bool:
    """Whether nothing but dress and brackets stands before a letter: ``|x|`` is an operator's sign, not an x."""
    before = re.sub(r"\\[A-Za-z]+|[{}\s]", "", latex[:position])
    return not before


def _latin(name: str) -> Base:
    return Base(0, (0, name.casefold(), name.swapcase()), name)


def _other(latex: str) -> Base:
    command = re.match(r"\s*(\\[A-Za-z]+|\\.|\S)", latex)
    name = command[1] if command else latex
    return Base(2, (0, name, name), name)
