"""Declared shapes make SymPy's matrices, and what does not fit is found at its place."""

import pytest
import sympy

from formdeck.latex import Declaration, classes, lower_statement, parse_latex, read_latex
from formdeck.latex.shapes.declared import pieces_of
from formdeck.model import Kind

M, V = Kind.MATRIX, Kind.VECTOR
DECLARED = [
    Declaration("A", M, r"2 \times 3"),
    Declaration("B", M, "(3, 2)"),
    Declaration("W", M, r"m \times n"),
    Declaration("S", M, "n × n"),
    Declaration("Z", M, None, r"\mathbb{R}^{2n \times n}"),
    Declaration("X", M, r"N \times d_{\mathrm{model}}"),
    Declaration("x", V, "n"),
    Declaration("b", V, None, r"\mathbb{R}^m"),
    Declaration("y", V, "m"),
    Declaration("z", V, "3"),
    Declaration("u_i", V, "n"),
    Declaration("P", M),
    Declaration("f", Kind.FUNCTION),
]
n, m = sympy.symbols("n m")
A, B = sympy.MatrixSymbol("A", 2, 3), sympy.MatrixSymbol("B", 3, 2)
W, S = sympy.MatrixSymbol("W", m, n), sympy.MatrixSymbol("S", n, n)
x, b = sympy.MatrixSymbol("x", n, 1), sympy.MatrixSymbol("b", m, 1)


def side(latex: str) -> sympy.Basic:
    formula, problems = parse_latex(latex, DECLARED)
    assert formula.statements, problems
    return lower_statement(formula.statements[0]).sides[-1]


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        ("AB", "A*B"),
        ("y = Wx + b", "W*x + b"),
        ("W^T y", "W.T*y"),
        ("S^{-1} x", "S**(-1)*x"),
        ("S^2", "S**2"),
        (r"\det(S)", "Determinant(S)"),
        ("|S|", "Determinant(S)"),
        (r"\operatorname{tr}(AB)", "Trace(A*B)"),
        (r"x \odot x", "HadamardProduct(x, x)"),
        ("x^T S x + 1", "(x.T*S*x)[0, 0] + 1"),
        ("S_{ij} x_j", "S[i, j]*x[j]"),
        (r"2 Z x - Z x", "-(Z*x) + 2*Z*x"),
        (r"\frac{1}{2} X^T X", "X.T*X"),
        (r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix} A", "Matrix([\n[1, 2],\n[3, 4]])*A"),
        (r"\begin{pmatrix} S & S \\ S & S \end{pmatrix}", "Matrix([\n[S, S],\n[S, S]])"),
    ],
)
def test_shapes_make_matrices_of_sympy(latex: str, expected: str) -> None:
    assert expected in str(side(latex))


def test_order_and_classes_are_kept() -> None:
    assert side("A B") == sympy.MatMul(A, B, evaluate=False)
    assert side("W x + b") == sympy.MatAdd(sympy.MatMul(W, x), b)
    assert isinstance(side(r"\begin{pmatrix} S & S \end{pmatrix}"), sympy.BlockMatrix)


def test_members_of_a_family_of_vectors_have_the_shape_of_one() -> None:
    u = classes.Member(sympy.Symbol("u", commutative=False), sympy.Symbol("i"))

    assert side("u_i") == classes.AsMatrix(u, n, 1)
    assert side(r"u_i u_i^T").shape == (n, n)


def test_index_more_than_a_member_has_leads_to_a_number() -> None:
    i, j = sympy.symbols("i j")

    assert side("u_{ij} x") == sympy.MatMul(sympy.Indexed(sympy.IndexedBase("u"), i, j), x, evaluate=False)


def test_entry_counts_as_the_formula_does() -> None:
    i, j = sympy.symbols("i j")

    assert side("S_{ij}") == sympy.Indexed(sympy.IndexedBase(S), i, j)


@pytest.mark.parametrize("latex", ["P x", "x W^T", "W x + P y"])
def test_formula_without_all_shapes_keeps_the_order_of_symbols(latex: str) -> None:
    assert not side(latex).has(sympy.MatrixSymbol)
    assert side(latex).is_commutative is False


@pytest.mark.parametrize(
    ("latex", "place", "message"),
    [
        ("A + B", "A + B", "`A` is 2 × 3 and `B` is 3 × 2: they cannot be added"),
        ("f(A A)", "A A", "`A` is 2 × 3 and `A` is 2 × 3: they cannot be multiplied"),
        ("2 z A", "z A", "`z` is 3 and `A` is 2 × 3: they cannot be multiplied"),
        ("AB = BA", "AB = BA", "`A * B` is 2 × 2 and `B * A` is 3 × 3: they cannot be equal"),
        ("1 + A^{-1}", "A^{-1}", "`A` is 2 × 3: only a square matrix has a power"),
        (r"\det(A)", r"\det(A)", "`A` is 2 × 3: only a square matrix has a determinant"),
        (r"A \odot B", r"A \odot B", "`A` is 2 × 3 and `B` is 3 × 2: they cannot be multiplied entry by entry"),
    ],
)
def test_shapes_that_do_not_fit_are_an_error(latex: str, place: str, message: str) -> None:
    (found,) = [each for each in read_latex(latex, DECLARED).diagnostics if each.code != "FD340"]

    assert found.span is not None
    assert (found.code, latex[found.span.start : found.span.end], found.message) == ("FD316", place, message)


@pytest.mark.parametrize(
    ("latex", "message"),
    [
        ("W^T x", "`W^T` is n × m and `x` is n: unless that is the same, they cannot be multiplied"),
        ("y = x", "`y` is m and `x` is n: unless that is the same, they cannot be equal"),
        ("W + S", "`W` is m × n and `S` is n × n: unless that is the same, they cannot be added"),
    ],
)
def test_shapes_of_other_symbols_are_a_warning(latex: str, message: str) -> None:
    reading = read_latex(latex, DECLARED).value

    assert reading.ok
    assert [each.message for each in reading.found if each.code == "FD317"] == [message]


@pytest.mark.parametrize(
    "latex",
    [
        r"x^T x = \|x\|^2",
        "x S",
        r"Z x + (Z x + Z x)",
        r"S = \sum_{i=1}^{n} u_i u_i^T",
        "A = 0",
        r"1 - W",
        r"\begin{pmatrix} 1 & 2 & 3 \\ 4 & 5 & 6 \end{pmatrix} z",
        r"S u_i = \lambda_i u_i",
        "W^T W x",
    ],
)
def test_shapes_that_fit_are_not_mentioned(latex: str) -> None:
    found = read_latex(latex, [*DECLARED, Declaration(r"\lambda_i")]).value.found

    assert [each.message for each in found if each.code != "FD340"] == []


@pytest.mark.parametrize(
    ("shape", "pieces"),
    [
        (r"n \times m", ["n", "m"]),
        ("(n, m)", ["n", "m"]),
        ("(n,)", ["n"]),
        ("[2n × 3]", ["2n", "3"]),
        (r"$d_{\mathrm{model}}$", [r"d_{\mathrm{model}}"]),
    ],
)
def test_shapes_are_read_as_people_write_them(shape: str, pieces: list[str]) -> None:
    assert pieces_of(shape) == pieces


@pytest.mark.parametrize(("kind", "codes"), [(V, []), (M, ["FD317"])])
def test_vector_of_one_row_is_added_to_every_row(kind: Kind, codes: list[str]) -> None:
    declared = [Declaration("A", M, r"n \times m"), Declaration("b", kind, r"1 \times m")]
    found = read_latex("A + b", declared).diagnostics

    assert [each.code for each in found] == codes
    assert all("`kind: vector` if each row takes it" in each.hints[0] for each in found)
