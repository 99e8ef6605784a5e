"""Units of measurement behind a number."""

import re

from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.state import State
from formdeck.latex.tree import Node, Unit
from formdeck.latex.wordlist import words

_BASIC = words("m s g A K mol cd L l rad sr Hz N Pa J W C V F S Wb T H lm lx Bq Gy Sv eV bit B b t u cal atm bar h d")
_OTHER = words(
    "min hour day year yen dB dBm ppm ppb rpm mmHg kgf sec hr inch ft mi bps fps deg px pt em MHz kbit Mbit USD JPY "
    "EUR bits nats 円 年 月 日 時間 分 秒 個 人 回 点 枚 本 台 度 倍 件 歳 通り 万円 億円 ℃ Ω Å"
)
_PREFIXES = ("", *words("Y Z E P T G M k h d c m n p f a z y"), "da", "μ", "Ki", "Mi", "Gi")
UNITS = frozenset(prefix + unit for prefix in _PREFIXES for unit in _BASIC) | frozenset(_OTHER)
_POWER = re.compile(r"\^?-?[0-9]+$")
_BETWEEN = frozenset({T.SUP, T.NUMBER, T.GROUP, T.END_GROUP})


def unit_follows(s: State) -> bool:
    """Whether a unit comes next."""
    token = s.peek()
    text = _text(token)
    if text is None or s.scope.about(token.text) is not None or not _follows_number(s):
        return False
    return all(_POWER.sub("", part) in UNITS for part in re.split(r"[/·. ]", text) if part)


def unit(s: State) -> Node | None:
    r"""Take a unit: upright or in ``\text``, undeclared, behind a number or another unit; None if none comes next."""
    if not unit_follows(s):
        return None
    s.units.add(s.pos)
    token = s.take()
    return Unit(_text(token) or "", place=token.place)


def _text(token: Token) -> str | None:
    if token.kind in {T.WORD, T.TEXT}:
        return token.text.strip()
    if token.kind is T.LETTER and token.text.startswith(r"\mathrm{"):
        return token.text.removeprefix(r"\mathrm{").removesuffix("}")
    return None


def _follows_number(s: State) -> bool:
    position = s.pos - 1
    while position >= 0 and s.tokens[position].kind is T.SPACE:
        position -= 1
    if position >= 0 and s.tokens[position].kind is T.NUMBER and position - 1 not in s.units:
        return True
    if _ends_power_of_number(s, position):
        return True
    if position >= 0 and s.tokens[position].shows(T.OPERATOR, "/", r"\cdot"):
        position -= 1
    while position >= 0 and (s.tokens[position].kind in _BETWEEN or s.tokens[position].shows(T.OPERATOR, "-")):
        position -= 1
    return position in s.units


def _ends_power_of_number(s: State, position: int) -> bool:
    """Whether the braces of an exponent end here, as in ``10^{8}``."""
    if position < 0 or s.tokens[position].kind is not T.END_GROUP:
        return False
    opening = next(at for at in range(position, -1, -1) if s.partner.get(at) == position)
    return opening > 1 and s.tokens[opening - 1].kind is T.SUP and s.tokens[opening - 2].kind is T.NUMBER
