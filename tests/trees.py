"""Trees that a formula can be read as, over a fixed glossary: a hypothesis strategy for each sort of value."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from formdeck.latex import Declaration
from formdeck.latex import tree as t
from formdeck.model import Kind

K = Kind
KINDS: dict[str, Kind | None] = {
    "a": K.SCALAR, "b": K.SCALAR, "x": K.SCALAR, "y": None, "d": K.SCALAR, r"\alpha": K.SCALAR, r"\hat{y}": None,
    "p_{0}": None, "d_{model}": None, "T": K.SCALAR, "loss": K.SCALAR, "z'": None,
    "n": K.INTEGER, "m": K.INTEGER, "i": K.INDEX, "j": K.INDEX, "k": K.INDEX,
    "s": K.SEQUENCE, r"\mathbf{u}": K.VECTOR, "v": K.VECTOR, "A": K.MATRIX, "B": K.MATRIX, "S": K.SET, "R": K.SET,
    "f": K.FUNCTION, "g": K.FUNCTION, "softmax": K.FUNCTION, "p": K.DISTRIBUTION, "X": K.RANDOM, "Y": K.RANDOM,
}  # fmt: skip
DECLARED = tuple(Declaration(symbol, kind) for symbol, kind in KINDS.items())

Draw = Callable[[st.SearchStrategy[Any]], Any]


def name(symbol: str) -> t.Name:
    return t.Name(symbol, KINDS[symbol])


def names(*kinds: Kind | None) -> list[t.Name]:
    return [t.Name(symbol, kind) for symbol, kind in KINDS.items() if kind in kinds]


SCALARS = names(K.SCALAR, None)
COUNTS = names(K.INTEGER)
INDICES = names(K.INDEX)
VECTORS = names(K.VECTOR)
MATRICES = names(K.MATRIX)
SETS = names(K.SET)
FUNCTIONS = names(K.FUNCTION)
RANDOMS = names(K.RANDOM)
NUMBERS = [t.Number(digits) for digits in ("0", "1", "2", "3", "12", "0.5", "2.50")]
CONSTANTS = [t.Constant(latex) for latex in ("e", "i", r"\pi", r"\infty")]
PLAIN = [t.Name(rf"\{each}", K.FUNCTION) for each in ("sin", "cos", "exp", "log", "ln", "tanh", "arctan", "det", "sgn")]
MINUS_ONE = t.Negative(t.Number("1"))
COMPARISONS = ["=", r"\ne", "<", r"\le", ">", r"\ge", r"\approx", r"\sim", r"\propto", r"\to"]
DISTANCES = ["=", "<", r"\le", r"\approx"]


class Trees:
    """Draws trees no deeper than it is told to."""

    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.bound: list[t.Node] = []

    def one(self, values: list[Any]) -> Any:
        return self.draw(st.sampled_from(values))

    def several(self, make: Callable[[int], t.Node], deep: int, least: int = 2, most: int = 3) -> tuple[t.Node, ...]:
        return tuple(make(deep - 1) for _ in range(self.draw(st.integers(least, most))))

    def maybe(self, make: Callable[[int], t.Node], deep: int) -> t.Node | None:
        return make(deep - 1) if self.draw(st.booleans()) else None

    # -- scalars

    def scalar(self, deep: int) -> t.Node:
        if deep <= 0:
            return self.leaf()
        make = self.one(
            [
                self.add, self.add, self.add, self.product, self.product, self.product, self.quotient, self.power,
                self.power, self.root, self.binomial, self.postfix, self.call, self.plain_call, self.parts_call,
                self.derived_call, self.list_call, self.big, self.optimum, self.limit, self.integral,
                self.derivative, self.dotted, self.evaluated, self.bars, self.norm, self.inner, self.dot_product,
                self.plus_minus, self.modulo, self.expectation, self.cases, self.indexed, self.prefix,
                self.logarithm, self.negative, self.composed, self.counted, self.measured, self.labelled, self.family,
                self.sized, self.laplacian, self.blank_call, self.partial, self.covariance, self.product_derived,
            ]
        )  # fmt: skip
        made: t.Node = make(deep)
        return made

    def leaf(self) -> t.Node:
        sort = self.one(["number", "scalar", "scalar", "constant", "count", "indexed"])
        if sort == "indexed":
            return self.indexed(0)
        return self.one({"number": NUMBERS, "scalar": SCALARS, "constant": CONSTANTS, "count": COUNTS}[sort])  # type: ignore[no-any-return]

    def indexed(self, deep: int) -> t.Node:
        base = self.one([name("s"), name("v"), name("A"), name(r"\mathbf{u}")])
        index = [self.index(deep - 1)]
        return t.Indexed(base, (*index, self.index(deep - 1)) if base == name("A") else tuple(index))

    def index(self, deep: int) -> t.Node:
        sort = self.one(["index", "number", "count", "plus", "times", "dots"] if deep > 0 else ["index", "number"])
        match sort:
            case "plus":
                return t.Add((self.one(INDICES), self.one([t.Number("1"), t.Negative(t.Number("1")), *COUNTS])))
            case "times":
                return t.Product((t.Number("2"), self.one(INDICES)))
            case _:
                return self.one({"index": INDICES, "number": NUMBERS[:4], "count": COUNTS}.get(sort, INDICES))  # type: ignore[no-any-return]

    def add(self, deep: int) -> t.Node:
        terms = [self.scalar(deep - 1)]
        for _ in range(self.draw(st.integers(1, 2))):
            term = self.scalar(deep - 1)
            terms.append(t.Negative(term) if self.draw(st.booleans()) else term)
        return t.Add(tuple(terms))

    def negative(self, deep: int) -> t.Node:
        return t.Negative(self.scalar(deep - 1))

    def prefix(self, deep: int) -> t.Node:
        return t.Prefix(r"\pm", self.scalar(deep - 1))

    def product(self, deep: int) -> t.Node:
        return t.Product(self.several(self.scalar, deep))

    def quotient(self, deep: int) -> t.Node:
        return t.Quotient(self.scalar(deep - 1), self.scalar(deep - 1))

    def power(self, deep: int) -> t.Node:
        return t.Power(self.scalar(deep - 1), self.scalar(deep - 1))

    def root(self, deep: int) -> t.Node:
        return t.Root(self.scalar(deep - 1), self.maybe(self.scalar, deep))

    def binomial(self, deep: int) -> t.Node:
        return t.Binomial(self.scalar(deep - 1), self.scalar(deep - 1))

    def postfix(self, deep: int) -> t.Node:
        return t.Postfix(self.one(["!", "!!", r"\%", r"^{\circ}"]), self.scalar(deep - 1))

    def call(self, deep: int) -> t.Node:
        return t.Call(self.one(FUNCTIONS), (t.Part("", self.several(self.scalar, deep, 1, 2)),))

    def plain_call(self, deep: int) -> t.Node:
        function = self.one(PLAIN)
        inverse = function.latex in {r"\sin", r"\cos"} and self.draw(st.booleans())
        made = t.FunctionForm("inverse", function) if inverse else function
        return t.Call(made, (t.Part("", (self.scalar(deep - 1),)),))

    def logarithm(self, deep: int) -> t.Node:
        base = self.one([t.Number("2"), name("a"), t.Number("10"), t.Add((name("a"), name("b")))])
        return t.Call(t.Indexed(t.Name(r"\log", K.FUNCTION), (base,)), (t.Part("", (self.scalar(deep - 1),)),))

    def parts_call(self, deep: int) -> t.Node:
        events = (t.Relation((self.one(RANDOMS), self.scalar(deep - 1)), ("=",)),) if self.draw(st.booleans()) else ()
        first = t.Part("", (*self.several(self.scalar, deep, 1, 2), *events))
        rest = t.Part(self.one([";", "|", r"\|"]), self.several(self.scalar, deep, 1, 2))
        return t.Call(name("p"), (first, rest))

    def scalar_or_relation(self, deep: int) -> t.Node:
        if self.draw(st.booleans()):
            return self.scalar(deep)
        return t.Relation((self.one(RANDOMS), self.scalar(deep)), ("=",))

    def derived_call(self, deep: int) -> t.Node:
        order = self.one([t.Number("1"), t.Number("2"), t.Number("4"), name("n")])
        form = self.one([t.FunctionForm("derivative", name("f"), order), t.FunctionForm("inverse", name("g"))])
        return t.Call(form, (t.Part("", (self.scalar(deep - 1),)),))

    def list_call(self, deep: int) -> t.Node:
        items = self.several(self.scalar, deep)
        return t.Call(t.Name(self.one([r"\max", r"\min", r"\gcd"]), K.FUNCTION), (t.Part("", items),))

    def composed(self, deep: int) -> t.Node:
        function = t.Infix(self.one([r"\circ", "*"]), (name("f"), name("g")))
        return t.Call(function, (t.Part("", (self.scalar(deep - 1),)),))

    def counted(self, deep: int) -> t.Node:
        function = t.Name(self.one(["permutations", "multichoose"]), K.FUNCTION)
        return t.Call(function, (t.Part("", (self.scalar(deep - 1), self.scalar(deep - 1))),))

    def range(self, deep: int) -> t.Range:
        index = self.one(INDICES)
        match self.one(["bounds", "bounds", "bounds", "set", "bare", "chain"]):
            case "bounds":
                return t.Range((index,), self.scalar(deep - 1), self.scalar(deep - 1))
            case "set":
                return t.Range((index,), conditions=(t.Relation((index, self.set(deep - 1)), (r"\in",)),))
            case "chain":
                return t.Range((index,), conditions=(t.Relation((index, self.scalar(0)), (r"\ne",)),))
            case _:
                return t.Range((index,))

    def big(self, deep: int) -> t.Node:
        return t.Big(self.one([r"\sum", r"\prod"]), self.scalar(deep - 1), (self.range(deep),))

    def optimum(self, deep: int) -> t.Node:
        variables = [each for each in (name("x"), name("a"), name(r"\alpha")) if each not in self.bound]
        variable = self.one(variables or [name("b")])
        over = self.one(
            [
                t.Range((variable,)),
                t.Range((variable,), conditions=(t.Relation((variable, name("S")), (r"\in",)),)),
                t.Range(()),
            ]
            if variables
            else [t.Range(())]
        )
        self.bound.append(variable)
        body = self.scalar(deep - 1)
        self.bound.pop()
        return t.Optimum(self.one([r"\max", r"\argmin", r"\sup"]), body, over)

    def limit(self, deep: int) -> t.Node:
        target = self.one([t.Number("0"), name("a"), t.Constant(r"\infty"), t.Add((name("a"), name("b")))])
        self.bound.append(name("x"))
        body = self.scalar(deep - 1)
        self.bound.pop()
        return t.Limit(r"\lim", body, name("x"), target, self.one(["", "+", "-"]))

    def integral(self, deep: int) -> t.Node:
        body = self.scalar(deep - 1)
        if any(isinstance(each, t.Differential) for each in t.walk(body)):
            body = name("a")  # one under an integral is the integral's own
        match self.one(["bounds", "none", "domain", "double"]):
            case "bounds":
                return t.Integral(r"\int", body, (name("x"),), self.scalar(deep - 1), self.scalar(deep - 1))
            case "domain":
                return t.Integral(self.one([r"\int", r"\oint"]), body, (name("x"),), domain=name("S"))
            case "double":
                return t.Integral(r"\iint", body, (name("x"), name("y")), domain=name("S"))
            case _:
                return t.Integral(r"\int", body, (name("x"),))

    def derivative(self, deep: int) -> t.Node:
        order = self.one([None, None, t.Number("2"), name("n")])
        sign = self.one(["d", r"\partial", "D"])
        variables = (t.Wrt(self.one([name("x"), name("y"), t.Indexed(name("v"), (name("i"),))]), order),)
        if sign == r"\partial" and self.draw(st.booleans()):
            variables += (t.Wrt(name("a")),)
        return t.Derivative(sign, self.scalar(deep - 1), variables)

    def dotted(self, deep: int) -> t.Node:
        del deep
        sign, order = self.one([(r"\dot", "1"), (r"\ddot", "2")])
        return t.Derivative(
            sign, self.one([name("x"), name("y"), name("d_{model}")]), (t.Wrt(t.Name("t"), t.Number(order)),)
        )

    def evaluated(self, deep: int) -> t.Node:
        below = t.Relation((name("x"), self.scalar(deep - 1)), ("=",))
        if self.draw(st.booleans()):
            return t.Evaluated(self.scalar(deep - 1), below)
        body = self.one([t.Call(name("f"), (t.Part("", (name("x"),)),)), t.Power(name("x"), t.Number("2"))])
        variable = None if name("x") in self.bound else name("x")
        return t.Evaluated(body, self.scalar(deep - 1), self.scalar(deep - 1), variable)

    def bars(self, deep: int) -> t.Node:
        match self.one(["absolute", "floor", "ceiling", "cardinality", "determinant"]):
            case "cardinality":
                return t.Bars("cardinality", (self.set(deep - 1),))
            case "determinant":
                return t.Bars("determinant", (self.matrix(deep - 1),))
            case form:
                return t.Bars(form, (self.scalar(deep - 1),))

    def norm(self, deep: int) -> t.Node:
        sub = self.one([None, t.Number("2"), t.Constant(r"\infty"), name("p"), t.Quotient(t.Number("1"), name("b"))])
        return t.Bars("norm", (self.one([self.vector, self.matrix, self.scalar])(deep - 1),), sub)

    def inner(self, deep: int) -> t.Node:
        return t.Bars("inner", (self.vector(deep - 1), self.vector(deep - 1)))

    def dot_product(self, deep: int) -> t.Node:
        return t.Infix(r"\cdot", (self.vector(deep - 1), self.vector(deep - 1)))

    def plus_minus(self, deep: int) -> t.Node:
        return t.Infix(self.one([r"\pm", r"\mp"]), (self.scalar(deep - 1), self.scalar(deep - 1)))

    def modulo(self, deep: int) -> t.Node:
        left = self.scalar(deep - 1)
        return t.Infix(r"\bmod", (t.Number("7") if isinstance(left, t.Infix) else left, self.scalar(deep - 1)))

    def expectation(self, deep: int) -> t.Node:
        under = self.one([(), (name("X"),), (t.Relation((name("X"), name("p")), (r"\sim",)),)])
        given = self.one([(), (self.one([name("Y"), t.Relation((name("Y"), name("y")), ("=",))]),)])
        return t.Expectation(self.one(["E", "Var", "P"]), (self.scalar_or_relation(deep - 1),), under, given)

    def cases(self, deep: int) -> t.Node:
        branches = [
            t.Branch(self.scalar(deep - 1), self.relation(deep - 1)) for _ in range(self.draw(st.integers(1, 2)))
        ]
        return t.Cases((*branches, t.Branch(self.scalar(deep - 1), None)))

    def measured(self, deep: int) -> t.Node:
        del deep
        unit = self.one([t.Unit("kg"), t.Unit("m/s"), t.Power(t.Unit("s"), t.Number("2"))])
        return t.Product((self.one(NUMBERS), unit))

    def labelled(self, deep: int) -> t.Node:
        del deep
        return t.Name(self.one(["W^{(l)}", "y^{*}", "c^{new}", "L_{soft}^{(1)}", "w_{in}", "正解率", r"\bar{r}"]))

    def family(self, deep: int) -> t.Node:
        return t.Indexed(name("s"), (self.index(deep - 1),), self.one([(), (name("k"),), (name("k"), name("j"))]))

    def sized(self, deep: int) -> t.Node:
        marked = t.Product((t.Marked(name("v"), "T"), self.matrix(deep - 1), name(r"\mathbf{u}")))
        return self.one([marked, t.Bars("absolute", (marked,)), t.Power(marked, t.Number("2"))])  # type: ignore[no-any-return]

    def laplacian(self, deep: int) -> t.Node:
        of_scalar = t.Gradient(r"\nabla^2", self.scalar(deep - 1))
        return self.one([of_scalar, t.Gradient(r"\nabla\cdot", self.vector(deep - 1))])  # type: ignore[no-any-return]

    def blank_call(self, deep: int) -> t.Node:
        given = t.Part("|", (self.scalar(deep - 1),))
        return t.Call(name("p"), self.one([(t.Part("", (t.Blank(),)),), (t.Part("", (t.Blank(),)), given)]))

    def partial(self, deep: int) -> t.Node:
        del deep
        differential = t.Differential(self.one(["d", r"\partial"]), self.one([name("x"), name("y")]))
        return self.one([differential, t.Power(differential, t.Number("2"))])  # type: ignore[no-any-return]

    def covariance(self, deep: int) -> t.Node:
        del deep
        return t.Expectation("Cov", (name("X"), name("Y")))

    def product_derived(self, deep: int) -> t.Node:
        order = self.one([t.Number("1"), t.Number("4"), name("n")])
        function = self.one([t.Product((name("f"), name("g"))), t.Add((name("f"), name("g")))])
        return t.Call(t.FunctionForm("derivative", function, order), (t.Part("", (self.scalar(deep - 1),)),))

    # -- vectors, matrices, sets

    def vector(self, deep: int) -> t.Node:  # noqa: PLR0911 - one line a sort
        sorts = ["name", "add", "matrix", "scaled", "cross", "negative", "gradient", "curl"]
        match self.one(sorts if deep > 0 else ["name"]):
            case "add":
                return t.Add((self.vector(deep - 1), t.Negative(self.vector(deep - 1))))
            case "matrix":
                return t.Product((self.matrix(deep - 1), self.vector(deep - 1)))
            case "scaled":
                return t.Product((self.scalar(deep - 1), self.vector(deep - 1)))
            case "cross":
                return t.Infix(r"\times", (self.vector(deep - 1), self.vector(deep - 1)))
            case "negative":
                return t.Negative(self.vector(deep - 1))
            case "curl":
                return t.Gradient(r"\nabla\times", self.vector(deep - 1))
            case "gradient":
                under = self.one([(), (name("x"),), (name("x"), name("y"))])
                return t.Gradient(r"\nabla", self.scalar(deep - 1), under)
            case _:
                return self.one(VECTORS)  # type: ignore[no-any-return]

    def matrix(self, deep: int) -> t.Node:  # noqa: PLR0911 - one line a sort
        match self.one(
            ["name", "add", "product", "marked", "inverse", "literal", "elementwise"] if deep > 0 else ["name"]
        ):
            case "add":
                return t.Add((self.matrix(deep - 1), self.matrix(deep - 1)))
            case "product":
                return t.Product(self.several(self.matrix, deep))
            case "marked":
                return t.Marked(self.matrix(deep - 1), self.one(["T", "H", "+"]))
            case "inverse":
                return t.Power(self.matrix(deep - 1), MINUS_ONE)
            case "literal":
                cells = [self.scalar(deep - 1) for _ in range(4)]
                return t.Matrix((tuple(cells[:2]), tuple(cells[2:])))
            case "elementwise":
                left = self.matrix(deep - 1)
                return t.Infix(
                    self.one([r"\odot", r"\otimes"]),
                    (MATRICES[0] if isinstance(left, t.Infix) else left, self.matrix(deep - 1)),
                )
            case _:
                return self.one(MATRICES)  # type: ignore[no-any-return]

    def set(self, deep: int) -> t.Node:
        match self.one(["name", "operation", "members", "where", "interval", "complement"] if deep > 0 else ["name"]):
            case "operation":
                return t.Infix(self.one([r"\cup", r"\cap", r"\setminus"]), self.several(self.set, deep))
            case "members":
                return t.SetOf(self.several(self.scalar, deep))
            case "where":
                return t.SetWhere(name("x"), (self.relation(deep - 1),))
            case "interval":
                opening, closing = self.one(["[]", "[)", "(]"])
                return t.Interval(opening, self.scalar(deep - 1), self.scalar(deep - 1), closing)
            case "complement":
                return t.Marked(self.one(SETS), "c")
            case _:
                return self.one(SETS)  # type: ignore[no-any-return]

    # -- claims

    def relation(self, deep: int) -> t.Node:
        match self.one(["plain", "chain", "member", "logic", "subset"] if deep > 0 else ["plain"]):
            case "chain":
                sides = self.several(self.scalar, deep, 3, 4)
                return t.Relation(sides, tuple(self.one(DISTANCES) for _ in sides[1:]))
            case "member":
                return t.Relation((self.scalar(deep - 1), self.set(deep - 1)), (self.one([r"\in", r"\notin"]),))
            case "subset":
                return t.Relation((self.set(deep - 1), self.set(deep - 1)), (r"\subset",))
            case "logic":
                claims = tuple(self.relation(0) for _ in range(2))
                return t.Infix(self.one([r"\wedge", r"\vee"]), claims)
            case _:
                return t.Relation((self.scalar(deep - 1), self.scalar(deep - 1)), (self.one(COMPARISONS),))

    def statement(self, deep: int) -> t.Statement:
        made = self.one([self.scalar, self.relation, self.relation])(deep)
        sides, relations = (made.sides, made.relations) if isinstance(made, t.Relation) else ((made,), ())
        conditions = tuple(self.condition(1) for _ in range(self.draw(st.integers(0, 2))))
        remarks = self.one([(), (), ("for all cases",)])
        return t.Statement(sides, relations, conditions, self.one(["", "", "", "mean value", "平均"]), remarks)

    def condition(self, deep: int) -> t.Node:
        match self.one(["relation", "range", "all"]):
            case "range":
                values = t.Sequence((t.Number("1"), t.Dots(), self.scalar(0)))
                return t.Relation((self.one(INDICES), values), ("=",))
            case "all":
                return t.Quantified(r"\forall", t.Relation((name("x"), self.set(0)), (r"\in",)))
            case _:
                return t.Relation((self.scalar(deep - 1), self.scalar(deep - 1)), (self.one(DISTANCES),))


@st.composite
def formulas(draw: Draw, deep: int = 3) -> t.Formula:
    """Make formulas of one or two statements."""
    trees = Trees(draw)
    return t.Formula(tuple(trees.statement(deep) for _ in range(draw(st.integers(1, 2)))))


@st.composite
def scalars(draw: Draw, deep: int = 3) -> t.Node:
    """Make values."""
    return Trees(draw).scalar(deep)
