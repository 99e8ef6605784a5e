"""Raw LaTeX to tokens: layout goes, fonts join their letters, everything gets its kind."""

from formdeck.diagnostics import did_you_mean
from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import commands as known
from formdeck.latex.lexer.raw import Raw
from formdeck.latex.lexer.stream import RawStream
from formdeck.latex.lexer.token import T, Token
from formdeck.latex.lexer.words import scan_environment, scan_font, scan_switch, scan_text
from formdeck.latex.problem import Unreadable

_CHARACTERS = {
    "{": T.GROUP, "}": T.END_GROUP, "(": T.OPEN, ")": T.CLOSE, "[": T.OPEN, "]": T.CLOSE, "（": T.OPEN,
    "）": T.CLOSE, "［": T.OPEN, "］": T.CLOSE, "|": T.BAR, "_": T.SUB, "^": T.SUP, "'": T.PRIME, "&": T.COLUMN,
    ",": T.PUNCTUATION, ";": T.PUNCTUATION, ":": T.PUNCTUATION, ".": T.PUNCTUATION, "?": T.PUNCTUATION,
}  # fmt: skip


def scan_tokens(pieces: list[Raw]) -> list[Token]:
    """Turn raw LaTeX into tokens.

    Raises:
        Unreadable: a command is unknown or lacks its argument.
    """
    stream, tokens = RawStream(pieces), list[Token]()
    while (piece := stream.next_solid()) is not None:
        if piece.kind == "command":
            tokens.extend(_command(piece, stream, tokens))
        else:
            tokens.extend(_plain(piece, stream))
    return tokens


def _plain(piece: Raw, stream: RawStream) -> list[Token]:
    text, place = piece.text, piece.place
    if piece.kind == "number":
        return [Token(T.NUMBER, text, place)]
    if piece.kind == "cjk":
        return [Token(T.WORD, text, place)]
    if text == "~":
        return []
    if text == ":" and stream.skip_if("="):
        return [Token(T.RELATION, ":=", place)]
    if text in known.RELATIONS:
        return [Token(T.RELATION, text, place)]
    if text in known.OPERATORS:
        return [Token(T.OPERATOR, text, place)]
    if text == "''":
        return [Token(T.PRIME, "'", place), Token(T.PRIME, "'", place)]
    if text in _CHARACTERS:
        return [Token(_CHARACTERS[text], text, place)]
    if text.isalpha():
        return [Token(T.LETTER, text, place)]
    raise Unreadable(rules.FORBIDDEN_CHARACTER, place, f"`{text}` has no meaning in a formula")


def _command(piece: Raw, stream: RawStream, before: list[Token]) -> list[Token]:
    name, place = piece.text[1:], piece.place
    if name in known.NARROW_SPACES or name in known.DROPPED:
        return []
    if name in known.SIZES or name in {"left", "right", "middle"}:
        return [_sized(piece, stream)]
    if name in known.WIDE_SPACES:
        if name[-1] != "d" and name != "enspace":
            stream.length()
        return [Token(T.SPACE, piece.text, place)]
    if name == "\\":
        stream.star()
        stream.option()
        return [Token(T.ROW, piece.text, place)]
    if name in {"begin", "end"}:
        return [scan_environment(piece, stream)]
    if name in known.TEXTS:
        return scan_text(piece, stream)
    if name in known.FONTS:
        return scan_font(piece, stream)
    if name in known.SWITCHES:
        return scan_switch(piece, stream)
    if name in {"overset", "stackrel", "underset"}:
        return _stacked(piece, stream)
    if name in known.DROPPED_WITH_ARGUMENT:
        for _ in range(known.DROPPED_WITH_ARGUMENT[name]):
            stream.argument(piece)
        return []
    if name in known.TRANSPARENT:
        return _transparent(piece, stream, before)
    return [_meaningful(name, piece)]


def _stacked(piece: Raw, stream: RawStream) -> list[Token]:
    r"""Read ``\overset{\text{def}}{=}``: the relation counts; ``\underset`` under an operator is read later."""
    upper, lower = stream.argument(piece), stream.argument(piece)
    base = scan_tokens(lower)
    if len(base) == 1 and base[0].kind is T.RELATION:
        scan_tokens(upper)  # what stands above must be right, too
        words = "".join(part.text for part in upper)
        defines = base[0].text == "=" and ("def" in words or "triangle" in words)
        return [base[0]._replace(text=":=" if defines else base[0].text)]
    if piece.text != r"\underset":
        raise Unreadable(rules.NOT_READ_YET, piece.place, f"`{piece.text}` here is not read yet")
    opening, closing = Token(T.GROUP, "{", piece.place), Token(T.END_GROUP, "}", piece.place)
    under = [opening, *scan_tokens(upper), closing]
    return [Token(T.COMMAND, piece.text, piece.place), *under, opening, *base, closing]


def _meaningful(name: str, piece: Raw) -> Token:
    place = piece.place
    if name in known.LETTERS:
        return Token(T.LETTER, piece.text, place)
    if name in known.RELATIONS:
        return Token(T.RELATION, known.RELATIONS[name], place)
    if name in known.OPERATORS:
        text = known.OPERATORS[name]
        kind = {":": T.PUNCTUATION, "'": T.PRIME}.get(text, T.OPERATOR)
        return Token(kind, text, place)
    if name in known.BRACKETS:
        kind, text = known.BRACKETS[name]
        return Token(kind, text, place)
    if name in known.ACCENTS:
        return Token(T.ACCENT, known.ACCENTS[name], place)
    if name in known.DOTS:
        return Token(T.DOTS, piece.text, place)
    if name in known.FUNCTIONS or name in known.STRUCTURES:
        return Token(T.COMMAND, piece.text, place)
    if name in known.NOT_YET:
        raise Unreadable(rules.NOT_READ_YET, place, f"`{piece.text}` is not read yet")
    hints = did_you_mean(name, known.KNOWN)
    raise Unreadable(
        rules.UNKNOWN_COMMAND,
        place,
        f"unknown command `{piece.text}`",
        *(hint.replace("`", "`\\", 1) for hint in hints),
    )


def _sized(piece: Raw, stream: RawStream) -> Token:
    r"""Read the bracket after ``\left``, ``\big`` …; ``\left`` and ``\right`` say which side it is."""
    bracket = stream.next_solid()
    token = _bracket(bracket) if bracket is not None else None
    if bracket is None or token is None:
        raise Unreadable(rules.MISSING_ARGUMENT, piece.place, f"`{piece.text}` is not followed by a bracket")
    name, place = piece.text[1:], piece.place.to(bracket.place)
    if name == "left" or name[-1] == "l":
        return Token(T.OPEN, token.text, place)
    if name == "right" or name[-1] == "r":
        return Token(T.CLOSE, token.text, place)
    return token._replace(place=place)


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
