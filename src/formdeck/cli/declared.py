"""Declarations and macros given on the command line."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TypeVar

import click

from formdeck.diagnostics.suggest import did_you_mean
from formdeck.latex import Declaration, declarations_of
from formdeck.latex.glossary.glossary_entry import find_unreadable
from formdeck.latex.glossary.keys import Macros
from formdeck.model import Kind, Subscript, Superscript, Symbol
from formdeck.source import SourceText

K = TypeVar("K", bound=StrEnum)

_KEYS = ("kind", "meaning", "shape", "domain", "subscript", "superscript")
_NEXT_PART = re.compile(rf",\s*(?=(?:{'|'.join(_KEYS)})\s*=)")
_PART = re.compile(rf"(?P<key>{'|'.join(_KEYS)})\s*=\s*(?P<value>.*)", re.DOTALL)
_COLON = re.compile(r":(?!=)")
_MACRO = re.compile(r"\s*(?P<name>\\(?:[A-Za-z]+|[^A-Za-z\s]))\s*=(?P<body>.*)", re.DOTALL)
_FORM = r"write `f: function`, `A: matrix, shape=m \times n`, or a symbol as it is used, `f(x)`"


def parse_macros(given: Iterable[str]) -> dict[str, str]:
    r"""Take macros apart: ``\E=\mathbb{E}``.

    Raises:
        click.BadParameter: one is no macro.
    """
    macros: dict[str, str] = {}
    for text in given:
        found = _MACRO.fullmatch(text)
        if found is None:
            raise click.BadParameter(rf"`{text}` is no macro; write `\E=\mathbb{{E}}`", param_hint="--macro")
        macros[found["name"]] = found["body"].strip()
    return macros


def parse_declarations(given: Iterable[str], macros: Macros) -> tuple[Declaration, ...]:
    """Declare symbols as an entry of a glossary does.

    Raises:
        click.BadParameter: one cannot be read.
    """
    return tuple(declaration for text in given for declaration in _declared(text, macros))


def _declared(text: str, macros: Macros) -> Iterator[Declaration]:
    entry = _entry(text)
    for found in find_unreadable(entry, macros):
        raise _refused("; ".join((f"in `{text}`: {found.message}", *found.hints[:1])))
    yield from declarations_of(entry, macros)


def _entry(text: str) -> Symbol:
    """Split a declaration at the last colon behind which there is something that an entry can say."""
    for colon in reversed(list(_COLON.finditer(text))):
        parts = _parts(text[colon.end() :].strip())
        if parts is not None and text[: colon.start()].strip():
            return _symbol(text[: colon.start()].strip(), parts)
    _, separator, rest = text.partition(":")
    if separator and r"\to" not in rest and "→" not in rest:
        raise _refused("; ".join((f"`{rest.strip()}` says nothing about a symbol", *_meant(rest.strip()))))
    return _symbol(text.strip(), {})


def _parts(text: str) -> dict[str, str] | None:
    """Take apart ``matrix, shape=n``; None if it is nothing of the kind."""
    found: dict[str, str] = {}
    for at, part in enumerate(_NEXT_PART.split(text)):
        named = _PART.fullmatch(part.strip())
        if named is not None:
            found[named["key"]] = named["value"].strip()
        elif at == 0 and part.strip() in set(Kind):
            found["kind"] = part.strip()
        else:
            return None
    return found


def _symbol(key: str, parts: dict[str, str]) -> Symbol:
    shape, domain = parts.get("shape"), parts.get("domain")
    return Symbol(
        symbol=SourceText.of(key),
        meaning=SourceText.of(parts.get("meaning", "")),
        kind=_choice(Kind, parts.get("kind")),
        shape=SourceText.of(shape) if shape else None,
        domain=SourceText.of(domain) if domain else None,
        subscript=_choice(Subscript, parts.get("subscript")),
        superscript=_choice(Superscript, parts.get("superscript")),
    )


def _choice(choices: type[K], word: str | None) -> K | None:
    if word is None:
        return None
    if word not in set(choices):
        raise _refused(f"`{word}` is none of {', '.join(choices)}")
    return choices(word)


def _meant(word: str) -> tuple[str, ...]:
    return did_you_mean(word, Kind) or (f"kinds are {', '.join(Kind)}", _FORM)


def _refused(message: str) -> click.BadParameter:
    return click.BadParameter(message, param_hint="--declare")
