"""Keys of a glossary as people write them."""

import pytest

from formdeck.latex import Declaration, declarations_of, read_latex
from formdeck.latex.glossary.glossary_entry import find_unreadable
from formdeck.model import Kind, Subscript, Symbol
from formdeck.source import SourceText


def entry(key: str, meaning: str = "what it is", **parts: str) -> Symbol:
    domain, shape = parts.get("domain"), parts.get("shape")
    return Symbol(
        SourceText.of(key),
        SourceText.of(meaning),
        kind=Kind(parts["kind"]) if "kind" in parts else None,
        domain=SourceText.of(domain) if domain else None,
        shape=SourceText.of(shape) if shape else None,
    )


def declared(key: str, meaning: str = "what it is") -> list[str]:
    return [each.symbol for each in declarations_of(entry(key, meaning))]


@pytest.mark.parametrize(
    ("key", "symbols"),
    [
        ("a, b", ["a", "b"]),
        ("x、y", ["x", "y"]),
        (r"\mathbf{u}, \mathbf{v}", [r"\mathbf{u}", r"\mathbf{v}"]),
        ("(x, y)", ["x", "y"]),
        ("f(x), g(x)", ["f(x)", "g(x)"]),
        ("$x$", ["x"]),
        (r"$\theta_t$", [r"\theta_t"]),
        (r"\(x\)", ["x"]),
        ("f: X \\to Y", ["f"]),
        (r"f \colon \mathbb{R} \to \mathbb{R}", ["f"]),
        (r"x \in \mathbb{R}^n", ["x"]),
        (r"x, y \in \mathbb{R}", ["x", "y"]),
        (r"0 \le p \le 1", ["p"]),
        (r"i = 1, \dots, n", ["i"]),
        (r"y = f(x)", ["y"]),
        (r"\mathbf{x} = (x_1, \dots, x_n)^T", [r"\mathbf{x}"]),
        (r"X \sim \mathcal{N}(0, 1)", ["X"]),
        (r"\sigma^2", [r"\sigma"]),
        (r"\sigma_i^2", [r"\sigma_{i}"]),
        ("x^*", ["x^*"]),
        ("TP, FP", ["TP", "FP"]),
        (r"[\mathrm{A}]", [r"\mathrm{A}"]),
        (r"[\mathrm{H}^+], [\mathrm{OH}^-]", [r"\mathrm{H}^+", r"\mathrm{OH}^-"]),
    ],
)
def test_key_declares_the_symbols_that_it_names(key: str, symbols: list[str]) -> None:
    assert declared(key) == symbols


@pytest.mark.parametrize("key", [r"x_1, \dots, x_n", r"x_1, x_2, \ldots, x_n", r"\{x_n\}", r"\{x_n\}_{n=1}^{N}"])
def test_family_written_out_is_a_family(key: str) -> None:
    (found,) = declarations_of(entry(key))

    assert (found.symbol, found.subscript) == ("x_n", Subscript.INDEX)


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        (r"x \in \mathbb{R}^n", Kind.VECTOR),
        (r"A \in \mathbb{R}^{m\times n}", Kind.MATRIX),
        (r"x \in \{0, 1\}^n", Kind.VECTOR),
        (r"n \in \mathbb N", Kind.INTEGER),
        (r"p \in [0, 1]", None),
        (r"c \in \mathbb{R}^+", None),
        (r"f: X \to Y", Kind.FUNCTION),
        (r"X \sim N(0, 1)", Kind.RANDOM),
        (r"A \subset \Omega", Kind.SET),
        (r"\{a_n\}", Kind.SEQUENCE),
    ],
)
def test_key_says_what_the_symbol_is(key: str, kind: Kind | None) -> None:
    assert declarations_of(entry(key))[0].kind is kind


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ({"shape": "n"}, Kind.VECTOR),
        ({"shape": r"m \times n"}, Kind.MATRIX),
        ({"domain": r"\mathbb{R}^n"}, Kind.VECTOR),
        ({"domain": r"\mathbb{Z}"}, Kind.INTEGER),
        ({"domain": r"\mathbb{R}", "shape": "n"}, Kind.VECTOR),
        ({"domain": "[0, 1]"}, None),
    ],
)
def test_shape_and_domain_say_what_the_symbol_is(parts: dict[str, str], kind: Kind | None) -> None:
    assert declarations_of(entry("x", **parts))[0].kind is kind


@pytest.mark.parametrize(
    ("key", "meaning"),
    [
        (r"A^T", "transpose"),
        (r"A^{-1}", "inverse"),
        (r"\|x\|", "norm"),
        (r"\|\cdot\|_2", "norm"),
        ("∂L/∂x", "slope"),
        (r"\frac{dy}{dx}", "slope"),
        (r"\log_2", "logarithm"),
        (r"\sum", "sum"),
        ("n!", "factorial"),
        ("z^*", "$z$の複素共役"),
        ("a^n", "$a$の$n$乗"),
        ("e^x", "指数関数"),
        ("A^c", "補集合"),
        ("dx", "微小量"),
        (r"[\mathrm{m}]", "the unit"),
    ],
)
def test_notation_declares_nothing_and_is_no_mistake(key: str, meaning: str) -> None:
    symbol = entry(key, meaning)

    assert (declarations_of(symbol), list(find_unreadable(symbol))) == ((), [])


@pytest.mark.parametrize("key", ["x y", "a and b", "a と b", r"k_B T", r"\tehta", "x_", "x^(", ""])
def test_key_that_is_no_symbol_is_reported(key: str) -> None:
    assert [found.code for found in find_unreadable(entry(key))] == ["FD341"]


@pytest.mark.parametrize("key", [r"\E", r"\E[X]"])
def test_keys_may_use_the_macros_of_the_deck(key: str) -> None:
    macros = {r"\E": r"\mathbb{E}"}
    symbol = entry(key, "期待値")
    reading = read_latex(r"\E[X] + Y", declarations_of(symbol, tuple(macros.items())), macros=macros).value

    assert (list(find_unreadable(symbol, tuple(macros.items()))), reading.ok) == ([], True)


@pytest.mark.parametrize(
    "domain",
    [
        "[0, 1]",
        r"(0, \infty)",
        r"\{0, 1\}",
        r"\mathbb{R}^{n}",
        r"\mathbb{R}_{>0}",
        r"\mathbb{R}^+",
        "x > 0",
        r"\ge 0",
        "実数",
    ],
)
def test_domain_is_a_set_or_a_condition(domain: str) -> None:
    assert list(find_unreadable(entry("x", domain=domain))) == []


@pytest.mark.parametrize("domain", ["[1, 0]", "5", "[0, 1", "positive numbers", r"\pi", r"\frac{1}"])
def test_domain_that_is_no_set_is_reported(domain: str) -> None:
    assert [found.code for found in find_unreadable(entry("x", domain=domain))] == ["FD342"]


@pytest.mark.parametrize(
    ("shape", "kind"),
    [("m x n", "matrix"), (r"m \times", "matrix"), ("0", "vector"), (r"\mathbb{R}^n", "vector"), ("n", "scalar")],
)
def test_shape_that_makes_no_sense_is_reported(shape: str, kind: str) -> None:
    assert [found.code for found in find_unreadable(entry("x", shape=shape, kind=kind))] == ["FD343"]


@pytest.mark.parametrize("shape", ["3", "n", r"m \times n", r"n+1", r"d_{\mathrm{model}} \times 4", "(m, n)", "2n"])
def test_sizes_are_a_shape(shape: str) -> None:
    assert list(find_unreadable(entry("x", shape=shape))) == []


def test_square_in_a_key_does_not_make_the_square_a_name() -> None:
    reading = read_latex(r"\sqrt{\sigma^2} = \sigma", declarations_of(entry(r"\sigma^2", "分散"))).value

    assert reading.free == (r"\sigma",)


def test_transpose_in_a_key_does_not_make_the_transpose_a_name() -> None:
    declarations = (*declarations_of(entry("A^T", "transpose of A")), Declaration("A", Kind.MATRIX))

    assert read_latex("A^T A", declarations).value.free == ("A",)
