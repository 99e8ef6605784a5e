r"""The deck's macros, expanded in the text.

MathJax would keep a ``\newcommand`` from one formula to the next, but only within one conversion of the whole
document: a page shown alone, or cached, would lack it. Expanded text means the same everywhere.
"""

import re
from collections.abc import Iterable, Mapping

from formdeck.diagnostics.rules import render as rules
from formdeck.render.tex.problem import Problem
from formdeck.render.tex.tokens import Token, tokenize_latex

_MAX_STEPS = 2_000
_MAX_SIZE = 100_000  # of all that macros stand for, in characters and tokens
_PARAMETER = re.compile(r"#([1-9])")


class EndlessMacroError(Exception):
    """A macro calls itself, or grows beyond all measure."""


def expand_macros(latex: str, macros: Mapping[str, str]) -> tuple[list[Token], tuple[Problem, ...]]:
    """Replace each macro by its body, as TeX does.

    Returns:
        The tokens left, and what was wrong. A macro that never ends leaves the LaTeX as it was.
    """
    tokens = list(tokenize_latex(latex))
    if not macros or macros.keys().isdisjoint(token.text for token in tokens):
        return tokens, ()
    expander = _Expander(tokens, macros)
    try:
        return expander.run(), tuple(expander.problems)
    except EndlessMacroError:
        name, at = expander.last
        message = f"the macro `{name}` never ends"
        hint = "a macro cannot use itself, also not through another one"
        return tokens, (Problem(rules.ENDLESS_MACRO, at, at + len(name), message, (hint,)),)


class _Expander:
    """The tokens still to come, as a stack, and those that are done."""

    def __init__(self, tokens: Iterable[Token], macros: Mapping[str, str]) -> None:
        self._todo = list(tokens)[::-1]
        self._macros = macros
        self._steps = 0
        self._size = 0
        self.problems: list[Problem] = []
        self.last = Token("", 0)

    def run(self) -> list[Token]:
        done: list[Token] = []
        while self._todo:
            token = self._todo.pop()
            if token.text in self._macros:
                self._call(token)
            else:
                done.append(token)
        return done

    def _call(self, macro: Token) -> None:
        body = self._macros[macro.text]
        self._steps += 1
        self._size += len(body)
        self.last = macro
        if self._steps > _MAX_STEPS or self._size > _MAX_SIZE:
            raise EndlessMacroError
        wanted = max((int(match[1]) for match in _PARAMETER.finditer(body)), default=0)
        arguments = [self._argument() for _ in range(wanted)]
        given = [argument for argument in arguments if argument is not None]
        if len(given) < wanted:
            message = f"the macro `{macro.text}` wants {wanted} argument(s), here are {len(given)}"
            self.problems.append(Problem(rules.MACRO_ARGUMENTS, macro.at, macro.at + len(macro.text), message))
        filled = _fill(body, given, macro.at)
        self._size += len(filled)
        self._todo.extend(reversed(filled))

    def _argument(self) -> list[Token] | None:
        while self._todo and self._todo[-1].text.isspace():
            self._todo.pop()
        if not self._todo or self._todo[-1].text == "}":
            return None
        first = self._todo.pop()
        return self._group() if first.text == "{" else [first]

    def _group(self) -> list[Token]:
        depth, inside = 1, list[Token]()
        while self._todo:
            token = self._todo.pop()
            depth += (token.text == "{") - (token.text == "}")
            if depth == 0:
                break
            inside.append(token)
        return inside


def _fill(body: str, arguments: list[list[Token]], at: int) -> list[Token]:
    """Put the arguments into a macro's body; what comes out stands where the macro was called."""
    filled: list[Token] = []
    tokens = [Token(token.text, at) for token in tokenize_latex(body)]
    position = 0
    while position < len(tokens):
        following = tokens[position + 1].text if position + 1 < len(tokens) else ""
        if tokens[position].text == "#" and following.isascii() and following.isdigit() and following != "0":
            number = int(following)
            if len(filled) > _MAX_SIZE:
                raise EndlessMacroError
            filled.extend(arguments[number - 1] if number <= len(arguments) else ())
            position += 2
        else:
            filled.append(tokens[position])
            position += 1
    return filled
