"""The scripts of a symbol, before it is known what they mean."""

from dataclasses import dataclass
from itertools import pairwise

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T, Token
from formdeck.latex.lexer.commands import FUNCTIONS
from formdeck.latex.names import label_of
from formdeck.latex.parse.context.cursor import Cursor
from formdeck.latex.problem import Place, Unreadable
from formdeck.latex.wordlist import words

_LABELS = frozenset(
    words("max min avg opt out old new tot rms eff obs exp ref est init pred true train test norm total")
)
_LONGEST = max(map(len, _LABELS))
_WHICH = {"_": "subscript", "^": "superscript"}


@dataclass(frozen=True, slots=True)
class Script:
    """A script: the tokens ``start`` to ``end`` of the formula, without braces."""

    start: int
    end: int
    place: Place
    tokens: tuple[Token, ...]

    @property
    def label(self) -> str:
        """The script as the text of a label."""
        return label_of(self.tokens)

    @property
    def is_word(self) -> bool:
        r"""Whether the script is just a function's name, as in ``x_{\max}``: a label."""
        return self.is_just(T.COMMAND) and self.tokens[0].text[1:] in FUNCTIONS

    @property
    def is_bracketed(self) -> bool:
        """Whether the script starts with a round bracket."""
        return self.tokens[0].shows(T.OPEN, "(")

    def is_just(self, kind: T, *texts: str) -> bool:
        """Whether the script is this one token."""
        return len(self.tokens) == 1 and self.tokens[0].shows(kind, *texts)


@dataclass(frozen=True, slots=True)
class Scripts:
    """Primes, subscript and superscript of one symbol."""

    primes: int = 0
    sub: Script | None = None
    sup: Script | None = None


def read_scripts(cursor: Cursor) -> Scripts:
    """Take the scripts that follow.

    Raises:
        Unreadable: two subscripts or two superscripts, a script that lacks, a subscript that is a lone bracket.
    """
    primes, sub, sup = 0, None, None
    while True:
        if cursor.take_if(T.PRIME):
            if sup is not None:
                raise Unreadable(
                    rules.DOUBLE_SCRIPT, cursor.last, "a prime behind a superscript", "use braces: `{x^2}'`"
                )
            primes += 1
        elif mark := cursor.take_if(T.SUB):
            if sub is not None:
                raise _double(mark, "subscripts")
            sub = read_script(cursor, mark)
        elif mark := cursor.take_if(T.SUP):
            if sup is not None:
                raise _double(mark, "superscripts")
            sup = read_script(cursor, mark)
            if sup.is_just(T.PRIME) or (sup.tokens and all(token.kind is T.PRIME for token in sup.tokens)):
                primes, sup = primes + len(sup.tokens), None
        elif (sub is None) != (sup is None) and _is_staggered(cursor):
            cursor.pos += 2
        else:
            return Scripts(primes, sub, sup)


def _is_staggered(cursor: Cursor) -> bool:
    r"""Whether an empty group moves a Greek script aside: ``\Lambda^\mu{}_\nu``."""
    if not cursor.at(T.GROUP) or cursor.partner[cursor.pos] != cursor.pos + 1 or cursor.pos + 3 >= cursor.end:
        return False
    mark, first = cursor.tokens[cursor.pos + 2], cursor.tokens[cursor.pos + 3]
    if first.kind is T.GROUP and cursor.pos + 4 < cursor.end:
        first = cursor.tokens[cursor.pos + 4]
    return mark.kind in {T.SUB, T.SUP} and first.kind is T.LETTER and first.text.startswith("\\")


def read_script(cursor: Cursor, mark: Token) -> Script:
    """Take the group, symbol or command behind ``_`` or ``^``."""
    token = cursor.peek()
    start = cursor.pos
    if token.kind is T.GROUP:
        end = cursor.partner[start]
        cursor.pos = end + 1
        inside = tuple(cursor.tokens[start + 1 : end])
        if not inside:
            raise Unreadable(
                rules.MISSING_ARGUMENT, mark.place.to(token.place), f"the script after `{mark.text}` is empty"
            )
        if inside[-1].kind is T.PUNCTUATION:
            raise Unreadable(rules.MISSING_OPERAND, inside[-1].place, f"`{inside[-1].text}` is followed by nothing")
        _refuse_doubled(inside)
        return Script(start + 1, end, mark.place.to(cursor.tokens[end].place), inside)
    if token.kind in {T.OPEN, T.BAR} and token.text not in {"|", r"\|"}:
        raise Unreadable(
            rules.SCRIPT_OF_BRACKET,
            mark.place.to(token.place),
            f"the {_WHICH[mark.text]} is just `{token.text}`",
            f"did you mean `{mark.text}{{{token.text}…}}`?",
        )
    if cursor.done or (
        token.kind
        in {
            T.SUB,
            T.SUP,
            T.CLOSE,
            T.END_GROUP,
            T.COLUMN,
            T.ROW,
            T.RELATION,
            T.PUNCTUATION,
            T.BEGIN,
        }
        and not token.shows(T.RELATION, r"\perp", "+")
    ):
        raise Unreadable(rules.MISSING_ARGUMENT, mark.place, f"`{mark.text}` without a script")
    end = _end_of_unbraced(cursor)
    cursor.pos = end
    return Script(start, end, mark.place.to(cursor.tokens[end - 1].place), tuple(cursor.tokens[start:end]))


def _refuse_doubled(tokens: tuple[Token, ...]) -> None:
    """Refuse two separators or relations in a row, which no name and no list has."""
    for first, second in pairwise(tokens):
        if first[:2] == second[:2] and (
            first.kind in {T.PUNCTUATION, T.RELATION, T.SUB, T.SUP} or first.shows(T.OPERATOR, "/")
        ):
            raise Unreadable(rules.MISSING_OPERAND, second.place, f"`{second.text}` directly behind `{first.text}`")


def _end_of_unbraced(cursor: Cursor) -> int:
    r"""Find the end of a script without braces: one symbol, or a command with its arguments (``_\mathbf{x}``)."""
    position = cursor.pos
    token = cursor.tokens[position]
    arguments = (
        1 if token.kind is T.ACCENT else {r"\frac": 2, r"\dfrac": 2, r"\tfrac": 2, r"\sqrt": 1}.get(token.text, 0)
    )
    position += 1
    for _ in range(arguments):
        if position >= cursor.end:
            raise Unreadable(rules.MISSING_ARGUMENT, token.place, f"`{token.text}` lacks an argument")
        position = cursor.partner[position] + 1 if cursor.tokens[position].kind is T.GROUP else position + 1
    _refuse_short(cursor, token, position)
    return position


def _refuse_short(cursor: Cursor, token: Token, position: int) -> None:
    """Refuse ``10^10``, ``e^-x``, ``x_max``, of which TeX makes only ``1``, ``-``, ``m`` a script."""
    if token.kind is T.NUMBER and len(token.text) > 1:
        raise _short(token, token.text[0], token.text)
    if (label := _label_from(cursor, position - 1)) in _LABELS:
        raise _short(token, token.text, label)
    following = cursor.tokens[position] if position < cursor.end else None
    if following is None or following.place.start != token.place.end or not token.shows(T.OPERATOR, "-", "+"):
        return
    if following.kind is T.LETTER and (_is_next_sign(cursor, position) or _is_inverse(cursor, position)):
        return
    if following.kind in {T.NUMBER, T.LETTER}:
        raise _short(token, token.text, token.text + following.text)


def _is_next_sign(cursor: Cursor, position: int) -> bool:
    """Whether a letter has a script of its own behind one with a sign below it: ``z_+z_-``."""
    marked = cursor.tokens[position - 2].kind is T.SUB
    return marked and position + 1 < cursor.end and cursor.tokens[position + 1].kind is T.SUB


def _is_inverse(cursor: Cursor, position: int) -> bool:
    r"""Whether ``+`` stands above a capital and in front of another, as of two matrices: ``V\Sigma^+U``."""
    base, _, sign, after = (
        cursor.tokens[max(position - 3, 0) : position + 1] if position > 2 else [cursor.tokens[0]] * 4
    )
    names = [token.text.removeprefix("\\")[:1] for token in (base, after)]
    return sign.text == "+" and all(token.kind is T.LETTER for token in (base, after)) and "".join(names).isupper()


def _label_from(cursor: Cursor, position: int) -> str:
    """Spell the letters that stand close together from a position on, as far as a label can reach."""
    letters = ""
    for token, after in pairwise(cursor.tokens[position : position + _LONGEST + 2]):
        if token.kind is not T.LETTER or not token.text.isascii() or len(token.text) != 1:
            break
        letters += token.text
        if after.place.start != token.place.end:
            break
    return letters


def _short(token: Token, taken: str, meant: str) -> Unreadable:
    return Unreadable(
        rules.SCRIPT_OF_BRACKET, token.place, f"TeX takes only `{taken}` as the script", f"did you mean `{{{meant}}}`?"
    )


def _double(mark: Token, what: str) -> Unreadable:
    hint = f"use braces to say which belongs to what: `{{x{mark.text}a}}{mark.text}b`"
    return Unreadable(rules.DOUBLE_SCRIPT, mark.place, f"two {what} on one symbol", hint)
