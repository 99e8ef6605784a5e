"""The examples on this stage's manual pages do what the pages say."""

import re
from collections.abc import Iterator

import pytest

from formdeck.diagnostics.manual import manual_page
from formdeck.diagnostics.rule import Rule
from formdeck.diagnostics.rules import render as rules
from formdeck.render import Templates
from formdeck.source import SourceFile
from sheets import DECK, TEMPLATES, render_yaml

RULES = [rule for rule in vars(rules).values() if isinstance(rule, Rule)]
CHAPTER = "chapter: c\nrecords:\n  - {id: one, title: One, formulas: [{latex: a = b}]}\n"
FENCE = re.compile(r"^```(yaml chapter|yaml deck|jinja record)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def examples(section: int) -> Iterator[tuple[Rule, str, str]]:
    """Find the examples under `Fails` (0) or `Passes` (1)."""
    for rule in RULES:
        _, _, body = manual_page(rule.code).partition("## Fails\n")
        for kind, example in FENCE.findall(body.split("## Passes\n")[section]):
            yield rule, kind, example


def codes(kind: str, example: str) -> set[str]:
    own = {"record.md.jinja": SourceFile("templates/own/record.md.jinja", example)} if kind == "jinja record" else {}
    sheets = render_yaml(
        example if kind == "yaml chapter" else CHAPTER,
        example if kind == "yaml deck" else DECK,
        templates=Templates((own, *TEMPLATES.layers)),
    )
    return {code for code, _ in sheets.found}


FAILS, PASSES = list(examples(0)), list(examples(1))


def test_every_rule_has_both_examples() -> None:
    assert [rule for rule, _, _ in FAILS] == [rule for rule, _, _ in PASSES] == RULES


@pytest.mark.parametrize(("rule", "kind", "example"), FAILS, ids=[rule.code for rule, _, _ in FAILS])
def test_a_failing_example_gives_the_code(rule: Rule, kind: str, example: str) -> None:
    assert codes(kind, example) == {rule.code}


@pytest.mark.parametrize(
    ("kind", "example"),
    [passing[1:] for passing in PASSES],
    ids=[rule.code for rule, _, _ in PASSES],
)
def test_a_passing_example_gives_nothing(kind: str, example: str) -> None:
    assert codes(kind, example) == set()
