"""LaTeX as TeX sees it: control words, numbers, characters."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer.characters import SPACES, STANDS_FOR
from formdeck.latex.lexer.equation_numbers import is_circled
from formdeck.latex.limits import MAX_CHARACTERS, MAX_DIGITS, MAX_TOKENS
from formdeck.latex.problem import Place, Unreadable

_RAW = re.compile(
    r"(?P<space>\s+|%[^\n]*(?:\n|\Z))|(?P<command>\\[A-Za-z]+|\\[^A-Za-z])|"
    r"(?P<parameter>#[1-9])|(?P<number>[0-9]+(?:\{,\}[0-9]{3}(?![0-9]))*(?:\.[0-9]+|\{,\}[0-9]+)?|(?<!\\left)(?<!\\right)\.[0-9]+)|"
    r"(?P<raised>[⁰¹²³⁴-⁹⁺⁻ⁿⁱ]+)|(?P<lowered>[₀-₉₊₋ₐₑₒₓₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ]+)|"
    r"(?P<dots>\.{3,}|…|⋯)|"
    r"(?P<cjk>[\u3040-\u30ff\u3400-\u9fff々〆ー]+)|(?P<char>.)",
    re.DOTALL,
)
_SCRIPTS = {"raised": "^", "lowered": "_"}
_THOUSANDS = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![0-9])")


class Raw(NamedTuple):
    """A piece of LaTeX: ``kind`` is the name of the pattern it matched."""

    kind: str
    text: str
    place: Place


def split_latex(latex: str, *, macro: bool = False) -> list[Raw]:
    """Split LaTeX into pieces; spaces are kept, comments are not. Only a macro's body may hold ``#1``.

    Raises:
        Unreadable: the formula is too large, or a character has no place in one.
    """
    if len(latex) > MAX_CHARACTERS:
        place = Place(MAX_CHARACTERS, len(latex))
        raise Unreadable(rules.TOO_LARGE, place, f"the formula is longer than {MAX_CHARACTERS} characters")
    pieces = list(_pieces(latex, macro=macro))
    if len(pieces) > MAX_TOKENS:
        place = pieces[MAX_TOKENS].place
        raise Unreadable(rules.TOO_LARGE, place, f"the formula has more than {MAX_TOKENS} symbols")
    return pieces


def _pieces(latex: str, *, macro: bool) -> Iterator[Raw]:
    thousands = {found.start(): found for found in _THOUSANDS.finditer(latex)}
    before = ""
    for match in _RAW.finditer(latex):
        kind, text, place = str(match.lastgroup), match[0], Place(match.start(), match.end())
        if kind == "space":
            if not text.startswith("%"):
                yield Raw("space", " ", place)
        elif kind == "char":
            yield _character(text, place)
        elif kind == "number":
            if match.start() in thousands:
                _refuse_thousands(thousands[match.start()])
            yield _number(text, place)
        elif kind == "parameter" and not macro:
            raise _forbidden("#", place)
        elif kind in _SCRIPTS:
            yield from _script(_SCRIPTS[kind], text, place, before)
        elif kind == "dots":
            yield Raw("command", r"\dots", place)
        else:
            yield Raw(kind, text, place)
        before = before if kind == "space" else text


def _script(mark: str, text: str, place: Place, before: str) -> Iterator[Raw]:
    """Write small digits and letters as the script that they are set as, unless ``before`` them stands its mark."""
    if before != mark:
        yield Raw("char", mark, place)
    yield Raw("char", "{", place)
    for at, char in enumerate(text, place.start):
        plain = unicodedata.normalize("NFKC", char).replace("\N{MINUS SIGN}", "-")
        yield Raw("number" if plain.isdigit() else "char", plain, Place(at, at + 1))
    yield Raw("char", "}", place)


def _number(text: str, place: Place) -> Raw:
    digits = _plain(text)
    if len(digits) > MAX_DIGITS:
        raise Unreadable(rules.TOO_LARGE, place, f"a number of {len(digits)} digits")
    return Raw("number", digits, place)


def _plain(text: str) -> str:
    """Write a number with a point: ``1{,}000`` is a thousand, ``3{,}5`` and ``0{,}125`` are decimals."""
    first, *groups = text.split("{,}")
    if groups and (len(groups[-1].partition(".")[0]) != 3 or first == "0"):
        return f"{''.join([first, *groups[:-1]])}.{groups[-1]}"
    return "".join([first, *groups])


def _refuse_thousands(found: re.Match[str]) -> None:
    raise Unreadable(
        rules.LIST_OR_THOUSANDS,
        Place(found.start(), found.end()),
        f"`{found[0]}` is one number or a list",
        f"write `{found[0].replace(',', '{,}')}` for the number, `{found[0].replace(',', ', ')}` for the list",
    )


def _character(char: str, place: Place) -> Raw:
    if char in SPACES:
        return Raw("space", " ", place)
    if char in STANDS_FOR:
        meant = STANDS_FOR[char]
        return Raw("command" if meant.startswith("\\") else "char", meant, place)
    if char.isascii() and char.isprintable() and char not in '"#`$':
        return Raw("char", char, place)
    if is_circled(char):
        return Raw("cjk", char, place)
    plain = unicodedata.normalize("NFKC", char)
    if len(plain) == 1 and plain.isascii() and plain.isalnum():
        return Raw("number" if plain.isdigit() else "char", plain, place)
    if char.isalpha() and char.isprintable():
        return Raw("cjk", char, place)
    raise _forbidden(char, place)


def _forbidden(char: str, place: Place) -> Unreadable:
    if char == "$":
        hint = "inside a formula mathematics needs no dollars"
        return Unreadable(rules.FORBIDDEN_CHARACTER, place, "`$` inside a formula", hint)
    if char in '"#`':
        return Unreadable(rules.FORBIDDEN_CHARACTER, place, f"`{char}` has no meaning in a formula")
    name = unicodedata.name(char, "a control character").lower()
    shown = f"`{char}` (U+{ord(char):04X}, {name})" if char.isprintable() else f"U+{ord(char):04X} ({name})"
    hint = "delete it and type the symbol again"
    return Unreadable(rules.FORBIDDEN_CHARACTER, place, f"the character {shown} in a formula", hint)
