r"""Superscripts of glossary keys that are no part of a name: ``\sigma^2`` explains σ, ``A^{-1}`` an operation on A."""

import re
from typing import Literal

from formdeck.latex.glossary.keys import Key
from formdeck.latex.lexer import T
from formdeck.latex.parse.symbols.scripts import Script

_TRANSPOSES = frozenset({"T", r"\top", r"\mathrm{T}", r"\mathsf{T}", r"\intercal", r"\dagger", "-1"})
_STARS = frozenset({"*", r"\ast", r"\star"})
_COMPLEMENTS = frozenset({"c", r"\mathrm{c}", r"\complement"})
_CONJUGATE = re.compile(r"共役|随伴|\bconjugate|\badjoint", re.IGNORECASE)
_COMPLEMENT = re.compile(r"補集合|余事象|補空間|\bcomplement", re.IGNORECASE)
_POWER = re.compile(r"乗|べき|冪|指数関数|累乗|\bpower|\bexponential", re.IGNORECASE)
_NAMED = re.compile(r"分布|検定|統計量|\bdistribution|\bstatistic", re.IGNORECASE)


def is_operation(key: Key, superscript: Script, meaning: str) -> Literal["power", "operation"] | None:
    r"""Decide what a superscript is: a power of the symbol (``\sigma^2``), an operation (``A^T``), part of the name."""
    text = superscript.label
    if superscript.is_just(T.NUMBER):
        return None if _NAMED.search(meaning) else "power"
    if text in _TRANSPOSES or (key.base == "e" and not superscript.is_bracketed):
        return "operation"
    if text in _STARS:
        return "operation" if _CONJUGATE.search(meaning) else None
    if text in _COMPLEMENTS and _COMPLEMENT.search(meaning):
        return "operation"
    counted = superscript.tokens[0].kind in {T.LETTER, T.NUMBER, T.OPERATOR} and text[-1].isalnum()
    return "operation" if counted and _POWER.search(meaning) else None
