"""What is broken in formulas of textbooks of analysis, physics, control and school is an error at its place."""

import pytest

from formulas import declarations, error_places

DECLARED = declarations(
    "f: function | H: transfer function | F: function | a: a number | b: a number | x: variable | A: matrix"
    " | c: a constant"
)

BROKEN = [
    (r"\int_0^1 f(x)\,dx = \frac{1}{2", "FD301", 28, "{"),
    (r"\frac{d}{dx}\left(x^2 + 1) = 2x", "FD301", 12, r"\left"),
    (r"\lim_{x\to 0}\frac{\sin x}{x = 1", "FD301", 26, "{"),
    (r"e^{i\theta = \cos\theta + i\sin\theta", "FD301", 2, "{"),
    (r"f(x) = \sum_{n=0}^\infty a_n (x-a^n", "FD301", 29, "("),
    (r"\int_0^1 x^2 = \frac13", "FD315", 0, r"\int"),
    (r"\sqrt{x^2+y^2 = r", "FD301", 5, "{"),
    (r"\sin^2\theta + \cos^2\theta = ", "FD303", 28, "="),
    (r"= \frac{a}{b}", "FD303", 0, "="),
    (r"\frac{a} = b", "FD304", 0, r"\frac"),
    ("a + + b = c", "FD303", 4, "+"),
    (r"a \cdot = b", "FD303", 2, r"\cdot"),
    ("x^2^3", "FD305", 3, "^"),
    ("x_1_2 = 0", "FD305", 3, "_"),
    (r"\begin{pmatrix}1&2\\3&4 = A", "FD301", 0, r"\begin{pmatrix}"),
    (r"\begin{pmatrix}1&2\\3&4\end{bmatrix}", "FD301", 23, r"\end{bmatrix}"),
    (r"\begin{cases}1 & x>0\\ 0 & x\le 0", "FD301", 0, r"\begin{cases}"),
    (r"\left[a+b\right = c", "FD304", 9, r"\right"),
    (r"|x-a < \delta", "FD301", 0, "|"),
    (r"\|v| = 1", "FD302", 3, "|"),
    (r"\oint_C f(z) = 2\pi i", "FD315", 0, r"\oint"),
    (r"\frac{\partial u}{\partial } = 0", "FD303", 18, r"\partial"),
    (r"\sum_{i=1}^n = n", "FD303", 0, r"\sum"),
    (r"\sum_{i=1^n a_i", "FD301", 5, "{"),
    (r"\mathbf{F = m\mathbf{a}", "FD301", 7, "{"),
    ("f(x) = x^2 + 3x -", "FD303", 16, "-"),
    ("(a+b)(a-b = a^2-b^2", "FD301", 5, "("),
    ("a+b) = c", "FD301", 3, ")"),
    ("[a, b = c", "FD301", 0, "["),
    (r"\{x \mid x>0 = A", "FD301", 0, r"\{"),
    (r"A = \{1,2,3", "FD301", 4, r"\{"),
    (r"\vec{a}\cdot\vec = 0", "FD304", 12, r"\vec"),
    (r"\int\int f(x,y)\,dx = V", "FD315", 0, r"\int"),
    (r"\binom{n} = 1", "FD304", 0, r"\binom"),
    ("10^10 = x", "FD307", 3, "10"),
    (r"x = \frac{-b\pm\sqrt{b^2-4ac}{2a}", "FD301", 9, "{"),
    (r"\hat{} = x", "FD304", 5, "}"),
    ("y' ' + = 0", "FD303", 7, "="),
    (r"\log_ = x", "FD304", 4, "_"),
    ("f(x)) = 2", "FD301", 4, ")"),
    ("f((x) = 2", "FD301", 1, "("),
    (r"\cos( = 0", "FD301", 4, "("),
    (r"H(s) = \frac{1}{s+1}}", "FD301", 20, "}"),
    (r"H(s) = {\frac{1}{s+1}", "FD301", 7, "{"),
    ("x[n = 3", "FD301", 1, "["),
    (r"\mathcal{L}\{f(t) = F(s)", "FD301", 11, r"\{"),
    (r"\prod_{k=1}^{n a_k", "FD301", 12, "{"),
    (r"\langle\psi|\phi = 1", "FD301", 0, r"\langle"),
    ("a < < b", "FD303", 2, "<"),
    ("a == b", "FD303", 2, "="),
    (r"\foo{x} = 1", "FD306", 0, r"\foo"),
    (r"\intx dx", "FD306", 0, r"\intx"),
    (r"\frac{1}{2}\alpha\betaa = x", "FD306", 17, r"\betaa"),
    ("sin x = 1", "FD321", 0, "sin x"),
    (r"v = \dot = 1", "FD304", 4, r"\dot"),
    (r"\left(\frac{a}{b}\right]) = 1", "FD301", 17, r"\right]"),
    ("A^{-1 A = I", "FD301", 2, "{"),
    (r"\lim_{x\to} f(x) = 0", "FD303", 10, "}"),
    (r"\det(A-\lambda I = 0", "FD301", 4, "("),
    (r"a \le b \quad \text{with equality iff } a =", "FD303", 42, "="),
    (r"\omega_n = \sqrt{\frac{k}{m}", "FD301", 16, "{"),
    (r"\dot{x}(t = Ax", "FD301", 7, "("),
    (r"\mathbf{a} \cdot (\mathbf{b} \times) = 0", "FD303", 29, r"\times"),
]


@pytest.mark.parametrize(("latex", "code", "start", "text"), BROKEN, ids=[case[0] for case in BROKEN])
def test_broken_formula_is_an_error_near_its_place(latex: str, code: str, start: int, text: str) -> None:
    assert (code, start, text) in error_places(latex, DECLARED)
