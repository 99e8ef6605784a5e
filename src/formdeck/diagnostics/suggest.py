"""Hints that name the word a user probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Make a hint that names the known word nearest to a misspelt one; nothing if none is near.

    Returns:
        A tuple of no or one hint, ready to be passed on as ``*hints``.
    """
    candidates = {name.lower(): name for name in known}
    near = get_close_matches(word.lower(), candidates, n=1, cutoff=0.6)
    return tuple(f"did you mean `{candidates[name]}`?" for name in near)
