"""Names and their labels, from canonical form back to LaTeX."""

import re

from formdeck.latex.lexer import tokenize_latex
from formdeck.latex.names import difference_of, label_of
from formdeck.latex.problem import Unreadable

_WORD = re.compile(r"[^\W\d_][\w.,:/+@&'-]*")
_COMPOUND = re.compile(r"\(?(?:\\(?:mathrm|text)\{\w+\}\)?(?:[_^]\{[^{}]*\})*\(?){2,}")
_ESCAPES = str.maketrans({"%": r"\%", "&": r"\&", "_": r"\_", "#": r"\#"})
_OWN_COMMANDS = frozenset(rf"\{name}" for name in ("tr", "rank", "diag", "sgn", "erf", "adj", "argmax", "argmin"))
"""Functions that the reader has a command for, but LaTeX has none."""


def write_name(name: str, *, spelled: bool = False) -> str:
    r"""Write a canonical name: ``softmax`` as ``\mathrm{softmax}``, ``d_{model}`` as ``d_{\text{model}}``.

    ``spelled`` says that letters under an accent are letters, as in ``\vec{AB}``.
    """
    if _COMPOUND.fullmatch(name):
        return name
    if name.startswith("{}"):
        scripts, rest = _leading(name)
        return "{}" + "".join(f"{mark}{{{_label(mark, text)}}}" for mark, text in scripts) + write_name(rest)
    base, primes, scripts = _apart(name)
    return _base(base, spelled=spelled) + primes + "".join(f"{mark}{{{_label(mark, text)}}}" for mark, text in scripts)


def has_superscript(name: str) -> bool:
    """Whether a name has a superscript or primes, so that no other one can follow."""
    _, primes, scripts = _apart(name)
    return bool(primes) or any(mark == "^" for mark, _ in scripts)


def write_text(text: str) -> str:
    r"""Write words as ``\text{…}``."""
    return rf"\text{{{text.translate(_ESCAPES)}}}"


def write_word(text: str) -> str:
    """Write a word as one upright symbol."""
    return rf"\mathrm{{{text.translate(_ESCAPES)}}}" if _WORD.fullmatch(text) else write_text(text)


def write_label(text: str) -> str:
    """Write a label as it is if that is read as the same label, else as text."""
    try:
        plain = label_of(tokenize_latex(text, {})[0]) == text
    except Unreadable:
        plain = False
    return text if plain else write_text(text)


_METHOD = re.compile(r"([A-Z]{2,})(\(.*\))")


def _label(mark: str, text: str) -> str:
    """Write a script; letters are set as text, so that they are no product and no indices."""
    if text.isalpha() and (len(text) > 1 or mark == "^"):
        return write_text(text)
    if (method := _METHOD.fullmatch(text)) is not None:
        return write_word(method[1]) + method[2]
    return write_label(text)


def _base(base: str, *, spelled: bool) -> str:
    if base in _OWN_COMMANDS:
        return rf"\operatorname{{{base[1:]}}}"
    if sign := difference_of(base):
        return f"{write_name(sign[:-1])} {_base(base.removeprefix(sign), spelled=False)}"
    command, brace, inside = base.partition("{")
    if brace and not command.startswith(r"\math") and command != r"\boldsymbol":
        return f"{command}{{{inside[:-1] if spelled else write_name(inside[:-1])}}}"
    if base.startswith(("\\", "(\\")) or len(base) == 1:
        return base
    return write_word(base)


def _apart(name: str) -> tuple[str, str, list[tuple[str, str]]]:
    """Split a name into its base, primes, and scripts."""
    at = _end_of_base(name)
    end = at
    while end < len(name) and name[end] == "'":
        end += 1
    scripts: list[tuple[str, str]] = []
    position = end
    while position < len(name):
        closing = _closing(name, position + 1)
        scripts.append((name[position], name[position + 2 : closing]))
        position = closing + 1
    return name[:at], name[at:end], scripts


def _end_of_base(name: str) -> int:
    position = len(difference_of(name))
    while position < len(name):
        if name[position] == "{":
            position = _closing(name, position)
        elif name[position] == "'" or (name[position] in "_^" and name[position + 1 : position + 2] == "{"):
            return position
        position += 1
    return position


def _leading(name: str) -> tuple[list[tuple[str, str]], str]:
    """Take the scripts in front off a name: ``{}^{0}T``."""
    scripts: list[tuple[str, str]] = []
    position = 2
    while position < len(name) and name[position] in "_^":
        closing = _closing(name, position + 1)
        scripts.append((name[position], name[position + 2 : closing]))
        position = closing + 1
    return scripts, name[position:]


def _closing(name: str, opening: int) -> int:
    depth = 0
    for position in range(opening, len(name)):
        depth += (name[position] == "{") - (name[position] == "}")
        if depth == 0:
            return position
    return len(name) - 1
