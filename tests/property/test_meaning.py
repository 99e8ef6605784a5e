"""What a formula is worth does not change on its way to SymPy: an evaluator of the tree's own agrees with it."""

from collections.abc import Callable
from typing import Any

import mpmath
import pytest
import sympy
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from formdeck.diagnostics import Severity
from formdeck.latex import Declaration, read_sympy, write_latex
from formdeck.latex import tree as t
from formdeck.model import Kind

Env = dict[str, Any]
VALUES: Env = {"a": mpmath.mpf(2), "b": mpmath.mpf("0.5"), "x": mpmath.mpf("-1.5"), "n": mpmath.mpf(3)}
KINDS = {"a": Kind.SCALAR, "b": Kind.SCALAR, "x": Kind.SCALAR, "n": Kind.INTEGER, "i": Kind.INDEX, "k": Kind.INDEX}
DECLARED = tuple(Declaration(symbol, kind) for symbol, kind in KINDS.items())
FUNCTIONS: dict[str, Callable[..., Any]] = {
    r"\sin": mpmath.sin, r"\cos": mpmath.cos, r"\tan": mpmath.tan, r"\exp": mpmath.exp, r"\log": mpmath.log,
    r"\ln": mpmath.log, r"\arctan": mpmath.atan, r"\sinh": mpmath.sinh, r"\tanh": mpmath.tanh,
}  # fmt: skip
SIGNS: dict[str, Callable[[Any, Any], bool]] = {
    "<": lambda left, right: left < right, ">": lambda left, right: left > right,
    r"\le": lambda left, right: left <= right, r"\ge": lambda left, right: left >= right,
    "=": lambda left, right: left == right, r"\ne": lambda left, right: left != right,
}  # fmt: skip


class OutOfReachError(Exception):
    """The value is undefined, too large, or not certain to the digits at hand."""


def value(node: t.Node, env: Env) -> Any:
    """Work out what a tree is worth."""
    result = _value(node, env)
    if not mpmath.isfinite(result) or abs(result) > 1e8:
        raise OutOfReachError
    return result


def _value(node: t.Node, env: Env) -> Any:  # noqa: C901, PLR0911, PLR0912 - one case a kind of node
    match node:
        case t.Number(digits=digits):
            return mpmath.mpf(digits)
        case t.Name(latex=latex):
            return env[latex]
        case t.Constant(latex=latex):
            return {"e": mpmath.e, r"\pi": mpmath.pi}[latex] * mpmath.mpf(1)
        case t.Add(terms=terms):
            return sum((value(term, env) for term in terms), mpmath.mpf(0))
        case t.Negative(body=body):
            return -value(body, env)
        case t.Product(factors=factors):
            return mpmath.fprod(value(factor, env) for factor in factors)
        case t.Quotient(above=above, below=below):
            return value(above, env) / nonzero(value(below, env))
        case t.Power(base=base, exponent=exponent):
            return power(value(base, env), value(exponent, env))
        case t.Root(body=body, degree=t.Number("3")) if not mpmath.im(radicand := value(body, env)):
            return mpmath.sign(mpmath.re(radicand)) * mpmath.cbrt(abs(radicand))  # of what is real, the real root
        case t.Root(body=body, degree=degree):
            return power(value(body, env), 1 / nonzero(value(degree, env) if degree else mpmath.mpf(2)))
        case t.Postfix(operator="!", body=body):
            return mpmath.factorial(count(value(body, env)))
        case t.Postfix(operator=r"\%", body=body):
            return value(body, env) / 100
        case t.Binomial(above=above, below=below):
            return mpmath.binomial(count(value(above, env)), count(value(below, env)))
        case t.Bars(form=form, items=(body,)):
            return measured(form, value(body, env))
        case t.Infix(operator=r"\bmod", operands=(left, right)):
            return remainder(value(left, env), value(right, env))
        case t.Big(operator=operator, body=body, ranges=(t.Range() as over,)):
            return summed(operator, body, over, env)
        case t.Cases(branches=branches):
            return next(value(each.value, env) for each in branches if holds(each.condition, env))
        case t.Call():
            return called(node, env)
        case _:
            raise TypeError(node)


def power(base: Any, exponent: Any) -> Any:
    if abs(exponent) > 12 or (base == 0 and mpmath.re(exponent) <= 0):
        raise OutOfReachError
    return mpmath.power(base, exponent)


def nonzero(number: Any) -> Any:
    if abs(number) < 1e-6:
        raise OutOfReachError
    return number


def real(number: Any) -> Any:
    if abs(mpmath.im(number)) > 0:
        raise OutOfReachError
    return mpmath.re(number)


def count(number: Any) -> int:
    whole = real(number)
    if not mpmath.isint(whole) or not 0 <= whole <= 12:
        raise OutOfReachError
    return int(whole)


def certain(number: Any) -> Any:
    """Refuse numbers so near to a whole one that rounding decides."""
    if not mpmath.isint(real(number)) and abs(number - mpmath.nint(number)) < 1e-9:
        raise OutOfReachError
    return real(number)


def measured(form: str, number: Any) -> Any:
    if form == "absolute":
        return abs(number)
    return mpmath.floor(certain(number)) if form == "floor" else mpmath.ceil(certain(number))


def remainder(left: Any, right: Any) -> Any:
    return real(left) - right * mpmath.floor(certain(left / nonzero(real(right))))


def summed(operator: str, body: t.Node, over: t.Range, env: Env) -> Any:
    assert isinstance(over.names[0], t.Name)
    assert over.lower
    assert over.upper
    low, high = count(value(over.lower, env)), count(value(over.upper, env))
    parts = [value(body, env | {over.names[0].latex: mpmath.mpf(at)}) for at in range(low, high + 1)]
    return sum(parts, mpmath.mpf(0)) if operator == r"\sum" else mpmath.fprod(parts)


def holds(condition: t.Node | None, env: Env) -> bool:
    if condition is None:
        return True
    assert isinstance(condition, t.Relation)
    left, right = (real(value(side, env)) for side in condition.sides)
    if left != right and abs(left - right) < 1e-9:
        raise OutOfReachError
    return SIGNS[condition.relations[0]](left, right)


def called(call: t.Call, env: Env) -> Any:
    arguments = [value(item, env) for item in call.parts[0].items]
    match call.function:
        case t.Name(latex=r"\max" | r"\min" as name):
            return (max if name == r"\max" else min)(map(real, arguments))
        case t.Indexed(below=(base,)):
            return logarithm(arguments[0]) / nonzero(logarithm(value(base, env)))
        case t.Name(latex=r"\log" | r"\ln"):
            return logarithm(arguments[0])
        case t.Name(latex=name):
            return FUNCTIONS[name](arguments[0])
        case _:
            raise TypeError(call)


def logarithm(number: Any) -> Any:
    return mpmath.log(nonzero(number))


class Numeric:
    """Draws trees that are worth a number."""

    def __init__(self, draw: Callable[[st.SearchStrategy[Any]], Any]) -> None:
        self.draw = draw
        self.bound: tuple[str, ...] = ()

    def one(self, values: Any) -> Any:
        return self.draw(st.sampled_from(values))

    def number(self, deep: int) -> t.Node:
        if deep <= 0:
            return self.leaf()
        make = self.one(
            [
                self.add, self.add, self.add, self.product, self.product, self.quotient, self.quotient, self.power,
                self.power, self.negative, self.negative, self.root, self.postfix, self.binomial, self.bars, self.call,
                self.call, self.several, self.logarithm, self.big, self.big, self.cases, self.modulo,
            ]
        )  # fmt: skip
        made: t.Node = make(deep - 1)
        return made

    def leaf(self) -> t.Node:
        digits = self.one(["0", "1", "2", "3", "4", "10", "0.5", "1.25"])
        name = self.one([*VALUES, *self.bound])
        return self.one([t.Number(digits), t.Name(name, KINDS[name]), t.Constant(self.one([r"\pi", "e"]))])  # type: ignore[no-any-return]

    def add(self, deep: int) -> t.Node:
        terms = [self.number(deep) for _ in range(self.draw(st.integers(2, 3)))]
        return t.Add(tuple(t.Negative(term) if self.draw(st.booleans()) else term for term in terms))

    def negative(self, deep: int) -> t.Node:
        return t.Negative(self.number(deep))

    def product(self, deep: int) -> t.Node:
        return t.Product(tuple(self.number(deep) for _ in range(self.draw(st.integers(2, 3)))))

    def quotient(self, deep: int) -> t.Node:
        return t.Quotient(self.number(deep), self.number(deep))

    def power(self, deep: int) -> t.Node:
        return t.Power(self.number(deep), self.number(deep))

    def root(self, deep: int) -> t.Node:
        return t.Root(self.number(deep), self.one([None, t.Number("3"), t.Name("n", Kind.INTEGER)]))

    def postfix(self, deep: int) -> t.Node:
        return t.Postfix(self.one(["!", r"\%"]), self.number(deep))

    def binomial(self, deep: int) -> t.Node:
        return t.Binomial(self.number(deep), self.number(deep))

    def bars(self, deep: int) -> t.Node:
        return t.Bars(self.one(["absolute", "floor", "ceiling"]), (self.number(deep),))

    def call(self, deep: int) -> t.Node:
        return t.Call(t.Name(self.one(sorted(FUNCTIONS)), Kind.FUNCTION), (t.Part("", (self.number(deep),)),))

    def several(self, deep: int) -> t.Node:
        name = t.Name(self.one([r"\max", r"\min"]), Kind.FUNCTION)
        return t.Call(name, (t.Part("", (self.number(deep), self.number(deep))),))

    def logarithm(self, deep: int) -> t.Node:
        function = t.Indexed(t.Name(r"\log", Kind.FUNCTION), (self.one([t.Number("2"), t.Number("10")]),))
        return t.Call(function, (t.Part("", (self.number(deep),)),))

    def modulo(self, deep: int) -> t.Node:
        left = self.number(deep)
        return t.Infix(r"\bmod", (left, self.number(deep)))

    def big(self, deep: int) -> t.Node:
        free = [name for name in ("i", "k") if name not in self.bound]
        if not free:
            return self.number(deep)
        over = t.Range((t.Name(free[0], Kind.INDEX),), t.Number(self.one("012")), t.Number(self.one("234")))
        self.bound += (free[0],)
        body = self.number(deep)
        self.bound = self.bound[:-1]
        return t.Big(self.one([r"\sum", r"\prod"]), body, (over,))

    def cases(self, deep: int) -> t.Node:
        holds = t.Relation((self.number(deep), self.number(deep)), (self.one(list(SIGNS)),))
        return t.Cases((t.Branch(self.number(deep), holds), t.Branch(self.number(deep), None)))


@st.composite
def numbers(draw: Callable[[st.SearchStrategy[Any]], Any]) -> t.Node:
    return Numeric(draw).number(3)


def worth(node: t.Node) -> Any:
    with mpmath.workdps(40):
        try:
            return value(node, VALUES)
        except (OutOfReachError, OverflowError, ZeroDivisionError):
            return None


OF_SYMPY: dict[Any, Callable[..., Any]] = {
    sympy.Add: lambda *terms: sum(terms, mpmath.mpf(0)), sympy.Mul: lambda *factors: mpmath.fprod(factors),
    sympy.Pow: mpmath.power, sympy.exp: mpmath.exp, sympy.log: mpmath.log, sympy.Abs: abs, sympy.floor: mpmath.floor,
    sympy.ceiling: mpmath.ceil, sympy.factorial: mpmath.factorial, sympy.binomial: mpmath.binomial, sympy.Max: max,
    sympy.Min: min, sympy.Mod: lambda left, right: left - right * mpmath.floor(left / right),
    sympy.Eq: SIGNS["="], sympy.Ne: SIGNS[r"\ne"], sympy.Lt: SIGNS["<"], sympy.Le: SIGNS[r"\le"],
    sympy.Gt: SIGNS[">"], sympy.Ge: SIGNS[r"\ge"], sympy.sin: mpmath.sin, sympy.cos: mpmath.cos,
    sympy.im: mpmath.im, sympy.sign: mpmath.sign,
    sympy.tan: mpmath.tan, sympy.atan: mpmath.atan, sympy.sinh: mpmath.sinh, sympy.tanh: mpmath.tanh,
}  # fmt: skip


OF_NAME = {r"\max": sympy.Max, r"\min": sympy.Min}
"""Functions that SymPy would not keep as they are: of two equal values, say."""


def worth_in_sympy(latex: str) -> Any:
    outcome = read_sympy(latex, DECLARED)
    assert not any(found.severity is Severity.ERROR for found in outcome.diagnostics), latex
    (statement,) = outcome.value
    with mpmath.workdps(40):
        return computed(statement.sides[0], {sympy.Symbol(name): number for name, number in VALUES.items()})


def computed(expression: Any, env: dict[Any, Any]) -> Any:
    """Work out a SymPy expression as it stands; SymPy itself would rearrange it first."""
    if isinstance(expression, sympy.Symbol):
        return env[expression]
    if isinstance(expression, sympy.Number | sympy.NumberSymbol):
        return mpmath.mpf(expression.p) / expression.q if expression.is_Rational else expression._to_mpmath(140)
    if isinstance(expression, sympy.Piecewise):
        return next(computed(each, env) for each, condition in expression.args if condition_holds(condition, env))
    if isinstance(expression, sympy.Sum | sympy.Product):
        join = OF_SYMPY[sympy.Add if isinstance(expression, sympy.Sum) else sympy.Mul]
        return totalled(join, expression.function, expression.limits, env)
    arguments = [computed(argument, env) for argument in expression.args]
    arguments = [mpmath.re(each) if mpmath.im(each) == 0 else each for each in arguments]
    return OF_SYMPY[OF_NAME.get(expression.func.__name__, expression.func)](*arguments)


def totalled(join: Callable[..., Any], body: Any, limits: Any, env: dict[Any, Any]) -> Any:
    if not limits:
        return computed(body, env)
    *inner, (variable, low, high) = limits
    counted = range(int(low), int(high) + 1)
    return join(*(totalled(join, body, inner, env | {variable: mpmath.mpf(at)}) for at in counted))


def condition_holds(condition: Any, env: dict[Any, Any]) -> bool:
    return True if condition == sympy.true else bool(computed(condition, env))


@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
@given(numbers())
def test_sympy_says_what_the_tree_says(node: t.Node) -> None:
    expected = worth(node)
    assume(expected is not None)

    assert mpmath.almosteq(worth_in_sympy(write_latex(node)), expected, 1e-12, 1e-12), write_latex(node)


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        ("-a^2", -4), ("2^{3^2}", 512), ("a/b/a", 2), ("a-b-a", -0.5), ("3!^2", 36), ("2^n!", 40320), ("-|x|^2", -2.25),
        (r"\frac{1}{2}a^2", 2), (r"\sum_{i=1}^3 i + 1", 7), (r"\sum_{i=1}^3 2i^2", 28), (r"2 - \sum_{k=0}^{2} k a", -4),
        (r"\prod_{k=1}^{3} k^2 - 1", 35), (r"\sqrt[3]{8} a", 4), (r"\lfloor x \rfloor + \lceil x \rceil", -3),
        (r"-x^2 \cdot -2", 4.5), (r"\log_2 8", 3), (r"{n \choose a} a", 6), (r"7 \bmod 4 + 1", 4), (r"50\% a", 1),
    ],
)  # fmt: skip
def test_sympy_says_what_a_mathematician_says(latex: str, expected: float) -> None:
    assert mpmath.almosteq(worth_in_sympy(latex), expected)
