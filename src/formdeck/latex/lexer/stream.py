"""A walk over raw LaTeX that can take arguments."""

import re

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer.raw import Raw
from formdeck.latex.problem import Unreadable

_LENGTH_UNIT = re.compile(r"[a-z]")


class RawStream:
    """The pieces still to be read."""

    def __init__(self, pieces: list[Raw]) -> None:
        self._pieces = pieces
        self._at = 0

    def next_solid(self) -> Raw | None:
        """Take the next piece that is not a space."""
        self._skip_spaces()
        if self._at >= len(self._pieces):
            return None
        self._at += 1
        return self._pieces[self._at - 1]

    def peek(self) -> Raw | None:
        """See the next piece that is not a space."""
        self._skip_spaces()
        return self._pieces[self._at] if self._at < len(self._pieces) else None

    def skip_if(self, text: str) -> bool:
        """Skip the next piece if it is this one."""
        piece = self.peek()
        if piece is None or piece.text != text:
            return False
        self._at += 1
        return True

    def star(self) -> None:
        """Skip the star of a starred command."""
        self.skip_if("*")

    def option(self) -> None:
        r"""Skip a length in square brackets, as in ``\\[2mm]``; other brackets are part of the formula."""
        end = self._at
        while end < len(self._pieces) and self._pieces[end].text != "]" and end - self._at < 8:
            end += 1
        inside = "".join(piece.text for piece in self._pieces[self._at : end])
        if re.fullmatch(r"\[-?[0-9.]+ ?(pt|mm|cm|em|ex|px|mu|in)", inside):
            self._at = end + 1

    def bracketed(self) -> list[Raw]:
        """Take an optional argument in square brackets, if there is one."""
        if not self.skip_if("["):
            return []
        start = self._at
        while self._at < len(self._pieces) and self._pieces[self._at].text != "]":
            self._at += 1
        self._at += 1
        return self._pieces[start : self._at - 1]

    def length(self) -> None:
        r"""Skip the length after ``\hspace`` (braced) or ``\kern`` (bare)."""
        self.star()
        if (piece := self.peek()) is not None and piece.text == "{":
            self.argument(piece)
            return
        while (piece := self.peek()) is not None and (piece.kind == "number" or piece.text in "-+."):
            self._at += 1
        for _ in range(2):
            if (piece := self.peek()) is not None and _LENGTH_UNIT.fullmatch(piece.text):
                self._at += 1

    def argument(self, command: Raw) -> list[Raw]:
        """Take a command's argument: a group without its braces, or one piece.

        Raises:
            Unreadable: there is none, or its brace is never closed.
        """
        first = self.next_solid()
        if first is None or first.text in {"}", "&", "\\\\"}:
            raise Unreadable(rules.MISSING_ARGUMENT, command.place, f"`{command.text}` lacks its argument")
        if first.text != "{":
            return [first]
        depth, start = 1, self._at
        while self._at < len(self._pieces):
            piece = self._pieces[self._at]
            self._at += 1
            depth += (piece.text == "{") - (piece.text == "}")
            if depth == 0:
                return self._pieces[start : self._at - 1]
        raise Unreadable(rules.UNBALANCED, first.place, f"the `{{` after `{command.text}` is never closed")

    def letters(self) -> list[Raw]:
        """Take the letters that follow."""
        start = self._at
        while (piece := self.peek()) is not None and piece.kind == "char" and piece.text.isalpha():
            self._at += 1
        return [piece for piece in self._pieces[start : self._at] if piece.kind != "space"]

    def rest_of_group(self) -> list[Raw]:
        """Take all up to the brace that closes what surrounds it, or to the end."""
        start, depth = self._at, 0
        while self._at < len(self._pieces):
            text = self._pieces[self._at].text
            depth += (text == "{") - (text == "}")
            if depth < 0:
                break
            self._at += 1
        return self._pieces[start : self._at]

    def _skip_spaces(self) -> None:
        while self._at < len(self._pieces) and self._pieces[self._at].kind == "space":
            self._at += 1
