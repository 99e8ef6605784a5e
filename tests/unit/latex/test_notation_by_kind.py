"""Notation whose reading hangs on what the symbols are: joined vectors, measures, aims of programmes, words."""

import pytest

from formdeck.latex import Declaration, read_latex
from formdeck.model import Kind

PLAIN = ["a", "b", "c", "s", "t", "x", "y", "X_t", "h_t", "x_t", "n", "A", "B"]
DECLARED = [
    *map(Declaration, PLAIN),
    *(Declaration(each, Kind.FUNCTION) for each in ("f", "g", "F", "Q")),
    *(Declaration(each, Kind.VECTOR) for each in ("u", "v", "\\delta_j^L")),
    Declaration("W", Kind.MATRIX),
    Declaration("W_i", Kind.MATRIX),
]


@pytest.mark.parametrize(
    ("latex", "expected", "free"),
    [
        (r"W [u, v]", "W * concatenation(u, v)", "W u v"),
        (r"W \cdot [h_{t-1}, x_t]", "W * concatenation(h[t - 1], x[t])", "W h t x"),
        (r"W_i[u; v]", "W[i] * concatenation(u, v)", "W i u v"),
        (r"W[u \| v]", "W * concatenation(u, v)", "W u v"),
        (r"x \in [a, b]", "x ∈ [a, b]", "a b x"),
        (r"p\text{-value} = a", "p-value = a", "a p-value"),
        (r"x - t_{n-1}(\alpha/2) s", r"x - t[n - 1](\alpha/2) * s", r"\alpha n s x"),
        (r"\int_a^b e^{aty}\,dy", "int{y=a..b}[E^(a * t * y)]", "a b t"),
        (r"\frac{\partial a/\partial x}{\partial a/\partial y}", "(∂/∂{x}[a])/(∂/∂{y}[a])", "a x y"),
        (r"\langle f, g \rangle_{H}", "inner(f, g)_H", ""),
        (r"\int g(x)\,dF(x)", "int{F(x)}[g(x)]", ""),
        (r"df(t, X_t) = a\,dt", "df(t, X[t]) = a * (dt)", "X a t"),
        (r"Q^{\pi}(s, a)", r"Q^{\pi}(s, a)", "a s"),
        (r"L^{CLIP}(a) = b", "L^{CLIP}(a) = b", "a b"),
        (r"\min_{x} \quad & c x \\ \text{s.t.} \quad & a x \le b", "min{x}[c * x]\ns.t.: a * x ≤ b", "a b c x"),
        (
            r"\begin{array}{ll} \text{minimize} & f(x) \\ \text{subject to} & g(x) \le 0 \end{array}",
            "min{}[f(x)]\nsubject to: g(x) ≤ 0",
            "x",
        ),
        (r"\mathrm{OR} = \frac{a/b}{c/d}", "OR = (a/b)/(c/d)", "OR a b c d"),
        (r"f(x_1, \dots, x_n)", "f(x[1], …, x[n])", "n x"),
        (r"A \text{ が起こる} \iff a = b", "A が起こる\n\\Leftrightarrow: a = b", "A a b"),
        (r"\ddot{a}_{\overline{n}|}", r"\ddot{a}_{\overline{n}|}", r"\ddot{a}_{\overline{n}|}"),
        (r"\frac{\partial c}{\partial \delta_j^L}", r"∂/∂{\delta^{L}[j]}[c]", r"\delta^{L} c j"),
    ],
)
def test_reads_by_what_symbols_are(latex: str, expected: str, free: str) -> None:
    reading = read_latex(latex, DECLARED).value

    assert (reading.read_back, " ".join(reading.free)) == (expected, free)
