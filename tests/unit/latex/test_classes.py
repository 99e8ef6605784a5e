"""Our own classes are documented, bind what they bind, and print."""

import pytest
import sympy
from sympy.core.function import AppliedUndef

from formdeck.latex import classes, lower_statement, parse_latex
from formdeck.latex.free import all_names, bound_by, free_names, is_builtin
from formdeck.latex.tree import Name, Node, Quantified
from formdeck.model import Kind
from formulas import CASES, Case, declarations
from rebuild import rebuilt

x, y, i, n, t = sympy.symbols("x y i n t")
X, W = sympy.symbols("X W", commutative=False)
S, f = classes.SetSymbol("S"), sympy.Function("f")
OWN = [getattr(classes, name) for name in classes.__all__ if name not in {"Str", "ExprCondPair", "MatrixElement"}]
SAMPLES = {
    classes.Above: (classes.Above(i), "i"),
    classes.Applied: (classes.Applied(classes.Convolution(x, y), t), r"\left(x * y\right)\left(t\right)"),
    classes.AsMatrix: (classes.AsMatrix(classes.Member(X, t), n, 1), "X_{t}"),
    classes.AsSet: (classes.AsSet(classes.Member(S, i)), "S_{i}"),
    classes.Bar: (classes.Bar(x + y), r"\overline{x + y}"),
    classes.BigOver: (
        classes.BigOver(r"\sum", f(x), classes.Over((x,), (), (sympy.Contains(x, S, evaluate=False),))),
        r"\sum_{x \in S} f{\left(x \right)}",
    ),
    classes.Blank: (classes.Blank(), r"\cdot"),
    classes.Bra: (classes.Bra(x), r"\left\langle x\right|"),
    classes.Braket: (classes.Braket(x, X, y), r"\left\langle x \middle| X \middle| y \right\rangle"),
    classes.Ket: (classes.Ket(x), r"\left|x\right\rangle"),
    classes.AntiCommutator: (classes.AntiCommutator(x, y), r"\left\{x, y\right\}"),
    classes.PoissonBracket: (classes.PoissonBracket(x, y), r"\left\{x, y\right\}"),
    classes.Cardinality: (classes.Cardinality(S), r"\left|S\right|"),
    classes.Claim: (classes.Claim(r"\subset", S, S), r"S \subset S"),
    classes.Commutator: (classes.Commutator(X, W), r"\left[X, W\right]"),
    classes.Concatenation: (classes.Concatenation(X, W), r"\left[X; W\right]"),
    classes.ComplementOf: (classes.ComplementOf("c", S), "S^{c}"),
    classes.ConjugateTransposed: (classes.ConjugateTransposed(X), r"{X}^{\mathsf{H}}"),
    classes.Convolution: (classes.Convolution(x, y), "x * y"),
    classes.Cross: (classes.Cross(X, W), r"X \times W"),
    classes.DerivativeAt: (classes.DerivativeAt(r"\partial", x, (t, 2)), r"\frac{\partial^{2}}{\partial t^{2}} x"),
    classes.DerivativeFunction: (classes.DerivativeFunction(x, 1), "x'"),
    classes.DeterminantOf: (classes.DeterminantOf(X), r"\left|X\right|"),
    classes.Differential: (classes.Differential("d", x), "d x"),
    classes.Dot: (classes.Dot(X, W), r"X \cdot W"),
    classes.Dots: (classes.Dots(), r"\dots"),
    classes.Elementwise: (classes.Elementwise(r"\odot", X, W), r"X \odot W"),
    classes.Evaluated: (classes.Evaluated(x, sympy.Eq(x, 0, evaluate=False), (), (x,)), r"\left. x \right|_{x = 0}"),
    classes.Expectation: (
        classes.Expectation("E", f(x), (classes.Claim(r"\sim", x, y),), (t,), (x,)),
        r"\mathbb{E}_{x \sim y}\left[f{\left(x \right)} \mid t\right]",
    ),
    classes.Given: (f(classes.Given(x, y)), r"f{\left(x \mid y \right)}"),
    classes.Gradient: (classes.Gradient(r"\nabla", f(x), (x,)), r"\nabla_{x} f{\left(x \right)}"),
    classes.Held: (classes.DerivativeAt("d", x, (t, 1), classes.Held(y)), r"\left(\frac{d}{d t} x\right)_{y}"),
    classes.Holds: (classes.Holds(classes.Prose("n is even")), r"\text{n is even}"),
    classes.Inner: (classes.Inner(X, W), r"\left\langle X, W\right\rangle "),
    classes.QuadraticVariation: (classes.QuadraticVariation(x, t), r"\left\langle x\right\rangle _{t}"),
    classes.IntegralOver: (
        classes.IntegralOver(r"\oint", classes.Dot(X, classes.Differential("d", W)), classes.Over((W,), (x,), ())),
        r"\oint_{x} X \cdot d W",
    ),
    classes.IntervalOf: (classes.IntervalOf("[", 1, 1, ")"), r"\left[1, 1\right)"),
    classes.InverseFunction: (classes.InverseFunction(x), "x^{-1}"),
    classes.LimitOver: (classes.LimitOver(r"\limsup", x, n, sympy.oo, ""), r"\limsup_{n \to \infty} x"),
    classes.Mean: (classes.Mean(x), r"\left\langle x\right\rangle "),
    classes.Member: (classes.Member(X, t, classes.Above(i)), "X_{t}^{(i)}"),
    classes.MembersOf: (classes.MembersOf(1, classes.Dots(), n), r"\left\{1, \dots, n\right\}"),
    classes.Norm: (classes.Norm(X, 2), r"\left\|X\right\|_{2}"),
    classes.Operation: (classes.Operation(r"\otimes", X, W), r"X \otimes W"),
    classes.Optimum: (
        classes.Optimum(r"\argmax", f(x), classes.Over((x,), (), ())),
        r"\operatorname*{argmax}_{x} f{\left(x \right)}",
    ),
    classes.Over: (classes.Over((i,), (1, n), ()), "_{i=1}^{n}"),
    classes.Params: (f(classes.Params(x, (y, t))), r"f{\left(x; y, t \right)}"),
    classes.Prose: (classes.Prose("even"), r"\text{even}"),
    classes.PseudoInverse: (classes.PseudoInverse(X), "{X}^{+}"),
    classes.Quantified: (classes.Quantified(r"\forall", x, (x,)), r"\forall x"),
    classes.SetOfAll: (classes.SetOfAll(x**2, (x > 0,), (x,)), r"\left\{x^{2} \mid x > 0\right\}"),
    classes.SetSymbol: (S, "S"),
    classes.TimeDerivative: (classes.TimeDerivative(x, 2), r"\ddot{x}"),
    classes.TraceOf: (classes.TraceOf(X), r"\operatorname{tr}\left(X\right)"),
    classes.Transposed: (classes.Transposed(X), r"{X}^{\top}"),
    classes.Unit: (classes.Unit("m/s"), r"\,\mathrm{m/s}"),
    classes.Versus: (f(classes.Versus(x, y)), r"f{\left(x \parallel y \right)}"),
}


def test_every_class_is_documented_and_tried() -> None:
    assert all(own.__doc__ for own in OWN)
    assert {own for own in OWN if own is not classes.Notation} == set(SAMPLES)


@pytest.mark.parametrize(("made", "latex"), SAMPLES.values(), ids=[own.__name__ for own in SAMPLES])
def test_class_prints_and_is_built_again(made: sympy.Basic, latex: str) -> None:
    assert sympy.latex(made) == latex
    assert rebuilt(sympy.srepr(made, order="none")) == made
    assert str(made)
    assert made.func(*made.args) == made


def test_operations_inside_operations_have_brackets_in_latex() -> None:
    assert sympy.latex(classes.Dot(X, classes.Cross(X, W))) == r"X \cdot \left(X \times W\right)"


def test_bound_variables_are_bound() -> None:
    total = classes.BigOver(r"\sum", f(x, y), classes.Over((x,), (), (sympy.Contains(x, S, evaluate=False),)))

    assert total.free_symbols == {y, S}
    assert total.subs(x, 3) == total
    assert total.subs(y, 3).free_symbols == {S}


def test_inner_range_may_use_the_name_of_an_outer_one() -> None:
    j = sympy.Symbol("j")
    outer, inner = classes.Over((i,), (), ()), classes.Over((j,), (1, i), ())

    assert classes.BigOver(r"\sum", f(i, j, n), outer, inner).free_symbols == {n}
    assert classes.BigOver(r"\sum", f(i), classes.Over((i,), (i, n), ())).free_symbols == {i, n}


def test_derivative_of_a_notation_is_kept() -> None:
    mean = classes.Expectation("E", f(x, t), (classes.Claim(r"\sim", x, y),), (), (x,))

    assert sympy.diff(mean, t) == classes.DerivativeAt(r"\partial", mean, (t, 1))
    assert sympy.diff(mean, x) == 0


def quantified_by(node: Node) -> frozenset[str]:
    return bound_by(node) if isinstance(node, Quantified) else frozenset()


@pytest.mark.parametrize("case", CASES, ids=[case.latex[:40] for case in CASES])
def test_notation_prints_is_built_again_and_has_the_free_symbols_that_were_read(case: Case) -> None:
    formula, _ = parse_latex(case.latex, declarations(case.declared))
    statements = [lower_statement(statement) for statement in formula.statements]
    parts = [part for each in statements for part in (*each.sides, *each.conditions)]

    for part in parts:
        assert rebuilt(sympy.srepr(part, order="none")) == part
        assert sympy.latex(part)
    symbols = {symbol for part in parts for symbol in part.free_symbols if not isinstance(symbol, sympy.Indexed)}
    applied = {call.func.__name__ for part in parts for call in part.atoms(AppliedUndef)}
    known = {r"\delta" for part in parts if part.has(sympy.KroneckerDelta)}
    names, (free, functions) = {symbol.name for symbol in symbols} | known, free_names(formula)
    bound = set(all_names(formula)) - set(free) - set(functions)
    quantified = {name for each in formula.statements for node in each.conditions for name in quantified_by(node)}
    assert set(free) <= names <= set(free) | set(functions) | quantified
    assert {name for name in applied - names if not is_builtin(Name(name, Kind.FUNCTION))} <= set(functions) | bound
