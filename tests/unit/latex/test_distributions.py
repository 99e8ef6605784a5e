r"""What is distributed how: ``\sim``, conditions before it, statistics with a measure, transposes by a prime."""

import pytest

from formdeck.latex import Declaration, read_latex
from formdeck.model import Kind

SCALARS = ["X", "Y", "Z", "W", "x", "y", "x_i", "y_i", "\\beta", "n", "m", "D", "\\mathbb{Q}"]
DECLARED = [
    *map(Declaration, SCALARS),
    Declaration("f", Kind.FUNCTION),
    Declaration("q", Kind.DISTRIBUTION),
    Declaration("A", Kind.MATRIX),
    Declaration("v", Kind.VECTOR),
    Declaration("W_i^Q", Kind.MATRIX),
]


@pytest.mark.parametrize(
    ("latex", "expected", "free"),
    [
        (r"X \sim t(n-1)", "X ~ t(n - 1)", "X n"),
        (r"X \sim \chi^2_{n-1}", r"X ~ \chi^{2}[n - 1]", r"X \chi^{2} n"),
        (r"X \sim \chi^2(n)", r"X ~ \chi^{2}(n)", "X n"),
        (r"f(n) \sim n(n+1)", "f(n) ~ n * (n + 1)", "n"),
        (r"|x| \sim |y|", "|x| ~ |y|", "x y"),
        (r"x|y \sim N(0,1)", r"x \mid y ~ N(0, 1)", "x y"),
        (
            r"y_i \mid x_i, \beta \sim N(\beta x_i, 1)",
            r"y[i] \mid x[i], \beta ~ N(\beta * x[i], 1)",
            r"\beta i x y",
        ),
        (r"X \perp\!\!\!\perp Y \mid Z, W", r"X \perp Y \mid Z, W", "W X Y Z"),
        (r"\mathbb{E}^{\mathbb{Q}}[X]", r"E{\mathbb{Q}}[X]", r"X \mathbb{Q}"),
        (r"\mathbb{E}^2[X]", "E[X]^2", "X"),
        (r"\mathbb{E}_{(x,y)\sim D}[xy]", "E{(x, y) ~ D}[x * y]", "D"),
        (r"\mathbb{E}_{q(x|y)}[f(x)]", "E{q(x | y)}[f(x)]", "y"),
        (r"\widehat{\mathrm{Var}}(X + Y)", r"\hat{Var}(X + Y)", "X Y"),
        (r"(A'A)^{-1}A'v", "(A^T * A)^(-1) * A^T * v", "A v"),
        (r"f(v, v')", "f(v, v')", "v v'"),
        (r"A W_i^Q", "A * W^{Q}[i]", "A W^{Q} i"),
    ],
)
def test_statistics_read_as_meant(latex: str, expected: str, free: str) -> None:
    reading = read_latex(latex, DECLARED).value

    assert (reading.read_back, " ".join(reading.free)) == (expected, free)
