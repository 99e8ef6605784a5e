"""What is broken in the notation of statistics and learning is an error at the place where it is broken."""

import pytest

from formdeck.latex import Declaration
from formulas import error_places

SYMBOLS = "X Y x z n \\mu c_t x_i X_n N"
DECLARED = [Declaration(each) for each in SYMBOLS.split()]

BROKEN = [
    (r"\mathbb{E}[X", "FD301", 10, "["),
    (r"E[(X-\mu)^2)]", "FD301", 11, ")"),
    (r"X_n \xrightarrow{d N(0,1)", "FD301", 16, "{"),
    (r"X_n \xrightarow{d} N(0,1)", "FD306", 4, r"\xrightarow"),
    (r"X_n \xrightarrow{d}", "FD303", 4, r"\xrightarrow"),
    (r"X \sim", "FD303", 2, r"\sim"),
    (r"X \sim \sim Y", "FD303", 2, r"\sim"),
    (r"\max_{\{c_t} x", "FD301", 6, r"\{"),
    (r"\{x_i\}_{i=}^{n}", "FD303", 10, "="),
    (r"\{x_i\}_{}^{n}", "FD304", 7, "_{"),
    (r"\prod_{i: x_i \le} x", "FD303", 14, r"\le"),
    (r"\mathbf{1}\{X \le\}", "FD303", 14, r"\le"),
    (r"\mathbf{1}_{\{X \le x}", "FD301", 12, r"\{"),
    (r"x_{<}", "FD303", 3, "<"),
    (r"x = \sum{i=1}^{n} x_i", "FD304", 4, r"\sum{"),
    (r"\max{x \in A} x", "FD304", 0, r"\max{"),
    (r"\int{0}^{1} x\,dx", "FD304", 0, r"\int{"),
    (r"[x]_+_+", "FD305", 5, "_"),
]


@pytest.mark.parametrize(("latex", "code", "start", "text"), BROKEN, ids=[case[0] for case in BROKEN])
def test_broken_formula_is_an_error_near_its_place(latex: str, code: str, start: int, text: str) -> None:
    assert error_places(latex, DECLARED) == [(code, start, text)]
