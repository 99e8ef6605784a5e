"""A name in front of a bracket: a function where anything in the formula or the glossary says so."""

import pytest

from formdeck.diagnostics import Severity
from formdeck.latex import Declaration, read_latex
from formdeck.latex.glossary.declarations import declaration_of
from formdeck.model import Symbol
from formdeck.source import SourceText


def meant(symbol: str, meaning: str) -> Declaration:
    return declaration_of(Symbol(SourceText.of(symbol), SourceText.of(meaning)))


def read_back(latex: str, *declared: Declaration | str) -> str:
    known = [Declaration(each) if isinstance(each, str) else each for each in declared]
    return read_latex(latex, known).value.read_back


@pytest.mark.parametrize(
    ("latex", "declared", "expected"),
    [
        (r"P(A \cup B) = P(A) + P(B)", "P A B", "P(A ∪ B) = P(A) + P(B)"),
        (r"u(x+h) \approx u(x) + h u'(x)", "u x h", "u(x + h) ≈ u(x) + h * u'(x)"),
        (r"F^{-1}(u) = 1 - F(1-u)", "F u", "inverse[F](u) = 1 - F(1 - u)"),
        (r"a(b+c) = ab + ac", "a b c", "a * (b + c) = a * b + a * c"),
        (r"M_X(t) = c", "X t c", "M_{X}(t) = c"),
        (r"D(p \| q) + D(p || q)", "D p q", "D(p ‖ q) + D(p ‖ q)"),
        (r"c(|x||y|)", "c x y", "c * (|x| * |y|)"),
        (r"y = ax + b (a \ne 0)", "a b x y", "y = a * x + b  for a ≠ 0"),
        (r"\mathrm{SE}(\hat\beta_j)", "SE \\hat\\beta_j", r"SE(\hat{\beta}[j])"),
        (r"\mathrm{GDP}(1+g)", "GDP g", "GDP * (1 + g)"),
    ],
)
def test_application_or_product(latex: str, declared: str, expected: str) -> None:
    assert read_back(latex, *declared.split()) == expected


def test_word_in_front_of_a_sum_is_unclear() -> None:
    (found,) = read_latex(r"\mathrm{Loss}(w + v)", map(Declaration, ["Loss", "w", "v"])).diagnostics

    assert (found.code, found.severity) == ("FD320", Severity.ERROR)


@pytest.mark.parametrize(
    ("symbol", "meaning"),
    [("L", "尤度"), ("K", "RBF kernel"), ("H", "エントロピー"), ("P", "probability of an event"), ("P", "確率")],
)
def test_meaning_says_that_a_letter_is_applied(symbol: str, meaning: str) -> None:
    assert read_back(f"{symbol}(x + y)", meant(symbol, meaning), "x", "y") == f"{symbol}(x + y)"


def test_probability_times_its_counterpart_is_a_product() -> None:
    assert read_back("P(1 - P)", meant("P", "確率")) == "P * (1 - P)"


@pytest.mark.parametrize(("symbol", "meaning", "operator"), [("E", "期待値", "E"), ("V", "variance", "Var")])
def test_meaning_says_that_a_letter_is_a_statistic(symbol: str, meaning: str, operator: str) -> None:
    assert read_back(f"{symbol}(aX + b)", meant(symbol, meaning), "a", "X", "b") == f"{operator}[a * X + b]"


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        (r"E[aX+b] = aE[X]+b", "E[a * X + b] = a * E[X] + b"),
        (r"E(aX) = aE(X)", "E[a * X] = a * E[X]"),
        (r"V[X] = E[X^2] - E[X]^2", "Var[X] = E[X^2] - E[X]^2"),
        (r"E_t[y_{t+1} \mid y_t]", "E{t}[y[t + 1] | y[t]]"),
    ],
)
def test_undeclared_expectation(latex: str, expected: str) -> None:
    reading = read_latex(latex, map(Declaration, ["X", "a", "b", "y_t"])).value

    assert reading.read_back == expected
    assert any("`E` is an expectation" in note.message for note in reading.notes)


def test_declared_energy_is_no_expectation() -> None:
    assert read_back("E[1 - x]", meant("E", "energy"), "x") == "E * (1 - x)"


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        (r"\text{SO}(n)", "SO(n)"),
        (r"\textrm{SO}_n(x)", "SO_{n}(x)"),
        (r"\mathrm{SO}(3) \subset \mathrm{OR}(3)", "SO(3) ⊂ OR(3)"),
        (r"\mathrm{st}(x)", "st(x)"),
        (r"\text{and}(x, y)", "and(x, y)"),
        (r"\text{span}\{x, y\}", "span(x, y)"),
        (r"\mathrm{conv}\{x, y\}", "conv(x, y)"),
        (r"\text{SO:} (n)", "SO: n"),
        (r"x = 3\ \text{where}(y > 0)", "x = 3  for y > 0"),
        (r"\text{if}(x > 0)", "if: x > 0"),
    ],
)
def test_upright_word_in_front_of_a_bracket_is_applied(latex: str, expected: str) -> None:
    assert read_back(latex, "x", "y", "n") == expected


@pytest.mark.parametrize(("latex", "notes"), [(r"\text{Ohm} x = y", 1), (r"\text{Ohm:} x = y", 0)])
def test_word_that_may_be_a_factor_is_noted_as_a_label(latex: str, notes: int) -> None:
    found = read_latex(latex, [Declaration("x"), Declaration("y")])

    assert found.value.read_back == "Ohm: x = y"
    assert len(found.value.notes) == notes
