"""What the glossary says decides how a symbol is read."""

import pytest

from formdeck.latex import Declaration, declaration_of, declare, read_latex
from formdeck.latex.glossary.keys import read_key
from formdeck.latex.glossary.scope import visible_declarations
from formdeck.model import Kind, Subscript, Superscript, Symbol
from formdeck.source import SourceText


def read_back(latex: str, *declarations: Declaration) -> str:
    outcome = read_latex(latex, declarations)
    assert outcome.ok, outcome.diagnostics
    return outcome.value.read_back


def entry(symbol: str, meaning: str) -> Declaration:
    return declaration_of(Symbol(SourceText.of(symbol), SourceText.of(meaning)))


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("f(x;p)", "f"),
        (r"D(p\,\|\,q)", "D"),
        ("W_x^{(f)}", "W_{x}^{(f)}"),
        ("X_{ij}", "X_{ij}"),
        (r"\tilde r", r"\tilde{r}"),
        (r"\hat{y_i}", r"\hat{y}_{i}"),
        (r"d_{\mathrm{model}}", "d_{model}"),
        ("F-measure", "F-measure"),
        (r"\operatorname{Var}", "Var"),
        (r"\Delta x", r"\Delta x"),
        ("k'", "k'"),
        ("正解率", "正解率"),
    ],
)
def test_key_gives_its_canonical_name(key: str, name: str) -> None:
    assert read_key(key).name == name


@pytest.mark.parametrize(
    ("kind", "reads"),
    [(Kind.FUNCTION, "a(b + c)"), (Kind.DISTRIBUTION, "a(b + c)"), (Kind.SCALAR, "a * (b + c)")],
)
def test_kind_decides_between_application_and_product(kind: Kind, reads: str) -> None:
    assert read_back("a(b+c)", Declaration("a", kind)) == reads


def test_key_written_as_applied_declares_a_function() -> None:
    assert read_back("a(b+c)", Declaration("a(x)")) == "a(b + c)"


def test_meaning_that_calls_it_a_function_declares_one() -> None:
    assert read_back("g(b+c)", entry("g", "活性化関数")) == "g(b + c)"


def test_symbol_without_a_kind_is_a_factor_and_that_is_noted() -> None:
    reading = read_latex("p(1-p)", [Declaration("p")]).value

    assert (reading.read_back, [found.message for found in reading.notes]) == ("p * (1 - p)", ["`p(…)` is a product"])


def test_symbol_with_a_domain_is_a_factor_without_a_note() -> None:
    reading = read_latex("p(1-p)", [Declaration("p", domain="[0, 1]")]).value

    assert (reading.read_back, reading.notes) == ("p * (1 - p)", ())


def test_nearest_declaration_wins() -> None:
    near, far = Declaration("a", Kind.SCALAR), Declaration("a", Kind.FUNCTION)

    assert read_back("a(b+c)", near, far) == "a * (b + c)"


def test_key_with_an_index_declares_a_family() -> None:
    assert read_back(r"\theta_{t+1} = \theta_t", Declaration(r"\theta_t")) == r"\theta[t + 1] = \theta[t]"


def test_word_as_subscript_belongs_to_the_name() -> None:
    assert read_back(r"L_{\mathrm{soft}}", Declaration(r"L_{\mathrm{soft}}")) == "L_{soft}"


def test_sibling_keys_are_labels_alike() -> None:
    assert read_back("P_s + P_n", Declaration("P_s"), Declaration("P_n")) == "P_{s} + P_{n}"


def test_subscript_label_and_index_can_be_said() -> None:
    assert read_back("p_k", Declaration("p_k", subscript=Subscript.LABEL)) == "p_{k}"
    assert read_back("p_q", Declaration("p", subscript=Subscript.INDEX)) == "p[q]"


def test_superscript_label_and_power_can_be_said() -> None:
    label = Declaration("W_x", Kind.MATRIX, subscript=Subscript.LABEL, superscript=Superscript.LABEL)

    assert read_back("W_x^{(f)}", label) == "W_{x}^{(f)}"
    assert read_back(r"\rho_1^t", Declaration(r"\rho_1", superscript=Superscript.POWER)) == r"\rho_{1}^t"


def test_digits_of_a_matrix_entry_are_two_indices() -> None:
    assert read_back("a_{12} + a_{1n}", Declaration("a_{ij}")) == "a[1, 2] + a[1, n]"


def test_longest_declared_word_wins() -> None:
    assert read_back(r"\frac{pos}{po}", Declaration("pos"), Declaration("po")) == "pos/po"


def test_transpose_needs_a_vector_or_matrix() -> None:
    assert read_back("w^Tx", Declaration("w", Kind.VECTOR), Declaration("x", Kind.VECTOR)) == "w^T * x"
    assert read_back("(1+r)^T", Declaration("r"), Declaration("T")) == "(1 + r)^T"


def test_bars_measure_by_kind() -> None:
    kinds = {"S": "set", "A": "matrix", "v": "vector", "x": "scalar"}

    assert read_latex("|S| + |A| + |v| + |x|", kinds).value.read_back == "cardinality(S) + determinant(A) + ‖v‖ + |x|"


def test_imaginary_unit_and_euler_number_can_be_declared() -> None:
    assert read_back("j^2", entry("j", "虚数単位")) == "I^2"
    assert read_back("e + i", Declaration("e"), Declaration("i")) == "e + i"


def test_kind_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="fun"):
        declare({"f": "fun"})


def test_only_declarations_of_symbols_in_the_formula_are_visible() -> None:
    declared = (Declaration(r"\alpha_t"), Declaration(r"\beta"), Declaration(r"\hat{y}_i"))

    assert visible_declarations(r"\alpha + y", declared) == (declared[0], declared[2])


def test_letters_of_a_command_show_no_symbols() -> None:
    declared = (Declaration("a"), Declaration("r"), Declaration(r"\eta"))

    assert visible_declarations(r"\frac{r}{\beta}", declared) == (declared[1],)


def test_symbols_typed_as_characters_or_hidden_in_macros_are_visible() -> None:
    declared = (Declaration(r"\alpha"), Declaration("x"), Declaration("L"), Declaration("q"))

    assert visible_declarations("α + ｘ", declared) == declared[:2]
    assert visible_declarations(r"\loss", declared, {r"\loss": r"\mathcal{L}"}) == (declared[2],)
