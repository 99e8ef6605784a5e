"""Formulas of many fields read as a mathematician reads them: a block each in ``notation/``, reviewed by eye."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from formdeck.latex import Declaration, read_latex
from formdeck.model import Kind


@dataclass(frozen=True)
class Case:
    declared: str
    latex: str
    reads: str
    free: str
    functions: str


def declarations(declared: str) -> list[Declaration]:
    """Understand ``x A=matrix \\hat~y``: symbols, some with their kind; ``~`` stands for a space."""
    pairs = (word.replace("~", " ").partition("=") for word in declared.split())
    return [Declaration(symbol, Kind(kind) if kind else None) for symbol, _, kind in pairs]


def blocks() -> list[str]:
    files = sorted((Path(__file__).parent / "notation").glob("*.txt"))
    return [block for file in files for block in file.read_text(encoding="utf-8").strip().split("\n\n")]


def cases() -> list[Case]:
    found = []
    for block in blocks():
        lines = [line.partition(": ") for line in block.strip().splitlines()]
        fields: dict[str, list[str]] = {}
        for key, _, value in lines:
            fields.setdefault(key.rstrip(":"), []).append(value)
        found.append(Case(*("\n".join(fields[key]) for key in ("declared", "latex", "reads", "free", "functions"))))
    return found


CASES = cases()


def test_there_are_cases() -> None:
    assert len(CASES) > 150


@pytest.mark.parametrize("case", CASES, ids=[case.latex[:40] for case in CASES])
def test_reads_faithfully(case: Case) -> None:
    reading = read_latex(case.latex, declarations(case.declared)).value

    names = " ".join(name.replace(" ", "~") for name in reading.free)
    assert (reading.read_back, names, " ".join(reading.functions)) == (case.reads, case.free, case.functions)
