"""No input hangs the reader, exhausts the stack or evaluates anything; what it costs grows with its length."""

import sys
from types import FrameType
from typing import Any

import pytest

from formdeck.diagnostics import Severity
from formdeck.latex import Declaration, parse_latex, read_detached, read_latex
from formdeck.latex.tree import walk
from formdeck.model import Kind

DECLARED = (Declaration("f", Kind.FUNCTION), Declaration("p", Kind.DISTRIBUTION))

TOO_LARGE = {
    "spaces": "x" + " " * 10**6 + "+1",
    "digits": "9" * 10**5,
    "decimals": "0." + "9" * 10**5,
    "parentheses": "(" * 5000 + "x" + ")" * 5000,
    "open parentheses": "(" * 5000,
    "fractions": r"\frac{1}{" * 5000 + "x" + "}" * 5000,
    "few fractions": r"\frac{1}{" * 300 + "x" + "}" * 300,
    "braces": "{" * 5000 + "x" + "}" * 5000,
    "subscripts": "x" + "_{y" * 5000 + "}" * 5000,
    "superscripts": "x" + "^{y" * 5000 + "}" * 5000,
    "terms": "+".join(["a"] * 20_000),
    "rows": r"a&=b\\" * 10**4,
    "columns": r"\begin{matrix}" + "1&" * 10**4 + r"1\end{matrix}",
    "cells": r"\begin{pmatrix}" + ("1&" * 99 + r"1\\") * 100 + r"\end{pmatrix}",
    "matrices": r"\begin{pmatrix}" * 40 + "x" + r"\end{pmatrix}" * 40,
    "bars": "|" * 10**4,
    "many bars": "|" * 3001,
    "conditions": "p(" + "a|" * 1500 + "b)",
    "lefts": r"\left(" * 3000,
    "primes": "x" + "'" * 10**4,
    "commas": "," * 10**5,
    "environments": r"\begin{align}" * 1000,
    "texts": r"\text{" * 2000 + "}" * 2000,
    "fonts": r"\mathbf{" * 2000 + "x" + "}" * 2000,
    "accents": r"\hat " * 1500 + "x",
    "colours": r"\textcolor{red}{" * 1000 + "x" + "}" * 1000,
    "stacks": r"\overset{" * 1000 + "x" + "}{=}" * 1000,
    "sums": r"\sum_i " * 1000 + "x",
    "integrals": r"\int " * 1000 + "x" + " dx" * 1000,
    "functions": r"\log " * 1000 + "x",
    "derivatives": r"\frac{d}{dx}" * 1000 + "x",
}
BROKEN = {
    "closed parentheses": (")" * 5000, "FD301"),
    "closed sized parentheses": (r"\right)" * 2000, "FD301"),
    "brackets of all kinds": ("}{)(][" * 1000, "FD301"),
    "sizes": (r"\left" * 3000, "FD304"),
    "fractions": (r"\frac" * 3000, "FD304"),
    "signs": ("-" * 5000 + "x", "FD303"),
    "relations": ("=" * 5000, "FD303"),
    "scripts": ("_" * 5000, "FD303"),
    "commas": ("a" + "," * 4000, "FD303"),
    "arrows": (r"\Rightarrow" * 1000, "FD303"),
    "factorials": ("x" + "!" * 4000, "FD310"),
    "column marks": ("&" * 5000, "FD313"),
    "marks and spaces": (r"&\quad " * 2500 + "x", "FD308"),
    "comment": ("%" * 5000, "FD313"),
    "backslashes": ("\\" * 5001, "FD309"),
    "dollars": ("$" * 5000, "FD309"),
    "surrogates": ("\ud800" * 100, "FD309"),
    "control characters": ("".join(map(chr, range(32))), "FD309"),
    "right-to-left marks": ("\u202ea + b\u202c", "FD309"),
    "combining marks": ("a\u0301" * 2000, "FD309"),
    "no characters": ("\uffff\ufffe", "FD309"),
    "long command": ("\\" + "x" * 19_000, "FD306"),
}
GROWING = {
    "terms": ("a+", "b"),
    "factors": (r"a\cdot ", "b"),
    "symbols": (r"\alpha", ""),
    "letters": ("ab", ""),
    "members": ("x_{i}+", "y"),
    "numbered names": ("x_{10}y_{20}+", "z"),
    "fractions": (r"\frac{a}{b}+", "c"),
    "sums": (r"\sum_i x_i+", "y"),
    "integrals": (r"\int x^2 dx+", "y"),
    "calls": ("f(x)+", "y"),
    "functions": (r"\sin x^2+", "y"),
    "lists": ("a,", "b"),
    "chains": ("a=", "b"),
    "rows": (r"a&=b\\", "a=b"),
    "continued rows": (r"a\\ +", "b"),
    "absolute values": ("|a|+", "b"),
    "norms": (r"\|a\|", ""),
    "conditions": ("p(a|b)+", "c"),
    "colons": ("a:", "b"),
    "colons between words": ("a : ", "b"),
    "logic": (r"a=b\wedge ", "c=d"),
    "arrows": (r"a=b\Rightarrow ", "c=d"),
    "operators": (r"A\odot ", "B"),
    "words": (r"\text{if } x ", ""),
    "expectations": (r"\mathbb{E}[X]+", "y"),
    "spaces": (r"\quad ", "x"),
    "marks and spaces": (r"&\quad ", "x"),
    "side conditions": ("x=1 (i=1) ", ""),
    "evaluations": ("f|_{x=0}+", "y"),
    "sized brackets": (r"\left(a\right)", ""),
    "cells": ("{a}", ""),
    "units": (r"1\,\mathrm{m}+", "y"),
    "quantifiers": (r"\forall x ", ""),
    "ellipses": (r"a,\dots,", "b"),
}
UNEVALUATED = {
    "9^{9^{9}}": "Pow(Integer(9), Pow(Integer(9), Integer(9)))",
    "10^{100000}": "Pow(Integer(10), Integer(100000))",
    r"\frac{1}{0}": "Mul(Integer(1), Pow(Integer(0), Integer(-1)))",
    r"\log 0": "log(Integer(0))",
}


def steps_of(latex: str) -> int:
    """Count the lines of Python that reading runs through, which no other program on the machine can change."""
    count = 0

    def trace(_frame: FrameType, _event: str, _argument: object) -> Any:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        read_detached(latex, DECLARED, {})
    finally:
        sys.settrace(before)
    return count


def errors(latex: str) -> list[str]:
    return [found.code for found in read_latex(latex, DECLARED).diagnostics if found.severity is Severity.ERROR]


@pytest.mark.parametrize("latex", TOO_LARGE.values(), ids=TOO_LARGE.keys())
def test_inhuman_formula_is_refused_as_too_large(latex: str) -> None:
    assert errors(latex) == ["FD312"]


@pytest.mark.parametrize(("latex", "code"), BROKEN.values(), ids=BROKEN.keys())
def test_flood_of_mistakes_is_one_error(latex: str, code: str) -> None:
    assert errors(latex) == [code]


@pytest.mark.parametrize(("unit", "end"), GROWING.values(), ids=GROWING.keys())
def test_twice_the_length_takes_twice_the_steps(unit: str, end: str) -> None:
    steps_of(unit * 2 + end)  # what is done once, such as compiling patterns, does not count
    short, long = steps_of(unit * 64 + end), steps_of(unit * 128 + end)

    assert long < 2.2 * short


@pytest.mark.parametrize(("unit", "end"), GROWING.values(), ids=GROWING.keys())
def test_tree_grows_no_faster_than_the_formula(unit: str, end: str) -> None:
    latex = unit * 128 + end
    formula, _ = parse_latex(latex, DECLARED)

    assert sum(1 for _ in walk(formula)) <= 4 * len(latex)


@pytest.mark.parametrize(("latex", "sides"), UNEVALUATED.items())
def test_nothing_is_evaluated(latex: str, sides: str) -> None:
    (statement,) = read_latex(latex).value.statements

    assert statement.sides == (sides,)


@pytest.mark.parametrize(
    "latex", [r"\sum_{k=1}^{10^{9}} k", r"\prod_{k=1}^{10^{9}} k", "(10^{9})!", r"\binom{10^{9}}{5}", r"\infty-\infty"]
)
def test_what_would_take_for_ever_to_calculate_is_read(latex: str) -> None:
    assert read_latex(latex).value.statements[0].sides


@pytest.mark.parametrize(
    "macros",
    [
        {r"\a": r"\a"},
        {r"\a": r"\b\b", r"\b": r"\a\a"},
        {rf"\{letter}": rf"\{following}" * 10 for letter, following in zip("abcdefgh", "bcdefghi", strict=True)},
        {r"\a": r"\a{#1#1}"},
    ],
)
def test_macro_that_never_ends_is_an_error(macros: dict[str, str]) -> None:
    outcome = read_latex(r"\a{x}", macros=macros)

    assert [found.code for found in outcome.diagnostics] == ["FD314"]


def test_too_deep_formula_says_so() -> None:
    assert errors("(" * 60 + "x" + ")" * 60) == ["FD312"]


def test_deep_but_human_formula_is_read() -> None:
    assert read_latex(r"\frac{1}{1+" * 25 + "x" + "}" * 25).ok


@pytest.mark.parametrize("latex", [r"\frac{1}{1+" * 39 + "x" + "}" * 39, "f(" * 39 + "x" + ")" * 39])
def test_deepest_formula_is_read_wherever_the_reader_is_called_from(latex: str) -> None:
    def from_below(frames: int) -> list[str]:
        return from_below(frames - 1) if frames else errors(latex)

    assert from_below(150) == []
