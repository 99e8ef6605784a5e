"""Scalars are text: what was typed is what is read."""

from collections.abc import Callable

import pytest

from formdeck.records import read_chapter
from formdeck.source import SourceFile

Found = Callable[[str], list[tuple[str, str]]]


def title(value: str) -> str:
    text = f"chapter: c\nrecords:\n  - id: a\n    notes: [n]\n    title: {value}\n"
    return read_chapter(SourceFile("c.yaml", text)).value.records[0].title.text


def chapter(value: str) -> str:
    return f"chapter: {value}\nrecords: []\n"


@pytest.mark.parametrize(
    "typed", ["no", "on", "1e-3", "1.0e-3", "12:30", "12:30:45", "012", "0x1F", "2024-01-31", "=", "~", "null", ".inf"]
)
def test_a_value_stays_what_was_typed(typed: str, found: Found) -> None:
    assert title(typed) == typed
    assert found(chapter(typed)) == []


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        (r'"\frac{a}{b}"', r"\frac"),
        (r'"a \beta"', r"\beta"),
        (r'"\theta"', r"\theta"),
        (r'"\nabla"', r"\nabla"),
        (r'"\sum_i"', r"\sum"),
        (r'"\Lambda"', r"\Lambda"),
        (r'"\underline{x}"', r"\underline"),
        (r'"\xi"', r"\xi"),
        (r'"\{0, 1\}"', r"\{"),
        (r'"a\_b"', r"\_"),
        (r'"\0"', r"\0"),
        (r'"\x00"', r"\x"),
        (r'"\ud800"', r"\ud"),
    ],
)
def test_a_backslash_that_yaml_would_eat_is_reported_and_kept(typed: str, command: str, found: Found) -> None:
    assert found(chapter(typed)) == [("FD130", command)]
    assert title(typed) == typed[1:-1]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (r'"\\frac"', r"\frac"),
        (r'"say \"hi\""', 'say "hi"'),
        (r'"a\n\n漢字"', "a\n\n漢字"),
        (r'"a\t- b"', "a\t- b"),
        (r'"\x41\u3042\U0001F600"', "Aあ😀"),
        (r'"a\/b"', "a/b"),
        ('"a\\\n     b"', "ab"),
    ],
)
def test_an_escape_that_is_plainly_meant_passes(typed: str, meant: str, found: Found) -> None:
    assert found(chapter(typed)) == []
    assert title(typed) == meant


def test_one_message_is_given_for_each_double_quoted_text(found: Found) -> None:
    text = 'chapter: c\nglossary:\n  a: "\\frac{\\beta}{2}"\n  b: "\\sum"\nrecords: []\n'
    assert found(text) == [("FD130", r"\frac"), ("FD130", r"\sum")]


@pytest.mark.parametrize("quoted", [r"'\frac'", r"\frac", "|\n  \\frac\n"])
def test_backslashes_are_safe_in_the_other_styles(quoted: str, found: Found) -> None:
    assert found(f'glossary: {{a: "b"}}\nrecords: []\nchapter: {quoted}\n') == []
    assert title(quoted.replace("|\n  ", "|\n      ")).strip() == r"\frac"


@pytest.mark.parametrize(
    ("value", "comment"),
    [("Question #1", "#1"), ("C # a language", "# a language"), ("a  #b", "#b")],
)
def test_a_text_cut_by_a_comment_is_reported(value: str, comment: str, found: Found) -> None:
    assert found(chapter(value)) == [("FD132", comment)]


@pytest.mark.parametrize("value", ["a  # a remark", "a\t# a remark", "'a' # a remark", "a#b", "a  #"])
def test_a_comment_that_is_set_off_passes(value: str, found: Found) -> None:
    assert found(chapter(value)) == []


def test_a_comment_after_a_name_passes(found: Found) -> None:
    assert found("chapter: c\nrecords:\n  - id: a # short\n    title: t\n    notes: [n]\n") == []


def test_a_comment_that_swallows_the_whole_value_is_explained() -> None:
    [found] = read_chapter(SourceFile("c.yaml", "chapter: #1\nrecords: []\n")).diagnostics
    assert found.code == "FD204"
    assert "comment" in found.hints[0]


@pytest.mark.parametrize(
    ("latex", "meant"), [("{x}", "{x}"), ("[a]", "[a]"), ("[0, 1]", "[0, 1]"), ("{a: b}", "{a: b}"), ("{}", "{}")]
)
def test_latex_in_brackets_is_reported_and_read_as_meant(latex: str, meant: str) -> None:
    text = f"chapter: c\nrecords:\n  - id: a\n    title: t\n    formulas:\n      - latex: {latex}\n"
    read = read_chapter(SourceFile("c.yaml", text))
    [found] = read.diagnostics
    assert found.code == "FD131"
    assert f"`'{meant}'`" in found.hints[0]
    assert read.value.records[0].formulas[0].latex.text == meant


def test_a_glossary_entry_in_brackets_is_reported_and_read_as_meant() -> None:
    read = read_chapter(SourceFile("c.yaml", "chapter: c\nglossary: {p: {0, 1}, '{q}': a, {r}: b}\nrecords: []\n"))
    assert [found.code for found in read.diagnostics] == ["FD131", "FD131"]
    assert [(s.symbol.text, s.meaning.text) for s in read.value.glossary] == [
        ("p", "{0, 1}"),
        ("{q}", "a"),
        ("{r}", "b"),
    ]
