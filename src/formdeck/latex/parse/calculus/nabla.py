r"""Gradient, divergence, curl, Laplacian, d'Alembertian: ``\nabla\cdot F``, ``\operatorname{rot} A``, ``\Delta u``."""

from dataclasses import replace

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T, Token
from formdeck.latex.names import scripted
from formdeck.latex.parse.calculus.derivatives import behind_operator, listed
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.symbols.base import read_base
from formdeck.latex.parse.symbols.scripts import read_scripts
from formdeck.latex.parse.values.product import starts_factor
from formdeck.latex.problem import Unreadable
from formdeck.latex.tree import Blank, Call, Gradient, Indexed, Marked, Name, Negative, Node, Number, Part, Power
from formdeck.model import Kind

_WORDS = {"grad": r"\nabla", "div": r"\nabla\cdot", "rot": r"\nabla\times", "curl": r"\nabla\times"}


def nabla(s: State, command: Token) -> Node:
    r"""Read a gradient, Hessian or Laplacian, divergence or curl; it takes one factor."""
    scripts = read_scripts(s)
    if scripts.sub is not None and scripts.sub.is_just(T.NUMBER) and scripts.sup is None:
        return _seasonal(s, command, scripts.sub.label)
    under = tuple(listed(s, scripts.sub)) if scripts.sub else ()
    form = r"\nabla"
    if scripts.sup is not None:
        if all(token.text in s.hints.tensors for token in scripts.sup.tokens):
            raised = tuple(Indexed(Blank(), (), (each,), place=each.place) for each in listed(s, scripts.sup))
            body = behind_operator(s, command.place)
            return Gradient(form, body, (*under, *raised), place=command.place.to(body.place))
        if scripts.sup.is_just(T.NUMBER, "4"):
            body = behind_operator(s, command.place)
            inner = Gradient(r"\nabla^2", body, under, place=command.place.to(body.place))
            return replace(inner, body=inner)
        if not scripts.sup.is_just(T.NUMBER, "2"):
            raise Unreadable(rules.NOT_READ_YET, scripts.sup.place, r"this superscript on `\nabla` is not read yet")
        form = r"\nabla^2"
    elif operator := s.take_if(T.OPERATOR, r"\cdot", r"\times"):
        form = f"\\nabla{operator.text}"
        if not starts_factor(s):
            raise Unreadable(rules.MISSING_OPERAND, operator.place, f"`{form}` is applied to nothing")
    body = behind_operator(s, command.place)
    return _outside(s, Gradient(form, body, under, place=command.place.to(body.place)))


def _seasonal(s: State, command: Token, lag: str) -> Node:
    r"""Read ``\nabla_{12} x_t``, a difference over so many steps: nothing is derived by a number."""
    operator = Name(rf"\nabla_{{{lag}}}", Kind.OPERATOR, place=command.place.to(s.last))
    s.note(operator.place, f"`{operator.latex}` is a difference over {lag} steps", "declare it if it is not")
    body = behind_operator(s, command.place)
    return Call(operator, (Part("", (body,), place=body.place),), place=command.place.to(body.place))


def _outside(s: State, node: Gradient) -> Node:
    r"""Let a mark behind the arguments be one of the gradient: ``\nabla f(x)^\top d``, ``\nabla^2 f(x)^{-1}``."""
    match node.body:
        case Marked(body=Call() as inner, mark="T" | "H" as mark):
            return Marked(replace(node, body=inner), mark, place=node.place)
        case Power(base=Call() as inner, exponent=Negative(body=Number(digits="1")) as exponent):
            if node.form == r"\nabla^2":
                s.note(node.place, "the exponent is one of the Hessian", "use brackets to say so")
                return Power(replace(node, body=inner), exponent, place=node.place)
        case _:
            pass
    return node


def box(s: State, command: Token) -> Node:
    r"""Read a d'Alembertian, ``\Box\phi``."""
    if (raised := s.take_if(T.SUP)) is not None:
        raise Unreadable(rules.NOT_READ_YET, raised.place, r"a superscript on `\Box` is not read yet")
    body = behind_operator(s, command.place)
    return Gradient(r"\Box", body, place=command.place.to(body.place))


def spelled_nabla(s: State) -> Node | None:
    r"""Read ``\operatorname{grad}``, ``\mathrm{div}``, ``\mathrm{rot}`` and ``\mathrm{curl}``, unless declared."""
    word = s.peek()
    if word.kind is not T.WORD or word.text not in _WORDS or s.scope.about(word.text) is not None:
        return None
    s.take()
    if not starts_factor(s):
        raise Unreadable(rules.MISSING_ARGUMENT, word.place, f"`{word.text}` is applied to nothing")
    body = s.grammar.factor(s)
    return Gradient(_WORDS[word.text], body, place=word.place.to(body.place))


def accented_nabla(s: State) -> Node | None:
    r"""Read ``\tilde\nabla L`` and ``\bar\nabla_X Y``: a derivative of another kind is an operator of its own."""
    accent, at = s.peek(), s.pos + 1
    if accent.kind is not T.ACCENT or at >= s.end:
        return None
    at += s.tokens[at].kind is T.GROUP
    if not s.tokens[at].shows(T.COMMAND, r"\nabla"):
        return None
    base, _ = read_base(s)
    scripts = read_scripts(s)
    name = scripted(base, 0, *(part.label if part else None for part in (scripts.sub, scripts.sup)))
    operator = Name(name, Kind.OPERATOR, place=accent.place.to(s.last))
    body = behind_operator(s, accent.place)
    if isinstance(body, Blank):
        return operator
    return Call(operator, (Part("", (body,), place=body.place),), place=accent.place.to(body.place))


def laplacian(s: State) -> Node | None:
    r"""Read ``\Delta u`` and ``\triangle u`` as a Laplacian, ``\triangle ABC`` as a figure."""
    sign = s.peek()
    if sign.shows(T.OPERATOR, r"\triangle"):
        return _triangle(s) or _laplacian(s, s.take())
    known = s.scope.about(sign.text)
    if sign.shows(T.LETTER, r"\Delta") and known is not None and known.declaration.known == "laplacian":
        return _laplacian(s, s.take())
    if not sign.shows(T.LETTER, r"\Delta") or known is not None:
        return None
    following = s.tokens[s.pos + 1] if s.pos + 1 < s.end else None
    if following is None or not s.means_laplacian(following.text):
        return None
    s.note(sign.place, rf"`\Delta {following.text}` is a Laplacian", rf"declare `\Delta {following.text}` if it is not")
    return _laplacian(s, s.take())


def _laplacian(s: State, sign: Token) -> Node:
    body = behind_operator(s, sign.place)
    if isinstance(body, Blank) and sign.text == r"\triangle":
        raise Unreadable(rules.MISSING_OPERAND, sign.place, r"`\triangle` is applied to nothing")
    return Gradient(r"\nabla^2", body, place=sign.place.to(body.place))


def _triangle(s: State) -> Node | None:
    r"""Take ``\triangle ABC``: three points."""
    position, points = s.pos + 1, ""
    while position < s.end and s.tokens[position].kind in {T.LETTER, T.WORD, T.PRIME}:
        token = s.tokens[position]
        letters = token.text.removeprefix(r"\mathrm{").removesuffix("}").rstrip("'")
        if token.kind is not T.PRIME and not (letters.isupper() and letters.isascii()):
            break
        points += token.text.removeprefix(r"\mathrm{").removesuffix("}")
        position += 1
    if len(points.replace("'", "")) != 3:
        return None
    start = s.peek().place
    s.pos = position
    return Name(rf"\triangle {points}", place=start.to(s.last))
