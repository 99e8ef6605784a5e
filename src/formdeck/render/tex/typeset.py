"""LaTeX made ready for MathJax."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from formdeck.diagnostics.rules import render as rules
from formdeck.render.tex.macros import expand_macros
from formdeck.render.tex.problem import Problem
from formdeck.render.tex.refused import find_refused
from formdeck.render.tex.tokens import Token, join_tokens, tokenize_latex

Macros = Mapping[str, str]

# What XML, MathJax or a terminal cannot carry; it has no meaning in a formula.
_LONE_BACKSLASH = re.compile(r"((?<!\\)(?:\\\\)*)\\\Z")
# Nothing to do: a single line of letters, digits and simple signs, without commands.
_PLAIN = re.compile(r"(?! )[A-Za-z0-9_^{}()=+,.;:<>|/!*' -]*[A-Za-z0-9})|]")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Typeset:
    """LaTeX to give to MathJax, or None if it cannot be; and what is wrong with it."""

    latex: str | None
    problems: tuple[Problem, ...] = ()


@lru_cache(maxsize=16384)
def _typeset(latex: str, macros: tuple[tuple[str, str], ...]) -> Typeset:
    if not macros and _PLAIN.fullmatch(latex):
        return Typeset(latex)
    tokens, problems = expand_macros(latex, dict(macros))
    problems += tuple(find_refused(tokens))
    tidy = _tidy(join_tokens(_without_trailing_space(tokens)))
    dollars = latex.find("$$")
    if "$$" in tidy:
        at, end = (dollars, dollars + 2) if dollars >= 0 else (0, len(latex))
        hint = "formulas are written without them"
        problems += (Problem(rules.DOLLARS, at, end, "`$$` inside a formula", (hint,)),)
    usable = bool(tidy) and not any(problem.rule is not rules.MACRO_ARGUMENTS for problem in problems)
    return Typeset(tidy if usable else None, problems)


def _without_trailing_space(tokens: list[Token]) -> list[Token]:
    end = len(tokens)
    while end and (tokens[end - 1].text.isspace() or tokens[end - 1].text in {"\\ ", "\\\n"}):
        end -= 1
    return tokens[:end]


def _tidy(latex: str) -> str:
    """Drop blank lines, and space around lines that is not a control space."""
    lines = (line.strip() for line in _UNPRINTABLE.sub(" ", latex).split("\n"))
    return "\n".join(_LONE_BACKSLASH.sub(r"\1\\ ", line) for line in lines if line)


def typeset(latex: str, macros: Macros) -> Typeset:
    """Expand macros, drop comments and blank lines, and refuse what has no place in a formula."""
    return _typeset(latex, tuple(macros.items()))


def is_inline_safe(latex: str) -> bool:
    """Whether LaTeX can stand between single dollars: no bare dollar, no backslash at the end."""
    if "$" not in latex and not latex.endswith("\\"):
        return bool(latex.strip())
    tokens = [token.text for token in tokenize_latex(latex)]
    return bool(latex.strip()) and "$" not in tokens and tokens[-1] != "\\"


def display_lines(latex: str) -> list[str]:
    """Set typeset LaTeX as a display; rows that no environment holds are aligned."""
    if not has_bare_rows(latex):
        return latex.split("\n")
    rows = re.sub(r"\\\\\s*\Z", "", latex).rstrip()
    return [r"\begin{align}", *rows.split("\n"), r"\end{align}"]


def has_bare_rows(latex: str) -> bool:
    r"""Whether ``&`` or ``\\`` stands outside every brace and environment."""
    if "&" not in latex and r"\\" not in latex:
        return False
    depth = 0
    for token in tokenize_latex(latex):
        if token.text in {"{", r"\begin"}:
            depth += 1
        elif token.text in {"}", r"\end"}:
            depth -= 1
        elif depth <= 0 and token.text in {"&", r"\\"}:
            return True
    return False
