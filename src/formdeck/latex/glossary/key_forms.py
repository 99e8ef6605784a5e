r"""The forms that glossary keys take: one symbol, several, a family, a symbol with what it lies in, any other notation.

``a, b`` are two symbols; ``x_1, \dots, x_n`` and ``\{x_n\}`` are a family; ``x \in \mathbb{R}^n``, ``f: X \to Y`` and
``X \sim N(0, 1)`` say of a symbol what it is; ``[\mathrm{A}]`` names a substance. ``A^{-1}``, ``\|x\|`` and
``\partial L/\partial x`` are notation: they explain what is done to symbols, and declare none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.glossary.key_operations import is_operation
from formdeck.latex.glossary.keys import Key, Macros, take_symbol
from formdeck.latex.lexer import T, Token, tokenize_latex
from formdeck.latex.parse.context.cursor import Cursor
from formdeck.latex.problem import Place, Unreadable
from formdeck.model import Kind
from formdeck.source import SourceText

_MAPS = (r"\to", r"\mapsto")
_BY_RELATION = {r"\sim": Kind.RANDOM, r"\subset": Kind.SET, r"\subseteq": Kind.SET}
NUMBERS = (r"\Re", r"\Pr", r"\Im")
_NOT_A_NAME = "give each symbol its own entry, or write a comma between them"


@dataclass(frozen=True, slots=True)
class KeySymbol:
    r"""A symbol of a key: how it is written, taken apart, what the key says it is, and the set that it lies in.

    ``shown`` is the part of the key that the reader of a sheet knows it by: ``\sigma^2`` for σ, a family written out.
    """

    latex: str
    key: Key
    shown: str
    kind: Kind | None = None
    domain: str | None = None
    family: bool = False


@lru_cache(maxsize=4096)
def read_key_form(key: str, meaning: str | None = "", macros: Macros = ()) -> tuple[KeySymbol, ...]:
    """Find the symbols that a glossary key declares; none if it is other notation.

    ``meaning`` decides whether a superscript belongs to the name or is an operation (``z^*``, ``a^n``); None says that
    it belongs to the name.

    Raises:
        Unreadable: the key does not split into tokens, is empty, or holds symbols side by side.
    """
    text = undressed(key)
    form = _Form(text, meaning, macros)
    if (number := _named_number(form.tokens, meaning)) is not None:
        return (KeySymbol(number, Key(number), text),)
    try:
        return tuple(form.symbols())
    except Unreadable:
        if form.has_neighbours():
            place = Place(0, len(text))
            message = f"`{text}` is more than one symbol"
            raise Unreadable(rules.GLOSSARY_KEY, place, message, _NOT_A_NAME) from None
        return ()


_NUMBER = re.compile(r"\bnumber\b|(?<!関)(?<!実)(?<!虚)(?<!複素)数", re.IGNORECASE)


def _named_number(tokens: list[Token], meaning: str | None) -> str | None:
    r"""Name the number of Reynolds or Prandtl, whose sign is that of the real part or a probability otherwise."""
    if len(tokens) != 1 or not tokens[0].shows(T.COMMAND, *NUMBERS) or not _NUMBER.search(meaning or ""):
        return None
    return tokens[0].text[1:]


def shown_parts(key: str, meaning: str = "", macros: Macros = ()) -> tuple[str, ...]:
    """Split a key into the symbols that an index lists; one that is no symbol is listed whole."""
    try:
        return tuple(symbol.shown for symbol in read_key_form(key, meaning, macros)) or (undressed(key),)
    except Unreadable:
        return (undressed(key),)


def undressed(key: str) -> str:
    """Take the dollars off a key that is written between them."""
    first, last = _dress(key.strip())
    return key.strip()[len(first) : len(key.strip()) - len(last)].strip()


def undressed_source(key: SourceText) -> SourceText:
    """Take the dollars off a key, and remember where it stands."""
    text = key.strip()
    first, last = _dress(text.text)
    return text.slice(len(first), len(text.text) - len(last)).strip() if first else key


def _dress(text: str) -> tuple[str, str]:
    for first, last in (("$$", "$$"), ("$", "$"), (r"\(", r"\)")):
        if text.startswith(first) and text.endswith(last) and len(text) > len(first + last):
            return first, last
    return "", ""


class _Form:
    def __init__(self, text: str, meaning: str | None, macros: Macros) -> None:
        self.text = text
        self.meaning = meaning
        self.tokens, self.partner = tokenize_latex(text, dict(macros))
        if not self.tokens:
            raise Unreadable(rules.GLOSSARY_KEY, Place(0, len(text)), "an empty symbol")

    def symbols(self) -> Iterator[KeySymbol]:
        """Read the side of the key that names symbols, with what the other sides say of them."""
        relation = next(self._top_level(T.RELATION), None)
        colon = next((at for at in self._top_level(T.PUNCTUATION) if self.tokens[at].text == ":"), None)
        if colon is not None and relation is not None and self.tokens[relation].text in _MAPS:
            return self._named(0, colon, Kind.FUNCTION, None)
        if relation is None:
            return self._listed(0, len(self.tokens))
        sign, (before, after) = self.tokens[relation], (relation, relation + 1)
        if self._is_list(0, before):
            kind = _BY_RELATION.get(sign.text)
            domain = self.text[sign.place.end :].strip() if sign.text == r"\in" else None
            return self._named(0, before, kind, domain)
        second = next((at for at in self._top_level(T.RELATION) if at > relation), len(self.tokens))
        return self._named(after, second, None, None)

    def has_neighbours(self) -> bool:
        """Whether two symbols stand side by side, which is a product or a forgotten comma."""
        kinds = (T.LETTER, T.WORD, T.TEXT)
        if _is_differential(self.tokens):
            return False
        cursor = Cursor(self.tokens, self.partner)
        try:
            take_symbol(cursor)
        except Unreadable:
            return False
        return not cursor.done and cursor.peek().kind in kinds

    def _named(self, start: int, end: int, kind: Kind | None, domain: str | None) -> Iterator[KeySymbol]:
        for symbol in self._listed(start, end):
            yield replace(symbol, kind=symbol.kind or kind, domain=domain)

    def _listed(self, start: int, end: int) -> Iterator[KeySymbol]:
        inside = self._bracketed(start, end)
        if inside is not None:
            family = self.tokens[start].text == r"\{" or inside[1] + 1 < end
            start, end = inside
            for symbol in self._listed(start, end):
                yield replace(symbol, kind=Kind.SEQUENCE if family else symbol.kind, family=family)
            return
        items = list(self._items(start, end))
        if any(first == last for first, last in items):
            raise Unreadable(rules.GLOSSARY_KEY, self._place(start, end), "a comma without a symbol")
        dots = [at for at, (first, last) in enumerate(items) if last == first + 1 and self.tokens[first].kind is T.DOTS]
        read = [self._one(*item) for at, item in enumerate(items) if at not in dots]
        if not dots:
            yield from read
            return
        if len({symbol.key.base for symbol in read}) != 1:
            raise Unreadable(rules.GLOSSARY_KEY, self._place(start, end), "not one family")
        yield replace(read[-1], shown=self._text(start, end), family=True)

    def _one(self, start: int, end: int) -> KeySymbol:
        if _is_differential(self.tokens[start:end]):
            raise Unreadable(rules.GLOSSARY_KEY, self._place(start, end), "a differential")
        if self._is_concentration(start, end):
            return replace(self._one(start + 1, end - 1), shown=self._text(start, end))
        cursor = Cursor(self.tokens, self.partner)
        cursor.pos, cursor.end = start, end
        key, superscript = take_symbol(cursor)
        if not cursor.done:
            raise Unreadable(rules.GLOSSARY_KEY, self._place(start, end), "more than one symbol")
        latex = self._text(start, end)
        if superscript is not None and self.meaning is not None and not key.applied:
            role = is_operation(key, superscript, self.meaning)
            if role == "power":
                whole = Key(key.base, key.sub, None, key.indices)
                return KeySymbol(whole.name, whole, latex)
            if role is not None:
                raise Unreadable(rules.GLOSSARY_KEY, superscript.place, "an operation")
        return KeySymbol(latex, key, latex)

    def _bracketed(self, start: int, end: int) -> tuple[int, int] | None:
        r"""Look into ``\{x_n\}``, ``(x, y)``, ``\{x_n\}_{n=1}^{N}``."""
        if start >= end or not self.tokens[start].shows(T.OPEN, "(", r"\{"):
            return None
        closing = self.partner[start]
        cursor = Cursor(self.tokens, self.partner)
        cursor.pos, cursor.end = closing + 1, end
        while cursor.at(T.SUB) or cursor.at(T.SUP):
            cursor.take()
            cursor.pos = self.partner.get(cursor.pos, cursor.pos) + 1
        return (start + 1, closing) if cursor.done else None

    def _is_concentration(self, start: int, end: int) -> bool:
        r"""Whether square brackets stand around a substance, whose concentration they mean: ``[\mathrm{A}]``."""
        if end - start < 3 or not self.tokens[start].shows(T.OPEN, "[") or self.partner[start] != end - 1:
            return False
        return self.tokens[start + 1].upright[:1].isupper()

    def _is_list(self, start: int, end: int) -> bool:
        try:
            return bool(list(self._listed(start, end)))
        except Unreadable:
            return False

    def _items(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        first = start
        for at in [at for at in self._top_level(T.PUNCTUATION, start) if at < end] + [end]:
            yield first, at
            first = at + 1

    def _top_level(self, kind: T, start: int = 0) -> Iterator[int]:
        at = start
        while at < len(self.tokens):
            if self.tokens[at].kind is kind:
                yield at
            at = max(self.partner.get(at, at), at) + 1

    def _place(self, start: int, end: int) -> Place:
        return self.tokens[start].place.to(self.tokens[end - 1].place) if start < end else Place(0, len(self.text))

    def _text(self, start: int, end: int) -> str:
        """Cut between the tokens before and behind: a letter's own place leaves out its font."""
        first = self.tokens[start - 1].place.end if start else 0
        last = self.tokens[end].place.start if end < len(self.tokens) else len(self.text)
        return self.text[first:last].strip()


def _is_differential(tokens: list[Token]) -> bool:
    """Whether a key is ``dx``, which is no word and no product."""
    return (
        len(tokens) == 2 and all(token.kind is T.LETTER for token in tokens) and tokens[0].text in {"d", r"\mathrm{d}"}
    )
