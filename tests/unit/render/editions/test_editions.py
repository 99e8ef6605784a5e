"""Whole editions: what is on the pages, what is not."""

import re
from pathlib import Path

import pytest

from formdeck.cache import Cache
from formdeck.edition import FULL, BlankKind, Edition, EditionKind
from formdeck.pipeline import CompiledDeck, compile_deck
from formdeck.render import read_templates
from formdeck.render.editions import has_marks, settle_edition
from formdeck.workspace import find_decks
from formdeck.workspace.deck_files import DiskFiles
from support import write_project

CHAPTER = r"""
chapter: First
records:
  - id: one
    title: One
    formulas:
      - latex: a = \blank{b} + c
      - latex: |
          c &= d \\
            &= e
    glossary: {a: first, b: ==second== of them, c: third}
    notes: ['it is ==so== with $\blank{x}$', plain]
  - {id: two, title: Two, page: continue, formulas: [{latex: y}], notes: [b]}
  - {id: three, title: Three, notes: [c]}
"""
PLAIN = CHAPTER.replace(r"\blank", "").replace("==", "")
BLANK, KEY = (Edition(kind) for kind in (EditionKind.BLANK, EditionKind.KEY))
EVERYTHING = tuple(BlankKind)


def compiled(root: Path, edition: Edition = FULL, chapter: str = CHAPTER) -> CompiledDeck:
    project = write_project(root, {"slides/d/01.yaml": chapter})
    (folder,) = find_decks(project, [])
    templates = read_templates([(path, project.shown(path)) for path in project.template_folders])
    return compile_deck(DiskFiles(project, folder), templates, Cache.nowhere(), edition=edition).value


def numbers(text: str) -> list[int]:
    found = re.findall(r'blank-number">(\d+)|scriptsize (\d+)', text)
    return [int(one or other) for one, other in found]


def page(deck: CompiledDeck, record: str) -> str:
    (at,) = (page.number for page in deck.markdown.pages.pages if record in page.records)
    return deck.markdown.page_texts[at - 1]


def test_in_the_whole_deck_a_mark_changes_nothing(tmp_path: Path) -> None:
    text = page(compiled(tmp_path), "one")

    assert ("a = {b} + c" in text, "<mark>so</mark>" in text, "blank" in text) == (True, True, False)


def test_marks_are_left_out(tmp_path: Path) -> None:
    text = page(compiled(tmp_path, BLANK), "one")

    assert numbers(text) == [1, 2, 3, 4]
    assert r"a = {\bbox[#e4e8ec]{\rlap{\smash{\scriptsize 1}}\phantom{b}}} + c" in text
    assert "| $a$ | first |" in text


def test_without_marks_all_formulas_are_left_out(tmp_path: Path) -> None:
    text = page(compiled(tmp_path, BLANK, PLAIN), "one")

    assert numbers(text) == [1, 2, 1]  # the last one belongs to the record below
    assert "\\phantom{\\begin{aligned}\nc &= d \\\\\n&= e\n\\end{aligned}}}\n$$" in text


def test_meanings_are_left_out(tmp_path: Path) -> None:
    text = page(compiled(tmp_path, Edition(EditionKind.BLANK, (BlankKind.MEANINGS,))), "one")

    assert '| $a$ | <span class="blank"><span class="blank-number">1</span><span class="blank-hidden">first' in text
    assert numbers(text) == [1, 2, 3]


def test_the_index_of_symbols_does_not_give_meanings_away(tmp_path: Path) -> None:
    indexes = [
        next(text for text in compiled(tmp_path, edition).markdown.page_texts if "index symbols" in text)
        for edition in (BLANK, Edition(EditionKind.BLANK, (BlankKind.MEANINGS,)))
    ]

    assert ['<span class="blank-hidden">third' in index for index in indexes] == [False, True]


@pytest.mark.parametrize(
    ("edition", "shown"),
    [
        (FULL, "a = {b} + c"),
        (BLANK, r"\phantom{a = {b} + c}"),
        (Edition(EditionKind.BLANK, (BlankKind.FORMULAS,)), r"\phantom{a = {b} + c}"),
        (Edition(EditionKind.BLANK, (BlankKind.MEANINGS,)), "a = {b} + c"),
    ],
)
def test_a_chapter_s_page_does_not_give_formulas_away(edition: Edition, shown: str, tmp_path: Path) -> None:
    chapter = compiled(tmp_path, edition).markdown.page_texts[2]

    assert f'<span class="first">${shown}$</span>' in chapter


def test_nothing_inside_what_is_left_out_is_left_out_again(tmp_path: Path) -> None:
    text = page(compiled(tmp_path, Edition(EditionKind.BLANK, EVERYTHING)), "one")

    assert numbers(text) == [1, 2, 3, 4, 5, 6, 7, 1]


def test_the_pages_are_those_of_the_whole_deck(tmp_path: Path) -> None:
    assert compiled(tmp_path, BLANK).markdown.pages == compiled(tmp_path).markdown.pages


@pytest.mark.parametrize("kinds", [(), EVERYTHING, (BlankKind.FORMULAS,)])
@pytest.mark.parametrize("seed", [None, 1, 2])
def test_the_key_has_what_the_boxes_want(kinds: tuple[BlankKind, ...], seed: int | None, tmp_path: Path) -> None:
    share = 1.0 if seed is None else 0.5
    blank = compiled(tmp_path, Edition(EditionKind.BLANK, kinds, seed, share)).markdown
    key = compiled(tmp_path, Edition(EditionKind.KEY, kinds, seed, share)).markdown
    answered = [int(number) for number in re.findall(r'class="answer">(\d+)<', "".join(key.page_texts))]

    assert answered == [number for text in blank.page_texts for number in numbers(text)]


def test_the_key_names_record_and_page(tmp_path: Path) -> None:
    (text,) = compiled(tmp_path, KEY).markdown.page_texts

    assert re.findall(r"class=\"label\">(\w+) <span class=\"number\">p. (\d+)", text) == [("One", "4")]
    assert [found in text for found in (r"$\displaystyle b$", "second", "so", r"$\displaystyle x$")] == [True] * 4


def test_editions_are_the_same_to_the_byte(tmp_path: Path) -> None:
    for edition in (BLANK, KEY, Edition(EditionKind.BLANK, EVERYTHING, 5, 0.3)):
        assert compiled(tmp_path, edition).markdown == compiled(tmp_path, edition).markdown


def test_the_style_of_boxes_travels_with_the_document(tmp_path: Path) -> None:
    texts = [compiled(tmp_path, edition).markdown.text.partition("\n---\n\n")[0] for edition in (FULL, BLANK, KEY)]

    assert ["style:" in text for text in texts] == [False, True, True]


def test_errors_in_a_formula_that_is_left_out_are_still_told(tmp_path: Path) -> None:
    project = write_project(tmp_path, {"slides/d/01.yaml": CHAPTER.replace("latex: y", r"latex: \href{x}{y}")})
    (folder,) = find_decks(project, [])
    templates = read_templates([(path, project.shown(path)) for path in project.template_folders])
    codes = [
        [
            found.code
            for found in compile_deck(DiskFiles(project, folder), templates, Cache.nowhere(), edition=one).diagnostics
        ]
        for one in (FULL, Edition(EditionKind.BLANK, EVERYTHING))
    ]

    assert codes[0] == codes[1] != []


def test_marks_are_found_wherever_they_are(tmp_path: Path) -> None:
    assert (has_marks(compiled(tmp_path).deck), has_marks(compiled(tmp_path, chapter=PLAIN).deck)) == (True, False)


def test_what_the_user_has_chosen_stays(tmp_path: Path) -> None:
    chosen = Edition(EditionKind.BLANK, (BlankKind.MEANINGS,))

    assert settle_edition(chosen, compiled(tmp_path).deck) == chosen
