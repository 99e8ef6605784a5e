"""The SymPy view of formulas of statistics, learning, economics and finance has the value that they state."""

import pytest
import sympy
from sympy import Rational

from formdeck.latex import Declaration, lower_statement, parse_latex

HALF, QUARTER = Rational(1, 2), Rational(1, 4)
DATA = {"x": (1, 4, 2), "y": (3, 5, 1), "w": (2, 1, 3), "p": (HALF, QUARTER, QUARTER), "C": (5, 6, 7), "d": (1, 2, 1)}
NUMBERS = {
    "a": 2, "b": 3, "c": 1, "n": 3, "k": 2, "p": Rational(1, 4), "q": Rational(1, 3), "r": Rational(1, 10),
    "t": 2, "s": 5, "x": Rational(3, 2), "y": Rational(1, 2), "z": Rational(7, 5), "\\mu": 1, "\\sigma": 2,
    "\\lambda": Rational(1, 2), "\\alpha": 3, "\\beta": 2, "\\gamma": 2, "\\bar{x}": Rational(7, 3),
    "\\bar{y}": 3, "T": 3, "K": 3, "N": 10, "TP": 8, "FP": 2, "FN": 4, "S": 100, "P": 20, "Q": 4,
    "\\epsilon": Rational(1, 5), "\\hat{p}": Rational(2, 5), "i": Rational(1, 20),
}  # fmt: skip


def value(latex: str, *families: str) -> sympy.Basic:
    """Compute the last side of a formula, members of families from ``DATA``, counted from 1."""
    declared = [Declaration(name) for name in NUMBERS if name not in families]
    formula, problems = parse_latex(latex, [*declared, *(Declaration(f"{each}_i") for each in families)])
    assert not [each.message for each in problems if each.rule.severity.value == "error"]
    expression = lower_statement(formula.statements[0]).sides[-1]
    bases = {base.name: base for base in expression.free_symbols if base.name in NUMBERS and base.name not in families}
    computed = expression.subs({symbol: NUMBERS[name] for name, symbol in bases.items()}).doit()
    members = {each: DATA[str(each.base)][int(each.indices[0]) - 1] for each in computed.atoms(sympy.Indexed)}
    return computed.xreplace(members).doit()


CASES = [
    (r"\bar{x} = \frac1n\sum_{i=1}^n x_i", ("x",), Rational(7, 3)),
    (r"s^2 = \frac{1}{n-1}\sum_{i=1}^{n}(x_i-\bar x)^2", ("x",), sum((v - Rational(7, 3)) ** 2 for v in (1, 4, 2)) / 2),
    (
        r"r = \frac{\sum_{i=1}^n(x_i-\bar x)(y_i-\bar y)}{\sqrt{\sum_{i=1}^n(x_i-\bar x)^2\sum_{j=1}^n(y_j-\bar y)^2}}",
        ("x", "y"),
        sum((a - Rational(7, 3)) * (b - 3) for a, b in zip((1, 4, 2), (3, 5, 1), strict=True))
        / sympy.sqrt(sum((a - Rational(7, 3)) ** 2 for a in (1, 4, 2)) * 8),
    ),
    (r"\frac{\sum_{i=1}^n w_i x_i}{\sum_{i=1}^n w_i}", ("w", "x"), Rational(2 + 4 + 6, 6)),
    (r"\binom{n}{k}p^k(1-p)^{n-k}", (), 3 * Rational(1, 16) * Rational(3, 4)),
    (r"\frac{\lambda^k e^{-\lambda}}{k!}", (), Rational(1, 8) * sympy.exp(-Rational(1, 2))),
    (
        r"\frac{1}{\sqrt{2\pi}\sigma}\exp\left\{-\frac{(x-\mu)^2}{2\sigma^2}\right\}",
        (),
        sympy.exp(-Rational(1, 32)) / (2 * sympy.sqrt(2 * sympy.pi)),
    ),
    (r"-\sum_{i=1}^n p_i\log_2 p_i", ("p",), Rational(3, 2)),
    (r"\left(\sum_{i=1}^n p_i^{\alpha}\right)^{1/\alpha}", ("p",), Rational(5, 32) ** Rational(1, 3)),
    (r"\frac{e^{x_k}}{\sum_{j=1}^{K} e^{x_j}}", ("x",), sympy.exp(4) / (sympy.E + sympy.exp(4) + sympy.exp(2))),
    (r"[1 - xy]_+ + (x - s)^+ + (x - s)^-", (), Rational(1, 4) + 0 + Rational(7, 2)),
    (r"\mathbf{1}\{x > y\} + \mathbb{1}_{[x = y]}", (), 1),
    (r"\sum_{i=1}^n \mathbf{1}\{x_i \le s - 3\}", ("x",), 2),
    (r"\begin{cases} \frac12 x^2 & |x| \le c \\ c(|x| - \frac12 c) & \text{otherwise} \end{cases}", (), 1),
    (r"F_1 = \frac{2TP}{2TP + FP + FN}", (), Rational(16, 22)),
    (r"z = \frac{\hat p - p}{\sqrt{p(1-p)/n}}", (), Rational(3, 20) / sympy.sqrt(Rational(1, 16))),
    (r"P\left(1+\frac{r}{n}\right)^{nt}", (), 20 * Rational(31, 30) ** 6),
    (
        r"\sum_{t=1}^{T}\frac{C_t}{(1+r)^t} - S",
        ("C",),
        5 / Rational(11, 10) + 6 / Rational(121, 100) + 7 / Rational(1331, 1000) - 100,
    ),
    (r"a_n = \frac{1-(1+i)^{-n}}{i}", (), (1 - Rational(20, 21) ** 3) * 20),
    (r"\left[aK^{\alpha} + (1-a)N^{\alpha}\right]^{1/\alpha}", (), (2 * 27 - 1000) ** Rational(1, 3)),
    (r"1 - \frac{6\sum_{i=1}^n d_i^2}{n(n^2-1)}", ("d",), 1 - Rational(36, 24)),
    (r"\max(0, \min(1, x))", (), 1),
    (r"\int_0^{\infty}\lambda e^{-\lambda u}\,du", (), 1),
    (r"\prod_{i=1}^n x_i^{1/n}", ("x",), 2),
]


@pytest.mark.parametrize(("latex", "families", "expected"), CASES, ids=[case[0] for case in CASES])
def test_value(latex: str, families: tuple[str, ...], expected: sympy.Expr) -> None:
    found = value(latex, *families)

    assert abs(complex(sympy.N(found - expected))) < 1e-12
