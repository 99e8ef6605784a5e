"""Functions that a formula defines itself: ``f(x) = …``."""

from formdeck.latex.lexer import T
from formdeck.latex.parse.rows import Stretch
from formdeck.latex.parse.state import State

_DEFINES = ("=", ":=", r"\triangleq", r"\equiv")


def defined_functions(s: State, row: Stretch) -> set[str]:
    """Find an undeclared letter that stands applied to single letters as a row's whole left side; it is noted."""
    tokens = [at for at in range(*row) if s.tokens[at].kind not in {T.SPACE, T.COLUMN}]
    if len(tokens) < 5:
        return set()
    head, opening = tokens[0], tokens[1]
    name = s.tokens[head]
    if name.kind is not T.LETTER or not s.tokens[opening].shows(T.OPEN, "(") or s.scope.about(name.text) is not None:
        return set()
    closing = s.partner[opening]
    inside = s.tokens[opening + 1 : closing]
    after = next((at for at in tokens if at > closing), None)
    if after is None or not s.tokens[after].shows(T.RELATION, *_DEFINES):
        return set()
    if len(inside) != 1 or inside[0].kind is not T.LETTER or inside[0].text == name.text:
        return set()
    s.note(name.place, f"`{name.text}({inside[0].text})` as a whole side defines a function", f"declare `{name.text}`")
    return {name.text}
