r"""``\wedge`` and ``\vee`` beside relations."""

import pytest

from formdeck.latex import lower_statement, parse_latex, read_latex


def inferred(latex: str) -> list[str]:
    return [found.message for found in read_latex(latex).value.notes]


@pytest.mark.parametrize("latex", [r"(A \wedge B) \ge C", r"a > 0 \wedge b > 0", r"p = a \wedge b"])
def test_what_brackets_or_relations_say_is_not_noted(latex: str) -> None:
    assert inferred(latex) == []


def test_that_a_join_binds_before_a_relation_is_noted() -> None:
    assert inferred(r"A \wedge x > 0") == [r"`\wedge` binds its two sides before `>`"]


def test_that_a_join_takes_a_chain_whole_is_noted() -> None:
    assert inferred(r"a = b = p \vee q") == [r"`\vee` joins what stands on its two sides whole"]


@pytest.mark.parametrize(
    ("latex", "sides"),
    [
        (r"\forall x (x > 0 \to x = y)", ["x > 0", "Eq(x, y)"]),
        (r"x > 0 \wedge y > 0 \to y = x", ["(x > 0) & (y > 0)", "Eq(y, x)"]),
        (r"x > 0 \vee x = 0 \leftrightarrow x \ge 0", ["Eq(x, 0) | (x > 0)", "x >= 0"]),
        (r"x = y = z \to 0", ["x", "y", "z", "0"]),
    ],
)
def test_an_arrow_between_statements_joins_them_whole(latex: str, sides: list[str]) -> None:
    (statement,) = parse_latex(latex)[0].statements
    assert [str(side) for side in lower_statement(statement).sides] == sides


def test_that_a_chain_with_an_arrow_tends_to_a_value_is_noted() -> None:
    assert inferred(r"a = b \to c = d") == [r"`\to` between the values of a chain: one tends to the other"]
