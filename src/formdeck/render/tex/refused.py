"""LaTeX commands that act on the document instead of writing mathematics.

MathJax, as Marp runs it, has every extension on. Some would let a formula carry links, styles or definitions into
the page or into the formulas after it; a deck may be somebody else's.
"""

from collections.abc import Iterable, Iterator

from formdeck.diagnostics.rules import render as rules
from formdeck.render.tex.problem import Problem
from formdeck.render.tex.tokens import Token

_DEFINES = "define it under `macros:` in deck.yaml"
_LINKS = "put the link into a note or under `sources:`"
_NUMBERS = "formulas are numbered by formdeck; refer to records with `see:`"
_STYLES = "how the sheets look is the theme's affair"
_CHARACTERS = "type the character itself"
_LOADS = "every command that MathJax knows is there already"

_BY_HINT = {
    _DEFINES: (
        "def gdef edef xdef let global newcommand renewcommand providecommand newenvironment renewenvironment "
        "DeclareMathOperator DeclarePairedDelimiter DeclarePairedDelimiters DeclarePairedDelimiterX "
        "DeclarePairedDelimiterXPP newtagform renewtagform usetagform newcolumntype definecolor Newextarrow "
        "NewDocumentCommand RenewDocumentCommand"
    ),
    _LINKS: "href url includegraphics",
    _NUMBERS: "tag label ref eqref",
    _STYLES: "class style cssId data bbox fcolorbox mmlToken texttip mathtip toggle mathtoggle",
    _CHARACTERS: "unicode",
    _LOADS: "require setOptions mathtoolsset",
}
REFUSED = {f"\\{name}": hint for hint, names in _BY_HINT.items() for name in names.split()}


def find_refused(tokens: Iterable[Token]) -> Iterator[Problem]:
    """Report each command that a sheet cannot hold."""
    for token in tokens:
        hint = REFUSED.get(token.text)
        if hint:
            message = f"`{token.text}` has no place in a formula"
            yield Problem(rules.REFUSED_COMMAND, token.at, token.at + len(token.text), message, (hint,))
