"""The tree alone tells what SymPy can hold, and the lowering agrees."""

import subprocess
import sys

import pytest

from formdeck.latex import Declaration, lower_statement, parse_latex, read_detached, read_latex
from formdeck.latex.held import find_unheld
from formdeck.latex.problem import Problem, Unreadable
from formdeck.latex.tree import Statement
from formdeck.model import Kind
from formulas import CASES, Case, declarations

DECLARED = (Declaration("f", Kind.FUNCTION), Declaration("S", Kind.SET), Declaration("A", Kind.MATRIX))

UNHELD = {
    r"x + \{1, 2\}": r"\{1, 2\}",
    r"\frac{x}{(1, 2)}": "(1, 2)",
    r"\sqrt{S}": "S",
    r"x^{a = b}": "a = b",
    r"|(1, 2)|": "(1, 2)",
    r"\begin{pmatrix} (1, 2) & 3 \end{pmatrix}": "(1, 2)",
    r"\log_2 (x, y)": r"\log_2 (x, y)",
    r"\frac{d^{a=b} x}{dx^{a=b}}": "a=b",
}
HELD = (
    r"S \cup \{1, 2\}",
    r"\{(1, 2), (3, 4)\}",
    r"f(1, \{2\})",
    r"x \in \mathbb{R}",
    r"A^{\top} \odot A",
    r"\begin{cases} 1 & (x > 0, y > 0) \\ 0 & \text{otherwise} \end{cases}",
    r"\sum_{x \in S} x",
    r"(a = b) \wedge (c < d)",
    r"\max_{a} f(a, b)",
    r"x + (1, 2)",
    r"\mathbb{Z} + 2 S",
    r"\begin{cases} 1 & (x \in S) \\ 0 & \text{otherwise} \end{cases}",
    r"\int_{(1, 2)}^{3} t^2\,dt",
)


def lowering_problem(statement: Statement) -> Problem | None:
    try:
        lower_statement(statement)
    except Unreadable as stopped:
        return stopped.problem
    return None


def only_statement(latex: str) -> Statement:
    formula, problems = parse_latex(latex, DECLARED)
    assert formula.statements, problems
    return formula.statements[0]


@pytest.mark.parametrize(("latex", "place"), UNHELD.items())
def test_what_sympy_has_no_form_for_is_known_without_it(latex: str, place: str) -> None:
    problem = find_unheld(only_statement(latex).sides[0])

    assert problem is not None
    assert latex[slice(*problem.place)] == place


@pytest.mark.parametrize("latex", [*UNHELD, *HELD])
def test_lowering_comes_to_the_same(latex: str) -> None:
    statement = only_statement(latex)
    found = next(filter(None, map(find_unheld, (*statement.sides, *statement.conditions))), None)

    assert (found, found is None) == (lowering_problem(statement), latex in HELD)


@pytest.mark.parametrize("case", CASES, ids=[case.latex[:40] for case in CASES])
def test_lowering_comes_to_the_same_for_the_notation_of_many_fields(case: Case) -> None:
    formula, _ = parse_latex(case.latex, declarations(case.declared))

    for statement in formula.statements:
        assert next(filter(None, map(find_unheld, statement.sides)), None) == lowering_problem(statement)


@pytest.mark.parametrize("latex", [*UNHELD, *HELD, "x + )"])
def test_reading_for_sympy_differs_in_the_sides_alone(latex: str) -> None:
    full = read_latex(latex, DECLARED).value
    plain = read_detached(latex, DECLARED, {})

    assert (plain.found, plain.free, plain.read_back) == (full.found, full.free, full.read_back)
    assert [statement.sides for statement in plain.statements] == [()] * len(full.statements)


def test_a_condition_that_sympy_has_no_form_for_is_known_without_it() -> None:
    latex = r"x = 1 \quad (i \in x\{1, 2\})"

    assert [each.code for each in read_detached(latex, DECLARED, {}).found] == ["FD331"]
    assert read_detached(latex, DECLARED, {}).found == read_latex(latex, DECLARED).value.found


def test_reading_a_tree_does_not_import_sympy() -> None:
    code = (
        "import sys; from formdeck.latex import read_detached; "
        r"print(read_detached('\\frac{1}{x}', (), {}).ok, 'sympy' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.split() == [
        b"True",
        b"False",
    ]
