r"""Formulas of substances with several elements, ``\mathrm{H_3O^+}``, which are one name, no product."""

import re

from formdeck.latex.lexer import T, Token
from formdeck.latex.names import label_of

_ELEMENTS = re.compile(r"(?:[A-Z][a-z]?)+")


def compound(tokens: list[Token]) -> str | None:
    """Name the substance that tokens spell; None if they are anything else, or one symbol with its scripts."""
    text, parts, counted, at = "", 0, False, 0
    while at < len(tokens):
        if (tokens[at].gap and at) or not _ELEMENTS.fullmatch(tokens[at].upright):
            return None
        text += rf"\mathrm{{{tokens[at].upright}}}"
        parts, at = parts + 1, at + 1
        while at < len(tokens) and tokens[at].kind in {T.SUB, T.SUP}:
            mark, (script, end) = tokens[at], _script(tokens, at + 1)
            if not script or not _is_count_or_charge(mark, script):
                return None
            text += f"{mark.text}{{{label_of(script)}}}"
            counted, at = True, end
    return text if parts > 1 and counted else None


def _script(tokens: list[Token], at: int) -> tuple[list[Token], int]:
    """Take the tokens of a script, and find where it ends."""
    if at >= len(tokens) or tokens[at].kind is not T.GROUP:
        return tokens[at : at + 1], at + 1
    end = next((more for more in range(at, len(tokens)) if tokens[more].kind is T.END_GROUP), len(tokens))
    return tokens[at + 1 : end], end + 1


def _is_count_or_charge(mark: Token, script: list[Token]) -> bool:
    if mark.kind is T.SUB:
        return len(script) == 1 and script[0].kind is T.NUMBER
    return is_charge(script)


def is_charge(script: list[Token]) -> bool:
    """Whether a superscript is the charge of an ion: ``+``, ``2-``."""
    *count, sign = script
    return sign.shows(T.OPERATOR, "+", "-") and len(count) < 2 and all(token.kind is T.NUMBER for token in count)
