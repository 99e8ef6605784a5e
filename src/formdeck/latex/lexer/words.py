"""Commands that make one token of several letters: fonts, texts, environments' names."""

import re
import unicodedata

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import commands as known
from formdeck.latex.lexer.raw import Raw
from formdeck.latex.lexer.stream import RawStream
from formdeck.latex.lexer.token import T, Token
from formdeck.latex.problem import Place, Unreadable
from formdeck.latex.unitlist import is_unit

_WORD_CHARACTERS = frozenset("-.,:/+@&' 　")
_NO_LETTERS = frozenset("()[]+=<>|_^&")
_NO_PART_OF_WORDS = frozenset({"\\,", "\\!", "\\;", "~"})
_TEXTS = frozenset({"\\text", "\\mbox", "\\textrm", "\\hbox"})
_STYLES = {r"\textbf": "mathbf", r"\textit": "", r"\textsf": "mathsf", r"\texttt": "mathtt"}
_TEXT_SYMBOLS = {
    "\\%": "%",
    "\\AA": "Å",
    "\\&": "&",
    "\\_": "_",
    "\\ ": " ",
    "\\,": " ",
    "\\{": "{",
    "\\}": "}",
    "\\#": "#",
    "\\degree": "°",
    "\\Omega": "Ω",
    "\\mu": "μ",
    "\\cdot": "·",
    "~": " ",
}


def scan_font(piece: Raw, stream: RawStream) -> list[Token]:
    r"""Read ``\mathbb{E}``, ``\mathrm{TP}``, ``\operatorname*{argmax}``."""
    stream.star()
    inside = [part for part in stream.argument(piece) if part.kind != "space"]
    bracketed = bool(inside) and (inside[0].text, inside[-1].text) == ("[", "]")
    marked = bool(inside) and inside[0].text in {"^", "_"} and any(part.text.isalpha() for part in inside)
    if inside and not (bracketed or marked) and (inside[0].text in _NO_LETTERS or inside[0].text[1:] in known.BRACKETS):
        raise Unreadable(rules.MISSING_ARGUMENT, piece.place, f"`{piece.text}` without a letter")
    end = stream.peek()
    place = Place(piece.place.start, _end_of(inside, end, piece))
    named = piece.text == r"\operatorname"
    tokens = _in_font(known.FONTS[piece.text[1:]], inside, place, named=named)
    return [token._replace(named=True) for token in tokens] if named else tokens


def scan_switch(piece: Raw, stream: RawStream, *, whole: bool) -> list[Token]:
    r"""Read what follows an old font switch: the ``whole`` group that it begins, ``{\rm kg\,m}``, or just letters."""
    following = stream.rest_of_group() if whole else stream.letters()
    inside = [part for part in following if part.kind != "space"]
    if not inside:
        return []
    return _in_font(known.SWITCHES[piece.text[1:]], inside, inside[0].place.to(inside[-1].place), named=False)


def scan_text(piece: Raw, stream: RawStream) -> list[Token]:
    r"""Read ``\text{…}`` as one token, spaces kept."""
    stream.star()
    inside = stream.argument(piece)
    words = "".join(_text_of(part) for part in inside)
    words = " ".join(unicodedata.normalize("NFKC", words).replace("{", "").replace("}", "").split())
    place = Place(piece.place.start, _end_of(inside, None, piece))
    if (letter := _letter_of_text(piece, words, stream.peek())) is not None:
        return [Token(T.LETTER, letter, place)]
    return [_word(words, place, T.TEXT)] if words else []


def _letter_of_text(piece: Raw, words: str, following: Raw | None) -> str | None:
    r"""Name the symbol that one letter set as text is: bold ``\textbf{a}``, the differential of ``\text{d}x``."""
    if len(words) != 1 or not words.isascii() or not words.isalpha():
        return None
    if piece.text in _STYLES:
        font = _STYLES[piece.text]
        return f"\\{font}{{{words}}}" if font else words
    starts_name = following is not None and (following.text == "^" or following.text.lstrip("\\").isalpha())
    return r"\mathrm{d}" if words == "d" and starts_name else None


def scan_environment(piece: Raw, stream: RawStream) -> list[Token]:
    r"""Read ``\begin{…}`` or ``\end{…}`` with the environment's name."""
    inside = stream.argument(piece)
    name = "".join(part.text for part in inside).strip()
    place = Place(piece.place.start, _end_of(inside, None, piece))
    if piece.text == r"\end":
        return [Token(T.END, name, place)]
    if name.rstrip("*") in {"array", "alignat", "alignedat", "tabular"}:
        if (bracket := stream.peek()) is not None and bracket.text == "[":
            while (part := stream.next_solid()) is not None and part.text != "]":
                pass
        stream.argument(piece)
    return [Token(T.BEGIN, name, place)]


def _in_font(font: str, inside: list[Raw], place: Place, *, named: bool) -> list[Token]:
    """Make names of what stands in a font: one word, or letters each of its own."""
    content = "".join(part.text for part in inside)
    plain = "".join("" if part.text in _NO_PART_OF_WORDS else part.text for part in inside)
    if any(part.text in _TEXTS for part in inside):
        plain = "".join(part for part in re.split(r"\\[a-z]+|[{}]", plain))
    if not plain:
        raise Unreadable(rules.MISSING_ARGUMENT, place, "a font without a letter")
    if (font in known.UPRIGHT or named) and len(plain) > 1 and _is_word(plain) and not _are_units(inside):
        return [_word(plain, place, T.WORD)]
    if len(inside) == 1 and inside[0].kind == "number":
        return [Token(T.LETTER, f"\\{font}{{{content}}}" if font else content, place)]
    if font in _SCRIPT_FONTS and len(plain) > 1 and plain.isalpha() and plain.isupper():
        return [Token(T.LETTER, f"\\{font}{{{plain}}}", place)]  # `\mathcal{GP}` names one distribution
    if named and len(plain) == 1 and plain.isalpha():
        return [Token(T.LETTER, f"\\mathrm{{{plain}}}", place)]
    letters = _letters_in_font(font, inside)
    if font in known.UPRIGHT:
        letters = _joined(letters)
    return _spread(letters, place)


_SCRIPT_FONTS = frozenset({"mathcal", "mathscr", "mathfrak"})


def _are_units(inside: list[Raw]) -> bool:
    r"""Whether units stand side by side, kept apart by spaces set by hand: ``\mathrm{kg\,m}``."""
    spaced = " ".join("" if part.text in _NO_PART_OF_WORDS else part.text for part in inside)
    groups = [group.replace(" ", "") for group in spaced.split("  ")]
    return len(groups) > 1 and all(map(is_unit, groups))


def _joined(letters: list[Token]) -> list[Token]:
    r"""Join letters that touch to words: ``\mathrm{kg\,m^2}``, ``\mathrm{TP+FN}``."""
    tokens: list[Token] = []
    words: list[str] = []
    for token in letters:
        inner = token.text.partition("{")[2].removesuffix("}")
        single = token.kind is T.LETTER and len(inner) == 1
        if single and words and tokens[-1].place.end == token.place.start:
            words.append(inner)
            tokens[-1] = Token(T.WORD, "".join(words), tokens[-1].place.to(token.place))
            continue
        words = [inner] if single else []
        tokens.append(token)
    return tokens


def _spread(tokens: list[Token], place: Place) -> list[Token]:
    """Let the first and the last token reach to the ends of the command that made them."""
    if tokens:
        tokens[0] = tokens[0]._replace(place=Place(place.start, tokens[0].place.end))
        tokens[-1] = tokens[-1]._replace(place=Place(tokens[-1].place.start, place.end))
    return tokens


def _word(text: str, place: Place, kind: T) -> Token:
    r"""Make a token of a word; the name of a LaTeX function is that function, so ``\text{sin}`` is ``\sin``."""
    name = known.SPELLED.get(text.replace(" ", ""))
    return Token(T.COMMAND, f"\\{name}", place) if name else Token(kind, text, place)


def _letters_in_font(font: str, inside: list[Raw]) -> list[Token]:
    from formdeck.latex.lexer.scan import scan_tokens  # noqa: PLC0415 - fonts hold formulas, formulas hold fonts

    tokens: list[Token] = []
    depth, script = 0, False
    for token in scan_tokens(inside):
        styled = token.kind is T.LETTER and font and not script
        tokens.append(token._replace(text=f"\\{font}{{{token.text}}}") if styled else token)
        depth += (token.kind is T.GROUP) - (token.kind is T.END_GROUP)
        script = token.kind in {T.SUB, T.SUP} or (script and depth > 0)
    return tokens


def _is_word(text: str) -> bool:
    return text[0].isalpha() and all(char.isalnum() or char in _WORD_CHARACTERS for char in text)


def _text_of(part: Raw) -> str:
    return _TEXT_SYMBOLS.get(part.text, part.text)


def _end_of(inside: list[Raw], following: Raw | None, command: Raw) -> int:
    """Find where a command's argument ends: at its brace, which stands right behind it."""
    end = inside[-1].place.end if inside else command.place.end
    return min(end + 1, following.place.start) if following is not None else end + 1
