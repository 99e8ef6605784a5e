from collections.abc import Callable

import msgspec
import pytest

from formdeck.diagnostics import Outcome
from formdeck.model import Chapter, CheckLevel, Confidence, Given, Kind, PageBreak, Subscript, Superscript
from formdeck.records import read_chapter
from formdeck.source import SourceFile

Found = Callable[[str], list[tuple[str, str]]]

WHOLE = r"""
chapter: 確率・統計
glossary:
  n: データの個数
records:
  - id: bernoulli
    title: ベルヌーイ分布
    reading: べるぬーいぶんぷ
    category: 確率分布
    tags: [distribution, discrete]
    confidence: low
    formulas:
      - id: pmf
        title: 確率質量関数
        latex: f(x;p) = p^x (1-p)^{1-x}
        note: 注
      - latex: |
          a &= b \\
            &= c
        check: typeset
        because: a sketch
    glossary:
      x: {meaning: 変数, kind: integer, domain: '\{0, 1\}', shape: k, unit: m, reading: えっくす}
      W_i^{(f)}: {meaning: 重み, subscript: index, superscript: label}
      p: 成功確率
    notes:
      - $x=1$ のとき
      - title: 補足
        body: |
          表
    code:
      - language: python
        source: f = p**x
        computes: pmf
        result: f
        names: {x: x, lr: \eta}
        given: [{x: 1, p: 0.3}, {x: [0, [1, 2]], p: '\frac{1}{2}'}]
    examples:
      - of: pmf
        given: {x: 1, p: 0.3}
        result: 0.3
    figures:
      - {file: figures/bernoulli.svg, caption: 図, alt: 棒, width: 60%}
    see: [other]
    sources: ['https://example.org/a']
  - id: other
    title: Other
    page: continue
    notes: [n]
"""


def test_every_part_of_a_record_is_read() -> None:
    outcome = read_chapter(SourceFile("slides/d/c.yaml", WHOLE))
    assert outcome.diagnostics == ()
    chapter = outcome.value
    assert (chapter.title.text, chapter.path) == ("確率・統計", "slides/d/c.yaml")
    assert [(symbol.symbol.text, symbol.meaning.text) for symbol in chapter.glossary] == [("n", "データの個数")]
    record, other = chapter.records
    texts = (record.id, record.title, record.reading, record.category, *record.tags, *record.see, *record.sources)
    assert [str(text) for text in texts] == [
        "bernoulli",
        "ベルヌーイ分布",
        "べるぬーいぶんぷ",
        "確率分布",
        "distribution",
        "discrete",
        "other",
        "https://example.org/a",
    ]
    assert (record.confidence, record.page, other.page) == (Confidence.LOW, None, PageBreak.CONTINUE)
    pmf, sketch = record.formulas
    assert (str(pmf.id), str(pmf.title), str(pmf.note), pmf.check) == ("pmf", "確率質量関数", "注", CheckLevel.FULL)
    assert (sketch.latex.text, sketch.check, str(sketch.because)) == (
        "a &= b \\\\\n  &= c\n",
        CheckLevel.TYPESET,
        "a sketch",
    )
    x, w, p = record.glossary
    assert (x.kind, str(x.domain), str(x.shape), str(x.unit), str(x.reading)) == (
        Kind.INTEGER,
        r"\{0, 1\}",
        "k",
        "m",
        "えっくす",
    )
    assert (w.subscript, w.superscript) == (Subscript.INDEX, Superscript.LABEL)
    assert (p.meaning.text, p.kind) == ("成功確率", None)
    assert [(None if n.title is None else str(n.title), n.body.text) for n in record.notes] == [
        (None, "$x=1$ のとき"),
        ("補足", "表\n"),
    ]
    [code] = record.code
    assert [str(part) for part in (code.language, code.source, code.computes, code.result)] == [
        "python",
        "f = p**x",
        "pmf",
        "f",
    ]
    assert [(str(name.python), str(name.symbol)) for name in code.names] == [("x", "x"), ("lr", r"\eta")]
    assert [[(str(b.name), plain(b.value)) for b in given] for given in code.given] == [
        [("x", "1"), ("p", "0.3")],
        [("x", ["0", ["1", "2"]]), ("p", r"\frac{1}{2}")],
    ]
    [example] = record.examples
    assert (str(example.of), plain(example.result)) == ("pmf", "0.3")
    [figure] = record.figures
    assert [str(part) for part in (figure.file, figure.caption, figure.alt, figure.width)] == [
        "figures/bernoulli.svg",
        "図",
        "棒",
        "60%",
    ]


def plain(given: Given) -> object:
    return [plain(item) for item in given.items] if given.text is None else given.text.text


def test_a_record_knows_its_place() -> None:
    first, second = read_chapter(SourceFile("c.yaml", WHOLE)).value.records
    text = WHOLE[first.place.start : first.place.end]
    assert text.startswith("id: bernoulli")
    assert text.endswith("['https://example.org/a']")
    assert (
        WHOLE[second.place.start : second.place.end]
        == "id: other\n    title: Other\n    page: continue\n    notes: [n]"
    )


def test_a_chapter_and_its_findings_survive_being_stored() -> None:
    outcome = read_chapter(SourceFile("c.yaml", WHOLE.replace("title: Other", "titel: Other")))
    assert outcome.diagnostics
    stored = msgspec.msgpack.encode(outcome)
    assert msgspec.msgpack.decode(stored, type=Outcome[Chapter]) == outcome


def record(body: str) -> str:
    return f"chapter: c\nrecords:\n  - id: a\n    title: t\n{body}"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("    note: [n]\n    notes: [n]\n", [("FD201", "note")]),
        ("    notes: [n]\n    colour: red\n", [("FD201", "colour")]),
        ("    formulas: [{latex: a, lable: b}]\n", [("FD201", "lable")]),
        ("    formulas: [{id: f}]\n", [("FD202", "{id: f}")]),
        ("    figures: [{caption: c}]\n", [("FD217", "{caption: c}")]),
        ("    code: [{language: python}]\n", [("FD202", "{language: python}")]),
        ("    notes: {a: b}\n", [("FD203", "{a: b}")]),
        ("    notes: n\n", [("FD203", "n")]),
        ("    notes: [n]\n    tags: a, b\n", [("FD203", "a, b")]),
        ("    notes: [n]\n    category: [a]\n", [("FD131", "[a]")]),
        ("    notes: [n]\n    page: [new]\n", [("FD203", "[new]")]),
        ("    notes: [n]\n    glossary: [x]\n", [("FD203", "[x]")]),
        ("    notes: [n]\n    category:\n      - b\n", [("FD203", "- b")]),
        ("    notes: [n]\n    category:\n", [("FD204", ":")]),
        ("    notes: [n]\n    category: ''\n", [("FD204", "''")]),
        ("    notes: [n, '']\n", [("FD204", "''")]),
        ("    notes: [n]\n    confidence: hihg\n", [("FD205", "hihg")]),
        ("    notes: [n]\n    page: next\n", [("FD205", "next")]),
        ("    notes: [n]\n    glossary: {x: {meaning: m, kind: vektor}}\n", [("FD205", "vektor")]),
        ("    formulas: [{id: A b, latex: x}]\n", [("FD206", "A b")]),
        ("    notes: [n]\n    code: [{language: python, source: s, result: 1x}]\n", [("FD206", "1x")]),
        ("    notes: [n]\n    code: [{language: python, source: s, names: {a-b: x}}]\n", [("FD206", "a-b")]),
        ("    figures: [{file: f.png, width: 101%}]\n", [("FD207", "101%")]),
        ("    figures: [{file: f.png, width: 0px}]\n", [("FD207", "0px")]),
        (
            "    notes: [n]\n    sources: ['ftp://a.b/c', 'https://a.b/ c']\n",
            [("FD208", "ftp://a.b/c"), ("FD208", "https://a.b/ c")],
        ),
        ("    formulas: [{id: f, latex: a}, {id: f, latex: b}]\n", [("FD210", "f")]),
        ("    tags: [x]\n", [("FD213", "id: a")]),
        ("    notes: []\n", [("FD213", "id: a")]),
        ("    formulas: [{latex: a, check: typeset}]\n", [("FD214", "typeset")]),
        ("    notes: [n]\n    glossary: {x_i: a, 'x_{i}': b}\n", [("FD215", "x_{i}")]),
        ("    notes: [n]\n    glossary: {'f(x; p)': a, f(x;p): b}\n", [("FD215", "f(x;p)")]),
        ("    page: continue\n    notes: [n]\n", [("FD216", "continue")]),
        ("    notes: [n]\n    notes: [m]\n", [("FD120", "notes")]),
        ("    notes: [n]\n    glossary: {x: a, x: b}\n", [("FD120", "x")]),
        ("    notes: [n]\n    examples: [{of: f, given: {x: }, result: 1}]\n", [("FD204", ":"), ("FD212", "f")]),
    ],
)
def test_a_mistake_in_a_record_is_reported_at_its_place(body: str, expected: object, found: Found) -> None:
    assert found(record(body)) == expected


@pytest.mark.parametrize(
    "file",
    [
        "/etc/passwd",
        "../a.png",
        "a/../../b.png",
        "a/..",
        "..",
        ".",
        r"a\b.png",
        "C:/a.png",
        "https://a.b/c.png",
        "a//b",
        "a/",
    ],
)
def test_a_picture_outside_the_deck_is_refused_and_dropped(file: str) -> None:
    outcome = read_chapter(SourceFile("c.yaml", record(f"    notes: [n]\n    figures: [{{file: '{file}'}}]\n")))
    assert [found.code for found in outcome.diagnostics] == ["FD220"]
    assert outcome.value.records[0].figures == ()


@pytest.mark.parametrize("file", ["a.png", "figures/図 1.svg", "a/b/c..d.png", ".hidden/..a.png"])
def test_a_picture_inside_the_deck_passes(file: str, found: Found) -> None:
    assert found(record(f"    figures: [{{file: '{file}'}}]\n")) == []


def test_a_misspelt_key_is_read_as_the_one_that_was_meant() -> None:
    outcome = read_chapter(SourceFile("c.yaml", "chapter: c\nrecords:\n  - id: a\n    titel: t\n    notes: [n]\n"))
    [found] = outcome.diagnostics
    assert found.hints == ("did you mean `title`?",)
    assert outcome.value.records[0].title.text == "t"


def test_a_comma_inside_braces_is_explained() -> None:
    text = record("    notes: [n]\n    glossary: {x: {meaning: a, b}}\n")
    [found] = read_chapter(SourceFile("c.yaml", text)).diagnostics
    assert found.code == "FD201"
    assert "comma" in found.hints[0]


def test_a_record_without_id_or_title_is_still_a_record(found: Found) -> None:
    text = "chapter: c\nrecords:\n  - notes: [n]\n  - id: b\n    notes: [m]\n"
    assert found(text) == [("FD202", "notes: [n]"), ("FD202", "notes: [n]"), ("FD202", "id: b")]
    first, second = read_chapter(SourceFile("slides/d/02_Prob.yaml", text)).value.records
    assert (first.id.text, first.title.text, second.title.text) == ("02-prob-1", "02-prob-1", "b")


def test_a_malformed_id_is_mended(found: Found) -> None:
    text = "chapter: c\nrecords:\n  - id: Bayes_Theorem\n    title: t\n    notes: [n]\n"
    assert found(text) == [("FD206", "Bayes_Theorem")]
    assert read_chapter(SourceFile("c.yaml", text)).value.records[0].id.text == "bayes-theorem"


@pytest.mark.parametrize("name", ["a", "a-b", "0", "x-2-y"])
def test_a_well_formed_id_passes(name: str, found: Found) -> None:
    assert found(f"chapter: c\nrecords:\n  - id: {name}\n    title: t\n    notes: [n]\n") == []


def test_findings_name_their_record() -> None:
    text = record("    notes: [n]\n    colour: red\n") + "  - id: b\n    title: t\n    tags: [x]\n"
    assert [found.record for found in read_chapter(SourceFile("c.yaml", text)).diagnostics] == ["a", "b"]


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        ("    code: [{language: python, source: s, computes: pfm}]\n", "did you mean `pmf`?"),
        ("    examples: [{of: zzz, given: {}, result: 1}]\n", "this record has `pmf`"),
    ],
)
def test_a_reference_to_an_unknown_formula_is_reported(body: str, hint: str) -> None:
    text = record("    formulas: [{id: pmf, latex: x}]\n" + body)
    [found] = read_chapter(SourceFile("c.yaml", text)).diagnostics
    assert (found.code, found.hints) == ("FD212", (hint,))


def test_records_that_are_not_a_list_are_reported(found: Found) -> None:
    assert found("chapter: c\nrecords:\n  a: b\n") == [("FD203", "a: b")]


def test_a_single_item_without_its_list_is_read_as_a_list(found: Found) -> None:
    text = "chapter: c\nrecords:\n  id: a\n  title: t\n  notes: n\n"
    assert found(text) == [("FD203", "id: a"), ("FD203", "n")]
    [record] = read_chapter(SourceFile("c.yaml", text)).value.records
    assert [note.body.text for note in record.notes] == ["n"]


def test_suppressions_are_collected() -> None:
    text = record("    # formdeck: ignore FD223 because it is drawn later\n    notes: [n]\n")
    [suppression] = read_chapter(SourceFile("c.yaml", text)).value.suppressions
    assert suppression.codes == ("FD223",)
