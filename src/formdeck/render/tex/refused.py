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

REFUSED = {
    **dict.fromkeys(
        (
            "def gdef edef xdef let global newcommand renewcommand providecommand newenvironment renewenvironment "
            "DeclareMathOperator DeclarePairedDelimiter DeclarePairedDelimiters DeclarePairedDelimiterX "
            "DeclarePairedDelimiterXPP newtagform renewtagform usetagform newcolumntype definecolor Newextarrow "
            "NewDocumentCommand RenewDocumentCommand"
        ).split(),
        _DEFINES,
    ),
    **dict.fromkeys("href url includegraphics".split(), _LINKS),
    **dict.fromkeys("tag label ref eqref".split(), _NUMBERS),
    **dict.fromkeys("class style cssId data bbox mmlToken texttip mathtip toggle mathtoggle".split(), _STYLES),
    **dict.fromkeys("require setOptions mathtoolsset".split(), "every command that MathJax knows is there already"),
}


def find_refused(tokens: Iterable[Token]) -> Iterator[Problem]:
    """Report each command that a sheet cannot hold."""
    for token in tokens:
        hint = REFUSED.get(token.text[1:]) if token.text.startswith("\\") else None
        if hint:
            message = f"`{token.text}` has no place in a formula"
            yield Problem(rules.REFUSED_COMMAND, token.at, token.at + len(token.text), message, (hint,))
