"""What is wrong with the LaTeX of a glossary entry: its key, its shape, its domain."""

import re
from collections.abc import Iterator
from functools import lru_cache

from formdeck.diagnostics import Diagnostic
from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.glossary.key_forms import read_key_form, undressed
from formdeck.latex.glossary.keys import Macros
from formdeck.latex.glossary.scope import Scope
from formdeck.latex.lexer import T, tokenize_latex
from formdeck.latex.parse.layout.formula import parse_formula
from formdeck.latex.problem import Problem, Unreadable
from formdeck.latex.tree import Constant, Formula, Interval, Negative, Node, Number, Power, SetOf
from formdeck.model import Kind, Symbol
from formdeck.source import SourceText

# A key, shape or domain may be ambiguous, or notation that is not read yet; only what is broken is refused.
_BROKEN = frozenset(f"FD{number}" for number in (*range(301, 315), 321))
# The dot that stands for any value in a norm's sign.
_PLACEHOLDER = re.compile(r"(?<=[|(\[,\s])(?:\\cdot|\\bullet)(?=\s*(?:[|)\],]|\\\||\\rangle|\\r[vV]ert))")
_RELATION = re.compile(r"\s*(?:[<>=]|\\(?:leq?|geq?|leqslant|geqslant|neq?|lt|gt|in|subset)\b)")
_SIZELESS = frozenset({Kind.SCALAR, Kind.INTEGER, Kind.INDEX})
_KEY = "a key is a symbol as the formulas use it: `x`, `x_i`, `f(x)`, `A^{-1}`, or several: `a, b`"
_DOMAIN = r"write a set, `[0, 1]`, `\{0, 1\}`, `\mathbb{R}^n`, or a condition, `x > 0`"
_SHAPE = r"write numbers or symbols with `\times` between them: `m \times n`"


def find_unreadable(entry: Symbol, macros: Macros = ()) -> Iterator[Diagnostic]:
    """Report what of an entry's LaTeX cannot be read, or makes no sense."""
    yield from _key(entry, macros)
    if entry.domain is not None:
        yield from _domain(entry.domain, macros)
    if entry.shape is not None:
        yield from _shape(entry.shape, entry.kind, macros)


def _key(entry: Symbol, macros: Macros) -> Iterator[Diagnostic]:
    text = undressed(entry.symbol.text)
    try:
        if read_key_form(text, entry.meaning.text, macros):
            return
        problem = _broken_notation(text, macros)
    except Unreadable as stopped:
        problem = stopped.problem
    if problem is not None:
        yield rules.GLOSSARY_KEY.at(entry.symbol.span(), problem.message, *(problem.hints or (_KEY,)))


def _broken_notation(text: str, macros: Macros) -> Problem | None:
    """Find what is broken in a key that declares no symbol; an operator may stand by itself."""
    tokens, _ = tokenize_latex(text, dict(macros))
    if len(tokens) == 1 and tokens[0].kind in {T.COMMAND, T.OPERATOR, T.RELATION}:
        return None
    plain = _PLACEHOLDER.sub("x", text)
    _, problem = _read(plain, macros)
    lone = tokens[0].kind in {T.COMMAND, T.OPERATOR} and problem is not None
    return None if lone and _read(f"{plain} x", macros)[1] is None else problem


def _domain(domain: SourceText, macros: Macros) -> Iterator[Diagnostic]:
    text = undressed(domain.text)
    formula, problem = _read(f"x {text}" if _RELATION.match(text) else text, macros)
    node = _only_side(formula)
    if problem is not None:
        yield rules.DOMAIN.at(domain.span(), problem.message, *(problem.hints or (_DOMAIN,)))
    elif isinstance(node, Number | Negative) or (isinstance(node, Constant) and not node.latex.startswith(r"\mathbb")):
        yield rules.DOMAIN.at(domain.span(), f"`{text}` is a value, not a set of values", _DOMAIN)
    elif isinstance(node, Interval) and _is_empty(node):
        yield rules.DOMAIN.at(domain.span(), f"the interval `{text}` is empty", "the smaller number stands first")
    elif isinstance(node, SetOf) and not node.items:
        yield rules.DOMAIN.at(domain.span(), f"the set `{text}` is empty", _DOMAIN)


def _shape(shape: SourceText, kind: Kind | None, macros: Macros) -> Iterator[Diagnostic]:
    text = undressed(shape.text)
    formula, problem = _read(text, macros)
    node = _only_side(formula)
    if problem is not None:
        yield rules.SHAPE.at(shape.span(), problem.message, _SHAPE)
    elif isinstance(node.base if isinstance(node, Power) else node, Constant | Interval | SetOf):
        yield rules.SHAPE.at(shape.span(), f"`{text}` is a set, not a shape", f"write it as `domain`; {_SHAPE}")
    elif isinstance(node, Negative) or (isinstance(node, Number) and not _is_size(node)):
        yield rules.SHAPE.at(shape.span(), f"`{text}` is no size", _SHAPE)
    elif kind is not None and kind in _SIZELESS:
        yield rules.SHAPE.at(
            shape.span(), f"a shape for a symbol of kind `{kind.value}`", "leave out `shape`, or `kind`"
        )


@lru_cache(maxsize=1024)
def _read(text: str, macros: Macros) -> tuple[Formula, Problem | None]:
    """Read LaTeX without knowing its symbols, and find the first thing that is broken in any case."""
    formula, problems = parse_formula(text, Scope((), macros), dict(macros), inline=True)
    return formula, next((problem for problem in problems if problem.rule.code in _BROKEN), None)


def _only_side(formula: Formula) -> Node | None:
    sides = [side for statement in formula.statements for side in statement.sides]
    return sides[0] if len(sides) == 1 else None


def _is_size(number: Number) -> bool:
    return number.digits.isdigit() and int(number.digits) > 0


def _is_empty(interval: Interval) -> bool:
    lower, upper = _value(interval.lower), _value(interval.upper)
    return lower is not None and upper is not None and lower > upper


def _value(node: Node) -> float | None:
    if isinstance(node, Negative):
        value = _value(node.body)
        return None if value is None else -value
    return float(node.digits) if isinstance(node, Number) else None
