r"""Chemical equations: ``\mathrm{2H_2 + O_2 \to 2H_2O}`` joins multiples of substances, each of which is one name."""

import re
from itertools import pairwise

from formdeck.latex.lexer.token import T, Token
from formdeck.latex.wordlist import words

_SYMBOLS = words(
    "H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb "
    "Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au "
    "Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U Np Pu Am Cm Bk Cf Es Fm Md No Lr"
)
_ELEMENTS = re.compile(rf"(?:{'|'.join(sorted(_SYMBOLS, key=len, reverse=True))})+")
_COUNTED = re.compile(r"(\d+)([A-Z]\w*)")
_STATES = frozenset(words("g l s aq 気 液 固 気体 液体 固体 黒鉛 ダイヤモンド graphite diamond"))
_ARROWS = (
    r"\to", r"\rightleftharpoons", r"\leftrightarrow", r"\rightleftarrows", r"\leftrightarrows", r"\Rightarrow",
)  # fmt: skip
_ESCAPES = (r"\uparrow", r"\downarrow")
_ELECTRONS = frozenset({"e", r"\mathrm{e}"})
_BETWEEN = frozenset({T.SPACE, T.ROW, T.PUNCTUATION, T.BEGIN, T.END})
_IN_COUNTS = frozenset({T.NUMBER, T.GROUP, T.END_GROUP})
_FRACTIONS = (r"\frac", r"\tfrac", r"\dfrac")


def join_reactions(tokens: list[Token]) -> list[Token]:
    """Make one letter of each substance of a chemical equation, and a product of it and the number in front."""
    if not any(token.shows(T.RELATION, *_ARROWS, "=") for token in tokens):
        return tokens
    joined: list[Token] = []
    start = 0
    for at in [*(at for at, token in enumerate(tokens) if token.kind in _BETWEEN), len(tokens)]:
        joined.extend(_reaction(tokens[start:at]) or tokens[start:at])
        joined.extend(tokens[at : at + 1])
        start = at + 1
    return joined


def _reaction(whole: list[Token]) -> list[Token] | None:
    """Read tokens as a chemical equation; None if they are anything else."""
    tokens = [token for each in whole for token in _counted(each)]
    made: list[Token] = []
    arrows = substances = states = at = 0
    while at < len(tokens):
        token, end = tokens[at], _substance(tokens, at)
        if end > at:
            text = _spelled(tokens[at:end])
            states += text.endswith(")") and _state(tokens, end - 3) == end
            substances += 1
            made.extend(_multiplied(made, Token(T.LETTER, text, token.place.to(tokens[end - 1].place))))
            at = end
            continue
        if not _joins(token, made):
            return None
        arrows += token.shows(T.RELATION, *_ARROWS)
        if not token.shows(T.RELATION, *_ESCAPES):  # a gas leaves, a solid falls out
            made.append(token)
        at += 1
    return made if substances > 1 and (arrows or states) else None


def _counted(token: Token) -> list[Token]:
    r"""Take the number off a substance set as text: ``\text{2Al}``."""
    found = _COUNTED.fullmatch(token.text) if token.kind is T.TEXT else None
    return [Token(T.NUMBER, found[1], token.place), token._replace(text=found[2])] if found else [token]


def _joins(token: Token, made: list[Token]) -> bool:
    """Whether a token can stand between substances: a sign, a number, an arrow, an amount of heat."""
    if token.kind in _IN_COUNTS or token.kind is T.COLUMN or token.shows(T.COMMAND, *_FRACTIONS):
        return True
    heat = token.kind is T.WORD and token.text in {"kJ", "J", "kcal"}
    after_number = bool(made) and made[-1].kind is T.NUMBER
    return (
        (heat and after_number)
        or token.shows(T.OPERATOR, "+", "-", "/", r"\cdot")
        or token.shows(T.RELATION, *_ARROWS, *_ESCAPES, "=")
    )


def _multiplied(before: list[Token], substance: Token) -> list[Token]:
    r"""Put ``\cdot`` between a number and a substance, which would be a unit otherwise: ``2\mathrm{C}``."""
    counted = bool(before) and before[-1].kind in {T.NUMBER, T.END_GROUP}
    return [Token(T.OPERATOR, r"\cdot", substance.place), substance] if counted else [substance]


def _substance(tokens: list[Token], at: int) -> int:
    """Find where the substance ends that starts at a position; the position itself if none does."""
    start = at
    while at < len(tokens) and (end := _part(tokens, at)) > at:
        at = end
    if at == start or tokens[start].shows(T.OPEN):
        return start
    return _state(tokens, at)


def _part(tokens: list[Token], at: int) -> int:
    """Find where elements with their counts and charge end, or a bracket of them, or an electron."""
    token = tokens[at]
    if token.shows(T.OPEN, "("):
        inner = at + 1
        while inner < len(tokens) and (end := _part(tokens, inner)) > inner:
            inner = end
        closed = inner > at + 1 and inner < len(tokens) and tokens[inner].shows(T.CLOSE, ")")
        return _behind_scripts(tokens, inner + 1) if closed else at
    if token.text in _ELECTRONS:
        end = _behind_scripts(tokens, at + 1)
        charged = end > at + 1 and any(token.kind is T.OPERATOR for token in tokens[end - 2 : end])
        return end if charged else at
    named = token.upright or (token.text if token.kind is T.TEXT else "")
    return _behind_scripts(tokens, at + 1) if _ELEMENTS.fullmatch(named) else at


def _behind_scripts(tokens: list[Token], at: int) -> int:
    while at + 1 < len(tokens) and tokens[at].kind in {T.SUB, T.SUP}:
        end = _end_of_group(tokens, at + 1)
        if any(token.kind not in {T.NUMBER, T.OPERATOR, T.GROUP, T.END_GROUP} for token in tokens[at + 1 : end]):
            return at
        at = end
    return at


def _end_of_group(tokens: list[Token], at: int) -> int:
    if tokens[at].kind is not T.GROUP:
        return at + 1
    return next((more + 1 for more in range(at, len(tokens)) if tokens[more].kind is T.END_GROUP), len(tokens))


def _state(tokens: list[Token], at: int) -> int:
    r"""Skip what says in which state a substance is: ``(\mathrm{g})``, ``(気)``."""
    inside = tokens[at : at + 3]
    if len(inside) < len("(g)") or not inside[0].shows(T.OPEN, "(") or not inside[2].shows(T.CLOSE, ")"):
        return at
    return at + 3 if (inside[1].upright or inside[1].text) in _STATES else at


def _spelled(tokens: list[Token]) -> str:
    r"""Write a substance in its canonical form; alone, an element or a run of them is named as it is elsewhere."""
    alone = sum(bool(token.upright) or token.kind is T.TEXT for token in tokens) <= 1
    text = ""
    for before, token in pairwise([Token(T.SPACE, "", tokens[0].place), *tokens]):
        named = token.upright or (token.text if token.kind in {T.TEXT, T.LETTER} else "")
        if token.kind in {T.SUB, T.SUP}:
            text += token.text + "{"
        elif before.kind in {T.SUB, T.SUP} and token.kind is not T.GROUP:
            text += token.text + "}"
        elif token.kind is not T.GROUP:
            text += _named(named, alone=alone) if named else token.text
    return text


def _named(name: str, *, alone: bool) -> str:
    if not name.isascii():
        return rf"\text{{{name}}}"
    return name if alone and (len(name) > 1 or name == "e") else rf"\mathrm{{{name}}}"
