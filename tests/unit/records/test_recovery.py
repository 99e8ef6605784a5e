"""One YAML error neither hides the rest of the file nor is reported twice."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from formdeck.model import Chapter
from formdeck.records import read_chapter
from formdeck.records.compose import MAX_DEPTH
from formdeck.source import SourceFile

Found = Callable[[str], list[tuple[str, str]]]
HEAD = "chapter: c\nrecords:\n"
GOOD = "  - id: good\n    title: Good\n    notes: [n]\n"


def read(text: str) -> Chapter:
    return read_chapter(SourceFile("c.yaml", text)).value


def ids(text: str) -> list[str]:
    return [record.id.text for record in read(text).records]


@pytest.mark.parametrize(
    ("broken", "message", "spanned"),
    [
        ('    title: "Bad\n', "quote that is never closed", '"'),
        ("    title: 'Bad\n", "quote that is never closed", "'"),
        ("    title: [Bad\n", "`[` that is never closed", "["),
        ("    title: {Bad\n", "`{` that is never closed", "{"),
        ("    title: Bad: worse\n", "`: ` inside an unquoted value", ":"),
        ("    title Bad\n", "a line without `key: value`", "title Bad"),
        ("     title: Bad\n", "a key where none can stand", ":"),
        ("    title: **Bad**\n", "a value that starts with `*` or `&`, which YAML keeps for itself", "*"),
        ("    title: & Bad\n", "a value that starts with `*` or `&`, which YAML keeps for itself", " "),
        ("    title: [0, 1] Bad\n", "text after the closing `]`", "B"),
        ("    title: 'Bad' one\n", "text after the closing `'`", "o"),
        ("    title: |x| Bad\n", "text after `|` or `>`, which begin a block", "x"),
        ("    title: %Bad\n", "a value cannot start with `%`", "%"),
        ("    title: `Bad`\n", "a value cannot start with a backtick", "`"),
        ("    title: @Bad\n", "a value cannot start with `@`", "@"),
        ("    title: - Bad\n", "`- ` where no list can start", "-"),
        ("\ttitle: Bad\n", "tab in the indentation", "\t"),
    ],
)
def test_a_syntax_error_is_explained_once_and_costs_nothing_else(broken: str, message: str, spanned: str) -> None:
    text = f"{HEAD}  - id: first\n{broken}    notes: [n]\n{GOOD}"
    file = SourceFile("c.yaml", text)
    outcome = read_chapter(file)
    [found] = outcome.diagnostics
    assert found.message == message
    assert found.span is not None
    assert text[found.span.start : found.span.end] == spanned
    assert found.record == "first"
    assert found.hints
    assert [(r.id.text, len(r.notes)) for r in outcome.value.records] == [("first", 1), ("good", 1)]


def test_every_error_of_a_file_is_reported_in_one_run(found: Found) -> None:
    text = f"""\
chapter: c
glossary: {{a: [}}
records:
  - id: one
    title: "\\frac"
    title: again
    notes: [n
  - id: two
    titel: x: y
    notes:
      - *bold*
      - {{x}}
{GOOD}"""
    assert [code for code, _ in found(text)] == [
        "FD110",
        "FD130",
        "FD110",
        "FD110",
        "FD110",
        "FD120",
        "FD201",
        "FD131",
    ]
    assert ids(text) == ["one", "two", "good"]


@pytest.mark.parametrize("value", ["確率: とは", "**重要**だ", "[0, 1] の値", "|x| の値", "%x", "`x` だ"])
def test_a_value_of_one_line_that_cannot_be_parsed_is_kept_as_text(value: str) -> None:
    text = f"{HEAD}  - id: a\n    title: {value}\n    notes:\n      - {value}\n      - n\n"
    [record] = read(text).records
    assert record.title.text == value
    assert [note.body.text for note in record.notes] == [value, "n"]
    assert text[record.title.span().start : record.title.span().end] == value


def test_records_without_indentation_are_cut_like_indented_ones() -> None:
    text = 'chapter: c\nrecords:\n- id: a\n  title: "x\n  notes: [n]\n- id: b\n  title: y\n  notes: [n]\n'
    assert ids(text) == ["a", "b"]


def test_a_dedented_list_item_keeps_its_list(found: Found) -> None:
    text = f"{HEAD}  - id: a\n    title: t\n    notes:\n      - one\n     - two\n"
    assert len(found(text)) == 1
    assert [note.body.text for note in read(text).records[0].notes] == ["one", "two"]


def test_what_an_unreadable_entry_may_have_said_is_not_missed(found: Found) -> None:
    example = "    examples: [{of: f, given: {}, result: 1}]\n"
    text = f"{HEAD}  - id: a\n    title: t\n    formulas: [{{id: f, latex: x}}\n{example}"
    assert [code for code, _ in found(text)] == ["FD110"]


def test_text_outside_every_key_is_reported(found: Found) -> None:
    assert found("chapter: c\nrecords: []\n- x\n") == [("FD110", "-")]


def test_an_empty_file_is_reported(found: Found) -> None:
    assert [code for code, _ in found("")] == ["FD204"]
    assert [code for code, _ in found("# only a comment\n")] == ["FD204"]


def test_a_file_that_is_no_mapping_is_reported(found: Found) -> None:
    assert found("just text\n") == [("FD203", "just text")]


def test_a_second_document_is_reported_and_not_read(found: Found) -> None:
    text = f"{HEAD}{GOOD}---\nchapter: d\nrecords: []\n"
    assert found(text) == [("FD112", "---")]
    assert ids(text) == ["good"]


@pytest.mark.parametrize("deep", ["[" * 100_000, "{a: " * 50_000, "- " * 50_000])
def test_nesting_is_bounded(deep: str, found: Found) -> None:
    text = f"{HEAD}  - id: a\n    title: t\n    notes: {deep}\n{GOOD}"
    assert "FD113" in [code for code, _ in found(text)] or deep.startswith("-")
    assert ids(text)[-1] == "good"


def test_nesting_that_fits_passes(found: Found) -> None:
    nested = "[" * (MAX_DEPTH - 8) + "1" + "]" * (MAX_DEPTH - 8)
    formulas = "    formulas: [{id: f, latex: x}]\n"
    example = f"    examples: [{{of: f, given: {{x: {nested}}}, result: 1}}]\n"
    assert found(f"{HEAD}  - id: a\n    title: t\n{formulas}{example}") == []


def test_aliases_repeat_a_value_at_the_place_of_the_first(found: Found) -> None:
    text = f"{HEAD}  - id: a\n    title: &t Title\n    notes: [*t]\n"
    assert found(text) == []
    [record] = read(text).records
    assert record.notes[0].body == record.title


def test_an_alias_into_another_record_works_beside_a_syntax_error(found: Found) -> None:
    text = f"{HEAD}  - id: a\n    title: &t Title\n    notes: [n]\n  - id: b\n    title: *t\n    notes: [n\n"
    assert found(text) == [("FD110", "[")]
    assert [record.title.text for record in read(text).records] == ["Title", "Title"]


def test_an_alias_bomb_is_refused(found: Found) -> None:
    lines = ["          a: &a [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]"]
    lines += [f"          {name}: &{name} [{', '.join(['*' + before] * 10)}]" for before, name in pairwise("abcdefgh")]
    formulas = "    formulas: [{id: f, latex: x}]\n    examples:\n      - of: f\n        result: 1\n        given:\n"
    text = f"{HEAD}  - id: r\n    title: t\n{formulas}" + "\n".join(lines) + "\n"
    assert [code for code, _ in found(text)] == ["FD124"]


def test_an_alias_to_itself_is_unknown(found: Found) -> None:
    assert ("FD123", "*a") in found(f"{HEAD}  - id: a\n    title: t\n    notes: &a [*a]\n")


def test_merge_keys_are_refused(found: Found) -> None:
    text = f"{HEAD}  - &a\n    id: a\n    title: t\n    notes: [n]\n  - <<: *a\n    id: b\n"
    assert found(text) == [("FD121", "<<")]


def test_tags_are_refused(found: Found) -> None:
    assert found("chapter: !python/object c\nrecords: []\n") == [("FD122", "!python/object")]
    assert found("chapter: !!str c\nrecords: []\n") == []


def test_tabs_are_reported_line_by_line(found: Found) -> None:
    text = f"{HEAD}  - id: a\n\ttitle: t\n\tnotes: [n]\n"
    assert found(text) == [("FD111", "\t"), ("FD111", "\t")]


def test_tabs_inside_a_block_are_text(found: Found) -> None:
    code = "    code:\n      - language: make\n        source: |\n          a:\n          \tb\n"
    text = f"{HEAD}  - id: a\n    title: t\n{code}"
    assert found(text) == []
    assert read(text).records[0].code[0].source.text == "a:\n\tb\n"


def test_the_pure_parser_explains_errors_too(monkeypatch: pytest.MonkeyPatch) -> None:
    import yaml

    monkeypatch.setattr("formdeck.records.compose._LOADER", yaml.SafeLoader)
    text = f"{HEAD}  - id: a\n    title: b: c\n    notes: [*x*, 'n\n{GOOD}"
    outcome = read_chapter(SourceFile("c.yaml", text))
    assert [found.code for found in outcome.diagnostics] == ["FD110", "FD110"]
    assert ids(text) == ["a", "good"]


@pytest.mark.parametrize("stray", ["stray: text\n", "] rest: x\n", "stray\n", "'\n", "}: [\n"])
def test_stray_text_at_the_margin_costs_no_later_record(stray: str, found: Found) -> None:
    text = f"{HEAD}  - id: a\n    title: t\n    notes: [n\n{stray}    tags: [x]\n{GOOD}glossary: {{n: m}}\n"
    assert "FD110" in [code for code, _ in found(text)]
    assert ids(text)[0] == "a"
    assert ids(text)[-1] == "good"
    assert [str(symbol.symbol) for symbol in read(text).glossary] == ["n"]


@pytest.mark.parametrize(
    "long",
    [
        "title:" + " " * 300_000 + "x: y\n",
        "title: a\n      b" + " " * 300_000 + "c: d\n",
        "title: x: y" + ":#" * 100_000,
    ],
)
def test_long_lines_with_mistakes_are_read_in_time(long: str) -> None:
    assert ids(f"{HEAD}  - id: a\n    {long}") == ["a"]
