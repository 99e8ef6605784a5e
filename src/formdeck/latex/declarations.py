"""What is known about the symbols of a formula before it is read."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from formdeck.model import Chapter, Deck, Kind, Record, Subscript, Superscript, Symbol


@dataclass(frozen=True, slots=True)
class Declaration:
    r"""A symbol as written, perhaps in use (``f(x;p)``, ``x_i``, ``W_x^{(f)}``), and what it is.

    ``constant`` is ``i``, ``e`` or ``\pi`` if the symbol is declared to be that number. ``applied`` says that its
    meaning calls it a function although no kind is given; ``statistic`` that it calls it an expectation or a
    variance. Shape and domain are LaTeX.
    """

    symbol: str
    kind: Kind | None = None
    shape: str | None = None
    domain: str | None = None
    subscript: Subscript | None = None
    superscript: Superscript | None = None
    constant: str | None = None
    applied: bool = False
    statistic: bool = False


# Words by which a glossary says in prose what a symbol is.
_CONSTANTS = {
    "i": re.compile(r"虚数単位|imaginary unit", re.IGNORECASE),
    "e": re.compile(r"自然対数の底|ネイピア|オイラー数|base of the natural log|euler'?s number|napier", re.IGNORECASE),
    r"\pi": re.compile(r"円周率|ratio of (a circle|the circumference)", re.IGNORECASE),
}
_FUNCTION = re.compile(
    r"関数$|関数[（(。、]|写像$|^[a-z ]*function\b|\bdensity$|密度$|尤度$|\blikelihood$|カーネル$|\bkernel$"
    r"|エントロピー$|\bentropy$|情報量$|\binformation$|ダイバージェンス$|\bdivergence$|\b(cdf|pdf|pmf)$",
    re.IGNORECASE,
)
# The letters of statistics, whose meaning says that they are applied.
_STATISTICS = {
    "P": re.compile(r"確率|probability", re.IGNORECASE),
    "E": re.compile(r"期待値|平均|expect|mean", re.IGNORECASE),
    "V": re.compile(r"分散|variance", re.IGNORECASE),
}
_FONT = re.compile(r"^\\math(?:rm|bb|sf|it)\{(.)\}$")


def declaration_of(symbol: Symbol) -> Declaration:
    """Take from a glossary entry what the reader needs to know."""
    meaning = symbol.meaning.text.strip()
    letter = _FONT.sub(r"\1", symbol.symbol.text.strip())
    applied = (_FUNCTION.search(meaning) or _applied(letter, meaning)) is not None
    constant = next((name for name, words in _CONSTANTS.items() if words.search(meaning) and len(meaning) < 30), None)
    return Declaration(
        symbol.symbol.text.strip(),
        symbol.kind,
        symbol.shape.text if symbol.shape else None,
        symbol.domain.text if symbol.domain else None,
        symbol.subscript,
        symbol.superscript,
        constant if symbol.kind is None else None,
        applied=symbol.kind is None and applied,
        statistic=symbol.kind is None and letter in {"E", "V"} and _applied(letter, meaning) is not None,
    )


def _applied(letter: str, meaning: str) -> re.Match[str] | None:
    words = _STATISTICS.get(letter)
    return words.search(meaning) if words else None


def declarations_in_scope(record: Record, chapter: Chapter, deck: Deck) -> tuple[Declaration, ...]:
    """List what a record's formulas may build on, the nearest first: record, chapter, deck."""
    return tuple(declaration_of(entry) for glossary in (record, chapter, deck) for entry in glossary.glossary)


def declare(symbols: Iterable[Declaration] | Mapping[str, str]) -> tuple[Declaration, ...]:
    """Make declarations of a mapping from symbols to kinds (``{"f": "function"}``).

    Raises:
        ValueError: a kind is none of those of the glossary.
    """
    if isinstance(symbols, Mapping):
        return tuple(Declaration(str(symbol).strip(), Kind(str(kind).strip())) for symbol, kind in symbols.items())
    return tuple(symbols)
