r"""Canonical names of symbols.

A name is a letter or word with its accent and font, then primes, then labels: ``\hat{y}``, ``x_{0}``, ``d_{model}``,
``W_{x}^{(f)}``, ``h'``. Words are bare (``softmax``, ``TP``), however they are made upright, so that a symbol has one
name; scripts are always braced.
"""

import re
from collections.abc import Iterable

from formdeck.latex.lexer import T, Token
from formdeck.latex.lexer.commands import ACCENTS, FUNCTIONS

_ACCENTS = frozenset(ACCENTS.values())
_DIFFERENCE = re.compile(r"\\Delta(?:_\{(?:[^{}]|\{[^{}]*\})*\})? ")


def accented(accent: str, name: str) -> str:
    r"""Put an accent on a name: ``\hat{y}``."""
    return f"{accent}{{{name}}}"


def unaccented(name: str) -> str | None:
    r"""Take an accent off a name: ``y`` of ``\hat{y}``; None if there is none."""
    accent, _, inside = name.partition("{")
    return inside[:-1] if accent in _ACCENTS and inside.endswith("}") else None


def difference_of(name: str) -> str:
    r"""Find the sign of a difference that a name starts with: ``\Delta ``, ``\Delta_{r} ``; empty if there is none."""
    found = _DIFFERENCE.match(name)
    return found[0] if found else ""


def scripted(base: str, primes: int = 0, sub: str | None = None, sup: str | None = None) -> str:
    """Put primes and labels to a name."""
    lower = "" if sub is None else f"_{{{sub}}}"
    upper = "" if sup is None else f"^{{{sup}}}"
    return base + "'" * primes + lower + upper


def label_of(tokens: Iterable[Token]) -> str:
    """Write tokens as the text of a label."""
    todo = [token for token in tokens if token.kind is not T.SPACE]
    text, position = _label(todo, 0)
    while position < len(todo):
        more, position = _label(todo, position + 1)
        text += more
    return text


def _label(tokens: list[Token], position: int) -> tuple[str, int]:
    """Write tokens up to the end of their group."""
    text = ""
    while position < len(tokens) and tokens[position].kind is not T.END_GROUP:
        token = tokens[position]
        if token.kind in {T.SUB, T.SUP, T.ACCENT}:
            inside, position = _argument(tokens, position + 1)
            piece = f"{token.text}{{{inside}}}"
        elif token.kind is T.GROUP:
            piece, position = _label(tokens, position + 1)
            position += 1
        else:
            piece, position = _bare(token), position + 1
        text += f" {piece}" if _clings(text) and piece[:1].isalpha() else piece
    return text, position


def _bare(token: Token) -> str:
    r"""Write a function's name as the word it is, so that ``x_{\max}`` and ``x_{\text{max}}`` are one symbol."""
    return token.text[1:] if token.kind is T.COMMAND and token.text[1:] in FUNCTIONS else token.text


def _argument(tokens: list[Token], position: int) -> tuple[str, int]:
    if position >= len(tokens):
        return "", position
    if tokens[position].kind is T.GROUP:
        text, position = _label(tokens, position + 1)
        return text, position + 1
    if tokens[position].kind is T.ACCENT:
        inside, after = _argument(tokens, position + 1)
        return f"{tokens[position].text}{{{inside}}}", after
    return tokens[position].text, position + 1


def _clings(text: str) -> bool:
    r"""Whether a letter behind this text would become part of a command at its end."""
    stripped = text.rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return stripped.endswith("\\") and len(stripped) < len(text)
