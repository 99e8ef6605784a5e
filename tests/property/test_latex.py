"""Whatever stands in a formula, reading it ends, and says where."""

import msgspec
from hypothesis import example, given, settings
from hypothesis import strategies as st

from formdeck.latex import Declaration, Reading, read_detached, read_latex
from formdeck.latex.lexer.commands import KNOWN
from formdeck.model import Kind

PIECES = [
    *(f"\\{name} " for name in sorted(KNOWN)),
    *"abdefijkntxTEP0127+-*/=<>()[]{}|_^'&,;:!.% ~",
    *(
        "\\{",
        "\\}",
        "\\|",
        "\\\\",
        "\\left(",
        "\\right)",
        "\\left\\{",
        "\\right.",
        "\\,",
        "\\%",
        "dx",
        "||",
        "10",
        "0.5",
    ),
    *("{x}", "{i=1}", "_{i}", "^{2}", "^{T}", "\\frac{1}{2}", "\\begin{cases}", "\\end{cases}", "\\begin{pmatrix}"),
    *(
        "\\end{pmatrix}",
        "\\text{if }",
        "\\mathrm{TP}",
        "\\mathbb{E}",
        "正解率",
        "、",
        "（",
        "）",
        "α",
        "\u3000",
        "\x01",
    ),
]
DECLARED = (
    Declaration("f(x)"),
    Declaration("x_i"),
    Declaration("A", Kind.MATRIX),
    Declaration("S", Kind.SET),
    Declaration("p", Kind.DISTRIBUTION),
    Declaration("a"),
    Declaration("pos"),
)

formulas = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)

WORDS = (
    "if,or,and,then,implies,iff,only if,unless,where,such that,as,in,with,otherwise,for,for all,for some,there exists,"
    "not all,is even,are equal,converges if,and diverges if,with equality,もし,なら,ならば,または,と,が,は,で連続,"
    "のとき,のとき発散する,に対して,任意の,ある,となる,が存在する,がある"
)
SAID = ("x", "x > 0", "f(x) = 1", "n", "a, b", "\\forall x", "\\exists y \\in A", "\\Rightarrow", "(x > 1)", "(a < b)")
BETWEEN = (",", ".", ":", "=", "\\quad", "\\\\", "&", "\\lim f", "\\lim_{x \\to 0} f(x)")
sentences = st.lists(
    st.sampled_from([*(f"\\text{{ {word} }}" for word in WORDS.split(",")), *SAID * 2, *BETWEEN]), max_size=8
).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(st.one_of(formulas, sentences, st.text(max_size=60)))
@example(r"\text{もし} \text{then} x = 2 (a < b)")
@example(r"\text{for all} \text{のとき発散する} (x > 1)")
@example(r"\text{if} x (a < b) \text{に対して} \text{となる}")
def test_reading_any_text_never_raises_and_every_span_lies_in_it(latex: str) -> None:
    reading = read_latex(latex, DECLARED).value

    assert all(found.span and 0 <= found.span.start <= found.span.end <= len(latex) for found in reading.found)


@settings(max_examples=150, deadline=None)
@given(st.one_of(formulas, sentences))
def test_what_is_not_an_error_has_statements_and_a_read_back(latex: str) -> None:
    reading = read_latex(latex, DECLARED).value

    assert not reading.ok or (reading.statements and reading.read_back)


@settings(max_examples=150, deadline=None)
@given(formulas)
def test_reading_for_sympy_finds_what_reading_the_tree_finds(latex: str) -> None:
    assert read_detached(latex, DECLARED, {}).found == read_latex(latex, DECLARED).value.found


@settings(max_examples=150, deadline=None)
@given(formulas)
def test_a_reading_survives_being_kept(latex: str) -> None:
    reading = read_latex(latex, DECLARED).value

    assert msgspec.msgpack.decode(msgspec.msgpack.encode(reading), type=Reading) == reading


@settings(max_examples=150, deadline=None)
@given(formulas)
def test_reading_twice_gives_the_same(latex: str) -> None:
    assert read_latex(latex, DECLARED) == read_latex(latex, DECLARED)
