"""What is broken is an error at the place where it is broken."""

import pytest

from formdeck.diagnostics import Diagnostic, Severity
from formdeck.latex import read_latex


def errors(latex: str) -> list[Diagnostic]:
    return [found for found in read_latex(latex).diagnostics if found.severity is Severity.ERROR]


def spanned(latex: str, found: Diagnostic) -> str:
    assert found.span is not None
    return latex[found.span.start : found.span.end]


BROKEN = [
    # slips of a real author
    (r"\mathbb{E}[(X-\mathbb{E}[X])^2)]", "FD301", 30, ")"),
    (r"&PE_(pos,2i) = \text{sin}(x)", "FD307", 3, "_("),
    ("\\mathbb{E}\n\\pi[G_{t+1}|S_{t+1} = s']", "FD304", 11, r"\pi"),
    (r"\mathbb{E}_D[\{y\}^2p(x)dx", "FD301", 12, "["),
    # brackets
    (r"\frac{a}{b", "FD301", 8, "{"),
    ("a)", "FD301", 1, ")"),
    ("a}", "FD301", 1, "}"),
    (r"\left(a", "FD301", 0, r"\left("),
    (r"\left(a+b\right]", "FD302", 9, r"\right]"),
    ("（a+b)", "FD302", 4, ")"),
    (r"\begin{align} a &= b", "FD301", 0, r"\begin{align}"),
    (r"\begin{cases} 1 & x>0 \end{align}", "FD301", 22, r"\end{align}"),
    (r"\end{cases}", "FD301", 0, r"\end{cases}"),
    ("|x", "FD301", 0, "|"),
    (r"\|x|", "FD302", 3, "|"),
    (r"\sqrt[3{x}", "FD301", 5, "["),
    (r"\left( a \right", "FD304", 9, r"\right"),
    (r"\left(a + b)", "FD301", 0, r"\left"),
    (r"(a + b\right)", "FD301", 6, r"\right"),
    (r"\frac{\left(a}{b\right)}", "FD301", 6, r"\left("),
    (r"\left(a + \\ b\right)", "FD301", 0, r"\left"),
    # commands without their backslash
    ("sin x", "FD321", 0, "sin x"),
    ("log x + 1", "FD321", 0, "log x"),
    ("alpha + beta", "FD321", 0, "alpha"),
    # cases and scripts
    (r"\begin{cases} 1 \\ 0 \end{cases}", "FD311", 19, "0"),
    ("x_{p__q}", "FD303", 5, "_"),
    ("x_{p^^q}", "FD303", 5, "^"),
    # operands and arguments
    ("a + ", "FD303", 2, "+"),
    ("a + + b", "FD303", 4, "+"),
    ("a == b", "FD303", 2, "="),
    ("= b", "FD303", 0, "="),
    ("a =", "FD303", 2, "="),
    ("a, , b", "FD303", 1, ","),
    (r"a \cdot \cdot b", "FD303", 2, r"\cdot"),
    (r"\frac{a}", "FD304", 0, r"\frac"),
    (r"\frac{2}\sum_i x_i", "FD304", 0, r"\frac"),
    (r"\binom{n}", "FD304", 0, r"\binom"),
    (r"\mathcal\{f\}", "FD304", 0, r"\mathcal"),
    ("x < 1,,", "FD303", 5, ","),
    (r"a \Rightarrow\Rightarrow b", "FD303", 2, r"\Rightarrow"),
    (r"\odot\odot", "FD303", 0, r"\odot"),
    (r"\sqrt{}", "FD304", 5, "{"),
    ("a_{i,} + 1", "FD303", 4, ","),
    (r"\int x\,dx\,dx", "FD315", 12, "dx"),
    ("a.b", "FD326", 1, "."),
    ("x!=0", "FD326", 1, "!="),
    ("x = 1 or 2", "FD321", 6, "or"),
    ("x_max = 3", "FD307", 2, "m"),
    ("x = 1e-3", "FD326", 4, "1e-3"),
    ("2e5 + 1", "FD326", 0, "2e5"),
    (r"d/dx f(x) = 1", "FD315", 0, "d/dx"),
    (r"\partial/\partial x f", "FD303", 0, r"\partial"),
    (r"\partial^2 f/\partial x\partial y", "FD315", 0, r"\partial^2 f/\partial x"),
    (r"\sum_{i=1}^n", "FD303", 0, r"\sum"),
    (r"\log + 1", "FD304", 0, r"\log"),
    (r"\hat + 1", "FD304", 0, r"\hat"),
    (r"\lim_{x} f", "FD304", 4, "_{x}"),
    (r"\int_0^1 x^2", "FD315", 0, r"\int"),
    (r"\frac{d^2 y}{dx}", "FD315", 0, r"\frac"),
    # scripts
    ("x^2^3", "FD305", 3, "^"),
    ("x_1_2", "FD305", 3, "_"),
    ("x^", "FD304", 1, "^"),
    ("[x]_", "FD304", 3, "_"),
    ("x^10", "FD307", 2, "10"),
    ("e^-x", "FD307", 2, "-"),
    ("^2", "FD303", 0, "^"),
    (r"x_{1,,2}", "FD303", 5, ","),
    (r"x_{a//2}", "FD303", 5, "/"),
    # bras and kets
    (r"\hat H\psi\rangle", "FD301", 10, r"\rangle"),
    (r"\langle\phi|\psi", "FD301", 0, r"\langle"),
    (r"\langle\psi|\hat H|\psi", "FD301", 0, r"\langle"),
    (r"\langle\phi||\psi\rangle", "FD303", 0, r"\langle\phi||\psi\rangle"),
    (r"|\rangle", "FD303", 0, r"|\rangle"),
    (r"\langle a|b|c|d\rangle", "FD310", 13, "|"),
    # characters, commands, columns
    (r"1 + \frca{a}{b}", "FD306", 4, r"\frca"),
    (r"\alhpa", "FD306", 0, r"\alhpa"),
    ("a & b", "FD308", 2, "&"),
    ("P(X & = 1)", "FD308", 4, "&"),
    (r"x_{i & j}", "FD308", 5, "&"),
    (r"\mathrm{T & P}", "FD308", 10, "&"),
    (r"\text{if & x}", "FD308", 9, "&"),
    (r"\frac{a & b}{c}", "FD308", 8, "&"),
    ("a\x00b", "FD309", 1, "\x00"),
    ("a\u200bb", "FD309", 1, "\u200b"),
    ("a $ b", "FD309", 2, "$"),
    ("2 3", "FD310", 2, "3"),
    (r"\begin{foo} a \end{foo}", "FD311", 0, r"\begin{foo}"),
    (r"\begin{pmatrix} 1 & 2 \\ 3 \end{pmatrix}", "FD311", 25, "3"),
    ("", "FD313", 0, ""),
    (r"\int_{x=a}^{b} u\,dv", "FD330", 6, "x=a"),
]


@pytest.mark.parametrize(("latex", "code", "start", "text"), BROKEN, ids=[case[0][:30] or "empty" for case in BROKEN])
def test_broken_formula_is_an_error_at_its_place(latex: str, code: str, start: int, text: str) -> None:
    found = errors(latex)

    assert [(each.code, each.span and each.span.start, spanned(latex, each)) for each in found] == [(code, start, text)]


@pytest.mark.parametrize(
    ("misspelt", "meant"),
    [
        (r"\frca", r"`\frac`"),
        (r"\itn", r"`\int` or `\in` or `\it`"),
        (r"\Detla", r"`\Delta`"),
        (r"\omgea", r"`\omega`"),
        (r"\lefft", r"`\left`"),
        (r"\mathb", r"`\mathbb`"),
        (r"\floor", r"`\lfloor` or `\rfloor`"),
    ],
)
def test_misspelt_command_is_set_right(misspelt: str, meant: str) -> None:
    assert errors(misspelt)[0].hints == (f"did you mean {meant}?",)


@pytest.mark.parametrize("name", ["qwertyuiop", "x" * 1000])
def test_a_command_that_is_like_no_other_is_not_guessed(name: str) -> None:
    assert errors(f"\\{name}")[0].hints == ()


def test_brackets_may_span_rows_with_marks() -> None:
    assert read_latex(r"y &= (a \\ & + b)").ok


def test_lost_underscore_behind_an_expectation_is_guessed() -> None:
    assert errors(r"\mathbb{E}\pi[X]")[0].hints == (r"did you mean `\mathbb{E}_{\pi}[…]`?",)


def test_each_broken_row_is_reported() -> None:
    latex = r"\begin{align} a &= 2 3 \\ c &= d \\ e &= \frac{1} \end{align}"

    assert [each.code for each in errors(latex)] == ["FD310", "FD304"]


def test_rows_beside_a_broken_one_are_read() -> None:
    reading = read_latex(r"a &= 2 3 \\ c &= d").value

    assert reading.read_back == "c = d"


AMBIGUOUS = [
    ("a(b+c)", "FD320", "a(b+c)"),
    (r"\lambda[x+1]", "FD320", r"\lambda[x+1]"),
    ("loss = 1", "FD321", "loss"),
    (r"sin(\theta)", "FD321", "sin"),
    (r"\sum_{i=1}^n x_i + x_{ab}", "FD322", "x_{ab}"),
    ("w^T x", "FD323", "^T"),
    ("x = 1,000", "FD324", "1,000"),
    (r"\frac{x \text{ per hour}}{y}", "FD325", r"\text{ per hour}"),
    ("I * K", "FD326", "*"),
    (r"A \cup B \cap C", "FD326", r"\cap"),
    (r"Q^\rho(s,a)", "FD320", r"Q^\rho(s,a)"),
    (r"x^2 (y, z)", "FD320", "x^2 (y, z)"),
]


@pytest.mark.parametrize(("latex", "code", "text"), AMBIGUOUS, ids=[case[0] for case in AMBIGUOUS])
def test_ambiguous_formula_says_what_to_declare(latex: str, code: str, text: str) -> None:
    found = errors(latex)

    assert [(each.code, spanned(latex, each)) for each in found] == [(code, text)]
    assert code == "FD325" or found[0].hints


@pytest.mark.parametrize(
    "latex",
    [
        r"\cancelto{0}{x}",
        r"\prescript{a}{b}{X}",
        r"\ce{H2O}",
        r"\sideset{_a}{^b}\sum_k x_k",
        r"{n \atop k}",
        r"\int_S P\,dy \wedge dz",
        r"dX = dt + d\langle X\rangle",
    ],
)
def test_notation_that_is_not_read_yet_has_a_code_of_its_own(latex: str) -> None:
    assert [each.code for each in errors(latex)] == ["FD330"]
