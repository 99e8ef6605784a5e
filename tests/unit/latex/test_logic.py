r"""``\wedge`` and ``\vee`` beside relations."""

import pytest

from formdeck.latex import read_latex


def inferred(latex: str) -> list[str]:
    return [found.message for found in read_latex(latex).value.notes]


@pytest.mark.parametrize("latex", [r"(A \wedge B) \ge C", r"a > 0 \wedge b > 0", r"p = a \wedge b"])
def test_what_brackets_or_relations_say_is_not_noted(latex: str) -> None:
    assert inferred(latex) == []


def test_that_a_join_binds_before_a_relation_is_noted() -> None:
    assert inferred(r"A \wedge x > 0") == [r"`\wedge` binds its two sides before `>`"]


def test_that_a_join_takes_a_chain_whole_is_noted() -> None:
    assert inferred(r"a = b = p \vee q") == [r"`\vee` joins what stands on its two sides whole"]
