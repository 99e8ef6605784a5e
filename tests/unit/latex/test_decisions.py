"""The table of decisions: without more said there is a note or an error, and what settles it is quiet."""

import re
from dataclasses import dataclass

import pytest

from formdeck.diagnostics import Severity
from formdeck.latex import read_latex
from support import ROOT

TABLE = ROOT / "docs" / "reading.md"
_CELL = re.compile(r"(?<!\\)\|")
_CODE = re.compile(r"`([^`]+)`")
_COMMANDS = re.compile(r"\\(?:text|mathrm|operatorname\*?|begin|end)\{[^}]*\}|\\[A-Za-z]+")
_GREEK = re.compile(r"\\(?:phi|Gamma|mu|nu|alpha|beta|Delta)\b")
_LEFT_OPEN = frozenset({"d", "e", "i", "T"})


@dataclass(frozen=True)
class Row:
    latex: str
    declared: dict[str, str]
    reads: str
    otherwise: tuple[str, ...]


def cells(line: str) -> list[str]:
    return [cell.strip().replace(r"\|", "|") for cell in _CELL.split(line)[1:-1]]


def rows() -> list[Row]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    return [row(*cells(line)) for line in lines]


def row(formula: str, reads: str, otherwise: str) -> Row:
    latex, *declared = _CODE.findall(formula)
    shown = _CODE.findall(reads)
    return Row(latex, kinds(*declared), shown[0] if shown else "", tuple(otherwise.split("; ")))


def kinds(*declared: str) -> dict[str, str]:
    """Understand ``A: matrix``."""
    return dict(each.split(": ") for each in declared)


def read(latex: str, declared: dict[str, str]) -> tuple[str, list[str]]:
    """Read a formula whose letters are all explained, but say nothing of their kind, apart from those declared."""
    letters = {*re.findall("[A-Za-z]", _COMMANDS.sub(" ", latex)), *_GREEK.findall(latex)} - _LEFT_OPEN
    plain = {letter: {"meaning": "a quantity"} for letter in letters}
    outcome = read_latex(latex, {**plain, **{symbol: {"kind": kind} for symbol, kind in declared.items()}})
    assert all(found.severity in {Severity.NOTE, Severity.ERROR} for found in outcome.diagnostics)
    return outcome.value.read_back.replace("\n", " ⏎ "), [found.message for found in outcome.diagnostics]


ROWS = rows()


def test_the_guide_has_a_table() -> None:
    assert len(ROWS) > 40


@pytest.mark.parametrize("row", ROWS, ids=[row.latex for row in ROWS])
def test_what_can_be_meant_otherwise_is_told(row: Row) -> None:
    read_back, messages = read(row.latex, row.declared)

    assert read_back == row.reads
    assert messages


@pytest.mark.parametrize(
    ("row", "said"),
    [(row, said) for row in ROWS for said in row.otherwise],
    ids=[f"{row.latex} {said}" for row in ROWS for said in row.otherwise],
)
def test_what_settles_it_is_quiet(row: Row, said: str) -> None:
    *settled, reads = _CODE.findall(said)
    latex = settled.pop(0) if said.startswith("write") else row.latex

    assert read(latex, row.declared | kinds(*settled)) == (reads, [])
