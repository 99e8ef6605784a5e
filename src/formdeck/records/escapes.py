r"""Backslashes inside double quotes, which YAML takes for its own.

In ``"\frac"`` YAML reads a form feed and ``rac``; in ``"\sum"`` it gives up. Before the text goes to the YAML
parser, each backslash that is meant for LaTeX is replaced by a stand-in, which is put back in the values. So such
a value keeps what was typed, the parser never stumbles over it, and one message says what is wrong.

What counts as an escape that is plainly meant: ``\\ \" \/``, an escaped space, tab or line break, ``\n`` and ``\t``
that no ASCII letter follows, and ``\x41 \u3042 \U0001F600`` for a printable character. Everything else is LaTeX.
"""

import re

from formdeck.records.characters import is_forbidden

# A non-character, which `characters.clean` has removed from the text.
STAND_IN = "\U0010fffe"

_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\r?\n|.)", re.DOTALL)
_ALWAYS_MEANT = frozenset('\\"/ \t\r\n')
_COMMAND = re.compile(STAND_IN + r"(?:[A-Za-z]+|.)?", re.DOTALL)


def protect(text: str) -> str:
    """Put the stand-in for every backslash that YAML would eat inside double quotes; the length stays."""
    return _ESCAPE.sub(_protect_one, text) if '"' in text else text


def restore(value: str) -> str:
    """Put the backslashes back."""
    return value.replace(STAND_IN, "\\")


def protected_commands(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Find what was protected between two offsets: each stand-in with the letters after it."""
    return list(_COMMAND.finditer(text, start, end))


def _protect_one(found: re.Match[str]) -> str:
    body = found[1]
    if body[0] in _ALWAYS_MEANT:
        return found[0]
    following = found.string[found.end() : found.end() + 1]
    if body in ("n", "t") and not (following.isascii() and following.isalpha()):
        return found[0]
    if len(body) > 1 and int(body[1:], 16) <= 0x10FFFF and not is_forbidden(chr(int(body[1:], 16))):
        return found[0]
    return STAND_IN + body
