"""What a formula consists of once layout is taken out of it."""

from enum import StrEnum
from typing import NamedTuple

from formdeck.latex.problem import Place

_UPRIGHT = r"\mathrm{"
_BOLD = (r"\mathbf{", r"\boldsymbol{")


class T(StrEnum):
    """Kinds of token."""

    NUMBER = "number"
    LETTER = "letter"  # one symbol, with its font: `x`, `\\alpha`, `\\mathbb{E}`
    WORD = "word"  # an upright name: `\\operatorname{softmax}`, `\\mathrm{TP}`, 正解率
    TEXT = "text"  # `\\text{…}`: prose, or a name if it is applied or indexed
    COMMAND = "command"  # what has a meaning of its own: `\\frac`, `\\sum`, `\\log`
    ACCENT = "accent"
    OPERATOR = "operator"
    RELATION = "relation"
    OPEN = "opening bracket"
    CLOSE = "closing bracket"
    BAR = "bar"  # `|` and `\\|`, which do not say whether they open or close
    GROUP = "{"
    END_GROUP = "}"
    BEGIN = "begin"
    END = "end"
    SUB = "_"
    SUP = "^"
    PRIME = "'"
    PUNCTUATION = "punctuation"
    DOTS = "dots"
    COLUMN = "&"
    ROW = "row"
    SPACE = "wide space"


OPENING = frozenset({T.GROUP, T.OPEN, T.BEGIN})
CLOSING = frozenset({T.END_GROUP, T.CLOSE, T.END})


class Token(NamedTuple):
    r"""A token: its kind, its canonical text, where it stands.

    ``gap`` is the space set in front of it by hand: 1 for ``\,``, 2 for wider ones such as ``\;``; ``named`` says that
    it is a function's name by ``\operatorname``.
    """

    kind: T
    text: str
    place: Place
    gap: int = 0
    named: bool = False

    def shows(self, kind: T, *texts: str) -> bool:
        """Whether this is a token of that kind, and one of these texts if any are given."""
        return self.kind is kind and (not texts or self.text in texts)

    @property
    def upright(self) -> str:
        r"""What is set upright here, a word or a letter; nothing of a letter in italics or another font."""
        if self.kind is T.WORD:
            return self.text
        return self.text.removeprefix(_UPRIGHT).removesuffix("}") if self.text.startswith(_UPRIGHT) else ""

    @property
    def is_vector_like(self) -> bool:
        r"""Whether this is printed as vectors are: bold, or the arrow of ``\vec``."""
        return self.text.startswith(_BOLD) or self.shows(T.ACCENT, r"\vec")
