"""Glossaries that explain the same symbol twice."""

import re
from collections.abc import Iterator

from formdeck.diagnostics import Diagnostic
from formdeck.diagnostics.rules import records as rules
from formdeck.model import Symbol

_BRACED = re.compile(r"([_^])\{([^\s{}\\])\}")
_SPACE = re.compile(r"\s+")
_SPACE_BEFORE_NON_LETTER = re.compile(r" (?![A-Za-z])|(?<![A-Za-z]) ")


def check_duplicate_symbols(glossary: tuple[Symbol, ...]) -> Iterator[Diagnostic]:
    """Report entries of one glossary that differ only in spaces and needless braces (``x_i``, ``x_{i}``)."""
    first: dict[str, Symbol] = {}
    for entry in glossary:
        known = first.setdefault(_spelling(entry.symbol.text), entry)
        if known is not entry:
            message = f"`{entry.symbol}` is explained twice"
            hint = f"`{known.symbol}` above is the same symbol: keep one of the two"
            yield rules.DUPLICATE_SYMBOL.at(entry.symbol.span(), message, hint)


def _spelling(symbol: str) -> str:
    spaced = _SPACE.sub(" ", symbol.strip())
    return _BRACED.sub(r"\1\2", _SPACE_BEFORE_NON_LETTER.sub("", spaced))
