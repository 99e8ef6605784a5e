"""Emphasis that works beside Japanese punctuation.

In CommonMark ``**強調。**次`` is not bold: a marker behind a punctuation mark closes only if a space or another
mark follows, and Japanese has no spaces. Here, as in the "CJK-friendly" amendment, Japanese characters and marks
count as letters for the side they stand on and as spaces for the other.
"""

import unicodedata

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

_CJK_BLOCKS = (
    (0x1100, 0x11FF),
    (0x2E80, 0x33FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xA960, 0xA97F),
    (0xAC00, 0xD7FF),
    (0xF900, 0xFAFF),
    (0xFE30, 0xFE4F),
    (0xFF00, 0xFFEF),
    (0x1B000, 0x1B16F),
    (0x20000, 0x3FFFF),
)


def tokenize_emphasis(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
    """Take a run of ``*`` or ``_`` as delimiters, like markdown-it's own rule but for the flanks."""
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    end = state.pos
    while end < state.posMax and state.src[end] == marker:
        end += 1
    before = state.src[state.pos - 1] if state.pos > 0 else " "
    after = state.src[end] if end < state.posMax else " "
    can_open, can_close = flanks(marker, before, after)
    for _ in range(end - state.pos):
        token = state.push("text", "", 0)
        token.content = marker
        at = len(state.tokens) - 1
        state.delimiters.append(Delimiter(ord(marker), end - state.pos, at, -1, can_open, can_close))
    state.pos = end
    return True


def flanks(marker: str, before: str, after: str) -> tuple[bool, bool]:
    """Tell whether a run of markers between two characters can open and can close emphasis."""
    space_before, space_after = isWhiteSpace(ord(before)), isWhiteSpace(ord(after))
    mark_before, mark_after = _is_mark(before), _is_mark(after)
    left = not space_after and (not mark_after or space_before or mark_before or is_cjk(before))
    right = not space_before and (not mark_before or space_after or mark_after or is_cjk(after))
    if marker == "*":
        return left, right
    return left and (not right or mark_before), right and (not left or mark_after)


def is_cjk(char: str) -> bool:
    """Whether a character belongs to Chinese, Japanese or Korean writing."""
    code = ord(char)
    if code < 0x1100:
        return False
    return any(first <= code <= last for first, last in _CJK_BLOCKS) or unicodedata.east_asian_width(char) == "W"


def _is_mark(char: str) -> bool:
    return (isMdAsciiPunct(ord(char)) or isPunctChar(char)) and not is_cjk(char)
