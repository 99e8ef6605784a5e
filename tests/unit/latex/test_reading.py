"""What a reading holds, and how it is kept and put in its place."""

import subprocess
import sys

import msgspec
import pytest

from formdeck.latex import Reading, anchored, describe_reading, read_detached, read_latex, reading_as_json
from formdeck.source import Anchor, SourceText


@pytest.mark.parametrize(
    ("latex", "kind", "relations"),
    [
        ("a + b", "expression", ()),
        ("a = b", "relation", ("=",)),
        (r"a = b \leq c", "chain", ("=", r"\le")),
        (r"a \leftarrow b", "assignment", (r"\leftarrow",)),
        ("a := b", "assignment", (":=",)),
    ],
)
def test_statement_has_its_kind(latex: str, kind: str, relations: tuple[str, ...]) -> None:
    (statement,) = read_latex(latex).value.statements

    assert (statement.kind, statement.relations, len(statement.sides)) == (kind, relations, len(relations) + 1)


def test_rows_that_start_with_a_relation_continue_the_chain() -> None:
    assert read_latex(r"a &= b \\ &= c \\ &\le d").value.read_back == "a = b = c ≤ d"


def test_rows_that_start_with_an_operator_continue_the_row_above() -> None:
    assert read_latex(r"a &= b \\ &\quad + c \\ d &= g").value.read_back == "a = b + c\nd = g"


def test_label_in_front_and_condition_behind_are_set_apart() -> None:
    (statement,) = read_latex(r"\text{平均：} m = \frac{a}{n} \quad (n > 0)").value.statements

    assert (statement.label, statement.relations, statement.conditions) == ("平均", ("=",), ("n > 0",))


def test_label_in_a_column_of_its_own_is_set_apart() -> None:
    assert [each.label for each in read_latex(r"正解率&& a &= b \\ F値&& c &= d").value.statements] == ["正解率", "F値"]


def test_commas_separate_statements_and_ranges_are_conditions() -> None:
    reading = read_latex(r"a = 1, \quad b_k > 0, \quad k = 1, 2, \dots, n").value

    assert reading.read_back == "a = 1\nb_{k} > 0  for k = 1, 2, …, n"


def test_colour_size_and_spacing_do_not_change_the_meaning() -> None:
    plain = read_latex(r"a+b^2").value
    dressed = read_latex(r"\large a\textcolor{red}{+b}^\textcolor{red}{2}\,\!\hspace{3mm}").value

    assert (dressed.statements, dressed.free) == (plain.statements, plain.free)


def test_what_is_marked_to_be_left_out_is_read() -> None:
    plain = read_latex(r"y = a + \frac{b}{2}").value
    marked = read_latex(r"y = \blank{a} + \blank{\frac{b}{\blank 2}}").value

    assert (marked.statements, marked.free, marked.latex) == (plain.statements, plain.free, plain.latex)


def test_full_width_characters_are_read() -> None:
    assert read_latex("ｘ＝（ａ＋１）×α").value.read_back == r"x = (a + 1) * \alpha"


def test_macros_are_expanded_and_findings_stand_where_they_are_called() -> None:
    macros = {r"\half": r"\frac{#1}{2}", r"\bad": r"\frca"}
    (found,) = read_latex(r"\half{x} + \bad", macros=macros).diagnostics

    assert (found.code, found.span and found.span.start) == ("FD306", 11)
    assert read_latex(r"\half{x}", macros=macros).value.read_back == "x/2"


def test_macro_that_never_ends_is_refused() -> None:
    assert [found.code for found in read_latex(r"\a", macros={r"\a": r"\a x"}).diagnostics] == ["FD314"]


@pytest.mark.parametrize(
    ("latex", "reads"),
    [
        (r"\odot", r"\odot"),
        ("-=", "-="),
        ("x=1", "x = 1"),
        ("i,j", "i\nj"),
        (r"\tanh", r"\tanh"),
        (r"\mathbb{E}", r"\mathbb{E}"),
    ],
)
def test_fragments_in_a_line_of_text_are_read(latex: str, reads: str) -> None:
    assert read_latex(latex, inline=True).value.read_back == reads


def test_rows_in_a_line_of_text_are_refused() -> None:
    assert [found.code for found in read_latex(r"a \\ b", inline=True).diagnostics] == ["FD308"]


def test_spans_point_into_the_file() -> None:
    # the value `a\n+ )` of an indented block scalar
    latex = SourceText("a\n+ )", "f.yaml", (Anchor(0, 10), Anchor(2, 16)), 19)

    (found,) = read_latex(latex).diagnostics

    assert found.span == latex.span(4, 5)
    assert found.span.start == 18


def test_kept_reading_is_put_in_its_place() -> None:
    kept = msgspec.msgpack.decode(msgspec.msgpack.encode(read_detached("a + )", (), {})), type=Reading)

    outcome = anchored(kept, SourceText.of("a + )", "f.yaml", 100))

    assert [(found.span.path, found.span.start) for found in outcome.diagnostics if found.span] == [("f.yaml", 104)]


def test_description_says_all() -> None:
    text = describe_reading(read_latex("f(x) = e^x").value)

    assert text.splitlines() == [
        "relation:  f(x) = E^x",
        "srepr:     Function('f')(Symbol('x'))",
        "           exp(Symbol('x'))",
        r"LaTeX:     f(x) = \mathrm{e}^{x}",
        "free:      x",
        "functions: f",
        "inferred:  `f` is a function here",
        "           (declare `f` with a kind to say so)",
        "inferred:  `e` is Euler's number",
        "           (declare `e` if it is not)",
    ]


def test_json_says_all() -> None:
    data = reading_as_json(read_latex("x^2^3 ").value)

    assert (data["ok"], data["diagnostics"][0]["code"], data["diagnostics"][0]["start"]) == (False, "FD305", 3)


def test_sympy_is_imported_with_the_first_formula_only() -> None:
    program = "import sys, formdeck.latex, formdeck.checks; print('sympy' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"


@pytest.mark.parametrize(
    ("condition", "reads"),
    [
        (r"\text{それ以外}", "otherwise"),
        (r"(\text{otherwise})", "otherwise"),
        (r"\text{if } x > 0", "if x > 0"),
        (r"x > 0 \text{ のとき}", "if x > 0"),
        (r"x > 0 \text{ and } y > 0", "if (x > 0) ∧ (y > 0)"),
        (r"\text{正解のとき}", "if 正解のとき"),
        (r"\text{if } x \text{ is even}", "if x is even"),
        (r"x\text{が偶数}", "if x が偶数"),
    ],
)
def test_words_of_a_case_are_part_of_its_condition(condition: str, reads: str) -> None:
    read_back = read_latex(rf"\begin{{cases}} 1 & {condition} \\ 0 \end{{cases}}").value.read_back

    assert read_back == f"cases{{1 {reads}; 0 otherwise}}"


def test_words_between_other_symbols_of_a_condition_are_refused() -> None:
    found = read_latex(r"\begin{cases} 1 & a \text{ divides } b \text{ or so } c \\ 0 \end{cases}").diagnostics

    assert [each.code for each in found] == ["FD325"]
