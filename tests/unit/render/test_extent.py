"""Widths and heights are compared with what MathJax makes of the same formulas, in em of its fonts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formdeck.render.tex import formula_extent

# Measured with mathjax-full 3.2.2: the width and height of the SVG in ex, one of which is 0.442 em.
MEASURED = [
    (r"f(x;p) = p^x (1-p)^{1-x}", 9.6, 1.1),
    (r"A = \sum_{i=1}^{r}\sigma_i\boldsymbol{u}_i\boldsymbol{v}_i^{\top}", 6.8, 2.8),
    (r"D(p\,\|\,q) = \int p(x)\log\left(\frac{p(x)}{q(x)}\right)dx", 14.2, 2.4),
    (r"f'(x) = \begin{cases} 1 & (x > 0) \\ 0 & (x < 0) \end{cases}", 9.0, 2.4),
    (r"\begin{align} \mathbb{E}[X] &= \sum_{x=0}^{1} x\,p^x (1-p)^{1-x} \\ &= p \end{align}", 11.1, 4.3),
    (r"f(x;\mu,\sigma^2) = \frac{1}{\sqrt{2\pi\sigma^2}}\exp\left(-\frac{1}{2\sigma^2}(x-\mu)^2\right)", 18.6, 2.5),
    (
        r"\pi_{\mathrm{new}}(s) = \operatorname*{argmax}_{a}\sum_{s',r}P(s',r\mid s,a)\left[r+\gamma V(s')\right]",
        20.4,
        2.3,
    ),
]


@pytest.mark.parametrize(("latex", "width", "height"), MEASURED)
def test_a_formula_is_about_as_wide_and_high_as_mathjax_sets_it(latex: str, width: float, height: float) -> None:
    assert 0.85 * width <= formula_extent(latex).width <= 1.2 * width
    assert 0.85 * height <= formula_extent(latex).height <= max(1.35 * height, height + 0.4)


def test_rows_are_counted_outside_matrices() -> None:
    matrix = r"\begin{pmatrix} 1 \\ 2 \end{pmatrix}"
    assert [formula_extent(latex).rows for latex in ("a", matrix, rf"x &= {matrix} \\ &= y \\ &= z")] == [1, 1, 3]


def test_brackets_without_end_do_not_exhaust_the_stack() -> None:
    assert formula_extent("{" * 50_000).height > 0


@given(st.text(alphabet=r"\{}&^_' abfrcsqt[]12", max_size=40))
def test_any_text_has_an_extent(latex: str) -> None:
    extent = formula_extent(latex)
    assert extent.width >= 0
    assert extent.height > 0
