"""A record that goes on on other pages: what each of them shows."""

import re

import pytest

from formdeck.model import Record
from formdeck.render import Cut, Fit, Window, can_cut, shown_part
from formdeck.render.pieces import list_pieces
from sheets import DECK, read_yaml, render_yaml

CHAPTER = """\
chapter: c
glossary: {z: shared}
records:
  - id: one
    title: One
    tags: [t]
    formulas:
      - {id: f, title: Eff, latex: a}
      - {id: g, title: Gee, latex: b}
    glossary: {a: alpha}
    notes:
      - first
      - second
      - {title: Titled, body: text}
      - third
    figures: [{file: w.svg, caption: Wave}]
    examples: [{of: g, given: {b: 1}, result: '1'}]
    code: [{language: python, source: g = b, computes: g}]
    see: [two]
  - {id: two, title: Two, page: continue, notes: [other]}
"""


def record() -> Record:
    return read_yaml(CHAPTER)[0].chapters[0].records[0]


def pages(*cuts: Cut, apart: bool = False, deck: str = DECK) -> list[str]:
    """The pages of records."""
    fits = {"one": Fit((None,) * (len(cuts) + 1), cuts), "two": Fit(apart=apart)}
    return [page for page in render_yaml(CHAPTER, deck, fits=fits).pages if "formdeck: " in page]


def test_the_pieces_stand_in_the_order_of_the_sheet() -> None:
    fields = [piece.field for piece in list_pieces(record(), has_symbols=True)]

    assert fields == ["formulas"] * 2 + ["glossary"] + ["notes"] * 3 + ["figures", "examples", "code"]


def test_the_template_begins_a_piece_where_they_are_counted() -> None:
    (page,) = pages()
    first = page[: page.index("## Two")]
    starts = re.findall(r'^<div class="(?:formula[ "]|part (?!references))', first, re.MULTILINE)

    assert len(starts) == len(list_pieces(record(), has_symbols=True))


def test_every_part_shows_its_pieces_and_nothing_else() -> None:
    first, second = pages(Cut(3, 1))

    assert [word in first for word in ("Eff", "Gee", "alpha", "first", "second", "Titled", "third")] == [True] * 4 + [
        False
    ] * 3
    assert [word in second for word in ("Eff", "Gee", "alpha", "first", "second", "Titled", "third")] == [False] * 4 + [
        True
    ] * 3
    assert "Two" not in first.partition("-->")[2]
    assert "## Two" in second


def test_a_page_that_goes_on_says_so_and_stays_out_of_the_outline() -> None:
    _, second = pages(Cut(3))

    assert '<span class="continued">One (continued)</span>' in second
    assert "## One" not in second
    assert '_class: "record tab-1"' in second
    assert "One（つづき）" in pages(Cut(3), deck=DECK + "lang: ja\n")[1]


def test_numbers_of_formulas_stay_the_same_on_all_parts() -> None:
    first, second = pages(Cut(1))

    assert "1.1" in first
    assert second.count("1.2") == 3  # the formula, the example, the code


def test_a_record_may_be_moved_to_a_page_of_its_own() -> None:
    assert [page.count("\n## ") for page in pages(apart=True)] == [1, 1]


def test_links_lead_to_the_first_part() -> None:
    text = render_yaml(CHAPTER, fits={"one": Fit((None, None), (Cut(3),))}).text

    assert "[One](#4)" in text
    assert "[Two](#5)" in text


def test_all_parts_together_are_the_record() -> None:
    whole, cut = record(), Cut(5)
    parts = [shown_part(whole, window, has_symbols=True) for window in (Window(end=cut), Window(begin=cut))]

    assert parts[0].notes + parts[1].notes == whole.notes
    assert parts[0].formulas + parts[1].formulas == whole.formulas
    assert can_cut(whole, cut, has_symbols=True)
    assert (parts[0].see, parts[1].see) == ((), whole.see)


@pytest.mark.parametrize(
    ("cut", "possible"),
    [(Cut(0), False), (Cut(1), True), (Cut(8), True), (Cut(9), False), (Cut(3, 1), True), (Cut(3, 2), False)],
)
def test_only_pieces_and_bullets_can_begin_a_page(cut: Cut, *, possible: bool) -> None:
    assert can_cut(record(), cut, has_symbols=True) is possible


def test_a_titled_note_is_not_divided() -> None:
    assert not can_cut(record(), Cut(4, 1), has_symbols=True)


def test_a_strict_deck_is_not_divided() -> None:
    assert len(pages(Cut(3), deck=DECK + "fit: strict\n")) == 1
