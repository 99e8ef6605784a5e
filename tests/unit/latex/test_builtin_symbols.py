"""What the guides list as needing no entry, needs none."""

import re

import pytest

from formdeck.latex import read_latex
from support import ROOT

PLACEHOLDERS = frozenset("xtnkAXY")
_FORMULA = re.compile(r"`([^`]+)`")


def listed(guide: str, heading: str) -> list[str]:
    _, _, rest = (ROOT / "docs" / guide).read_text(encoding="utf-8").partition(heading)
    rows = rest.split("\n\n", 2)[1].splitlines()[2:]
    return [formula for row in rows for formula in _FORMULA.findall(row.split("|")[2])]


ENGLISH = listed("guide.md", "These need no entry, unless you mean something else by them:")
JAPANESE = listed("guide.ja.md", "次のものは、別の意味で使うのでなければ、載せなくてよい。")


def test_both_guides_list_the_same() -> None:
    assert len(ENGLISH) > 30
    assert ENGLISH == JAPANESE


@pytest.mark.parametrize("latex", ENGLISH)
def test_symbol_that_the_guide_lists_is_built_in(latex: str) -> None:
    reading = read_latex(latex).value

    assert reading.ok, reading.found
    assert (set(reading.free) - PLACEHOLDERS, reading.functions) == (set(), ())
