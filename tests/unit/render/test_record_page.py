import pytest

from formdeck.diagnostics import Outcome
from formdeck.render import DeckScope, RecordInputs, Templates, record_inputs, render_record
from sheets import DECK, TEMPLATES, headings_in, marp, read_yaml, record_page, render_yaml

JAPANESE = DECK + "lang: ja\n"


def test_the_title_is_the_only_heading() -> None:
    page = record_page("notes: [a, {title: More, body: b}]\nformulas: [{latex: x, title: Law}]")
    assert headings_in(marp().parse(page)) == [("h2", "One")]


def test_one_comment_ties_the_page_to_its_record() -> None:
    assert 'formdeck: "record=one file=d/01.yaml"' in record_page("notes: [a]")


def test_the_header_does_not_name_a_category_that_is_the_chapter() -> None:
    assert r'_header: "<span class=\"where\">First</span>' in record_page("category: First\nnotes: [a]")


def test_the_header_names_chapter_and_category() -> None:
    assert r'_header: "<span class=\"where\">First · Kind</span>' in record_page("category: Kind\nnotes: [a]")


def test_the_header_does_not_name_the_chapter_twice() -> None:
    assert r'_header: "<span class=\"where\">First</span>' in record_page("category: First\nnotes: [a]")


def test_a_header_cannot_close_its_comment() -> None:
    header = record_page("category: 'a --> b'\nnotes: [a]").partition("_header:")[2].partition("\n")[0]
    assert "-->" not in header


def test_reading_tags_and_confidence_stand_under_the_title() -> None:
    page = record_page("reading: わん\ntags: [easy]\nconfidence: low\nnotes: [a]", JAPANESE)
    assert 'class="reading">わん<' in page
    assert 'class="tag">easy<' in page
    assert "△ 要復習" in page


def test_a_formula_shows_title_number_display_and_note() -> None:
    page = record_page("formulas: [{latex: a = b, title: Law, note: always}]")
    assert 'class="formula-title">Law</span>' in page
    assert "Eq. 1.1" in page
    assert "$$\na = b\n$$" in page
    assert "always" in page


def test_the_glossary_is_a_table_with_domain_shape_and_unit() -> None:
    body = (
        "glossary:\n  x: {meaning: length, unit: m, domain: '[0, 1]'}\n"
        "  A: {meaning: map, shape: 'm \\times n'}\n  v: {meaning: arrow, shape: n}"
    )
    page = record_page("notes: [a]\n" + body)
    assert "| $x$ | length | $\\in [0, 1]$ \\[m\\] |" in page.replace("[m]", "\\[m\\]")
    assert "| $A$ | map | $m \\times n$ |" in page
    assert "| $v$ | arrow | $n$-dimensional |" in page


@pytest.mark.parametrize(("symbol", "cell"), [("'|x|'", r"$\|x\|$"), (r"'\|x\|'", r"$\\|x\\|$")])
def test_bars_in_a_symbol_do_not_split_the_row(symbol: str, cell: str) -> None:
    assert f"| {cell} | norm |" in record_page(f"notes: [a]\nglossary: {{{symbol}: norm}}")


def test_bullets_stand_in_one_list_and_a_titled_note_alone() -> None:
    page = record_page("notes: [first, second, {title: Why, body: because}]")
    assert "- first\n- second\n" in page
    assert '<span class="note-title">Why</span>\n\nbecause' in page


def test_an_example_gives_formula_values_and_result() -> None:
    body = "formulas: [{id: f, latex: y = x}]\nexamples: [{of: f, given: {x: 2, p: [0.5, 0.5]}, result: 2}]"
    page = record_page(body)
    assert r'<span class="given">$x$ $=$ $2$, $p$ $=$ $(0.5,\ 0.5)$</span>' in page
    assert '<span class="outcome">→ <span class="result">$2$</span></span>' in page


def test_a_minus_in_a_list_is_a_sign() -> None:
    body = "formulas: [{id: f, latex: y = x}]\nexamples: [{of: f, given: {x: [3, -4]}, result: 2}]"
    assert r"$(3,\ {-4})$" in record_page(body)


def test_a_list_of_lists_is_a_matrix() -> None:
    body = "formulas: [{id: f, latex: y = x}]\nexamples: [{of: f, given: {X: [[1, 2], [3, 4]]}, result: 2}]"
    assert r"\begin{pmatrix}1 & 2 \\ 3 & 4\end{pmatrix}" in record_page(body)


def test_code_stands_in_a_fence_that_it_cannot_close() -> None:
    page = record_page("code: [{language: python, source: \"x = '```'\"}]")
    assert "````python\nx = '```'\n````" in page


def test_code_names_the_formula_it_computes() -> None:
    page = record_page("formulas: [{id: f, latex: y}]\ncode: [{language: python, source: y, computes: f}]")
    assert 'Code <span class="formula-number">Eq. 1.1</span>' in page


def test_a_figure_that_is_there_is_shown_with_width_and_caption() -> None:
    body = "figures: [{file: figures/a b.svg, alt: 'a \"curve\"', caption: The *curve*, width: 60%}]"
    page = record_page(body, figures={"figures/a b.svg": "../slides/d/figures/a%20b.svg"})
    assert '<img src="../slides/d/figures/a%20b.svg" alt="a &quot;curve&quot;" width="60%">' in page
    assert "The *curve*" in page


def test_a_figure_that_is_not_there_keeps_its_place() -> None:
    page = record_page("figures: [{file: a.svg, caption: Soon}]")
    assert "figure to come" in page
    assert "<img" not in page


def test_references_name_the_page_and_link_to_it() -> None:
    first, second = "{id: one, title: One, notes: [a], see: [two]}", "{id: two, title: Two, notes: [a]}"
    assert (
        '[Two <span class="page">p. 5</span>](#5)'
        in render_yaml(f"chapter: c\nrecords:\n  - {first}\n  - {second}\n").text
    )


def test_sources_that_are_addresses_become_links() -> None:
    assert "<https://example.org/a_b>" in record_page("notes: [a]\nsources: ['https://example.org/a_b']")


def test_marks_stand_in_the_margin() -> None:
    assert '<span class="marks">FD301 FD402</span>' in record_page("notes: [a]", marks={"one": ["FD301", "FD402"]})


def test_an_error_points_into_the_record_wherever_it_stands() -> None:
    chapter = (
        "chapter: c\nrecords:\n  - {id: one, title: One, notes: [a]}\n"
        "  - id: two\n    title: Two\n    notes: ['see [this](#tow)']\n"
    )
    assert render_yaml(chapter).found == [("FD523", "#tow")]


def test_a_mistake_in_a_title_is_reported_once_although_lists_repeat_it() -> None:
    sheets = render_yaml("chapter: c\nrecords:\n  - {id: one, title: 'One [x](#no)', notes: [a]}\n")
    assert sheets.found == [("FD523", "#no")]
    assert sheets.outcome.diagnostics[0].record == "one"


def moved(chapter: str) -> RecordInputs:
    deck, _ = read_yaml(chapter)
    last = deck.chapters[0].records[-1]
    return record_inputs(DeckScope(deck, {}, {}), last, deck.chapters[0], (1, 1))


def test_inputs_stay_equal_when_a_record_moves_down_its_file() -> None:
    record = "  - {id: two, title: Two, notes: ['$x$ and more'], formulas: [{latex: a}]}\n"
    above = "  - {id: one, title: One, notes: [a]}\n"
    longer = "  - {id: one, title: One, notes: [a, 'much more']}\n"
    head = "chapter: c\nrecords:\n"
    assert moved(head + above + record) == moved(head + longer + record)


def test_every_record_goes_through_the_callers_renderer() -> None:
    seen = []

    def remembering(inputs: RecordInputs, templates: Templates) -> Outcome[str]:
        seen.append(inputs.record.id.text)
        return render_record(inputs, templates)

    render_yaml("chapter: c\nrecords:\n  - {id: one, title: One, notes: [a]}\n", render=remembering)
    assert seen == ["one"]


def test_a_full_page_is_set_smaller() -> None:
    many = "\n".join(f"  - 'point {n}'" for n in range(60))
    assert '_class: "record crowded tab-1"' in record_page(f"notes:\n{many}")


def test_templates_have_a_fingerprint_that_their_text_changes() -> None:
    layer = dict(TEMPLATES.layers[0])
    layer.pop("title.md.jinja")
    assert Templates((layer,)).fingerprint != TEMPLATES.fingerprint


@pytest.mark.parametrize(
    "body",
    [
        "category: 'see [this](#one)'\nnotes: [a]",
        "reading: 'see [this](#one)'\nnotes: [a]",
        "notes: [a]\nglossary: {x: {meaning: m, unit: 'see [this](#one)'}}",
        "notes: ['see [this](#one)']",
    ],
)
def test_links_lead_to_records_from_every_text(body: str) -> None:
    assert "see [this](#4)" in record_page(body)


def test_a_link_in_a_shared_explanation_leads_to_its_record() -> None:
    (shared,) = read_yaml("chapter: c\nglossary: {x: 'see [this](#one)'}\nrecords: []\n")[0].chapters[0].glossary

    assert "see [this](#4)" in record_page("notes: [a]", inherited={"one": (shared,)})


def test_short_explanations_stand_in_two_columns() -> None:
    symbols = ", ".join(f"{name}: short" for name in "abcdef")
    assert '<div class="glossary pairs">' in record_page(f"notes: [a]\nglossary: {{{symbols}}}")


def test_long_explanations_stand_in_one_column() -> None:
    symbols = ", ".join(f"{name}: {'rather long ' * 5}" for name in "abcdef")
    assert '<div class="glossary">' in record_page(f"notes: [a]\nglossary: {{{symbols}}}")


@pytest.mark.parametrize(
    ("latex", "classes"),
    [
        ("a = b", "formula short one"),
        (r"a = \\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}", "formula short one"),
        (r"a &= b \\\\ &= c", "formula short"),
        (" + ".join(f"x_{{{n}}}" for n in range(20)), "formula one"),
    ],
)
def test_a_formula_stands_beside_its_title_if_it_is_short(latex: str, classes: str) -> None:
    assert f'<div class="{classes}">' in record_page(f'formulas: [{{title: Law, latex: "{latex}"}}]')
