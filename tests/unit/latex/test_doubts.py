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
    ("(a^k)^l = a^{kl}", {}, "the superscript of `a` is a power", {"a": "scalar"}),
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
    (r"F^{\mu\nu}", {}, r"`\mu\nu` above `F` counts", {"F": "matrix"}),
    (r"R^\rho_{\sigma\mu\nu}", {}, "Greek letters above and below count", {"R": {"kind": "matrix"}}),
    (r"\pi(x)", {}, r"`\pi` is a function here", {r"\pi": "function"}),
    (r"L^{-1}\{F(s)\}", {"F": "function"}, "`L` in front of braces is a factor", {"L": "operator"}),
    (r"\sum_{i=1}^n a_i + b_i", {}, r"`i` behind `+` is outside of `\sum`", r"\sum_{i=1}^n (a_i + b_i)"),
    (r"\lim_{x \to 0} f(x) + x", {"f": "function"}, r"`\lim` reaches over", r"\lim_{x \to 0} (f(x) + x)"),
    (r"\max_x f(x) + x", {"f": "function"}, r"`\max` reaches over", r"\max_x (f(x) + x)"),
    (r"\frac{d}{dx} x^2 + x", {}, "outside of the derivative", r"\frac{d}{dx} (x^2 + x)"),
    (r"\log \frac{a}{b} c", {}, r"the argument of `\log` ends here", r"\log\left(\frac{a}{b}\right) c"),
    (r"\sin x / 2", {}, r"the slash divides what `\sin` yields", r"\sin(x) / 2"),
    (r"\sin 2x y", {}, r"`\sin` reaches over these factors", r"\sin(2x) y"),
    (r"\nabla f g", {}, "only `f` is derived here", r"\nabla (f g)"),
    (r"\partial_x f g", {}, "only `f` is derived here", r"\partial_x (f g)"),
    (r"A \times B", {}, r"`\times` multiplies numbers here", {"A": "set", "B": "set"}),
    (r"\left(\frac{a}{p}\right) = 1", {}, "just a bracket", {"p": {"meaning": "a prime number"}}),
    (
        r"\left(\frac{p}{q}\right)\left(\frac{q}{p}\right) = 1",
        {},
        "just brackets",
        {"p": {"meaning": "a prime number"}, "q": {"meaning": "a prime number"}},
    ),
    (r"G = 20 \log |x|", {"x": "scalar"}, r"`\log` is the natural logarithm", r"G = 20 \log_{10} |x|"),
    (r"\mathrm{E} X", {"X": "scalar"}, r"`\mathrm{E}` in front of `X` is a factor", r"\mathrm{E}[X]"),
    ("1_A", {}, "`1_{A}` is the indicator of a set", r"\mathbf{1}_A"),
    # settled long before: kept here so that the table in the guide is whole
    ("y = a(b + c)", {}, "`a(…)` is an application or a product", {"a": "scalar"}),
    ("y = a(x)", {}, "`a` is a function here", {"a": "function"}),
    ("y' = 1", {"y": "scalar"}, "`y'` is a symbol of its own", {"y": "function"}),
    ("f_x(x, y)", {"f": "function"}, "`f_{x}` is a partial derivative", {"f_{x}": "function"}),
    (r"\dot{x} = 1", {}, "a dot is a derivative by time", {r"\dot{x}": "scalar"}),
    ("z^* z", {"z": "scalar"}, "`z^*` is the complex conjugate", {"z^*": "scalar"}),
    ("x^T y", {}, "`^T` is a transpose or a power", {"x": "vector", "y": "vector"}),
    ("f^2(x)", {"f": "function"}, "the exponent of `f` is a power of its value", "f(x)^2"),
    ("x^1/2", {"x": "scalar"}, "only the `1` is an exponent", "(x^1)/2"),
    ("10%", {}, "`%` begins a comment, which is not shown", "10"),
    ("x_1 + x_n + x_{n+1} % c", {}, "`%` begins a comment, which is not shown", "10"),
    (r"\delta \int L\,dt = 0", {}, "in front of an integral is a factor", {r"\delta": "operator"}),
    (r"\sin^{-1} x", {}, "is the inverse function", r"\arcsin x"),
    (r"\overline{A \cup B}", {"A": "set", "B": "set"}, "the bar is a complement", r"(A \cup B)^c"),
    ("x_1 + x_n + x_{n+1}", {}, "is a member of the family `x`", {"x": "sequence"}),
    ("a/bc", {}, "`a/bc` is read as `a/(bc)`", r"\frac{a}{bc}"),
    ("1/2x", {}, "`a/bc` can be", r"\frac{1}{2}x"),
    ("abc", {}, "`abc` is a word or a product of letters", {"a": "scalar", "b": "scalar", "c": "scalar"}),
    ("e x", {}, "`e` is Euler's number", {"e": "scalar"}),
    ("i x", {}, "`i` is the imaginary unit", {"i": "index"}),
    (r"\delta x = 1", {}, "is a differential", {r"\delta": "scalar"}),
    (r"\Delta x", {}, r"`\Delta x` is one quantity", {r"\Delta": "scalar"}),
    ("E[X]", {}, "`E` is an expectation", {"E": {"meaning": "expected value"}}),
    ("y = [x]", {}, "square brackets around a value", r"y = \lfloor x \rfloor"),
    (r"(x)_n", {}, "a falling or a rising factorial", r"x^{\underline{n}}"),
    (r"f * g", {}, "`*` is a product or a convolution", {"f": "function", "g": "function"}),
    (r"\{f, g\} = 0", {}, "Poisson bracket", r"h \in \{f, g\}"),
    (r"[x, p] = 1", {}, "is a commutator", {"x": "operator", "p": "operator"}),
    (r"\langle x \rangle", {}, "is a mean", r"\mathbb{E}[x]"),
    ("1,234", {}, "`1,234` is one number or a list", "1{,}234"),
    (r"2\frac{1}{2}", {}, "is added to it", r"2 \cdot \frac{1}{2}"),
    (r"\frac{d}{dx} f g", {}, "the derivative reaches over the whole product", r"\frac{d}{dx} (f g)"),
    (r"\sum a", {}, r"`\sum` does not say over what it runs", r"\sum_{k=1}^{n} a"),
    ("x^2!", {}, "is the factorial of the whole power", "(x^2)!"),
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
