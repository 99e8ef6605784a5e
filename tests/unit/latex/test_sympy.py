"""The SymPy view holds what the formula says, and nothing is evaluated."""

import pytest
import sympy

from formdeck.latex import Declaration, classes, lower_statement, parse_latex, read_latex, read_sympy
from formdeck.model import Kind


def sides(latex: str, kinds: dict[str, str] | None = None) -> tuple[sympy.Basic, ...]:
    formula, problems = parse_latex(latex, kinds or {})
    assert formula.statements, problems
    return lower_statement(formula.statements[0]).sides


def value(latex: str, **numbers: float) -> float:
    (expression,) = sides(latex)
    names = {symbol: numbers[symbol.name.lstrip("\\")] for symbol in expression.free_symbols}
    return float(expression.subs(names).doit().evalf())


@pytest.mark.parametrize(
    ("latex", "numbers", "expected"),
    [
        ("p^x (1-p)^{1-x}", {"p": 0.3, "x": 1}, 0.3),
        (
            r"\frac{1}{\sqrt{2\pi\sigma^2}}\exp\left(-\frac{1}{2\sigma^2}(x-\mu)^2\right)",
            {"x": 0, "mu": 0, "sigma": 1},
            0.3989423,
        ),
        (r"\sum_{k=1}^{n} k^2", {"n": 4}, 30),
        (r"\prod_{k=1}^{n} 2k", {"n": 3}, 48),
        (r"\int_0^a t^2\,dt", {"a": 3}, 9),
        (r"\log_2 x", {"x": 8}, 3),
        (r"\sin^2 x + \cos^2 x", {"x": 0.7}, 1),
        (r"\sin^{-1} x", {"x": 1}, 1.5707963),
        (r"a - b - c", {"a": 9, "b": 3, "c": 2}, 4),
        (r"a / b / c", {"a": 12, "b": 3, "c": 2}, 2),
        (r"-x^2", {"x": 3}, -9),
        (r"2^{3^2}", {}, 512),
        (r"|x| + \lfloor y \rfloor + \lceil y \rceil", {"x": -2, "y": 1.5}, 5),
        (r"\max(0, x)", {"x": -1}, 0),
        (r"\begin{cases} 1 & (x > 0) \\ 0 & \text{otherwise} \end{cases}", {"x": 2}, 1),
        (r"\frac{n!}{2} + \binom{n}{2}", {"n": 4}, 18),
        (r"\sqrt[3]{x} + 50\%", {"x": 8}, 2.5),
        (r"\sin 30^\circ", {}, 0.5),
        (r"x e^{-x}", {"x": 1}, 0.3678794),
        (r"\frac{d}{dx} x^3", {"x": 2}, 12),
        (r"\lim_{h\to 0}\frac{(x+h)^2-x^2}{h}", {"x": 3}, 6),
        (r"7 \bmod 4", {}, 3),
        (r"0.25 + 1{,}000", {}, 1000.25),
    ],
)
def test_value_of_the_sympy_view(latex: str, numbers: dict[str, float], expected: float) -> None:
    assert value(latex, **numbers) == pytest.approx(expected, rel=1e-6)


def test_order_of_matrix_products_is_kept() -> None:
    (product,) = sides("XW", {"X": "matrix", "W": "matrix"})
    x, w = sympy.symbols("X W", commutative=False)

    assert product == x * w
    assert product != w * x


def test_nothing_is_evaluated() -> None:
    (statement,) = read_latex("x + x - 0 \\cdot y").value.statements

    assert statement.sides[0].count("Symbol('x')") == 2
    assert "Symbol('y')" in statement.sides[0]


def test_derivative_of_what_does_not_show_its_variable_is_not_zero() -> None:
    (derivative,) = sides(r"\frac{\partial L}{\partial w}")

    assert derivative.doit() == classes.DerivativeAt(r"\partial", sympy.Symbol("L"), (sympy.Symbol("w"), 1))


def test_derivative_of_a_function_at_a_place() -> None:
    (derivative,) = sides("f'(2x)", {"f": "function"})

    assert sympy.srepr(derivative).startswith("Subs(Derivative(Function('f')")


def test_expectation_keeps_distribution_and_condition() -> None:
    outcome = parse_latex(r"\mathbb{E}_{x\sim p}[x \mid y]", [Declaration("p", Kind.DISTRIBUTION)])
    (expectation,) = lower_statement(outcome[0].statements[0]).sides

    x, y, p = sympy.symbols("x y p")
    claim = classes.Claim(r"\sim", x, p)
    assert expectation == classes.Expectation("E", x, (claim,), (y,), (x,))
    assert expectation.free_symbols == {y, p}


def test_srepr_keeps_the_order_written() -> None:
    (statement,) = read_latex("b + a").value.statements

    assert statement.sides == ("Add(Symbol('b'), Symbol('a'))",)


@pytest.mark.parametrize(
    ("symbol", "meaning", "latex", "held"),
    [
        (r"\Gamma", "gamma function", r"\Gamma(z)", "gamma(z)"),
        (r"\Gamma(z)", "ガンマ関数", r"\Gamma(z+1)", "gamma(z + 1)"),
        ("B(a, b)", "beta function", "B(x, y)", "beta(x, y)"),
        (r"\delta", "Dirac delta function", r"\delta(x)", "DiracDelta(x)"),
        (r"\delta_{ij}", "クロネッカーのデルタ", r"\delta_{ij}", "KroneckerDelta(i, j)"),
        (r"\Gamma", "inverse of the gamma function", r"\Gamma(z)", r"\Gamma(z)"),
        ("H", "step function", "H(x)", "H(x)"),
    ],
)
def test_what_the_glossary_calls_by_its_name_is_what_sympy_knows(
    symbol: str, meaning: str, latex: str, held: str
) -> None:
    (statement,) = read_sympy(latex, {symbol: {"meaning": meaning}}).value

    assert str(statement.sides[0]) == held


def test_identity_and_zero_matrix_of_declared_shape() -> None:
    entries = {
        "A": {"kind": "matrix", "shape": "n, n"},
        "I": {"kind": "matrix", "shape": "n, n", "meaning": "$n$次の単位行列"},
        "O": {"kind": "matrix", "shape": "n, n", "meaning": "zero matrix"},
    }
    (statement,) = read_sympy("A I = O", entries).value

    n = sympy.Symbol("n")
    a = sympy.MatrixSymbol("A", n, n)
    assert statement.sides == (sympy.MatMul(a, sympy.Identity(n), evaluate=False), sympy.ZeroMatrix(n, n))
