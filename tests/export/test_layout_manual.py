"""The examples on the manual pages of the layout checks, laid out by the browser in one go."""

import base64
import re

import pytest

from formdeck.checks.layout import LaidOutPage, check_layout
from formdeck.diagnostics.manual import manual_page
from formdeck.diagnostics.rules import ALL_RULES
from formdeck.export import Document, Tools, start_measuring
from formdeck.geometry import PageGeometry
from formdeck.model import Note, Record
from formdeck.source import SourceText, Span
from support import ROOT

CODES = [rule.code for rule in ALL_RULES if rule.code.startswith(("FD61", "FD62"))]
_PAGE = re.compile(r"^```markdown page\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CURVE = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><path d="M0 40L60 0" stroke="#000"/></svg>'
_SMALL = (
    "iVBORw0KGgoAAAANSUhEUgAAADwAAAAoCAAAAACH0MYjAAAAIUlEQVR42u3LMQEAAAwCIFtb3w7bCz/pQ2RZlmVZluWrAeeTW90K"
    "0gbiAAAAAElFTkSuQmCC"
)


def examples(section: str) -> list[tuple[str, str]]:
    return [(code, page) for code in CODES for page in _PAGE.findall(manual_page(code).partition(f"## {section}\n")[2])]


PASSES = examples("Passes")
FAILS = [example for example in examples("Fails") if example not in PASSES]
RECORD = Record(SourceText.of("r"), SourceText.of("R"), Span("", 0, 0), notes=(Note(SourceText.of("n")),))


@pytest.fixture(scope="module")
def geometry(tools: Tools, tmp_path_factory: pytest.TempPathFactory) -> dict[str, PageGeometry]:
    """All examples, measured in one run of the browser."""
    deck = tmp_path_factory.mktemp("deck")
    (deck / "curve.svg").write_text(_CURVE, "utf-8")
    (deck / "broken.png").write_text("nothing", "utf-8")
    (deck / "small.png").write_bytes(base64.b64decode(_SMALL))
    pages = [page for _, page in (*FAILS, *PASSES)]
    head = "---\nmarp: true\ntheme: portrait_A4_note\npaginate: true\n---\n\n"
    markdown = head + "\n\n---\n\n".join(pages) + "\n"
    with start_measuring(tools) as run:
        rendered = run.lay_out(Document(markdown, deck, ROOT / "themes" / "portrait_A4_note.css"))
    return dict(zip(pages, (one.geometry for one in rendered.measured), strict=True))


def codes_of(geometry: PageGeometry) -> set[str]:
    return {found.code for found in check_layout([LaidOutPage(1, geometry, Span("", 0, 0), (RECORD,))])}


def test_every_rule_has_examples() -> None:
    assert {code for code, _ in FAILS} == {code for code, _ in PASSES} == set(CODES) != set()


@pytest.mark.parametrize(("code", "page"), FAILS, ids=[code for code, _ in FAILS])
def test_what_fails_gives_the_code(code: str, page: str, geometry: dict[str, PageGeometry]) -> None:
    assert code in codes_of(geometry[page])


@pytest.mark.parametrize(("code", "page"), PASSES, ids=[code for code, _ in PASSES])
def test_what_passes_does_not(code: str, page: str, geometry: dict[str, PageGeometry]) -> None:
    assert code not in codes_of(geometry[page])
