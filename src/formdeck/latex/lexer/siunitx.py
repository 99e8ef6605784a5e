r"""Numbers and units as the package siunitx writes them: ``\qty{9.8}{\newton}``, ``\SI{3}{m/s}``, ``\num{3e8}``."""

import re

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer.raw import Raw, split_latex
from formdeck.latex.lexer.stream import RawStream
from formdeck.latex.lexer.token import T, Token
from formdeck.latex.problem import Place, Unreadable

_NUMBER = re.compile(r"(?P<digits>[-+]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)|(?=[eE]))(?:[eE](?P<power>[-+]?[0-9]+))?")
_UNITS = {
    "metre": "m", "meter": "m", "second": "s", "gram": "g", "kg": "kg", "ampere": "A", "kelvin": "K", "mole": "mol",
    "candela": "cd", "newton": "N", "pascal": "Pa", "joule": "J", "watt": "W", "coulomb": "C", "volt": "V",
    "farad": "F", "ohm": "Ω", "siemens": "S", "weber": "Wb", "tesla": "T", "henry": "H", "hertz": "Hz", "lumen": "lm",
    "lux": "lx", "becquerel": "Bq", "gray": "Gy", "sievert": "Sv", "radian": "rad", "steradian": "sr", "litre": "L",
    "liter": "L", "minute": "min", "hour": "hour", "day": "day", "electronvolt": "eV", "bar": "bar", "decibel": "dB",
    "percent": "%", "degree": "°", "celsius": "°C", "degreeCelsius": "°C", "angstrom": "Å", "bit": "bit", "byte": "B",
    "tonne": "t", "neper": "Np", "Omega": "Ω", "%": "%",
}  # fmt: skip
_PREFIXES = {
    "yocto": "y", "zepto": "z", "atto": "a", "femto": "f", "pico": "p", "nano": "n", "micro": "μ", "milli": "m",
    "centi": "c", "deci": "d", "deca": "da", "hecto": "h", "kilo": "k", "mega": "M", "giga": "G", "tera": "T",
    "peta": "P", "exa": "E", "zetta": "Z", "yotta": "Y", "mu": "μ",
}  # fmt: skip
_POWERS = {r"\squared": "2", r"\cubed": "3", r"\square": "2", r"\cubic": "3"}
_IN_FRONT = (r"\square", r"\cubic")
_JOINTS = {"~": "·", ".": "·", r"\cdot": "·", r"\,": "·", "{": "", "}": ""}


def scan_quantity(piece: Raw, stream: RawStream) -> list[Token]:
    r"""Read ``\SI{3}{m/s}`` and ``\qty{3}{\metre\per\second}``; in the package physics ``\qty`` sizes a bracket."""
    if piece.text == r"\qty" and not _opens_group(stream):
        return []
    stream.bracketed()
    number = stream.argument(piece)
    if _opens_group(stream):
        return [*_number(number, piece), *_unit(stream.argument(piece), piece)]
    if piece.text == r"\SI":
        raise Unreadable(rules.MISSING_ARGUMENT, piece.place, r"`\SI` lacks its unit")
    return _scan([*split_latex(r"\left\{"), *number, *split_latex(r"\right\}")], piece.place)


def scan_number(piece: Raw, stream: RawStream) -> list[Token]:
    r"""Read ``\num{3e8}``, and ``\ang{45}`` with its degrees."""
    stream.bracketed()
    made = _number(stream.argument(piece), piece)
    return [*made, Token(T.OPERATOR, r"\degree", piece.place)] if piece.text == r"\ang" else made


def scan_unit(piece: Raw, stream: RawStream) -> list[Token]:
    r"""Read ``\si{\kilo\gram}`` and ``\unit{m/s}``."""
    stream.bracketed()
    return _unit(stream.argument(piece), piece)


def _opens_group(stream: RawStream) -> bool:
    following = stream.peek()
    return following is not None and following.text == "{"


def _scan(pieces: list[Raw], place: Place) -> list[Token]:
    from formdeck.latex.lexer.scan import scan_tokens  # noqa: PLC0415 - a number may be a formula, too

    return [token._replace(place=place) for token in scan_tokens(pieces)]


def _number(inside: list[Raw], piece: Raw) -> list[Token]:
    """Read a number with its power of ten; what is no number, such as a symbol, is a formula."""
    text = "".join(part.text for part in inside if part.kind != "space")
    place = piece.place.to(inside[-1].place) if inside else piece.place
    found = _NUMBER.fullmatch(text)
    if not text or (found is None and "(" in text):
        raise Unreadable(rules.UNEXPECTED, place, f"`{text}` is no number that is read")
    if found is None:
        return _scan(inside, place)
    latex = found["digits"].replace(",", ".").removeprefix("+")
    if power := found["power"]:
        latex += (r"\times " if latex else "") + f"10^{{{power.removeprefix('+')}}}"
    return _scan(split_latex(latex), place)


def _unit(inside: list[Raw], piece: Raw) -> list[Token]:
    """Write a unit as it is printed, one word."""
    text, joint, raised = "", "", ""
    for part in inside:
        if part.text in _IN_FRONT:
            raised = f"^{_POWERS[part.text]}"
        elif part.text in _POWERS:
            text += f"^{_POWERS[part.text]}"
        elif part.text == r"\per":
            joint = "/"
        elif part.kind == "command" and part.text not in _JOINTS:
            prefix = _PREFIXES.get(part.text[1:])
            text += joint + (prefix or f"{_symbol(part)}{raised}")
            joint, raised = ("", raised) if prefix else ("·", "")
        elif part.kind != "space":
            text += _JOINTS.get(part.text, part.text)
    if not text:
        raise Unreadable(rules.MISSING_ARGUMENT, piece.place, f"`{piece.text}` without a unit")
    return [Token(T.TEXT, text, piece.place.to(inside[-1].place))]


def _symbol(part: Raw) -> str:
    if part.text[1:] not in _UNITS:
        raise Unreadable(rules.UNKNOWN_COMMAND, part.place, f"`{part.text}` is no unit that formdeck knows")
    return _UNITS[part.text[1:]]
