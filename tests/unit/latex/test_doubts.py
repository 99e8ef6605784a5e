"""What a formula leaves open is noted, and a declaration that settles it silences the note."""

import pytest

from formdeck.diagnostics import Severity
from formdeck.latex import read_latex

FAMILY = {"kind": "sequence"}
ROWS = [
    # the formula, what else is declared, a part of the note or error, what settles it: declarations or another spelling
    ("y = x_i", {"y": "scalar"}, "`x_{i}` is a symbol of its own", {"x": "sequence"}),
    ("y = x_i", {"y": "scalar"}, "`x_{i}` is a symbol of its own", {"x_{i}": {"meaning": "initial position"}}),
    ("u_t = u_{xx}", {}, "`u_{xx}` is a symbol of its own", {"u": "function", "u_t": "scalar"}),
    (r"\sigma_{\mu\nu}", {}, r"`\sigma_{\mu\nu}` is a symbol of its own", {r"\sigma": "matrix"}),
    ("x^* + 1", {"x": "scalar"}, "`x^{*}` is a symbol of its own", {"x^*": "scalar"}),
    ("x^{(k)} + 1", {"x": "vector"}, "`x^{(k)}` is a symbol of its own", {"k": "index"}),
    (r"\bar{z} w", {"z": "scalar"}, r"`\bar{z}` is a symbol of its own", {r"\bar{z}": {"meaning": "mean of z"}}),
    (r"\overline{q}", {}, r"`\overline{q}` is a symbol of its own", {r"\overline{q}": "scalar"}),
    ("x^k", {}, "the superscript of `x` is a power", {"x": "scalar"}),
    (r"x^\alpha", {}, "the superscript of `x` is a power", {"x": {"kind": "sequence", "superscript": "index"}}),
    (r"x^\alpha + a_\alpha", {}, "Greek letters above and below count", {"x": "vector"}),
    (r"\sqrt[3]{x}", {}, "an odd root of a real number is real", {"x": "scalar"}),
    ("|A|", {}, "the bars around `A` are an absolute value", {"A": "matrix"}),
    ("[A, B]", {}, "square brackets around two values are an interval", {"A": "matrix", "B": "matrix"}),
    ("KE = 1", {}, "`KE` is a product", {"KE": {"meaning": "kinetic energy"}}),
    ("m = 10 kg", {}, "`kg` is a product", {"k": "scalar", "g": "scalar"}),
    ("D f", {"f": "function"}, "`D` is a factor", {"D": "operator"}),
    (r"\prod_{i=1}^n a_i b", {}, r"`\prod` reaches over the whole product", r"\left(\prod_{i=1}^n a_i\right) b"),
    (r"a + b \bmod n", {}, r"`\bmod` binds before `+`", r"(a + b) \bmod n"),
    (r"n \in \mathbb{N}", {}, r"`\mathbb{N}` starts with 1", {r"\mathbb{N}": {"meaning": "natural numbers, from 1"}}),
    (r"A^\dagger", {"A": "matrix"}, "the dagger is the conjugate transpose", r"A^{\mathrm{H}}"),
    ("(a, b) = 1", {}, "a pair beside a number", r"\gcd(a, b) = 1"),
    (r"y = \{x\}", {"x": "scalar"}, "braces around one symbol make a set", {"y": "set"}),
]


def said(latex: str, declared: dict[str, object]) -> str:
    found = read_latex(latex, declared).diagnostics  # type: ignore[arg-type]  # kinds and entries mixed
    return "\n".join(each.message for each in found if each.severity in {Severity.NOTE, Severity.ERROR})


@pytest.mark.parametrize(("latex", "declared", "message", "settled"), ROWS)
def test_what_is_open_is_said_until_it_is_settled(
    latex: str, declared: dict[str, object], message: str, settled: dict[str, object] | str
) -> None:
    clear = said(settled, declared) if isinstance(settled, str) else said(latex, declared | settled)

    assert message in said(latex, declared)
    assert message not in clear
