"""No input hangs the reader, exhausts the stack or evaluates anything."""

import time

import pytest

from formdeck.latex import read_latex

HOSTILE = {
    "parentheses": "(" * 5000 + "x" + ")" * 5000,
    "open parentheses": "(" * 5000,
    "fractions": r"\frac{1}{" * 300 + "x" + "}" * 300,
    "braces": "{" * 3000 + "x" + "}" * 3000,
    "terms": "+".join(["a"] * 2000),
    "sums": "+".join([r"\sum_i x_i"] * 400),
    "spaces": "x" + " " * 10**6 + "+1",
    "digits": "9" * 10**5,
    "signs": "-" * 5000 + "x",
    "nested sums": r"\sum_i " * 1000 + "x",
    "nested logarithms": r"\log " * 1000 + "x",
    "accents": r"\hat " * 1500 + "x",
    "bars": "|" * 3000,
    "absolute values": "|a|" * 1000,
    "conditions": "p(" + "a|" * 1500 + "b)",
    "slashes": "a" + "/b" * 2000,
    "products": "a" + r"\odot b\otimes c" * 1000,
    "rows": r"a=b\\" * 1000,
    "scripts": "x" + "_{y" * 300 + "}" * 300,
    "applications": "f" + "(x)" * 1000,
    "integrals": r"\int " * 300 + "x" + " dx" * 300,
    "fonts": r"\mathbf{" * 300 + "x" + "}" * 300,
    "functions": "+".join([r"\sin x^2"] * 8),
    "columns": "&" * 3000,
    "words": r"\text{a}" * 800,
    "letters": "ab" * 2000,
    "commas": ",".join("a" * 2000),
    "logic": "(" * 30 + r"a=b\wedge c=d" + ")" * 30,
}


@pytest.mark.parametrize("latex", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_formula_is_done_with_in_time(latex: str) -> None:
    start = time.perf_counter()

    read_latex(latex, {"f": "function"})

    assert time.perf_counter() - start < 5


def test_tower_of_powers_is_not_evaluated() -> None:
    (statement,) = read_latex("9^{9^{9}}").value.statements

    assert statement.sides == ("Pow(Integer(9), Pow(Integer(9), Integer(9)))",)


def test_too_deep_formula_says_so() -> None:
    assert [found.code for found in read_latex("(" * 60 + "x" + ")" * 60).diagnostics] == ["FD312"]


def test_deep_but_human_formula_is_read() -> None:
    assert read_latex(r"\frac{1}{1+" * 25 + "x" + "}" * 25).ok
