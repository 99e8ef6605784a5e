"""Raw LaTeX to tokens: layout goes, fonts join their letters, everything gets its kind."""

from collections.abc import Callable

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import commands as known
from formdeck.latex.lexer.packages import refuse_chemistry, scan_derivative, scan_sideset
from formdeck.latex.lexer.raw import Raw
from formdeck.latex.lexer.siunitx import scan_number, scan_quantity, scan_unit
from formdeck.latex.lexer.spelling import nearest_commands
from formdeck.latex.lexer.stacked import scan_arrow, scan_stacked
from formdeck.latex.lexer.stream import RawStream
from formdeck.latex.lexer.token import T, Token
from formdeck.latex.lexer.words import scan_environment, scan_font, scan_switch, scan_text
from formdeck.latex.problem import Unreadable

_KINDS = {"number": T.NUMBER, "cjk": T.WORD}
_GAPS = {"\\,": 1, "\\thinspace": 1} | dict.fromkeys(
    ("\\ ", "\\;", "\\:", "\\>", "~", "\\\n", "\\thickspace", "\\medspace"), 2
)
_LENGTHS = frozenset(f"\\{name}" for name in known.WIDE_SPACES - {"quad", "qquad", "enspace"})
_CHARACTERS = {
    "{": T.GROUP, "}": T.END_GROUP, "(": T.OPEN, ")": T.CLOSE, "[": T.OPEN, "]": T.CLOSE, "（": T.OPEN,
    "）": T.CLOSE, "［": T.OPEN, "］": T.CLOSE, "|": T.BAR, "_": T.SUB, "^": T.SUP, "'": T.PRIME, "&": T.COLUMN,
    ",": T.PUNCTUATION, ";": T.PUNCTUATION, ":": T.PUNCTUATION, ".": T.PUNCTUATION, "?": T.PUNCTUATION,
} | dict.fromkeys("=<>", T.RELATION) | dict.fromkeys("+-*/!", T.OPERATOR)  # fmt: skip
_TOKENS: dict[str, tuple[T, str]] = {
    **{name: (T.LETTER, f"\\{name}") for name in known.LETTERS},
    **{name: (T.DOTS, f"\\{name}") for name in known.DOTS},
    **{name: (T.COMMAND, f"\\{name}") for name in known.FUNCTIONS | known.STRUCTURES},
    **{name: (T.ACCENT, accent) for name, accent in known.ACCENTS.items()},
    **{name: (T.RELATION, relation) for name, relation in known.RELATIONS.items()},
    **{name: (T.OPERATOR, operator) for name, operator in known.OPERATORS.items()},
    **known.BRACKETS,
    "colon": (T.PUNCTUATION, ":"),
    "prime": (T.PRIME, "'"),
    "varlimsup": (T.COMMAND, r"\limsup"),
    "varliminf": (T.COMMAND, r"\liminf"),
    "#": (T.COMMAND, r"\#"),
    "square": (T.COMMAND, r"\Box"),
    "bigtriangleup": (T.OPERATOR, r"\triangle"),
}


def scan_tokens(pieces: list[Raw]) -> list[Token]:
    """Turn raw LaTeX into tokens.

    Raises:
        Unreadable: a command is unknown or lacks its argument.
    """
    stream, tokens, gap = RawStream(pieces), list[Token](), 0
    while (piece := stream.next_solid()) is not None:
        made = _command(piece, stream, tokens) if piece.kind == "command" else _plain(piece, stream)
        if made and gap:
            made[0] = made[0]._replace(gap=gap)
        gap = 0 if made else max(gap, _GAPS.get(piece.text, 0))
        if made and made[0].kind is T.SPACE and tokens and tokens[-1].kind is T.SPACE:
            continue  # wide spaces in a row are one
        tokens.extend(made)
        _join_hyphen(tokens)
        _join_power(tokens)
        _join_degree(tokens)
        _join_dotted(tokens)
    return tokens


def _join_dotted(tokens: list[Token]) -> None:
    r"""Make one relation of ``\dot\sim``: approximately distributed as."""
    if len(tokens) > 1 and tokens[-2].shows(T.ACCENT, r"\dot") and tokens[-1].shows(T.RELATION, r"\sim"):
        dot, sign = tokens[-2:]
        tokens[-2:] = [Token(T.RELATION, r"\overset{\cdot}{\sim}", dot.place.to(sign.place), dot.gap)]


def _join_hyphen(tokens: list[Token]) -> None:
    r"""Make one word of ``p\text{-value}``."""
    if len(tokens) > 1 and tokens[-1].kind is T.TEXT and tokens[-1].text.startswith("-"):
        letter, words = tokens[-2:]
        if letter.kind is T.LETTER and letter.place.end == words.place.start and " " not in words.text:
            tokens[-2:] = [Token(T.WORD, letter.text + words.text, letter.place.to(words.place))]


def _join_power(tokens: list[Token]) -> None:
    r"""Make one word of ``\mathrm{p}K_a``, the negative logarithm of a constant."""
    if len(tokens) > 1 and tokens[-2].upright == "p" and tokens[-1].text == "K" and not tokens[-1].gap:
        tokens[-2:] = [Token(T.WORD, "pK", tokens[-2].place.to(tokens[-1].place))]


def _join_degree(tokens: list[Token]) -> None:
    """Make one word of ``2次方程式``: the number says of which degree, and multiplies nothing."""
    if len(tokens) > 1 and tokens[-1].kind is T.WORD and tokens[-1].text.startswith("次") and tokens[-1].text != "次":
        number, word = tokens[-2:]
        if number.kind in {T.NUMBER, T.LETTER} and number.place.end == word.place.start:
            tokens[-2:] = [Token(T.WORD, number.text + word.text, number.place.to(word.place), number.gap)]


def _plain(piece: Raw, stream: RawStream) -> list[Token]:
    text, place = piece.text, piece.place
    if text == "~":
        return []
    if text == "''":
        return [Token(T.PRIME, "'", place), Token(T.PRIME, "'", place)]
    if text == ":" and stream.skip_if("="):
        return [Token(T.RELATION, ":=", place)]
    if text == "=" and stream.skip_if(":"):
        return [Token(T.RELATION, "=:", place)]
    if text == "/":
        return _slash(piece, stream)
    kind = _KINDS.get(piece.kind) or _CHARACTERS.get(text) or (T.LETTER if text.isalpha() else None)
    if kind is None:
        raise Unreadable(rules.FORBIDDEN_CHARACTER, place, f"`{text}` has no meaning in a formula")
    return [Token(kind, text, place)]


def _command(piece: Raw, stream: RawStream, before: list[Token]) -> list[Token]:
    name = piece.text[1:]
    if name in known.TRANSPARENT:
        return _transparent(piece, stream, before)
    if name in known.SWITCHES:
        return scan_switch(piece, stream, whole=not before or before[-1].kind is T.GROUP)
    if name in _HANDLERS:
        return _HANDLERS[name](piece, stream)
    return [_meaningful(name, piece)]


def _dropped(piece: Raw, stream: RawStream) -> list[Token]:
    for _ in range(known.DROPPED_WITH_ARGUMENT.get(piece.text[1:], 0)):
        stream.argument(piece)
    return []


def _space(piece: Raw, stream: RawStream) -> list[Token]:
    if piece.text in _LENGTHS:
        stream.length()
    return [Token(T.SPACE, piece.text, piece.place)]


def _row(piece: Raw, stream: RawStream) -> list[Token]:
    stream.star()
    stream.option()
    return [Token(T.ROW, piece.text, piece.place)]


def _negated(piece: Raw, stream: RawStream) -> list[Token]:
    r"""Read ``\not`` with the relation that it strikes out: ``\not\subset``."""
    struck = stream.next_solid()
    made = _command(struck, stream, []) if struck is not None and struck.kind == "command" else []
    if struck is not None and struck.text in "=<>":
        made = _plain(struck, stream)
    if struck is None or len(made) != 1 or not (made[0].kind is T.RELATION or made[0].text == r"\mid"):
        raise Unreadable(rules.MISSING_ARGUMENT, piece.place, r"`\not` is not followed by a relation")
    text = known.NEGATED.get(made[0].text, rf"\not{made[0].text}")
    return [Token(T.RELATION, text, piece.place.to(made[0].place))]


def _slash(piece: Raw, stream: RawStream) -> list[Token]:
    r"""Read ``/\!/`` as the sign of parallels that it imitates."""
    if stream.skip_if(r"\!") and (second := stream.peek()) is not None and second.text == "/":
        stream.next_solid()
        return [Token(T.RELATION, r"\parallel", piece.place.to(second.place))]
    return [Token(T.OPERATOR, "/", piece.place)]


def _meaningful(name: str, piece: Raw) -> Token:
    place = piece.place
    if name in _TOKENS:
        kind, text = _TOKENS[name]
        return Token(kind, text, place)
    if name in known.NOT_YET:
        raise Unreadable(rules.NOT_READ_YET, place, f"`{piece.text}` is not read yet")
    meant = " or ".join(f"`\\{near}`" for near in nearest_commands(name))
    hints = (f"did you mean {meant}?",) if meant else ()
    raise Unreadable(rules.UNKNOWN_COMMAND, place, f"unknown command `{piece.text}`", *hints)


def _sized(piece: Raw, stream: RawStream) -> list[Token]:
    r"""Read the bracket after ``\left``, ``\big`` …; ``\left`` and ``\right`` say which side it is."""
    bracket = stream.next_solid()
    token = _bracket(bracket) if bracket is not None else None
    if bracket is None or token is None:
        raise Unreadable(rules.MISSING_ARGUMENT, piece.place, f"`{piece.text}` is not followed by a bracket")
    name, place = piece.text[1:], piece.place.to(bracket.place)
    kind = T.OPEN if name == "left" or name[-1] == "l" else token.kind
    kind = T.CLOSE if name == "right" or name[-1] == "r" else kind
    return [Token(kind, token.text, place)]


def _bracket(piece: Raw) -> Token | None:
    if piece.kind == "command" and piece.text[1:] in known.BRACKETS:
        kind, text = known.BRACKETS[piece.text[1:]]
        return Token(kind, text, piece.place)
    if piece.text in {".", "/", "<", ">"} or piece.text in {r"\backslash", r"\uparrow", r"\downarrow", r"\mid"}:
        text = {"<": r"\langle", ">": r"\rangle", r"\mid": "|"}.get(piece.text, piece.text)
        return Token(T.OPERATOR if text == "/" else T.BAR, text, piece.place)
    kind = _CHARACTERS.get(piece.text, T.SPACE)
    return Token(kind, piece.text, piece.place) if kind in {T.OPEN, T.CLOSE, T.BAR} else None


def _transparent(piece: Raw, stream: RawStream, before: list[Token]) -> list[Token]:
    """Take colour and frames off; as a script or an argument what they hold stays one group."""
    for _ in range(known.TRANSPARENT[piece.text[1:]]):
        stream.argument(piece)
    inside = stream.argument(piece)
    tokens = scan_tokens(inside)
    if before and (before[-1].kind in {T.SUB, T.SUP, T.ACCENT} or before[-1].shows(T.COMMAND, r"\frac", r"\sqrt")):
        start = Token(T.GROUP, "{", piece.place)
        return [start, *tokens, Token(T.END_GROUP, "}", inside[-1].place if inside else piece.place)]
    return tokens


_HANDLERS: dict[str, Callable[[Raw, RawStream], list[Token]]] = {
    **dict.fromkeys((*known.NARROW_SPACES, *known.DROPPED, *known.DROPPED_WITH_ARGUMENT), _dropped),
    **dict.fromkeys((*known.SIZES, "left", "right", "middle"), _sized),
    **dict.fromkeys(known.WIDE_SPACES, _space),
    **dict.fromkeys(("begin", "end"), scan_environment),
    **dict.fromkeys(known.TEXTS, scan_text),
    **dict.fromkeys(known.FONTS, scan_font),
    **dict.fromkeys(("overset", "stackrel", "underset"), scan_stacked),
    **dict.fromkeys(known.ARROWS, scan_arrow),
    **dict.fromkeys(("dv", "pdv"), scan_derivative),
    **dict.fromkeys(("SI", "qty"), scan_quantity),
    **dict.fromkeys(("num", "ang"), scan_number),
    **dict.fromkeys(("si", "unit"), scan_unit),
    **dict.fromkeys(("ce", "cee"), refuse_chemistry),
    "sideset": scan_sideset,
    "AA": lambda piece, _: [Token(T.WORD, "Å", piece.place)],
    "\\": _row,
    "not": _negated,
}
