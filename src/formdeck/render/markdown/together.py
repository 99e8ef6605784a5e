"""Formulas on one line with the brackets and marks that touch them.

Browsers break a line on both sides of a formula, even between it and a comma.
"""

import re
from collections.abc import Sequence

_OPENING = re.compile(r"(?:\\?[(\[]|[（「『【〈《])+\Z")
_CLOSING = re.compile(r"(?:\\?[)\],.;:!?]|[、。，．：；！？）」』】〉》])+")


def keep_together(before: str, formula: str, after: str) -> str:
    """Put a formula between texts."""
    opening, closing = _OPENING.search(before), _CLOSING.match(after)
    if not formula or not (opening or closing):
        return before + formula + after
    start, end = opening.start() if opening else len(before), closing.end() if closing else 0
    return f'{before[:start]}<span class="together">{before[start:]}{formula}{after[:end]}</span>{after[end:]}'


def join_texts(words: Sequence[str], formulas: Sequence[str]) -> str:
    """Put formulas between texts, of which there is one more."""
    out = words[0]
    for formula, after in zip(formulas, words[1:], strict=True):
        out = keep_together(out, formula, after)
    return out
