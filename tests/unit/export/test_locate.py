"""From a finding on a page to the place in the user's file."""

from dataclasses import dataclass

import pytest

from formdeck.export.images import Flaw
from formdeck.export.locate import locate_findings
from formdeck.export.scan import PageFinding, Trouble
from formdeck.model import Chapter, Deck, Figure, Formula, Note, Record, Symbol
from formdeck.source import SourceText, Span

FILE = r"""title one
\frac{a}{
\begin{align} x &= \foo{y} \end{align}
the note says $\bar z$ and more
\E
figures/a.svg
title two
\frac{b}{
shared \unknown
"""


def said(text: str) -> SourceText:
    return SourceText.of(text, "f.yaml", FILE.index(text))


def spanned(span: Span | None) -> str:
    assert span is not None
    return FILE[span.start : span.end]


@dataclass(frozen=True)
class Page:
    number: int
    records: tuple[str, ...] = ()


ONE = Record(
    SourceText.of("one"),
    said("title one"),
    Span("f.yaml", 0, 10),
    formulas=(Formula(said("\\frac{a}{"), SourceText.of("first")), Formula(said("x &= \\foo{y}"))),
    glossary=(Symbol(said("\\E"), SourceText.of("expectation")),),
    notes=(Note(said("the note says $\\bar z$ and more")),),
    figures=(Figure(said("figures/a.svg")),),
)
TWO = Record(SourceText.of("two"), said("title two"), Span("f.yaml", 0, 10), formulas=(Formula(said("\\frac{b}{")),))
DECK = Deck(
    "d",
    "slides/d",
    SourceText.of("deck"),
    glossary=(Symbol(said("shared \\unknown"), SourceText.of("m")),),
    chapters=(Chapter(SourceText.of("c"), "f.yaml", (), (ONE, TWO)),),
)
PAGES = (Page(1), Page(2, ("one",)), Page(3, ("two",)), Page(4))


def locate(*findings: PageFinding, flaws: dict[str, Flaw] | None = None) -> list[tuple[str, str, str | None]]:
    located = locate_findings(findings, flaws or {}, DECK, PAGES)
    return [(found.code, spanned(found.span), found.record) for found in located]


@pytest.mark.parametrize(
    ("finding", "place"),
    [
        (PageFinding(2, Trouble.MATH, "\\frac{a}{", "Missing close brace"), ("FD601", "\\frac{a}{", "one")),
        (PageFinding(3, Trouble.MATH, "\\frac{b}{", "Missing close brace"), ("FD601", "\\frac{b}{", "two")),
        (PageFinding(2, Trouble.MATH, "\\bar z", "Odd"), ("FD601", "\\bar z", "one")),
        (PageFinding(2, Trouble.COMMAND, "\\E", "\\E"), ("FD602", "\\E", "one")),
        (PageFinding(2, Trouble.MATH, "no text of the record", "Odd"), ("FD601", "title one", "one")),
        (PageFinding(4, Trouble.COMMAND, "\\E", "\\E"), ("FD602", "\\E", "one")),
        (PageFinding(2, Trouble.COMMAND, "shared \\unknown", "\\unknown"), ("FD602", "\\unknown", None)),
        (PageFinding(3, Trouble.REQUEST, "https://a/b"), ("FD604", "title two", "two")),
    ],
)
def test_a_finding_gets_its_place(finding: PageFinding, place: tuple[str, str, str | None]) -> None:
    assert locate(finding) == [place]


def test_a_formula_that_rendering_wrapped_is_recognised() -> None:
    tex = "\\begin{align}\nx &= \\foo{y}\n\\end{align}"

    assert locate(PageFinding(2, Trouble.COMMAND, tex, "\\foo")) == [("FD602", "\\foo", "one")]


def test_the_formulas_id_is_told() -> None:
    (found,) = locate_findings([PageFinding(2, Trouble.MATH, "\\frac{a}{", "x")], {}, DECK, PAGES)

    assert (found.deck, found.record, found.formula) == ("d", "one", "first")


def test_a_symbol_on_many_pages_is_reported_once() -> None:
    assert (
        len(locate(PageFinding(2, Trouble.COMMAND, "\\E", "\\E"), PageFinding(4, Trouble.COMMAND, "\\E", "\\E"))) == 1
    )


def test_a_picture_that_cannot_be_used_is_found_by_its_name() -> None:
    name = "../slides/d/figures/a.svg"

    assert locate(PageFinding(2, Trouble.PICTURE, name), flaws={name: Flaw.UNSAFE}) == [
        ("FD603", "figures/a.svg", "one")
    ]


@pytest.mark.parametrize("flaw", [Flaw.MISSING, Flaw.OUTSIDE])
def test_what_reading_the_records_reports_is_not_reported_again(flaw: Flaw) -> None:
    assert locate(PageFinding(2, Trouble.PICTURE, "figures/a.svg"), flaws={"figures/a.svg": flaw}) == []


def test_a_message_is_written_like_ours() -> None:
    (found,) = locate_findings([PageFinding(2, Trouble.MATH, "\\frac{a}{", "Missing close brace")], {}, DECK, PAGES)

    assert found.message == "MathJax cannot typeset this: missing close brace"
