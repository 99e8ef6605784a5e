import re
from pathlib import Path

from sheets import DECK, render_yaml
from support import compile_project, write_project

JAPANESE = DECK + "lang: ja\n"


def page_of(kind: str, chapter: str, deck: str = DECK) -> str:
    pages = [page for page in render_yaml(chapter, deck).pages if kind in page.partition("\n")[0]]
    return "\n".join(pages)


def records(*lines: str) -> str:
    return "chapter: First\nrecords:\n" + "".join(f"  - {{{line}}}\n" for line in lines)


def test_the_formula_index_is_in_gojuon_order_under_its_rows() -> None:
    chapter = records(
        "id: a, title: ベルヌーイ分布, reading: べるぬーいぶんぷ, notes: [x]",
        "id: b, title: Adam, reading: あだむ, notes: [x]",
        "id: c, title: 波動, reading: はどう, notes: [x]",
    )
    page = page_of("formulas", chapter, JAPANESE)
    at = [page.index(text) for text in (">あ<", "[Adam]", ">は<", "[波動]", "[ベルヌーイ分布]")]
    assert at == sorted(at)


def test_the_formula_index_gives_numbers_and_pages() -> None:
    page = page_of("formulas", records("id: a, title: Law, formulas: [{latex: x}, {latex: y}]"))
    assert "Eq. 1.1–2" in page
    assert "[Law](#4)" in page


def test_the_symbol_index_lists_a_symbols_meanings_together_with_pages() -> None:
    chapter = records(
        "id: a, title: A, notes: [x], glossary: {x: input}",
        "id: b, title: B, notes: [x], glossary: {x: output, y: other}",
        "id: c, title: C, notes: [x], glossary: {x: input}",
    )
    page = page_of("symbols", chapter)
    assert page.index("input") < page.index("output") < page.index("other")
    assert "[4](#4), [6](#6)" in page
    assert page.count("$x$") == 1


def test_the_pages_of_a_symbol_that_is_everywhere_stand_below_its_meaning() -> None:
    few, many = (
        records(*(f"id: r{number}, title: R, notes: [x], glossary: {{x: input}}" for number in range(count)))
        for count in (9, 10)
    )

    assert '<span class="number">[4](#4), [5](#5)' in page_of("symbols", few)
    assert '>input <span class="pages">[4](#4), [5](#5)' in page_of("symbols", many)
    assert '<span class="number"></span>' in page_of("symbols", many)


def test_an_index_takes_as_many_pages_as_the_numbers_in_it_need() -> None:
    meanings = ", ".join(f"'x_{{{number}}}': meaning {number}" for number in range(40))
    chapter = records(
        *(f"id: r{number}, title: R{number}, notes: [x], glossary: {{{meanings}}}" for number in range(200))
    )
    pages = [page for page in render_yaml(chapter).pages if "symbols" in page.partition("\n")[0]]

    assert len(pages) > 10  # 40 symbols on 200 pages each, which is some 30 lines for a symbol
    assert all(page.count("- <span") <= 4 for page in pages)
    assert sum(page.count("- <span") for page in pages) == 40


def test_two_spellings_of_a_symbol_are_one() -> None:
    chapter = records(
        r"id: a, title: A, notes: [x], glossary: {'\hat y': estimate}",
        r"id: b, title: B, notes: [x], glossary: {'\hat{y}': estimate}",
    )
    assert "[4](#4), [5](#5)" in page_of("symbols", chapter)


def test_members_of_a_family_stand_together() -> None:
    chapter = records(
        r"id: a, title: A, notes: [x], glossary: {'\theta_t': now, '\eta': rate, '\theta_{t+1}': next, '\zeta': z}"
    )
    page = page_of("symbols", chapter)
    at = [page.index(meaning) for meaning in (">z<", ">rate<", ">now<", ">next<")]
    assert at == sorted(at)


def test_symbols_of_the_deck_are_listed_where_formulas_use_them(tmp_path: Path) -> None:
    deck = DECK + "glossary: {'\\mu': mean, e: base}\n"
    chapter = records(
        r"id: a, title: A, formulas: [{latex: '\mu + \exp x'}]", "id: b, title: B, formulas: [{latex: 'e + 1'}]"
    )
    compiled = compile_project(write_project(tmp_path, {"slides/d/deck.yaml": deck, "slides/d/01.yaml": chapter}))
    page = next(page for page in compiled.outcome.value.markdown.page_texts if "symbols" in page.partition("\n")[0])
    assert '$\\mu$</span> <span class="meaning">mean</span> <span class="number">[4](#4)</span>' in page
    assert '<span class="meaning">base</span> <span class="number">[5](#5)</span>' in page


def listed_forms(tmp_path: Path, *lines: str, deck: str = "") -> list[str]:
    """List the lines of the index that show other forms of a symbol, without their markup."""
    compiled = compile_project(
        write_project(tmp_path, {"slides/d/deck.yaml": DECK + deck, "slides/d/01.yaml": records(*lines)})
    )
    found = (line for line in compiled.text.splitlines() if 'class="forms"' in line)
    return [re.sub(r"<[^>]*>|\(#\d+\)", "", line) for line in found]


def test_the_symbol_index_lists_the_members_that_formulas_use_with_their_pages(tmp_path: Path) -> None:
    found = listed_forms(
        tmp_path,
        r"id: a, title: A, formulas: [{latex: '\theta_{t+1} = \theta_t'}], "
        r"glossary: {'\theta': {meaning: weights, kind: sequence}, t: time}",
        r"id: b, title: B, formulas: [{latex: '\theta_0 = 1'}], "
        r"glossary: {'\theta': {meaning: weights, kind: sequence}}",
    )
    assert found == [r"- $\theta$ weights $\theta_{0}$ [5] $\theta_{t}$, $\theta_{t + 1}$ [4] [4], [5]"]


def test_a_member_belongs_to_its_own_entry_if_it_has_one(tmp_path: Path) -> None:
    found = listed_forms(
        tmp_path,
        "id: a, title: A, formulas: [{latex: 'C = C_k + C_{k-1} + a_{nk}'}], "
        "glossary: {C: class, C_k: 'class $k$', 'a_{n,k}': entry}",
    )
    assert found == ["- $C$ class $C_{k - 1}$ [4]"]


def test_members_of_one_meaning_do_not_stand_with_another(tmp_path: Path) -> None:
    found = listed_forms(
        tmp_path,
        "id: a, title: A, formulas: [{latex: x_1 = 1}], glossary: {x: input}",
        "id: b, title: B, formulas: [{latex: x = 2}], glossary: {x: output}",
    )
    assert found == ["- $x$ input $x_{1}$ [4]"]


def test_members_of_a_shared_symbol_are_listed(tmp_path: Path) -> None:
    found = listed_forms(
        tmp_path,
        "id: a, title: A, formulas: [{latex: x_1 + x_2}]",
        deck="glossary: {x: {meaning: input, kind: vector}}\n",
    )
    assert found == ["- $x$ input $x_{1}$, $x_{2}$ [4]"]


def test_many_members_are_cut_short(tmp_path: Path) -> None:
    members = " + ".join(f"x_{{{number}}}" for number in range(1, 20))
    (line,) = listed_forms(tmp_path, f"id: a, title: A, formulas: [{{latex: '{members}'}}], glossary: {{x_i: input}}")
    assert line.count("$x_{") == 12
    assert "… [4]" in line


def test_contents_and_divider_link_to_the_pages() -> None:
    chapter = records("id: a, title: Law, notes: [x]")
    assert "[First](#3)" in page_of("contents", chapter)
    assert "[Law](#4)" in page_of('"chapter', chapter)


def test_a_link_in_a_title_does_not_stand_inside_another_link() -> None:
    chapter = records("id: a, title: 'Law [of](https://e.org) https://e.org [a](#a)', notes: [x], see: [a]")
    pages = render_yaml(chapter).pages
    assert sum("[Law of https\\:/\\/e.org a" in page for page in pages) == 4  # contents, divider, reference, formulas
    assert "](<https" not in page_of("contents", chapter)


def test_the_divider_holds_the_chapters_heading() -> None:
    assert "\n# First\n" in page_of('"chapter', records("id: a, title: Law, notes: [x]"))


def test_words_follow_the_language_and_the_decks_labels() -> None:
    chapter = records("id: a, title: Law, notes: [x], glossary: {x: input}")
    japanese = render_yaml(chapter, JAPANESE + "labels: {glossary: ポイント・各要素の意味}\n").text
    assert "目次" in japanese
    assert "ポイント・各要素の意味" in japanese


def test_an_unknown_label_is_reported_with_what_was_meant() -> None:
    sheets = render_yaml(records("id: a, title: Law, notes: [x]"), DECK + "labels: {glosary: x}\n")
    assert sheets.found == [("FD510", "glosary")]
    assert sheets.outcome.diagnostics[0].hints == ("did you mean `glossary`?",)


def test_both_languages_have_the_same_words() -> None:
    from formdeck.render.words import LANGUAGES, built_in_words

    first, *others = [set(built_in_words(lang)) for lang in LANGUAGES]
    assert all(other == first for other in others)


def test_the_front_matter_holds_title_language_and_mathematics() -> None:
    text = render_yaml(records("id: a, title: Law, notes: [x]"), JAPANESE.replace("Sheets", "'A: \"b\"'")).text
    assert text.startswith(
        '---\nmarp: true\ntheme: "portrait_A4_note"\ntitle: "A: \\"b\\""\nlang: "ja"\nmath: "mathjax"\n'
    )
