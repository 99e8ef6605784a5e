from collections.abc import Callable

import pytest

from formdeck.model import Contents
from formdeck.records import read_deck_settings
from formdeck.source import SourceFile

Found = Callable[[str], list[tuple[str, str]]]

WHOLE = r"""
formdeck: 1
title: 数式まとめ
lang: ja
theme: portrait_A4_note
footer: 足
math: mathjax
macros: {'\E': '\mathbb{E}', \R: '\mathbb{R}'}
labels: {glossary: ポイント}
contents: {toc: true, symbol_index: false}
glossary:
  \mathbb{E}: 期待値
chapters:
  - 01-a.yaml
  - part/02-b.yaml
"""


def test_every_setting_is_read() -> None:
    outcome = read_deck_settings(SourceFile("slides/e-shikaku/deck.yaml", WHOLE))
    assert outcome.diagnostics == ()
    deck = outcome.value.deck
    assert (deck.name, deck.path) == ("e-shikaku", "slides/e-shikaku")
    assert (str(deck.title), deck.lang, str(deck.theme), deck.math, str(deck.footer)) == (
        "数式まとめ",
        "ja",
        "portrait_A4_note",
        "mathjax",
        "足",
    )
    assert [(str(macro.name), str(macro.body)) for macro in deck.macros] == [
        (r"\E", r"\mathbb{E}"),
        (r"\R", r"\mathbb{R}"),
    ]
    assert [(str(label.key), str(label.word)) for label in deck.labels] == [("glossary", "ポイント")]
    assert deck.contents == Contents(toc=True, symbol_index=False, formula_index=True)
    assert [str(symbol.symbol) for symbol in deck.glossary] == [r"\mathbb{E}"]
    assert [str(name) for name in outcome.value.chapter_files] == ["01-a.yaml", "part/02-b.yaml"]


def test_settings_left_out_have_defaults(found_in_deck: Found) -> None:
    text = "formdeck: 1\ntitle: t\nchapters: [a.yaml]\n"
    assert found_in_deck(text) == []
    deck = read_deck_settings(SourceFile("deck.yaml", text)).value.deck
    assert (deck.name, deck.lang, str(deck.theme), deck.math) == ("deck", "en", "portrait_A4_note", "mathjax")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("lang: jp", ("FD205", "jp")),
        ("math: katex", ("FD205", "katex")),
        ("theme: ../evil", ("FD206", "../evil")),
        (r"macros: {E: '\mathbb{E}'}", ("FD206", "E")),
        ("contents: {toc: maybe}", ("FD205", "maybe")),
        ("contents: {index: true}", ("FD201", "index")),
        ("titles: x", ("FD201", "titles")),
        ("glossary: {x_1: a, 'x_{1}': b}", ("FD215", "x_{1}")),
    ],
)
def test_a_mistake_in_the_settings_is_reported_at_its_place(
    line: str, expected: tuple[str, str], found_in_deck: Found
) -> None:
    assert found_in_deck(f"formdeck: 1\ntitle: t\nchapters: [a.yaml]\n{line}\n") == [expected]


@pytest.mark.parametrize("flag", ["false", "False", "FALSE"])
def test_a_flag_may_be_written_in_any_case(flag: str) -> None:
    text = f"formdeck: 1\ntitle: t\nchapters: [a.yaml]\ncontents: {{toc: {flag}}}\n"
    assert not read_deck_settings(SourceFile("deck.yaml", text)).value.deck.contents.toc


@pytest.mark.parametrize(
    ("version", "hint"),
    [("2", "this deck needs a newer formdeck"), ("one", "write `formdeck: 1`"), ("0", "write `formdeck: 1`")],
)
def test_another_format_version_is_reported(version: str, hint: str) -> None:
    text = f"formdeck: {version}\ntitle: t\nchapters: [a.yaml]\n"
    [found] = read_deck_settings(SourceFile("deck.yaml", text)).diagnostics
    assert (found.code, found.hints) == ("FD209", (hint,))


@pytest.mark.parametrize("name", ["../a.yaml", "/a.yaml", "C:a.yaml", r"a\b.yaml"])
def test_a_chapter_outside_the_deck_is_refused(name: str) -> None:
    outcome = read_deck_settings(SourceFile("deck.yaml", f"formdeck: 1\ntitle: t\nchapters: ['{name}']\n"))
    assert [found.code for found in outcome.diagnostics] == ["FD220"]
    assert outcome.value.chapter_files == ()


def test_what_a_deck_must_have_is_reported(found_in_deck: Found) -> None:
    assert [code for code, _ in found_in_deck("footer: x\n")] == ["FD202", "FD202", "FD202"]


def test_findings_name_their_deck() -> None:
    [found] = read_deck_settings(SourceFile("slides/d/deck.yaml", "formdeck: 1\ntitle: t\n")).diagnostics
    assert found.deck == "d"
