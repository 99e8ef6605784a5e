from formdeck.render import PageKind, lay_out_pages
from sheets import DECK, read_yaml, render_yaml

CHAPTER = """\
chapter: First
records:
  - {id: one, title: One, notes: [a]}
  - {id: two, title: Two, page: continue, notes: [a]}
  - {id: three, title: Three, formulas: [{latex: a}, {latex: b}]}
"""


def kinds(deck: str = DECK, chapter: str = CHAPTER) -> list[str]:
    return [page.kind.value for page in lay_out_pages(read_yaml(chapter, deck)[0]).pages]


def test_pages_come_in_order_title_contents_chapters_indexes() -> None:
    chapter = CHAPTER + "    glossary: {a: first}\n"
    assert kinds(chapter=chapter) == ["title", "contents", "chapter", "record", "record", "symbols", "formulas"]


def test_a_record_that_continues_shares_the_page_before() -> None:
    pages = lay_out_pages(read_yaml(CHAPTER)[0]).pages
    assert [page.records for page in pages if page.kind is PageKind.RECORD] == [("one", "two"), ("three",)]


def test_the_first_record_of_a_chapter_starts_a_page_whatever_it_says() -> None:
    chapter = "chapter: c\nrecords:\n  - {id: one, title: One, page: continue, notes: [a]}\n"
    assert kinds(chapter=chapter) == ["title", "contents", "chapter", "record", "formulas"]


PACKED = DECK + "pack: true\n"


def sharing(chapter: str, deck: str = PACKED) -> list[tuple[str, ...]]:
    return [page.records for page in lay_out_pages(read_yaml(chapter, deck)[0]).pages if page.records]


def record(name: str, points: int, more: str = "") -> str:
    return f"  - {{id: {name}, title: {name}, notes: [{', '.join(['a'] * points)}]{more}}}\n"


HEAD = "chapter: First\nrecords:\n"


def test_short_records_of_a_packed_deck_share_pages_in_order() -> None:
    chapter = HEAD + record("a", 8) + record("b", 8) + record("c", 25) + record("d", 8)
    assert sharing(chapter) == [("a", "b"), ("c", "d")]


def test_records_of_a_deck_that_is_not_packed_have_a_page_each() -> None:
    assert sharing(HEAD + record("a", 8) + record("b", 8), DECK) == [("a",), ("b",)]


def test_a_record_says_itself_whether_it_starts_a_page() -> None:
    chapter = HEAD + record("a", 8) + record("b", 8, ", page: new") + record("c", 40, ", page: continue")
    assert sharing(chapter) == [("a",), ("b", "c")]


def test_symbols_that_the_chapter_explains_take_room_on_a_packed_page() -> None:
    shared = ", ".join(f"{letter}: {'long ' * 30}" for letter in "abcdefghijklmnop")
    formulas = f", formulas: [{{latex: {' + '.join('abcdefghijklmnop')}}}]"
    chapter = f"chapter: c\nglossary: {{{shared}}}\nrecords:\n" + record("a", 15) + record("b", 5, formulas)
    assert sharing(chapter) == [("a",), ("b",)]


def test_references_lead_to_the_page_that_records_share() -> None:
    chapter = HEAD + record("a", 8) + record("b", 8) + record("c", 8, ", see: [b]")
    assert '<span class="page">p. 4</span>](#4)' in render_yaml(chapter, PACKED).text


def test_lists_that_are_not_wanted_are_left_out() -> None:
    deck = DECK + "contents: {toc: false, symbol_index: false, formula_index: false}\n"
    assert kinds(deck) == ["title", "chapter", "record", "record"]


def test_long_contents_and_indexes_take_several_pages() -> None:
    records = "".join(f"  - {{id: r{n}, title: Record {n}, notes: [a]}}\n" for n in range(200))
    found = kinds(chapter=f"chapter: c\nrecords:\n{records}")
    assert (found.count("contents"), found.count("formulas")) == (3, 3)


def test_no_chapter_is_named_at_the_foot_of_a_contents_page() -> None:
    many = "".join(f"  - {{id: r{n}, title: Record {n}, notes: [a]}}\n" for n in range(92))
    first, second = f"chapter: c\nrecords:\n{many}", "chapter: Last\nrecords:\n  - {id: z, title: Z, notes: [a]}\n"
    deck, _ = read_yaml(first)
    later, _ = read_yaml(second)
    both = type(deck)(deck.name, deck.path, deck.title, chapters=(*deck.chapters, *later.chapters))
    from formdeck.render.contents_list import list_contents

    assert [line.title.text for line in list_contents(both)[1]] == ["Last", "Z"]


def test_the_markdown_has_the_pages_that_were_laid_out() -> None:
    sheets = render_yaml(CHAPTER)
    assert len(sheets.pages) == len(sheets.outcome.value.pages.pages)


def test_formulas_are_numbered_through_a_chapter() -> None:
    chapter = CHAPTER + "  - {id: four, title: Four, formulas: [{latex: c}]}\n"
    assert "Eq. 1.3" in render_yaml(chapter).text


def test_rendering_is_the_same_to_the_byte() -> None:
    assert render_yaml(CHAPTER).text == render_yaml(CHAPTER).text
