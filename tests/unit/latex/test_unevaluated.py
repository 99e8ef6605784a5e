"""Nothing is evaluated by accident: what is written is what is held."""

import pytest
import sympy

from formdeck.latex import Declaration, lower_statement, parse_latex
from formdeck.model import Kind

DECLARED = [
    Declaration("f", Kind.FUNCTION),
    Declaration("A", Kind.SET),
    Declaration("M", Kind.MATRIX, r"n \times n"),
]


@pytest.mark.parametrize(
    ("latex", "held"),
    [
        (r"2 \cdot 3", "Mul(Integer(2), Integer(3))"),
        ("1 + 1", "Add(Integer(1), Integer(1))"),
        ("x + x", "Add(Symbol('x'), Symbol('x'))"),
        ("x - x", "Add(Symbol('x'), Mul(Integer(-1), Symbol('x')))"),
        (r"\frac{x}{x}", "Mul(Symbol('x'), Pow(Symbol('x'), Integer(-1)))"),
        (r"0 \cdot x", "Mul(Integer(0), Symbol('x'))"),
        ("x^0", "Pow(Symbol('x'), Integer(0))"),
        ("x^1", "Pow(Symbol('x'), Integer(1))"),
        ("0^0", "Pow(Integer(0), Integer(0))"),
        (r"\sqrt{4}", "Pow(Integer(4), Rational(1, 2))"),
        (r"\sqrt{x^2}", "Pow(Pow(Symbol('x'), Integer(2)), Rational(1, 2))"),
        ("2^{3}", "Pow(Integer(2), Integer(3))"),
        (r"(x^a)^b", "Pow(Pow(Symbol('x'), Symbol('a')), Symbol('b'))"),
        (r"\sin 0", "sin(Integer(0))"),
        (r"\sin \pi", "sin(pi)"),
        (r"\log 1", "log(Integer(1))"),
        ("e^0", "exp(Integer(0))"),
        (r"|{-3}|", "Abs(Integer(-3))"),
        (r"\frac{2}{4}", "Mul(Integer(2), Pow(Integer(4), Integer(-1)))"),
        (r"\frac{x}{0}", "Mul(Symbol('x'), Pow(Integer(0), Integer(-1)))"),
        ("3!", "factorial(Integer(3))"),
        ("5!!", "factorial2(Integer(5))"),
        (r"\binom{4}{2}", "binomial(Integer(4), Integer(2))"),
        (r"\lfloor 2.5 \rfloor", "floor(Rational(5, 2))"),
        (r"\lceil 2 \rceil", "ceiling(Integer(2))"),
        (r"7 \bmod 4", "Mod(Integer(7), Integer(4))"),
        (r"\max(1, 2)", "Max(Integer(1), Integer(2))"),
        (r"\operatorname{Re}(3)", "re(Integer(3))"),
        (r"\sum_{k=1}^{3} k", "Sum(Symbol('k'), Tuple(Symbol('k'), Integer(1), Integer(3)))"),
        (r"\sum_{k=1}^{3} 1", "Sum(Integer(1), Tuple(Symbol('k'), Integer(1), Integer(3)))"),
        (r"\prod_{k=1}^{0} k", "Product(Symbol('k'), Tuple(Symbol('k'), Integer(1), Integer(0)))"),
        (r"\int_0^1 1\,dx", "Integral(Integer(1), Tuple(Symbol('x'), Integer(0), Integer(1)))"),
        (r"\int_1^1 x\,dx", "Integral(Symbol('x'), Tuple(Symbol('x'), Integer(1), Integer(1)))"),
        (r"\lim_{x\to 0} 1", "Limit(Integer(1), Symbol('x'), Integer(0), Symbol('+-'))"),
        (r"\frac{d}{dx} 3", "DerivativeAt(Str('d'), Integer(3), Tuple(Symbol('x'), Integer(1)))"),
        (r"\frac{d}{dx} x", "Derivative(Symbol('x'), Tuple(Symbol('x'), Integer(1)))"),
        (r"A \cap A", "AsSet(Operation(Str('\\\\cap'), SetSymbol(Str('A')), SetSymbol(Str('A'))))"),
        (r"A \cup \emptyset", "Union(EmptySet, SetSymbol(Str('A')))"),
        (r"A \setminus A", "Complement(SetSymbol(Str('A')), SetSymbol(Str('A')))"),
        (r"\{1, 1\}", "MembersOf(Integer(1), Integer(1))"),
        (r"\{2, 1\}", "FiniteSet(Integer(1), Integer(2))"),
        (r"f([1, 1))", "Function('f')(IntervalOf(Str('['), Integer(1), Integer(1), Str(')')))"),
        (r"f([2, 1))", "Function('f')(IntervalOf(Str('['), Integer(2), Integer(1), Str(')')))"),
        ("M - M", "MatAdd(MM, MatMul(Integer(-1), MM))"),
        ("M M^{-1}", "MatMul(MM, Inverse(MM, Integer(-1)))"),
        ("(M^T)^T", "Transpose(Transpose(MM))"),
        ("M^0", "MatPow(MM, Integer(0))"),
    ],
)
def test_value_is_held_as_written(latex: str, held: str) -> None:
    matrix = "MatrixSymbol(Str('M'), Symbol('n'), Symbol('n'))"

    assert sympy.srepr(side(latex), order="none") == held.replace("MM", matrix)


@pytest.mark.parametrize(
    ("condition", "held"),
    [
        ("1 = 1", "Equality(Integer(1), Integer(1))"),
        ("a = a", "Equality(Symbol('a'), Symbol('a'))"),
        (r"2 \ne 2", "Unequality(Integer(2), Integer(2))"),
        ("1 < 2", "StrictLessThan(Integer(1), Integer(2))"),
        (r"x \ge x", "GreaterThan(Symbol('x'), Symbol('x'))"),
        (r"1 \in \mathbb{R}", "Contains(Integer(1), Reals)"),
        (r"1 \notin \mathbb{R}", "Not(Contains(Integer(1), Reals))"),
        (r"x \in A", "Contains(Symbol('x'), SetSymbol(Str('A')))"),
        (
            r"0 < x < 1",
            "And(StrictLessThan(Integer(0), Symbol('x')), StrictLessThan(Symbol('x'), Integer(1)))",
        ),
        (r"i < 2", "StrictLessThan(Symbol('i'), Integer(2))"),
        (r"\text{x is even}", "Holds(Prose(Str('x is even')))"),
    ],
)
def test_condition_is_held_as_written(condition: str, held: str) -> None:
    cases = side(rf"\begin{{cases}} 1 & ({condition}) \\ 0 & (\text{{otherwise}}) \end{{cases}}")

    assert sympy.srepr(cases.args[0].args[1]) == held


def side(latex: str) -> sympy.Basic:
    formula, problems = parse_latex(latex, DECLARED)
    assert formula.statements, problems
    return lower_statement(formula.statements[0]).sides[-1]
