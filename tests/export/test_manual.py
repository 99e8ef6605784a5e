"""The examples on the manual pages of this stage do what the pages say; layout's have a test of their own."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from formdeck.diagnostics.manual import manual_page
from formdeck.diagnostics.rules import ALL_RULES
from formdeck.export import Exported, Format
from formdeck.export.locate import locate_findings
from formdeck.model import Deck
from formdeck.source import SourceText

Export = Callable[..., Exported]

CODES = [rule.code for rule in ALL_RULES if rule.code.startswith("FD60")]
_PAGE = re.compile(r"^```markdown page\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def examples(section: str) -> list[tuple[str, str]]:
    return [(code, page) for code in CODES for page in _PAGE.findall(manual_page(code).partition(f"## {section}\n")[2])]


def codes_of(page: str, export: Export, deck: Path) -> set[str]:
    (deck / "notes.txt").touch()
    (deck / "curve.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    exported = export(page, fmt=Format.HTML)
    nowhere = Deck("d", "slides/d", SourceText.of("deck"))
    return {found.code for found in locate_findings(exported.findings, exported.flaws, nowhere, ())}


PASSES = examples("Passes")
FAILS = [example for example in examples("Fails") if example not in PASSES]


def test_every_rule_has_examples() -> None:
    assert {code for code, _ in FAILS} == {code for code, _ in PASSES} == set(CODES) != set()


@pytest.mark.parametrize(("code", "page"), FAILS)
def test_what_fails_gives_the_code(code: str, page: str, export: Export, deck: Path) -> None:
    assert codes_of(page, export, deck) == {code}


@pytest.mark.parametrize(("code", "page"), PASSES)
def test_what_passes_gives_nothing(code: str, page: str, export: Export, deck: Path) -> None:
    assert code.startswith("FD60")
    assert codes_of(page, export, deck) == set()
