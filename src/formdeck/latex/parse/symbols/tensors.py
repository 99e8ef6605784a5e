r"""Greek indices of tensors, above and below: ``g^{\mu\nu}``, ``\Gamma^\lambda_{\mu\nu}``, ``\Lambda^\mu{}_\nu``."""

from formdeck.latex.glossary.keys import GREEK_INDICES, counting_tokens
from formdeck.latex.lexer import T
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.symbols.scripts import Script
from formdeck.latex.problem import Place
from formdeck.latex.tree import Indexed, Name, Node, Number


def is_tensor(s: State, script: Script | None) -> bool:
    """Whether a script, if there is one, consists of indices that stand above here and below there."""
    if script is None:
        return True
    letters = [token for token in counting_tokens(script.tokens) if token.kind is not T.NUMBER]
    return bool(letters) and all(token.text in s.hints.tensors for token in letters)


def is_mixed(s: State, base: str, sub: Script, sup: Script) -> bool:
    r"""Whether an undeclared symbol has three Greek indices and more, above and below: ``R^\rho_{\sigma\mu\nu}``."""
    letters = [token.text for token in (*sub.tokens, *sup.tokens)]
    return s.scope.about(base) is None and len(letters) > 2 and GREEK_INDICES.issuperset(letters)


def tensor(s: State, base: str, sub: Script | None, sup: Script | None, place: Place) -> Node:
    """Make a component of a tensor."""
    return Indexed(Name(base, s.kind(base), place=place), _indices(s, sub), _indices(s, sup), place=place)


def _indices(s: State, script: Script | None) -> tuple[Node, ...]:
    if script is None:
        return ()
    return tuple(
        Number(token.text, place=token.place)
        if token.kind is T.NUMBER
        else Name(token.text, s.kind(token.text), place=token.place)
        for token in counting_tokens(script.tokens)
    )
