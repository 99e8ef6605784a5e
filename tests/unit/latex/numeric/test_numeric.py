"""Formulas as functions of numbers, within a bounded number of steps."""

import math

import pytest

from formdeck.latex.numeric import NoNumber, number_of, read_numeric

FUNCTIONS = {"f": "function", "g": "function", "h": "function", "H": "function"}


@pytest.mark.parametrize(
    ("latex", "values", "expected"),
    [
        (r"f(x; \mu, \sigma) = \frac{1}{\sqrt{2\pi}\sigma} \exp\left(-\frac{(x-\mu)^2}{2\sigma^2}\right)",
         {"x": 1.0, r"\mu": 1.0, r"\sigma": 2.0}, 1 / (2 * math.sqrt(2 * math.pi))),
        (r"f(x) = \begin{cases} x & (x > 0) \\ 0 & (x \le 0) \end{cases}", {"x": -2.0}, 0.0),
        (r"f(x) = \begin{cases} x & (x > 0) \\ 0 & (x \le 0) \end{cases}", {"x": 3.0}, 3.0),
        (r"g(x) = \sum_{k=0}^{5} \frac{x^k}{k!}", {"x": 1.0}, 1 + 1 + 1 / 2 + 1 / 6 + 1 / 24 + 1 / 120),
        (r"f(n) = \prod_{k=1}^{n} k", {"n": 5.0}, 120.0),
        (r"f(k) = \binom{n}{k} p^k (1-p)^{n-k}", {"n": 4.0, "k": 2.0, "p": 0.5}, 0.375),
        (r"H(p) = -p \log_2 p - (1-p) \log_2 (1-p)", {"p": 0.5}, 1.0),
        (r"f(x) = \frac{1}{\Gamma(\alpha)} x^{\alpha-1} e^{-x}", {"x": 2.0, r"\alpha": 3.0}, 2 * math.exp(-2)),
        (r"y = \tanh x = \frac{e^x - e^{-x}}{e^x + e^{-x}}", {"x": 0.5}, math.tanh(0.5)),
        (r"y = |x| + \lfloor x \rfloor + \max(x, 0)", {"x": -1.5}, 1.5 - 2 + 0),
        (r"\frac{a}{b}", {"a": 1.0, "b": 4.0}, 0.25),
    ],
)  # fmt: skip
def test_value_of_a_formula(latex: str, values: dict[str, float], expected: float) -> None:
    formula = read_numeric(latex, FUNCTIONS)

    assert formula.symbols == set(values)
    assert formula.value(values) == pytest.approx(expected, rel=1e-12)


def test_function_that_another_formula_defines() -> None:
    formula = read_numeric("h'(x) = h(x)(1 - h(x))", FUNCTIONS, others=[r"h(z) = \frac{1}{1 + e^{-az}}"])

    assert formula.symbols == {"x", "a"}
    assert formula.value({"x": 0.0, "a": 2.0}) == 0.25


@pytest.mark.parametrize(
    ("latex", "reason"),
    [
        (r"y = \mathbb{E}[X]", "Expectation"),
        (r"f(x) = g(x)", r"`g\(x\)` has no value that can be computed"),
        (r"f(x) = f(x) + 1", r"`f\(x\)` has no value that can be computed"),
        (r"f(x) = \int_0^x t\,dt", "Integral"),
        ("a < b", "nothing in it has a value"),
        (r"\frac{a}{", "nothing in it has a value"),
    ],
)
def test_formula_without_a_value_says_what_stands_in_the_way(latex: str, reason: str) -> None:
    with pytest.raises(NoNumber, match=reason):
        read_numeric(latex, FUNCTIONS)


@pytest.mark.parametrize(
    ("latex", "reason"),
    [
        (r"f(x) = \sqrt{x}", "no real power"),
        (r"f(x) = \ln x", "math domain error|expected a positive"),
        (r"f(x) = \frac{1}{x + 1}", "0.0 cannot be raised"),
        (r"f(x) = 9^{9^{9^9}} x", "out of range"),
        (r"f(x) = \sum_{k=1}^{100000000} k x", "too many steps"),
        (r"f(x) = g(x),\ g(x) = 2 f(x)", "defined by itself"),
        ("f(x) = a x", "`a` has no value"),
    ],
)
def test_point_without_a_value_says_why(latex: str, reason: str) -> None:
    with pytest.raises(NoNumber, match=reason):
        read_numeric(latex, FUNCTIONS).value({"x": -1.0})


def test_names_in_a_formula_are_never_run() -> None:
    """SymPy's own `lambdify` would call a function of this name."""
    with pytest.raises(NoNumber):
        read_numeric(r"y = \operatorname{exit}(x)").value({"x": 1.0})


def test_number_in_latex() -> None:
    assert number_of(r"-2\pi") == -2 * math.pi
    assert number_of(r"\frac{1}{3}") == pytest.approx(1 / 3)
    with pytest.raises(NoNumber):
        number_of("x")
