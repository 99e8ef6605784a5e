"""The short way after an edit says the same of the edited records as the whole deck does."""

from pathlib import Path

import pytest

from formdeck.cache import Cache
from formdeck.diagnostics import Outcome
from formdeck.edition import FULL, BlankKind, Edition, EditionKind
from formdeck.pipeline import CompiledDeck, compile_deck
from formdeck.preview.quick import quick_change
from formdeck.render import Templates, read_templates
from formdeck.workspace import Project, find_decks
from formdeck.workspace.deck_files import DiskFiles
from support import DECK, write_project

CHAPTER = """\
chapter: First
glossary: {a: rate}
records:
  - id: one
    title: One
    formulas:
      - latex: y = a x
    glossary: {x: input, y: output}
  - id: two
    title: Two
    page: continue
    formulas:
      - latex: z = a^2
    glossary: {z: square}
  - id: three
    title: Three
    see: [one]
    notes: [first]
"""


class Deck:
    """A deck on the disk, compiled as a whole or the short way."""

    def __init__(self, root: Path, *, pack: bool = False) -> None:
        files = {"slides/d/deck.yaml": f"{DECK}pack: true\n", "slides/d/01.yaml": PACKED}
        self.project: Project = write_project(root, files if pack else {"slides/d/01.yaml": CHAPTER})
        (self.folder,) = find_decks(self.project, ["d"])
        self.files = DiskFiles(self.project, self.folder)
        self.templates: Templates = read_templates([(p, self.project.shown(p)) for p in self.project.template_folders])
        self.cache = Cache.nowhere()
        self.edition = FULL

    def write(self, text: str) -> None:
        (self.folder.path / "01.yaml").write_text(text, "utf-8")

    def whole(self) -> Outcome[CompiledDeck]:
        return compile_deck(self.files, self.templates, self.cache, edition=self.edition)

    def quick(self, last: Outcome[CompiledDeck]) -> Outcome[CompiledDeck] | None:
        file = self.files.chapter_file("01.yaml")
        assert file is not None
        return quick_change(last, file, self.files, self.templates, self.cache)


@pytest.fixture
def deck(tmp_path: Path) -> Deck:
    return Deck(tmp_path)


EDITS = [
    ("y = a x", "y = a x + 1"),
    ("notes: [first]", "notes: [first, second]"),
    ("z = a^2", "z = a^{2"),
    ("z: square", "z: the square"),
    ("z = a^2", "z = a^2 + u"),
    ("see: [one]", "see: [two]"),
    ("y = a x", "\\frac{y"),
    ("title: Three", "title: Third"),
    ("notes: [first]", "notes: [first]\n    figures: [{file: gone.svg}]"),
]


@pytest.mark.parametrize(("old", "new"), EDITS, ids=[new for _, new in EDITS])
def test_record_pages_and_their_errors_are_those_of_the_whole_deck(old: str, new: str, deck: Deck) -> None:
    before = deck.whole()
    deck.write(CHAPTER.replace(old, new))

    quick, whole = deck.quick(before), deck.whole()

    assert quick is not None
    assert record_pages(quick) == record_pages(whole)
    assert errors(quick) == errors(whole)


@pytest.mark.parametrize("kinds", [(), (BlankKind.MEANINGS,), tuple(BlankKind)])
def test_what_an_edition_leaves_out_is_what_the_whole_deck_leaves_out(kinds: tuple[BlankKind, ...], deck: Deck) -> None:
    deck.edition = Edition(EditionKind.BLANK, kinds, seed=3, share=0.6)
    before = deck.whole()
    deck.write(CHAPTER.replace("y = a x", "y = a x + 1"))

    quick = deck.quick(before)

    assert quick is not None
    assert record_pages(quick) == record_pages(deck.whole()) != record_pages(before)


def test_the_key_is_made_as_a_whole(deck: Deck) -> None:
    deck.edition = Edition(EditionKind.KEY)
    before = deck.whole()
    deck.write(CHAPTER.replace("y = a x", "y = a x + 1"))

    assert deck.quick(before) is None


def test_findings_in_records_further_down_move_with_them(deck: Deck) -> None:
    flawed = CHAPTER.replace("z = a^2", "z = a^2 + u")
    deck.write(flawed)
    before = deck.whole()
    deck.write(flawed.replace("y = a x", "y = a \\times x"))

    quick = deck.quick(before)

    assert quick is not None
    assert errors(before) != errors(quick) == errors(deck.whole())


def record_pages(outcome: Outcome[CompiledDeck]) -> list[str]:
    markdown = outcome.value.markdown
    return [text for page, text in zip(markdown.pages.pages, markdown.page_texts, strict=True) if page.records]


def errors(outcome: Outcome[CompiledDeck]) -> set[tuple[str, str, object]]:
    return {(each.code, each.message, each.span) for each in outcome.diagnostics if each.severity.value == "error"}


def test_only_the_edited_page_is_written_anew(deck: Deck) -> None:
    before = deck.whole()
    deck.write(CHAPTER.replace("notes: [first]", "notes: [second]"))

    quick = deck.quick(before)

    assert quick is not None
    pairs = zip(before.value.markdown.page_texts, quick.value.markdown.page_texts, strict=True)
    assert [number for number, (old, new) in enumerate(pairs, 1) if old != new] == [
        before.value.markdown.pages.of_records()["three"]
    ]


def test_the_mark_of_an_error_beside_the_edited_record_stays(deck: Deck) -> None:
    deck.write(CHAPTER.replace("y = a x", "y = a x)"))
    before = deck.whole()
    deck.write(CHAPTER.replace("y = a x", "y = a x)").replace("z: square", "z: the square"))

    quick = deck.quick(before)

    assert quick is not None
    assert record_pages(quick) == record_pages(deck.whole())
    assert "FD301" in record_pages(quick)[0]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("glossary: {a: rate}", "glossary: {a: speed}"),
        ("chapter: First", "chapter: Other"),
        ("id: one", "id: uno"),
        ("    page: continue\n", ""),
        ("id: three", "id: one"),
        ("      - latex: y = a x", "      - latex: y = a x\n      - latex: x = y"),
        ("records:", "records: ["),
        ("a: rate", "a: rate}"),
    ],
)
def test_what_reaches_beyond_the_record_is_left_to_the_whole_deck(old: str, new: str, deck: Deck) -> None:
    before = deck.whole()
    deck.write(CHAPTER.replace(old, new))

    assert deck.quick(before) is None


PACKED = CHAPTER.replace("    page: continue\n", "")


def test_an_edit_that_moves_a_record_to_another_page_is_left_to_the_whole_deck(tmp_path: Path) -> None:
    deck = Deck(tmp_path, pack=True)
    before = deck.whole()
    deck.write(PACKED.replace("[first]", str(["first"] * 40)))

    assert deck.quick(before) is None


def test_an_edit_that_leaves_records_on_their_pages_is_quick_in_a_packed_deck(tmp_path: Path) -> None:
    deck = Deck(tmp_path, pack=True)
    before = deck.whole()
    deck.write(PACKED.replace("[first]", "[second]"))

    assert deck.quick(before) is not None


def test_an_unchanged_file_is_no_edit(deck: Deck) -> None:
    assert deck.quick(deck.whole()) is None
