r"""Canonical names taken apart: ``W_{x}^{(f)}`` into ``W``, ``x`` and ``(f)``."""

import re
from functools import lru_cache
from typing import NamedTuple

from formdeck.latex.names import difference_of

_PLAIN = re.compile(r"[A-Za-z]|\\[A-Za-z]+")


class Parts(NamedTuple):
    """A name's base with its accent, font and primes, and its labels."""

    base: str
    sub: str | None
    sup: str | None


@lru_cache(maxsize=8192)
def take_apart(name: str) -> Parts:
    """Take a canonical name apart."""
    depth, start = 0, len(difference_of(name))
    for at, char in enumerate(name[start:], start):
        depth += (char == "{") - (char == "}")
        if depth == 0 and char in "_^" and at:
            scripts = _split_scripts(name[at:])
            return Parts(name[:at], *scripts)
    return Parts(name, None, None)


def _split_scripts(scripts: str) -> tuple[str | None, str | None]:
    found: dict[str, str] = {}
    depth, start = 0, 0
    for at, char in enumerate(scripts):
        depth += (char == "{") - (char == "}")
        if depth == 0 and char == "}":
            found[scripts[start]] = scripts[start + 2 : at]
            start = at + 1
    return found.get("_"), found.get("^")


def core_letter(name: str) -> str:
    r"""Take the letter or word of a name: ``y`` of ``\hat{y}_{i}'``, ``\theta`` of ``\boldsymbol{\theta}``."""
    base = take_apart(name.removeprefix(difference_of(name))).base.rstrip("'")
    return base.rstrip("}").rsplit("{", maxsplit=1)[-1]


def is_plain_letter(name: str) -> bool:
    """Whether a name's base is one letter without accent, font or prime."""
    return _PLAIN.fullmatch(take_apart(name).base) is not None
