"""A formula can be computed with, and no formula makes that hang."""

import time

import pytest
import sympy

from formdeck.latex import parse_latex, to_sympy
from formdeck.latex.problem import Unreadable
from formulas import CASES, declarations

HOSTILE = [
    "9^{9^{9}}",
    "9^{9^{9^{9}}} + 1",
    "((10^{500})^{500})^{500}",
    "(2x)^{1000000000}",
    "e^{e^{e^{100}}} - 5",
    r"\max(e^{e^{e^{100}}}, 3)",
    r"2^{e^{e^{e^{9}}}}",
    "1000000000!",
    "((9!)!)!",
    "1000000001!!",
    r"\binom{1000000000}{500000000}",
    r"\sum_{k=1}^{100000000} \frac{1}{k^2}",
    r"\sum_{i=1}^{1000} \sum_{j=1}^{1000} ij",
    r"\prod_{k=1}^{10000000} k",
    r"\frac{d^{1000000}}{dx^{1000000}} x^2",
    "9" * 200,
    "9" * 40 + r" \cdot " + r" \cdot ".join(["9" * 45] * 30),
]


@pytest.mark.parametrize("latex", HOSTILE, ids=[latex[:30] for latex in HOSTILE])
def test_what_would_hang_is_refused_at_once(latex: str) -> None:
    start = time.monotonic()

    with pytest.raises(Unreadable, match="not evaluated: "):
        computed(latex)
    assert time.monotonic() - start < 1


@pytest.mark.parametrize(
    "latex",
    [
        r"\lfloor e^{9^3} \rfloor",
        r"\sin(10^{49})",
        r"(x+1)^{1000}",
        r"2^{1024}",
        r"\int_0^1 x^{999}\,dx",
        r"\sum_{k=0}^{\infty} \frac{x^k}{k!}",
        r"\begin{cases} 1 & (i < 2) \\ 0 & \text{otherwise} \end{cases}",
        r"100!",
        r"\sqrt{" * 30 + "2" + "}" * 30,
    ],
)
def test_what_is_costly_but_bounded_is_quick(latex: str) -> None:
    start = time.monotonic()

    assert computed(latex) is not None
    assert time.monotonic() - start < 1


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        ("x + x", "2*x"),
        ("x - x", "0"),
        (r"\frac{2}{4} + \sqrt{4}", "5/2"),
        (r"\sin \pi", "0"),
        ("5! + 2^3", "128"),
        (r"\binom{5}{2}", "10"),
        (r"\max(1, 2)", "2"),
        (r"\lfloor 2.5 \rfloor", "2"),
        (r"7 \bmod 4", "3"),
        ("|{-3}|", "3"),
        (r"\log 1", "0"),
    ],
)
def test_values_are_evaluated(latex: str, expected: str) -> None:
    assert str(computed(latex)) == expected


def test_integral_is_right_once_evaluated() -> None:
    integral = computed(r"\int_{-\infty}^{\infty} e^{-t^2}\,dt")

    assert integral.doit() == sympy.sqrt(sympy.pi)


def test_every_notation_can_be_evaluated() -> None:
    tried = 0
    for case in CASES:
        formula, _ = parse_latex(case.latex, declarations(case.declared))
        for side in (side for statement in formula.statements for side in statement.sides):
            assert isinstance(to_sympy(side, evaluate=True), sympy.Basic)
            tried += 1
    assert tried > 500


def computed(latex: str) -> sympy.Basic:
    formula, problems = parse_latex(latex)
    assert formula.statements, problems
    return to_sympy(formula.statements[0].sides[0], evaluate=True)
