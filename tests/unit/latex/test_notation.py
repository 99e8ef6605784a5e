"""Formulas of many fields read as a mathematician reads them: a block each in ``notation/``, reviewed by eye."""

import pytest

from formdeck.latex import read_latex
from formulas import CASES, Case, declarations


def test_there_are_cases() -> None:
    assert len(CASES) > 150


@pytest.mark.parametrize("case", CASES, ids=[case.latex[:40] for case in CASES])
def test_reads_faithfully(case: Case) -> None:
    reading = read_latex(case.latex, declarations(case.declared)).value

    names = " ".join(name.replace(" ", "~") for name in reading.free)
    assert (reading.read_back, names, " ".join(reading.functions)) == (case.reads, case.free, case.functions)
