from collections.abc import Callable

import pytest

from support import Compiled

Check = Callable[..., Compiled]


@pytest.mark.parametrize(
    ("latex", "glossary", "missing"),
    [
        ("y = ax + b", "{y: out, x: in, a: slope}", ["b"]),
        (r"\beta = a", "{a: number}", [r"\beta"]),
        (r"y = \hat{y} + e", "{y: out}", [r"\hat{y}"]),
        (r"y = \hat y", "{y: out}", [r"\hat y"]),
        ("s = s'", "{s: state}", ["s'"]),
        ("E = E_{soft}", "{E: loss}", ["E_{soft}"]),
        (r"\theta = \theta^-", r"{\theta: weights}", [r"\theta^-"]),
        (r"y = \operatorname{relu}(x)", "{y: out, x: in}", [r"\operatorname{relu}"]),
        ("f(x) = 2", "{x: in, f: {meaning: map, kind: function}}", []),
        ("f(x) = 2", "{f: {meaning: map, kind: function}}", ["x"]),
        (r"\frac{dy}{dx} = 1", "{y: out}", ["x"]),
        (r"X = 温度", "{X: number}", ["温度"]),
    ],
)
def test_each_symbol_needs_its_own_entry(check_record: Check, latex: str, glossary: str, missing: list[str]) -> None:
    quoted = latex.replace("'", "''")

    assert check_record(quoted, glossary).spanned("FD401") == [name.replace("'", "''") for name in missing]


@pytest.mark.parametrize(
    ("latex", "glossary"),
    [
        (r"S = \sum_{k=1}^{3} k^2", "{S: sum}"),
        (r"F = \int_0^1 x^2\,dx", "{F: area}"),
        (r"V = \max_{a} Q(a)", "{V: value, Q: {meaning: value, kind: function}}"),
        (r"c = \lim_{h \to 0} \frac{\sin h}{h}", "{c: limit}"),
        (r"x + 1 > x \quad \forall x", "{}"),
        (r"A = \pi r^2", "{r: radius, A: area}"),
        (r"z = e^{i\pi}", "{z: number}"),
        (r"x \in \mathbb{R}", "{x: number}"),
        (r"A\mathbf{v} = \mathbf{0}", r"{A: {meaning: m, kind: matrix}, '\mathbf{v}': {meaning: v, kind: vector}}"),
        (r"m = \mathbb{E}[X] + \mathrm{Var}[X]", "{m: sum, X: {meaning: variable, kind: random}}"),
    ],
)
def test_what_is_bound_or_built_in_needs_none(check_record: Check, latex: str, glossary: str) -> None:
    assert check_record(latex, glossary).spanned("FD401") == []


@pytest.mark.parametrize(
    ("latex", "glossary", "missing"),
    [
        ("y_i = 2x_i", "{y_i: out, x_i: in}", []),
        (r"y_i = 2x_i \quad (i = 1, \dots, n)", "{y_i: out, x_i: in}", ["n"]),
        (r"y_i = 2x_i \quad (i = 1, \dots, n)", "{y_i: out, x_i: in, n: size}", []),
        ("y_i = i x_i", "{y_i: out, x_i: in}", []),
        ("y_i = j x_i", "{y_i: out, x_i: in}", ["j"]),
        ("a_n = a_1 + (n-1)d", "{a_n: term, d: step}", []),
        ("x_{t+1} = x_t + v", r"{x_t: place, v: speed}", []),
        ("y_t = x_{t-d}", "{x_t: in, y_t: out}", ["d"]),
        ("y_c = x_c", "{x: {meaning: in, kind: vector}, y: {meaning: out, kind: vector}}", []),
        ("y = x_T", "{x: {meaning: in, kind: vector}, y: out}", ["T"]),
    ],
)
def test_an_index_that_only_counts_needs_none(
    check_record: Check, latex: str, glossary: str, missing: list[str]
) -> None:
    assert check_record(latex, glossary).spanned("FD401") == missing


@pytest.mark.parametrize(
    ("latex", "glossary"),
    [
        ("y = x_1 + x_2", "{y: out, x: in}"),
        ("y = x_1 + x_2", "{y: out, x_i: in}"),
        ("s = v_x + v_y", "{s: sum, v: speed, x: across, y: along}"),
        ("y = W^{(f)}", r"{y: out, W: {meaning: weights, superscript: label}}"),
        (r"v = \frac{\Delta x}{\Delta t}", "{v: speed, x: place, t: time}"),
        ("y = f''(x)", "{y: out, x: in, f: a function}"),
    ],
)
def test_an_entry_explains_members_components_and_derivatives(check_record: Check, latex: str, glossary: str) -> None:
    assert check_record(latex.replace("'", "''"), glossary).spanned("FD401") == []


def test_the_chapter_and_the_deck_explain_too(check_record: Check) -> None:
    checked = check_record("y = a + b", "{y: out}", head="glossary: {a: one}\n", deck="glossary: {b: two}\n")

    assert checked.codes == set()


def test_a_macro_s_name_is_a_key(check_record: Check) -> None:
    deck = "macros: {'\\R': '\\mathbf{r}'}\nglossary: {'\\R': position}\n"

    assert check_record(r"y = 2\R", "{y: out}", deck=deck).codes == set()


def test_the_place_is_the_symbol_not_a_letter_of_a_command(check_record: Check) -> None:
    checked = check_record(r"\beta = \frac{a}{t} \text{ at t}", r"{\beta: b, a: one}")
    (found,) = (found for found in checked.diagnostics if found.code == "FD401")
    text = checked.outcome.value.sources[1].text

    assert found.span is not None
    assert text[: found.span.start].endswith(r"\frac{a}{")


def test_the_place_is_found_in_a_block(check: Check) -> None:
    chapter = (
        "records:\n  - id: one\n    title: One\n    formulas:\n      - latex: |\n          y &= 2x \\\\\n"
        "            &= \\lambda \\\\\n    glossary: {y: out, x: in}\n"
    )

    assert check(chapter).spanned("FD401") == [r"\lambda"]


def test_a_symbol_in_several_formulas_is_one_mistake(check_record: Check) -> None:
    assert check_record("y = a\ny = 2a", "{y: out}").spanned("FD401") == ["a"]


def test_members_of_an_unexplained_family_are_one_mistake(check_record: Check) -> None:
    assert check_record("y = a_1 + a_2 + a_3", "{y: out}").spanned("FD401") == ["a_1"]


@pytest.mark.parametrize(
    ("latex", "glossary", "hint"),
    [
        (r"\hat{y} = x", "{y: out, x: in}", "did you mean `y`?"),
        ("Y = x", "{y: out, x: in}", "did you mean `y`?"),
        ("a = x", r"{\alpha: rate, x: in}", r"did you mean `\alpha`?"),
        (r"\mathrm{recal} = x", r"{'\mathrm{recall}': rate, x: in}", r"did you mean `\mathrm{recall}`?"),
        ("b = x", "{y: out, x: in}", "say what it is in a `glossary:`, as `b: …`"),
    ],
)
def test_the_hint_names_the_near_entry(check_record: Check, latex: str, glossary: str, hint: str) -> None:
    (found,) = (found for found in check_record(latex, glossary).diagnostics if found.code == "FD401")

    assert found.hints[0] == hint


def test_the_hint_shows_how_to_declare_a_function(check_record: Check) -> None:
    (found,) = (found for found in check_record("g(x, 1) = x", "{x: in}").diagnostics if found.code == "FD401")

    assert found.hints[-1] == "say what it is in a `glossary:`, as `g: {meaning: …, kind: function}`"


@pytest.mark.parametrize("latex", [r"y = (a", r"y = \foo a"])
def test_a_formula_that_cannot_be_read_has_one_message(check_record: Check, latex: str) -> None:
    assert not {code for code in check_record(latex).codes if code.startswith("FD4")}


def test_an_excused_formula_is_left_out(check: Check) -> None:
    formula = "[{latex: y = a, check: typeset, because: shown only}]"

    assert check(f"records:\n  - id: one\n    title: One\n    formulas: {formula}\n").codes == set()


@pytest.mark.parametrize(
    "record",
    [
        "    glosary: {y: out, x: in}\n",
        "    glossary: {y: out, x: {maening: in}}\n",
        '    glossary: {y: out, x: "\\theta"}\n',
        "    glossary: {y: out, 'x y': in}\n",
        "    glossary: {y: out, x: in\n",
    ],
)
def test_an_entry_lost_by_a_mistake_in_the_yaml_is_not_missed(check: Check, record: str) -> None:
    chapter = "records:\n  - id: one\n    title: One\n    formulas: [{latex: y = x}]\n" + record

    found = check(chapter).codes

    assert found
    assert "FD401" not in found


def test_another_mistake_in_the_yaml_hides_nothing(check: Check) -> None:
    chapter = "records:\n  - id: one\n    titel: One\n    formulas: [{latex: y = x}]\n    glossary: {y: out}\n"

    assert check(chapter).spanned("FD401") == ["x"]
