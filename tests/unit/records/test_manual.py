"""The examples on the manual pages of this stage do what the page says."""

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from formdeck.diagnostics import Diagnostic, Outcome
from formdeck.diagnostics.rule import Rule
from formdeck.diagnostics.rules import records, yaml
from formdeck.records import (
    apply_suppressions,
    assemble,
    check_files,
    decode_source,
    read_chapter,
    read_deck,
    read_deck_settings,
)
from formdeck.source import SourceFile

RULES = [rule for module in (yaml, records) for rule in vars(module).values() if isinstance(rule, Rule)]
DECK = "formdeck: 1\ntitle: t\nchapters: [x.yaml]\n"
FENCE = re.compile(r"^```(yaml \w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def page(code: str) -> str:
    return (files("formdeck.diagnostics.manual") / f"{code}.md").read_text(encoding="utf-8")


def examples(section: str) -> Iterator[tuple[Rule, str, str]]:
    for rule in RULES:
        text = page(rule.code).partition(f"## {section}\n")[2].partition("\n## ")[0]
        for kind, example in FENCE.findall(text):
            yield rule, kind, example


def find(kind: str, example: str, folder: Path) -> list[str]:
    file = decode_source("x/x.yaml", example.encode())
    if kind == "yaml chapter":
        chapter = read_chapter(file.value)
        deck = assemble(read_deck_settings(SourceFile("x/deck.yaml", DECK)), [chapter], {})
    else:
        basics = Outcome(SourceFile("x/01.yaml", "chapter: c\nrecords: []\n"))
        deck = read_deck(file.value, {"01.yaml": basics}.get)
    found: tuple[Diagnostic, ...] = (*file.diagnostics, *deck.diagnostics, *check_files(deck.value, folder))
    return [one.code for one in apply_suppressions(found, deck.value.suppressions)]


FAILS, PASSES = list(examples("Fails")), list(examples("Passes"))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_each_rule_has_a_manual_page_with_title_and_examples(rule: Rule) -> None:
    text = page(rule.code)
    assert text.startswith(f"# {rule.code}: ")
    assert text.index("## Fails") < text.index("## Passes")
    assert rule in [passing for passing, _, _ in PASSES]


@pytest.mark.parametrize(("rule", "kind", "example"), FAILS, ids=[rule.code for rule, _, _ in FAILS])
def test_a_failing_example_gives_the_code_and_no_other_error(
    rule: Rule, kind: str, example: str, tmp_path: Path
) -> None:
    found = find(kind, example, tmp_path)
    assert rule.code in found
    assert set(found) <= {rule.code, "FD223"}


@pytest.mark.parametrize(("rule", "kind", "example"), PASSES, ids=[rule.code for rule, _, _ in PASSES])
def test_a_passing_example_gives_nothing(rule: Rule, kind: str, example: str, tmp_path: Path) -> None:
    assert set(find(kind, example, tmp_path)) <= {"FD223"} - {rule.code}


def test_almost_every_rule_has_a_failing_example_that_runs() -> None:
    without = {rule.code for rule in RULES} - {rule.code for rule, _, _ in FAILS}
    assert without == {"FD101"}  # its example is not UTF-8, which a page has to be
