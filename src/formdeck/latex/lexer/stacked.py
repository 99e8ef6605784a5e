r"""Signs with something above or below them: ``\overset{d}{=}``, ``\xrightarrow{p}``, ``\underset{a}{\max}``."""

import re

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer.commands import ARROWS
from formdeck.latex.lexer.raw import Raw
from formdeck.latex.lexer.stream import RawStream
from formdeck.latex.lexer.token import T, Token
from formdeck.latex.problem import Unreadable

_LAYOUT = re.compile(
    r"\\(?:text|textrm|mathrm|rm|mathit|mathcal|mathscr|mathbb|mbox|scriptstyle|small)(?![A-Za-z])|\\[,;:! ]|[{}\s~]"
)
_IID = re.compile(r"i\.?i\.?d\.?|ind\.?|indep\.?", re.IGNORECASE)
_DEFINES = re.compile(r"def|\\triangle|\\Delta|定義", re.IGNORECASE)
_CHANGES_EQUALITY = re.compile(r"(?:\\math(?:cal|scr|bb)?)?[dDLP]|law|dist\.?|a\.?s\.?|a\.?e\.?|\?|p", re.IGNORECASE)
"""Labels over ``=`` that make it another relation; all others are reasons for the step."""


def scan_stacked(piece: Raw, stream: RawStream) -> list[Token]:
    r"""Read ``\overset{\text{def}}{=}``: the relation and how it is meant; ``\underset`` under an operator stays."""
    from formdeck.latex.lexer.scan import scan_tokens  # noqa: PLC0415 - what stands above is a formula, too

    upper, lower = stream.argument(piece), stream.argument(piece)
    base = scan_tokens(lower)
    if len(base) == 1 and base[0].kind is T.RELATION:
        scan_tokens(upper)  # what stands above must be right, too
        return [base[0]._replace(text=_labelled(base[0].text, _label(upper)))]
    if any(part.text == r"\frown" for part in upper):
        start, end = Token(T.GROUP, "{", piece.place), Token(T.END_GROUP, "}", piece.place)
        return [Token(T.ACCENT, r"\wideparen", piece.place), start, *base, end]
    if piece.text != r"\underset":
        raise Unreadable(rules.NOT_READ_YET, piece.place, f"`{piece.text}` here is not read yet")
    opening, closing = Token(T.GROUP, "{", piece.place), Token(T.END_GROUP, "}", piece.place)
    under = [opening, *scan_tokens(upper), closing]
    return [Token(T.COMMAND, piece.text, piece.place), *under, opening, *base, closing]


def scan_arrow(piece: Raw, stream: RawStream) -> list[Token]:
    r"""Read ``\xrightarrow[n\to\infty]{d}`` as an arrow with its labels."""
    from formdeck.latex.lexer.scan import scan_tokens  # noqa: PLC0415 - as above

    below = stream.bracketed()
    above = stream.argument(piece)
    scan_tokens([*below, *above])
    labels = [label for label in (_label(above), _label(below)) if label]
    return [Token(T.RELATION, _labelled(ARROWS[piece.text[1:]], ", ".join(labels)), piece.place)]


def _label(pieces: list[Raw]) -> str:
    return _LAYOUT.sub("", "".join(piece.text for piece in pieces))


def _labelled(relation: str, label: str) -> str:
    """Name a relation with its label where that changes what it says."""
    if relation == "=":
        if _DEFINES.search(label):
            return ":="
        return f"\\overset{{{label}}}{{=}}" if _CHANGES_EQUALITY.fullmatch(label) else relation
    if relation == r"\to":
        return f"\\xrightarrow{{{label}}}" if label else relation
    if relation == r"\sim" and label and not _IID.fullmatch(label):
        return f"\\overset{{{label}}}{{\\sim}}"
    return relation
