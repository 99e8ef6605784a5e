"""LaTeX as a list of tokens, enough to expand macros and to look for commands."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|%[^\n]*(?:\n[ \t]*)?|\\|.", re.DOTALL)
_CONTROL_WORD = re.compile(r"\\[A-Za-z]+")


class Token(NamedTuple):
    """A control word, a control symbol or one character. ``at`` is where it, or the macro it is from, stands."""

    text: str
    at: int


def tokenize_latex(latex: str) -> Iterator[Token]:
    """Split LaTeX into tokens; comments are left out."""
    for match in _TOKEN.finditer(latex):
        if not match[0].startswith("%"):
            yield Token(match[0], match.start())


def is_control_word(text: str) -> bool:
    """Whether a token is a backslash and letters."""
    return _CONTROL_WORD.fullmatch(text) is not None


def join_tokens(tokens: Iterable[Token]) -> str:
    """Write tokens as text; a space keeps a control word apart from a letter that came to stand behind it."""
    parts: list[str] = []
    after_word = False
    for token in tokens:
        if after_word and token.text[0].isascii() and token.text[0].isalpha():
            parts.append(" ")
        parts.append(token.text)
        after_word = is_control_word(token.text)
    return "".join(parts)
