"""The tree as LaTeX: what the canonical form looks like. That it is read as the same tree: ``tests/property``."""

import inspect

import pytest

from formdeck.latex import parse_latex, read_latex, write_latex
from formdeck.latex import tree as t
from formdeck.latex.write import write

KINDS = {
    "f": "function", "A": "matrix", "B": "matrix", "u": "vector", "v": "vector", "S": "set", "a": "scalar",
    "b": "scalar", "c": "scalar", "x": "scalar", "y": "scalar", "n": "integer", "X": "random", "d": "scalar",
}  # fmt: skip


def node_classes() -> list[type[t.Node]]:
    found = [each for _, each in inspect.getmembers(t, inspect.isclass) if issubclass(each, t.Node)]
    return [each for each in found if each is not t.Node]


def test_there_are_node_classes() -> None:
    assert len(node_classes()) > 40


@pytest.mark.parametrize("kind", node_classes(), ids=lambda kind: kind.__name__)
def test_every_kind_of_node_is_written(kind: type[t.Node]) -> None:
    assert write.dispatch(kind) is not write.dispatch(t.Node)


@pytest.mark.parametrize(
    ("latex", "written"),
    [
        (r"\sin 2x", r"\sin(2 x)"),
        (r"\sin^2 x", r"\sin^{2}(x)"),
        ("ab/2c", r"\frac{a \cdot b}{2 c}"),
        ("2a(b+c)", r"2 a \cdot (b + c)"),
        ("(-a)^2-a^2", "(-a)^{2} - a^{2}"),
        (r"a-(b-\frac12)", r"a - \left(b - \frac{1}{2}\right)"),
        (r"\sum_{i=1}^n (x+i) a", r"\sum_{i = 1}^{n} (x + i) a"),
        (r"(\sum_{i=1}^n i) a", r"\left(\sum_{i = 1}^{n} i\right) a"),
        (r"\int_0^1 x dx", r"\int_{0}^{1} x\,\mathrm{d} x"),
        (r"\frac{d^2y}{dx^2}", r"\frac{\mathrm{d}^{2} y}{\mathrm{d} x^{2}}"),
        (r"|x| + \|v\|_2^2", r"\lvert x \rvert + \lVert v \rVert_{2}^{2}"),
        (r"e^{i\pi}", r"\mathrm{e}^{\mathrm{i} \pi}"),
        (r"A^T B^{-1} u", r"A^{\top} B^{-1} u"),
        (r"E[X|a]", r"\mathbb{E}[X \mid a]"),
        (r"P(X=a|b;c)", r"P(X = a \mid b; c)"),
        (r"d_{model} = 3{,}000\,\mathrm{kg}", r"d_{\text{model}} = 3000\,\mathrm{kg}"),
        (r"a=b, \quad x\in S", "\\begin{align}\na &= b \\\\\nx &\\in S\n\\end{align}"),
        (r"a=b \quad (n=1,2,\dots)", r"a = b \quad (n = 1, 2, \dots)"),
        (r"\operatorname{tr}(AB)", r"\operatorname{tr}(A \cdot B)"),
        (r"\lim_{x\to+0} f(x)", r"\lim_{x \to 0^{+}} f(x)"),
        (r"\lim_{x\to a-0} f(x)", r"\lim_{x \to a^{-}} f(x)"),
        (r"{}_5 C_2 + {}_5 P_2", r"\binom{5}{2} + {}_{5}P_{2}"),
    ],
)
def test_canonical_form(latex: str, written: str) -> None:
    declared = KINDS | {"E": "operator", "P": "distribution"}
    formula, _ = parse_latex(latex, declared)

    assert write_latex(formula) == written


def test_reading_shows_the_canonical_form() -> None:
    assert read_latex(r"\sin 2x", {"x": "scalar"}).value.latex == r"\sin(2 x)"
