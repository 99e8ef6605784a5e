r"""Formulas with one mistake in them, of the kinds that people make.

Left out is what is no mistake to anybody who sees the mutant alone: a command whose misspelling is another command of
LaTeX (``\beta`` to ``\eta``), an argument that TeX finds in what follows (``\sqrt x``), signs that mean something when
doubled (``!!``, ``''``, ``||``), an ``&`` that may align a row.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from formdeck.latex.lexer.commands import KNOWN

_TOKEN = re.compile(r"\\[A-Za-z]+\*?|\\.|[0-9]+|\s+|.", re.DOTALL)
_OPENING = ("(", "[", r"\{", r"\langle", r"\lfloor", r"\lceil", r"\lvert", r"\lVert", "（", "［")
_CLOSING = (")", "]", r"\}", r"\rangle", r"\rfloor", r"\rceil", r"\rvert", r"\rVert", "）", "］")
_SIZES = re.compile(r"\\(left|right|middle|[bB]igg?[lrm]?)\Z")
_OPERATORS = (
    *"+-/*=<>,", r"\cdot", r"\times", r"\le", r"\leq", r"\ge", r"\geq", r"\ne", r"\neq", r"\approx", r"\in", r"\cup",
    r"\cap", r"\odot", r"\sim", r"\to", r"\pm", r"\subset", r"\equiv", r"\propto", r"\otimes", r"\leftarrow",
    r"\Rightarrow", r"\mid", r"\setminus", r"\wedge", r"\vee",
)  # fmt: skip
_ARGUMENTS = re.compile(
    r"\\(d?frac|tfrac|sqrt|d?binom|hat|tilde|bar|vec|dot|ddot|overline|widehat|math[a-z]+|boldsymbol|bm|text(?!color)[a-z]*|"
    r"operatorname\*?)\Z"
)
_STARTS_ARGUMENT = re.compile(r"[\s{0-9A-Za-z]|\\[A-Za-z]|[^\x00-\x7f]")
_STARTS_SCRIPT = re.compile(_STARTS_ARGUMENT.pattern + r"|[-+*']")


@dataclass(frozen=True, slots=True)
class Mutant:
    """A broken formula. ``places`` are offsets at any of which a reader may say that something is wrong.

    ``meant`` is the command that was misspelt.
    """

    kind: str
    latex: str
    places: tuple[int, ...]
    meant: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A token of the formula that is to be broken, and where it stands."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


def mutants_of(latex: str) -> Iterator[Mutant]:
    """Break a formula in every way there is."""
    pieces = [Piece(found[0], found.start()) for found in _TOKEN.finditer(latex)]
    for kind, break_up in _KINDS.items():
        for start, end, new, places, meant in break_up(latex, pieces):
            broken = latex[:start] + new + latex[end:]
            if broken != latex:
                shift = len(new) - (end - start)
                moved = tuple(place if place <= start else max(start, place + shift) for place in (start, *places))
                yield Mutant(kind, broken, moved, meant)


Change = tuple[int, int, str, tuple[int, ...], str]
"""A stretch, what replaces it, other places of the old formula that the mistake may show at, a command's name."""


def _delete_bracket(latex: str, pieces: list[Piece]) -> Iterator[Change]:
    for at, piece in enumerate(pieces):
        if piece.text in _OPENING + _CLOSING:
            sized = at > 0 and _SIZES.match(pieces[at - 1].text)
            start = pieces[at - 1].start if sized else piece.start
            yield start, piece.end, "", _brackets(latex, pieces, at), ""


def _delete_size(latex: str, pieces: list[Piece]) -> Iterator[Change]:
    r"""Delete ``\left`` or ``\right``, which TeX wants in pairs."""
    for at, piece in enumerate(pieces):
        if piece.text in {r"\left", r"\right"}:
            yield piece.start, piece.end, "", _brackets(latex, pieces, at), ""


def _double_bracket(latex: str, pieces: list[Piece]) -> Iterator[Change]:
    for at, piece in enumerate(pieces):
        if piece.text in _OPENING + _CLOSING:
            yield piece.end, piece.end, piece.text, _brackets(latex, pieces, at), ""


def _delete_brace(latex: str, pieces: list[Piece]) -> Iterator[Change]:
    for at, piece in enumerate(pieces):
        if piece.text in {"{", "}"}:
            yield piece.start, piece.end, "", _brackets(latex, pieces, at), ""


def _double_brace(latex: str, pieces: list[Piece]) -> Iterator[Change]:
    for at, piece in enumerate(pieces):
        if piece.text in {"{", "}"}:
            yield piece.end, piece.end, piece.text, _brackets(latex, pieces, at), ""


def _brackets(latex: str, pieces: list[Piece], at: int) -> tuple[int, ...]:
    """List the brackets that a missing or superfluous one can leave alone: its partner and those around it."""
    del latex
    stack: list[int] = []
    found: set[int] = set()
    opening, closing = ("{", *_OPENING, r"\begin", r"\left"), ("}", *_CLOSING, r"\end", r"\right")
    for position, piece in enumerate(pieces):
        if piece.text in opening:
            stack.append(position)
        elif piece.text in closing and stack:
            first = stack.pop()
            if first <= at <= position:
                found |= {pieces[first].start, piece.start}
    return tuple(sorted(found))


def _drop_argument(latex: str, pieces: list[Piece]) -> Iterator[Change]:
    for at, piece in enumerate(pieces):
        if not (_ARGUMENTS.match(piece.text) or piece.text in {"_", "^"}):
            continue
        groups = list(_groups(pieces, at + 1))
        behind = latex[groups[-1][1] :] if groups else ""
        starts = _STARTS_SCRIPT if piece.text in {"_", "^"} else _STARTS_ARGUMENT
        if groups and not starts.match(behind or "}"):
            yield *groups[-1], "", (piece.start,), ""


def _groups(pieces: list[Piece], at: int) -> Iterator[tuple[int, int]]:
    """Find the groups in braces that follow one another from a token on."""
    while at < len(pieces) and pieces[at].text == "{":
        depth, start = 0, pieces[at].start
        while at < len(pieces):
            depth += (pieces[at].text == "{") - (pieces[at].text == "}")
            at += 1
            if depth == 0:
                break
        yield start, pieces[at - 1].end


def _misspell(latex: str, pieces: list[Piece]) -> Iterator[Change]:
    del latex
    for piece in pieces:
        name = piece.text[1:]
        if not (piece.text.startswith("\\") and name.isalpha() and len(name) > 1):
            continue
        for at in range(len(name)):
            wrong = {name[:at] + name[at + 1 :], name[:at] + name[at] * 2 + name[at + 1 :]}
            wrong.add(name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :])
            for misspelt in sorted(wrong - {name, ""}):
                if misspelt not in KNOWN:
                    yield piece.start, piece.end, f"\\{misspelt}", (), name


def _double_operator(latex: str, pieces: list[Piece]) -> Iterator[Change]:
    del latex
    for piece in pieces:
        if piece.text in _OPERATORS:
            space = " " if piece.text[-1].isalpha() else ""
            yield piece.end, piece.end, space + piece.text + space, (), ""


def _double_script(latex: str, pieces: list[Piece]) -> Iterator[Change]:
    for at, piece in enumerate(pieces):
        if piece.text in {"_", "^"}:
            yield piece.end, piece.end, piece.text, (), ""
            for start, end in list(_groups(pieces, at + 1))[:1]:
                yield end, end, piece.text + latex[start:end], (piece.start,), ""


def _round_script(latex: str, pieces: list[Piece]) -> Iterator[Change]:
    for at, piece in enumerate(pieces):
        if piece.text == "_":
            for start, end in list(_groups(pieces, at + 1))[:1]:
                yield start, end, f"({latex[start + 1 : end - 1]})", (), ""


def _stray_column(latex: str, pieces: list[Piece]) -> Iterator[Change]:
    """Put an ``&`` where no row can be aligned: inside brackets and groups that are no environment."""
    if r"\begin" in latex:
        return
    depth = 0
    for piece, following in pairwise(pieces):
        depth += piece.text in ("{", *_OPENING)
        depth -= piece.text in ("}", *_CLOSING)
        if depth > 0 and not _SIZES.match(piece.text) and following.text != "}":
            yield piece.end, piece.end, " & ", (), ""


_KINDS: dict[str, Callable[[str, list[Piece]], Iterator[Change]]] = {
    "bracket deleted": _delete_bracket,
    "bracket doubled": _double_bracket,
    r"\left or \right deleted": _delete_size,
    "brace deleted": _delete_brace,
    "brace doubled": _double_brace,
    "argument dropped": _drop_argument,
    "command misspelt": _misspell,
    "operator doubled": _double_operator,
    "script doubled": _double_script,
    "_{…} as _(…)": _round_script,
    "stray &": _stray_column,
}
KINDS = tuple(_KINDS)
