"""A finding on a page points at what the user wrote."""

import pytest

from formdeck.geometry import Part
from laid_out import WAVES, block, judge


@pytest.mark.parametrize(
    ("part", "text", "place"),
    [
        (Part.FORMULA, "", "\\sin x"),
        (Part.SYMBOL, "x place", "x"),
        (Part.FIGURE, "", "w.svg"),
        (Part.CODE, "import math", "import math"),
        (Part.TEXT, "A wave has no end", "A wave has **no** end"),
        (Part.TEXT, "what no record says", "Waves"),
        (Part.HEADER, "Chapter", "Waves"),
    ],
)
def test_a_block_leads_to_what_it_shows(part: Part, text: str, place: str) -> None:
    assert judge(block(part, text=text, excess=9)).places == [place]


def test_a_formula_is_named_by_its_id() -> None:
    (found,) = judge(block(Part.FORMULA, excess=9)).found

    assert (found.record, found.formula) == ("wave", "sine")


def test_symbols_that_the_chapter_explains_lead_to_the_record() -> None:
    assert judge(block(Part.SYMBOL, index=1, excess=9)).places == ["Waves"]


def test_a_block_of_a_record_too_many_leads_to_the_last() -> None:
    assert judge(block(Part.FORMULA, record=3, excess=9), records=(WAVES,)).places == ["\\sin x"]


def test_a_page_without_records_leads_elsewhere() -> None:
    assert judge(block(Part.TEXT, excess=9), records=()).places == ["deck"]
