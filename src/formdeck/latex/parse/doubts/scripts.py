r"""Scripts without braces that end sooner than they look: ``x_ij``, ``e^ix``, ``x_i,j``."""

from itertools import pairwise

from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.context.state import State

_INDICES = frozenset("ijklmn")


def doubt_unbraced(s: State) -> None:
    """Note which letters are not in a script, though they touch it."""
    if not any(token.kind in {T.SUB, T.SUP} for token in s.tokens):
        return
    for at, (mark, script) in enumerate(pairwise(s.tokens)):
        if mark.kind not in {T.SUB, T.SUP} or script.kind is not T.LETTER or not script.text.isalpha():
            continue
        meant = _meant(s.tokens, at + 1, above=mark.kind is T.SUP)
        if meant:
            hint = f"write `{mark.text}{{{meant}}}` if all of it is the script, else put a space behind `{script.text}`"
            s.note(mark.place.to(script.place), f"only `{script.text}` is the script", hint)


def _meant(tokens: list[Token], at: int, *, above: bool) -> str:
    """Find what a writer who forgot the braces meant by the script that starts here; nothing if it is all right."""
    script, *rest = tokens[at : at + 5]
    if not rest or rest[0].place.start != script.place.end:
        return ""
    second = rest[0]
    if above:
        is_exponential = script.text == "i" and tokens[at - 2].text in {"e", r"\mathrm{e}"}
        return script.text + second.text if is_exponential and second.kind is T.LETTER else ""
    if script.text not in _INDICES:
        return ""
    if second.text in _INDICES and not _is_scripted(rest[1:]):
        return script.text + second.text
    if second.text == "," and len(rest) > 1 and rest[1].text in _INDICES and rest[1].place.start == second.place.end:
        after = rest[2] if len(rest) > 2 else None
        runs = after is not None and (after.kind is T.RELATION or _is_scripted([after]))  # `x_i,i=1,…,n`
        return "" if runs else f"{script.text},{rest[1].text}"
    return ""


def _is_scripted(rest: list[Token]) -> bool:
    """Whether the letter has scripts or arguments of its own, so that it is a symbol."""
    return bool(rest) and rest[0].kind in {T.SUB, T.SUP, T.PRIME, T.OPEN}
