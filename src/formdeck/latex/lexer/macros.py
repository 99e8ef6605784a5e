"""The deck's macros, expanded before anything else is read. What comes out stands where the macro was called."""

from collections.abc import Mapping

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer.raw import Raw, split_latex
from formdeck.latex.limits import MAX_EXPANSIONS, MAX_TOKENS
from formdeck.latex.problem import Place, Unreadable

_BUILT_IN = {
    r"\ket": r"\left|#1\right\rangle", r"\bra": r"\left\langle#1\right|", r"\braket": r"\left\langle#1\right\rangle",
    r"\Ket": r"\left|#1\right\rangle", r"\Bra": r"\left\langle#1\right|", r"\Braket": r"\left\langle#1\right\rangle",
    r"\ketbra": r"\left|#1\right\rangle\left\langle#2\right|", r"\dd": r"\mathrm{d}",
    r"\abs": r"\left|#1\right|", r"\norm": r"\left\|#1\right\|", r"\ev": r"\left\langle#1\right\rangle",
    r"\mel": r"\left\langle#1\middle|#2\middle|#3\right\rangle", r"\comm": r"\left[#1,#2\right]",
    r"\vb": r"\mathbf{#1}", r"\va": r"\vec{#1}", r"\vu": r"\hat{\mathbf{#1}}", r"\grad": r"\nabla",
    r"\curl": r"\nabla\times", r"\laplacian": r"\nabla^2",
}  # fmt: skip
"""Commands of packages that stand for others; a deck's own macro of the same name wins."""


def expand_macros(pieces: list[Raw], macros: Mapping[str, str]) -> list[Raw]:
    r"""Replace macros (``\E``) by their bodies, as TeX does.

    Raises:
        Unreadable: a macro lacks an argument, or never ends.
    """
    macros = _BUILT_IN | dict(macros)
    if macros.keys().isdisjoint(piece.text for piece in pieces):
        return pieces
    used = {piece.text for piece in pieces} & _BUILT_IN.keys() | macros.keys() - _BUILT_IN.keys()
    bodies = {name: split_latex(macros[name], macro=True) for name in used}
    todo, done, expansions = pieces[::-1], list[Raw](), 0
    while todo:
        piece = todo.pop()
        if piece.text not in bodies or piece.kind != "command":
            done.append(piece)
            continue
        expansions += 1
        if expansions > MAX_EXPANSIONS or len(todo) + len(done) > MAX_TOKENS:
            hint = "a macro cannot use itself, also not through another one"
            raise Unreadable(rules.MACRO, piece.place, f"the macro `{piece.text}` never ends", hint)
        todo.extend(reversed(_filled(bodies[piece.text], piece, todo)))
    return done


def _filled(body: list[Raw], macro: Raw, todo: list[Raw]) -> list[Raw]:
    numbers = [int(piece.text[1]) for piece in body if piece.kind == "parameter"]
    arguments = [_argument(macro, todo) for _ in range(max(numbers, default=0))]
    filled: list[Raw] = []
    for piece in body:
        if piece.kind == "parameter":
            filled.extend(arguments[int(piece.text[1]) - 1])
        else:
            filled.append(piece._replace(place=macro.place))
    return filled


def _argument(macro: Raw, todo: list[Raw]) -> list[Raw]:
    while todo and todo[-1].kind == "space":
        todo.pop()
    if not todo or todo[-1].text == "}":
        raise Unreadable(rules.MISSING_ARGUMENT, macro.place, f"the macro `{macro.text}` lacks an argument")
    first = todo.pop()
    if first.text != "{":
        return [first]
    depth, inside = 1, list[Raw]()
    while todo:
        piece = todo.pop()
        depth += (piece.text == "{") - (piece.text == "}")
        if depth == 0:
            return inside
        inside.append(piece)
    place = Place(first.place.start, first.place.end)
    raise Unreadable(rules.UNBALANCED, place, f"the `{{` after `{macro.text}` is never closed")
