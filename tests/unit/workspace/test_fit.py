"""What is decided about records when their pages have been measured."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from formdeck.geometry import Block, Box, Measured, PageGeometry, Part
from formdeck.pipeline import CompiledDeck
from formdeck.render import Cut, Fit
from formdeck.workspace.fit import decide_fits
from support import compile_project, write_project

CHAPTER = """\
chapter: c
records:
  - id: one
    title: One
    formulas: [{latex: a}]
    glossary: {a: alpha}
    notes: [first, second, third, fourth]
  - {id: two, title: Two, page: continue, notes: [other]}
"""
FITS = PageGeometry(210, 297, room=10)

Decide = Callable[..., dict[str, Fit]]


@pytest.fixture
def compiled(tmp_path: Path) -> CompiledDeck:
    return compile_project(write_project(tmp_path, {"slides/d/01.yaml": CHAPTER})).outcome.value


@pytest.fixture
def decide(compiled: CompiledDeck) -> Decide:
    """Decide, after some fits, what follows from a measurement of the page that shows some text."""

    def run(text: str, measured: Measured, fits: dict[str, Fit] | None = None) -> dict[str, Fit]:
        deck = replace(compiled, additions=replace(compiled.additions, fits=fits or {}))
        pages = deck.markdown.pages.pages if not fits else ()
        assert pages or fits
        page = next(page for page in compiled.markdown.page_texts if text in page and "formdeck: " in page)
        return decide_fits(deck, {page: measured})

    return run


def full(*tops: tuple[float, int, int, int]) -> Measured:
    """A page whose blocks begin at some heights, each 20 mm high: its record, piece and bullet."""
    blocks = tuple(
        Block(Part.TEXT, Box(20, top, 190, top + 20), record=record, piece=piece, item=item)
        for top, record, piece, item in tops
    )
    room = 280 - max(block.box.bottom for block in blocks)
    geometry = PageGeometry(210, 297, room, blocks)
    return Measured(2, geometry, geometry)


def test_a_page_gets_the_step_on_which_it_fits(decide: Decide) -> None:
    assert decide("## One", Measured(1, FITS)) == {"one": Fit((1,))}


def test_a_page_that_fits_on_no_step_is_divided_and_not_set_denser(decide: Decide) -> None:
    found = decide("## One", full((20, 0, -1, -1), (45, 0, 0, -1), (240, 0, 2, 0), (265, 0, 2, 1)))

    assert found == {"one": Fit((None, None), (Cut(2, 1),))}


def test_a_record_that_was_to_share_the_page_gets_its_own(decide: Decide) -> None:
    found = decide("## One", full((20, 0, -1, -1), (45, 0, 0, -1), (250, 1, -1, -1), (275, 1, 0, 0)))

    assert found["two"] == Fit(apart=True)


def test_a_place_that_the_record_does_not_have_is_left_alone(decide: Decide) -> None:
    found = decide("## One", full((20, 0, -1, -1), (45, 0, 0, -1), (270, 0, 7, -1)))

    assert found == {"one": Fit((None,))}


def test_a_page_that_cannot_be_divided_is_set_as_dense_as_can_be(decide: Decide) -> None:
    assert decide("## One", full((20, 0, -1, -1), (270, 0, 0, -1))) == {"one": Fit((2,))}
