"""``formdeck read``: what it takes, what it prints, how it ends."""

import json

import pytest
from click.testing import CliRunner, Result

from formdeck.cli.read_command import command


def read(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(command, arguments, input=stdin)


def data(*arguments: str) -> dict[str, object]:
    return json.loads(read("--json", *arguments).stdout)


def test_a_reading_is_told_line_by_line() -> None:
    shown = read(r"A = \frac{h(a + b)}{2}", "--declare", "h: scalar").stdout.splitlines()

    assert shown == [
        "relation:  A = (h * (a + b))/2",
        "SymPy:     A = (h*(a + b))/2",
        r"LaTeX:     A = \frac{h \cdot (a + b)}{2}",
        "free:      A, a, b, h",
        "functions: none",
    ]


def test_what_was_inferred_stands_last_with_its_hint() -> None:
    assert read("e^x").stdout.splitlines()[-2:] == [
        "inferred:   `e` is Euler's number",
        "            (declare `e` if it is not)",
    ]


def test_the_exact_form_is_shown_on_demand() -> None:
    assert "srepr:      Symbol('x')" in read("x", "-v").stdout


@pytest.mark.parametrize(
    ("declared", "functions"),
    [
        ("f: function", ["f"]),
        ("f(x)", ["f"]),
        (r"f: X \to Y", ["f"]),
        (r"f: \mathbb{R}^n \to \mathbb{R}: function", ["f"]),
        ("f: kind=function", ["f"]),
        ("f: meaning=活性化関数", ["f"]),
        ("f: scalar, domain=[0, 1]", []),
        ("f, b: scalar", []),
    ],
)
def test_symbols_are_declared_as_in_a_glossary(declared: str, functions: list[str]) -> None:
    assert data("f(b + c)", "--declare", declared)["functions"] == functions


def test_shapes_reach_sympy() -> None:
    assert "MatrixSymbol(Str('A')" in str(data("AA", "--declare", r"A: matrix, shape=n \times n"))


def test_macros_are_expanded() -> None:
    assert data(r"\E[X]", "--macro", r"\E=\mathbb{E}")["read_back"] == "E[X]"


def test_formula_comes_from_standard_input() -> None:
    assert read("-", stdin="x + y\n").stdout.startswith("expression: x + y")


def test_each_error_has_its_caret() -> None:
    result = read("x^2^3 \\\\ \\frac{a}")

    assert (result.exit_code, result.stderr.count("error[")) == (1, 2)
    assert [line.strip(" |") for line in result.stderr.splitlines() if set(line) <= set(" |^") and "^" in line] == [
        "^",
        "^^^^^",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--declare", "f: fucntion"), "did you mean `function`?"),
        (("--declare", "f:"), "says nothing"),
        (("--declare", "x y: scalar"), "more than one symbol"),
        (("--declare", "A: matrix, shape=m x n"), r"m \times n"),
        (("--declare", "p: domain=[1, 0]"), "empty"),
        (("--declare", "p: subscript=lable"), "label, index"),
        (("--declare", ": function"), "says nothing"),
        (("--macro", "E"), r"\E="),
    ],
)
def test_wrong_use_is_told_apart_from_a_wrong_formula(arguments: tuple[str, ...], said: str) -> None:
    result = read("x", *arguments)

    assert (result.exit_code, said in result.stderr) == (2, True), result.stderr
