r"""Functions by a word that LaTeX does not know: ``\operatorname{nullity} A``, ``\mathrm{Ker} f``."""

from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.values.product import starts_factor
from formdeck.latex.tree import Call, Name, Node, Part
from formdeck.latex.wordlist import words

_WORDS = frozenset(words("Ker Im im nullity null Null span Span ord char Spec rk conv vec proj"))


def spelled_function(s: State, token: Token, node: Node) -> Node | None:
    """Apply an undeclared word to the factor behind it, if it is set as a function's name; else None."""
    if not (isinstance(node, Name) and node.kind is None and token.kind is T.WORD):
        return None
    if not (token.named or token.text in _WORDS) or s.scope.about(token.text) is not None:
        return None
    if s.at(T.OPEN) or not starts_factor(s) or s.peek().kind not in {T.LETTER, T.ACCENT, T.GROUP, T.COMMAND}:
        return None
    body = s.grammar.factor(s)
    place = node.place.to(body.place)
    s.note(node.place, f"`{node.latex}` is a function here", f"declare `{node.latex}` if it is a factor")
    return Call(node, (Part("", (body,), place=body.place),), place=place)
