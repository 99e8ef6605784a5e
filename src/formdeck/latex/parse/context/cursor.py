"""A place in the tokens of a formula, and the stretch that is being read."""

from collections.abc import Iterator
from contextlib import contextmanager

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T, Token
from formdeck.latex.problem import Place, Unreadable

_GO_ON = frozenset({T.OPERATOR, T.RELATION, T.PUNCTUATION})
_SKIPPED = frozenset({T.SPACE, T.COLUMN})
_EDGE = Token(T.ROW, "", Place(0, 0))


class Cursor:
    """Reads tokens one by one up to ``end``.

    ``wide`` says whether wide spaces and column marks count; inside brackets they do not.
    """

    def __init__(self, tokens: list[Token], partner: dict[int, int]) -> None:
        self.tokens = tokens
        self.partner = partner
        self.pos = 0
        self.end = len(tokens)
        self.wide = False
        self._stays = (-1, -1)  # where spaces were found to stay, so that nobody need look again

    def peek(self) -> Token:
        """See the next token; past the end an empty one."""
        if self.pos < self.end:
            token = self.tokens[self.pos]
            if token.kind not in _SKIPPED:  # mostly; the rest is for spaces
                return token
        self._skip()
        return self.tokens[self.pos] if self.pos < self.end else _EDGE._replace(place=self.edge)

    def take(self) -> Token:
        """Take the next token."""
        token = self.peek()
        self.pos += 1
        return token

    def at(self, kind: T, *texts: str) -> bool:
        """Whether the next token is of that kind, and one of these texts if any are given."""
        if self.pos >= self.end:
            return False
        token = self.tokens[self.pos]  # as `shows`, without the call: this is asked most of all
        if token.kind in _SKIPPED:
            self._skip()
            if self.pos >= self.end:
                return False
            token = self.tokens[self.pos]
        return token.kind is kind and (not texts or token.text in texts)

    def take_if(self, kind: T, *texts: str) -> Token | None:
        """Take the next token if it is of that kind."""
        if not self.at(kind, *texts):
            return None
        token = self.tokens[self.pos]
        self.pos += 1
        return token

    @property
    def done(self) -> bool:
        """Whether the stretch has been read."""
        self._skip()
        return self.pos >= self.end

    @property
    def edge(self) -> Place:
        """The place just behind the stretch: where what is missing should stand."""
        if self.end < len(self.tokens):
            start = self.tokens[self.end].place.start
            return Place(start, self.tokens[self.end].place.end)
        last = self.tokens[-1].place.end if self.tokens else 0
        return Place(max(last - 1, 0), last)

    @property
    def last(self) -> Place:
        """The place of the token taken last."""
        return self.tokens[self.pos - 1].place if self.pos else Place(0, 0)

    @contextmanager
    def inside(self, opening: int) -> Iterator[None]:
        """Read what stands between a bracket and its partner; all of it must be taken."""
        end, wide, self.wide = self.end, self.wide, False
        self.pos, self.end = opening + 1, self.partner[opening]
        yield
        self.expect_done()
        self.pos, self.end, self.wide = self.end + 1, end, wide

    @contextmanager
    def between(self, start: int, end: int) -> Iterator[None]:
        """Read a stretch of tokens; all of it must be taken. Afterwards the cursor is where it was."""
        kept = self.pos, self.end, self.wide
        self.pos, self.end, self.wide = start, end, False
        yield
        self.expect_done()
        self.pos, self.end, self.wide = kept

    def expect_done(self) -> None:
        """Refuse what is left of the stretch."""
        if not self.done:
            raise unexpected(self.peek())

    def _skip(self) -> None:
        """Skip wide spaces, but in a row only those that an operator or relation follows."""
        if self.pos >= self.end or self.tokens[self.pos].kind not in _SKIPPED:
            return
        if self.wide and self._stays == (self.pos, self.end):
            return
        position, spaced = self.pos, False
        while position < self.end and self.tokens[position].kind in _SKIPPED:
            if self.tokens[position].kind is T.SPACE:
                spaced = True
            elif not self.wide:
                break
            position += 1
        if not (self.wide and spaced) or position >= self.end or self.tokens[position].kind in _GO_ON:
            self.pos = position
        else:
            self._stays = (self.pos, self.end)


def unexpected(token: Token) -> Unreadable:
    """Refuse a token that cannot stand where it does."""
    if token.shows(T.COMMAND, r"\atop"):
        hint = r"write `\binom{n}{k}`, or one below the other in a script with `\substack`"
        return Unreadable(rules.NOT_READ_YET, token.place, r"`\atop` does not say what its two lines mean", hint)
    if token.kind is T.COLUMN:
        return Unreadable(rules.STRAY_COLUMN, token.place, "`&` outside the columns of an environment")
    if token.shows(T.RELATION, r"\Rightarrow", r"\Leftarrow", r"\Leftrightarrow"):
        return Unreadable(rules.NOT_READ_YET, token.place, f"`{token.text}` inside a bracket is not read yet")
    if token.kind is T.TEXT or (token.kind is T.WORD and not token.text.isascii()):
        return Unreadable(
            rules.WORDS,
            token.place,
            f"the words `{token.text}` inside an expression",
            "words can stand before or behind it",
        )
    return Unreadable(rules.UNEXPECTED, token.place, f"unexpected `{token.text or 'end'}`")
