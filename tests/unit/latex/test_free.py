"""Free symbols and functions are exact."""

import pytest

from formdeck.latex import Declaration, read_latex
from formdeck.model import Kind

F = Declaration("f(x)")
P = Declaration("p", Kind.DISTRIBUTION)


@pytest.mark.parametrize(
    ("latex", "free", "functions"),
    [
        ("f(x;p) = p^x (1-p)^{1-x}", ["p", "x"], ["f"]),
        (r"\sum_{i=1}^{n} i a", ["a", "n"], []),
        (r"\sum_{i=1}^{n} x_i", ["n", "x"], []),
        (r"\sum_{i=i}^{n} i", ["i", "n"], []),
        (r"\int_a^b f(t)\,dt", ["a", "b"], ["f"]),
        (r"\int f(t)\,dt + t", ["t"], ["f"]),
        (r"\lim_{h\to 0} f(h+x)", ["x"], ["f"]),
        (r"\max_{a'} f(a')", [], ["f"]),
        (r"\operatorname*{argmax}_{x \in S} f(x)", ["S"], ["f"]),
        (r"\mathbb{E}_{x\sim p}[f(x)]", [], ["f", "p"]),
        (r"\mathbb{E}_x[f(x) + y]", ["y"], ["f"]),
        (r"\{x \mid x > a\}", ["a"], []),
        (r"\hat y + d_{\mathrm{model}} + x_0 + h'", [r"\hat{y}", "d_{model}", "h'", "x_{0}"], []),
        (r"2\pi r", ["r"], []),
        (r"\log x + \sin y", ["x", "y"], []),
        (r"\mathrm{TP} + \text{FP} + \operatorname{TN}", ["FP", "TN", "TP"], []),
        (r"\frac{\partial L}{\partial w}", ["L", "w"], []),
    ],
)
def test_free_symbols_and_functions(latex: str, free: list[str], functions: list[str]) -> None:
    declared = [F, Declaration("P_x", Kind.DISTRIBUTION)] if "f(x;p)" in latex else [F, P]
    reading = read_latex(latex, declared).value

    assert reading.ok, reading.found
    assert (list(reading.free), list(reading.functions)) == (free, functions)
