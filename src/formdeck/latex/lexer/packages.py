r"""Commands of packages whose arguments vary, so that they are no macros: ``\dv[2]{y}{x}``, ``\sideset{}{'}\sum``."""

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer.raw import Raw, split_latex
from formdeck.latex.lexer.stream import RawStream
from formdeck.latex.lexer.token import T, Token
from formdeck.latex.problem import Unreadable

_SIGNS = {r"\dv": r"\mathrm{d}", r"\pdv": r"\partial "}
_PRIMES = frozenset({"'", "''", r"\prime", "^", "{", "}"})


def scan_derivative(piece: Raw, stream: RawStream) -> list[Token]:
    r"""Read ``\dv{y}{x}``, ``\dv[n]{y}{x}``, ``\pdv{f}{x}{y}``, and the operator ``\dv{x}``, as fractions."""
    from formdeck.latex.lexer.scan import scan_tokens  # noqa: PLC0415 - derivatives hold formulas, too

    stream.star()
    sign = _SIGNS[piece.text]
    order = _inserted("^{%}", stream.bracketed(), piece)
    groups = [stream.argument(piece)]
    while len(groups) < 3 - (piece.text == r"\dv") and (following := stream.peek()) and following.text == "{":
        groups.append(stream.argument(piece))
    body, *variables = groups if len(groups) > 1 else ([], *groups)
    if len(variables) > 1:
        order = _inserted("^{%}", split_latex("2"), piece)
        below = [part for each in variables for part in _inserted(f"{sign}%", each, piece)]
    else:
        below = [*_inserted(f"{sign}%", variables[0], piece), *order]
    above = [*_made(sign, piece), *order, *body]
    return scan_tokens([*_inserted(r"\frac{%}", above, piece), *_inserted("{%}", below, piece)])


def _inserted(latex: str, inside: list[Raw], piece: Raw) -> list[Raw]:
    """Put pieces into LaTeX, which stands where a command does; nothing if there are none."""
    before, _, behind = latex.partition("%")
    return [*_made(before, piece), *inside, *_made(behind, piece)] if inside else []


def _made(latex: str, piece: Raw) -> list[Raw]:
    return [each._replace(place=piece.place) for each in split_latex(latex)]


def scan_sideset(piece: Raw, stream: RawStream) -> list[Token]:
    r"""Read ``\sideset{}{'}\sum`` as the sum with a prime.

    Raises:
        Unreadable: there are other scripts at the corners.
    """
    from formdeck.latex.lexer.scan import scan_tokens  # noqa: PLC0415 - as above

    left, right = ([part for part in stream.argument(piece) if part.kind != "space"] for _ in range(2))
    operator = stream.next_solid()
    if left or operator is None or not _PRIMES.issuperset(part.text for part in right):
        hint = "write the range above and below, and say in words what else is meant"
        raise Unreadable(rules.NOT_READ_YET, piece.place, r"`\sideset` with more than a prime is not read", hint)
    primes = sum(1 if part.text == r"\prime" else part.text.count("'") for part in right)
    return [*scan_tokens([operator]), *[Token(T.PRIME, "'", piece.place)] * primes]


def refuse_chemistry(piece: Raw, stream: RawStream) -> list[Token]:
    r"""Refuse ``\ce{…}``: what it holds is chemistry's own notation.

    Raises:
        Unreadable: always.
    """
    del stream
    hint = "put it into a note or a caption: the formulas of a record are mathematics"
    raise Unreadable(rules.NOT_READ_YET, piece.place, f"`{piece.text}` writes chemistry, which is not read", hint)
