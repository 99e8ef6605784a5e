"""The letter or word that a symbol starts with."""

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T
from formdeck.latex.limits import MAX_ACCENTS
from formdeck.latex.names import accented, scripted
from formdeck.latex.parse.context.cursor import Cursor
from formdeck.latex.parse.symbols.scripts import Scripts, read_script, read_scripts
from formdeck.latex.problem import Unreadable

_STARTS = frozenset({T.LETTER, T.WORD, T.TEXT, T.ACCENT})


def starts_name(cursor: Cursor) -> bool:
    """Whether a symbol's name comes next."""
    return cursor.peek().kind in _STARTS


def read_base(cursor: Cursor, accents: int = 0) -> tuple[str, Scripts | None]:
    r"""Take a letter, word, or accented one, which may stand under other ``accents``.

    Returns:
        The canonical name without scripts, and scripts that stood under the accent (``\hat{y_i}``).
    """
    token = cursor.take()
    if accents > MAX_ACCENTS:
        raise Unreadable(rules.TOO_LARGE, token.place, f"more than {MAX_ACCENTS} accents on one symbol")
    if token.kind is not T.ACCENT:
        return token.text, None
    if cursor.at(T.GROUP):
        with cursor.inside(cursor.pos):
            name, scripts = _under_accent(cursor, token.text, accents)
    elif cursor.at(T.COMMAND, r"\nabla"):
        name, scripts = cursor.take().text, None
    elif starts_name(cursor):
        name, scripts = read_base(cursor, accents + 1)
    elif token.text == r"\hat" and cursor.at(T.NUMBER, "1", "0"):
        name, scripts = cursor.take().text, None  # the identity operator
    else:
        raise Unreadable(rules.MISSING_ARGUMENT, token.place, f"`{token.text}` without a symbol under it")
    return accented(token.text, name), scripts


def read_difference(cursor: Cursor) -> tuple[str, Scripts | None] | None:
    r"""Take a difference of what a symbol stands for, ``\Delta T``, also one of a kind: ``\Delta_r G``.

    Returns:
        What ``read_base`` returns; None, and nothing is taken, if no symbol stands close behind ``\Delta``.
    """
    start = cursor.pos
    if cursor.take_if(T.LETTER, r"\Delta") is None:
        return None
    below = cursor.take_if(T.SUB)
    sign = scripted(r"\Delta", 0, read_script(cursor, below).label) if below else r"\Delta"
    if not starts_name(cursor):
        cursor.pos = start
        return None
    base, inner = read_base(cursor)
    return f"{sign} {base}", inner


def _under_accent(cursor: Cursor, accent: str, accents: int) -> tuple[str, Scripts | None]:
    if cursor.done:
        raise Unreadable(rules.MISSING_ARGUMENT, cursor.edge, f"`{accent}` without a symbol under it")
    if accent == r"\hat" and cursor.at(T.NUMBER, "1", "0"):
        return cursor.take().text, None
    if cursor.at(T.COMMAND, r"\nabla"):
        return cursor.take().text, None
    if not starts_name(cursor):
        raise Unreadable(
            rules.NOT_READ_YET, cursor.peek().place, f"`{accent}` over more than one symbol is not read yet"
        )
    name, inner = read_base(cursor, accents + 1)
    scripts = inner or read_scripts(cursor)
    if cursor.at(T.LETTER):
        raise Unreadable(
            rules.NOT_READ_YET, cursor.peek().place, f"`{accent}` over more than one symbol is not read yet"
        )
    if scripts.primes:
        name = scripted(name, scripts.primes)
    return name, Scripts(0, scripts.sub, scripts.sup) if scripts.sub or scripts.sup else None
