"""Leaving things out of a record's sheet, one after the other, and keeping what they were."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b

from formdeck.edition import FULL, BlankKind, Edition
from formdeck.render.editions.boxes import math_box, text_box
from formdeck.render.tex import is_inline_safe
from formdeck.render.tex.tokens import Token, join_tokens, tokenize_latex

COMMAND = r"\blank"
_STEPS = 1 << 32


@dataclass(frozen=True, slots=True)
class Answer:
    """What belongs into the box of a number: Markdown."""

    number: int
    markdown: str


class Blanks:
    """Decides what is left out of one record and numbers it; ``answers`` gathers what that is."""

    def __init__(self, edition: Edition = FULL, record: str = "") -> None:
        self._edition = edition
        self._record = record
        self._seen: Counter[BlankKind] = Counter()
        self.answers: list[Answer] = []

    def formula(self, latex: str) -> str | None:
        """Leave out a whole formula, perhaps; a box as large if it is."""
        return self._take_maths(BlankKind.FORMULAS, latex)

    def meaning(self, markdown: str) -> str | None:
        """Leave out what a symbol means, perhaps; a box as large if it is."""
        number = self._take(BlankKind.MEANINGS, markdown) if markdown else None
        return None if number is None else text_box(markdown, number)

    def marked(self, markdown: str) -> str:
        """Write marked text, or a box as large."""
        number = self._take(BlankKind.MARKS, markdown)
        return f"<mark>{markdown}</mark>" if number is None else text_box(markdown, number, "mark")

    def marked_maths(self, latex: str) -> str:
        """Write a marked part of a formula, or a box as large."""
        box = self._take_maths(BlankKind.MARKS, latex)
        return f"{{{box or latex}}}"

    def _take_maths(self, kind: BlankKind, latex: str) -> str | None:
        inline = " ".join(latex.split("\n"))
        shown = rf"$\displaystyle {inline}$" if is_inline_safe(inline) else f"$$\n{latex}\n$$"
        number = self._take(kind, shown)
        return None if number is None else math_box(latex, number)

    def _take(self, kind: BlankKind, markdown: str) -> int | None:
        place = self._seen[kind]
        self._seen[kind] += 1
        if kind not in self._edition.blank or not self._is_drawn(kind, place):
            return None
        self.answers.append(Answer(len(self.answers) + 1, markdown))
        return len(self.answers)

    def _is_drawn(self, kind: BlankKind, place: int) -> bool:
        """Draw the lot of one thing, whatever else there is: an edit elsewhere does not change it."""
        if self._edition.seed is None:
            return True
        lot = blake2b(f"{self._edition.seed} {self._record} {kind} {place}".encode(), digest_size=4).digest()
        return int.from_bytes(lot) < self._edition.share * _STEPS


def settle_marks(latex: str, write: Callable[[str], str]) -> str:
    r"""Replace each ``\blank{…}`` by what is written for it; inside one, others count for nothing."""
    if COMMAND not in latex:
        return latex
    tokens = list(tokenize_latex(latex))
    out: list[Token] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        position += 1
        if token.text == COMMAND:
            inside, position = _argument(tokens, position)
            plain = settle_marks(join_tokens(inside), lambda part: f"{{{part}}}")
            token = Token(write(plain), token.at)
        out.append(token)
    return join_tokens(out)


def _argument(tokens: list[Token], position: int) -> tuple[list[Token], int]:
    """Cut a command's argument out, a group or one token; and find where it goes on."""
    while position < len(tokens) and tokens[position].text.isspace():
        position += 1
    if position == len(tokens) or tokens[position].text != "{":
        return tokens[position : position + 1], position + 1
    depth, end = 1, position + 1
    while end < len(tokens) and depth:
        depth += (tokens[end].text == "{") - (tokens[end].text == "}")
        end += 1
    return tokens[position + 1 : end - 1 if not depth else end], end
