"""Every rule has a manual page, and its examples do what they say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from formdeck.diagnostics.manual import manual_page
from formdeck.diagnostics.rules import ALL_RULES
from formdeck.latex import read_latex
from formdeck.pipeline import unsuppressed
from support import compile_project, write_project

CODES = [rule.code for rule in ALL_RULES]
_EXAMPLE = re.compile(
    r"^(?:Declared: (?P<declared>[^\n]*)\n+)?```(?P<language>[a-z ]+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True)
class Example:
    code: str
    fails: bool
    language: str
    text: str
    declared: str


def examples(code: str) -> Iterator[Example]:
    _, _, body = manual_page(code).partition("## Fails\n")
    failing, _, passing = body.partition("## Passes\n")
    for fails, section in ((True, failing), (False, passing)):
        for found in _EXAMPLE.finditer(section):
            yield Example(code, fails, found["language"].strip(), found["text"], found["declared"] or "")


RUN = [
    pytest.param(example, id=f"{example.code}-{'fails' if example.fails else 'passes'}-{number}")
    for code in CODES
    for number, example in enumerate(examples(code))
    if example.language not in {"text", "markdown page"}  # tests/export/ typesets the pages
]


def codes_of(example: Example, root: Path) -> set[str]:
    match example.language:
        case "latex":
            declared = dict(pair.split(":", 1) for pair in example.declared.split(";") if pair.strip())
            read = read_latex(example.text.rstrip("\n"), {key.strip(): kind.strip() for key, kind in declared.items()})
            return {found.code for found in read.diagnostics}
        case "yaml chapter":
            compiled = compile_project(write_project(root, {"slides/d/01.yaml": example.text}))
            return {found.code for found in unsuppressed(compiled.outcome.value, compiled.diagnostics, ("FD1", "FD2"))}
        case "yaml deck":
            return compile_project(write_project(root, {"slides/d/deck.yaml": example.text})).codes
        case "css theme":
            deck = "formdeck: 1\ntitle: T\ntheme: mine\nchapters: [01.yaml]\n"
            files = {"slides/d/deck.yaml": deck, "themes/mine.css": example.text}
            return compile_project(write_project(root, files)).codes
        case "jinja record":
            return compile_project(write_project(root, {"templates/record.md.jinja": example.text})).codes
    raise ValueError(example.language)


def test_some_examples_are_run() -> None:
    assert len(RUN) > len(CODES)


@pytest.mark.parametrize("code", CODES)
def test_every_rule_has_a_page_with_a_title(code: str) -> None:
    assert manual_page(code).startswith(f"# {code}: ")


@pytest.mark.parametrize("code", CODES)
def test_every_page_shows_what_fails_and_what_passes(code: str) -> None:
    assert {example.fails for example in examples(code)} == {True, False}


def test_codes_and_names_are_unique() -> None:
    names = [rule.name for rule in ALL_RULES]

    assert (len(set(CODES)), len(set(names))) == (len(CODES), len(names))


def test_no_page_is_left_without_a_rule() -> None:
    pages = Path(__file__).parents[3] / "src" / "formdeck" / "diagnostics" / "manual"

    assert sorted(page.stem for page in pages.glob("FD*.md")) == CODES


@pytest.mark.parametrize("example", RUN)
def test_example_does_what_the_page_says(example: Example, tmp_path: Path) -> None:
    assert (example.code in codes_of(example, tmp_path)) is example.fails
