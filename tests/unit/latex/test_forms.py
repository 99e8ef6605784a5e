r"""The forms in which a formula shows its symbols."""

import pytest

from formdeck.latex import Declaration, read_latex
from formdeck.model import Kind

KNOWN = [
    Declaration("x", Kind.SEQUENCE),
    Declaration("H", Kind.SEQUENCE),
    Declaration("W_h"),
    Declaration("f", Kind.FUNCTION),
]


@pytest.mark.parametrize(
    ("latex", "forms"),
    [
        (r"x_t = x_{t+1}", {"x": ["x_{t}", "x_{t + 1}"], "t": ["t"]}),
        (r"\sum_{i=1}^{3} x_i^2", {"x": ["x_{i}"], "i": ["i"]}),
        (r"H^{(f)}_t", {"H^{(f)}": ["H_{t}^{(f)}"], "t": ["t"]}),
        (r"\log W_h", {"W_{h}": ["W_{h}"]}),
        (r"f^{(k)}(x_t)", {"x": ["x_{t}"], "t": ["t"], "k": ["k"]}),
    ],
)
def test_members_are_forms_of_their_family(latex: str, forms: dict[str, list[str]]) -> None:
    found: dict[str, list[str]] = {}
    for form in read_latex(latex, KNOWN).value.forms:
        found.setdefault(form.name, []).append(form.latex)

    assert found == forms
