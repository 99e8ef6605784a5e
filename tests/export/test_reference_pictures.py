"""What the pages look like: small pictures of a deck with everything in it, compared with those that were looked at.

``FORMDECK_UPDATE_PICTURES=1 .venv/bin/pytest tests/export/test_reference_pictures.py`` draws them anew; look at each
before you commit it.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from formdeck.export import Document, Format, Tools, export_document
from formdeck.export.marp_command import node_environment
from formdeck.workspace import Project, find_decks
from support import ROOT, compile_project

HERE = Path(__file__).parent
PICTURES = HERE / "reference" / "pictures"

# What a new release of the browser may change.
TOLERATED = 0.004

PAGE_WIDTHS = {"portrait_A4_note": 794, "portrait_A4_mono": 794, "landscape_16x9_lecture": 1280}


def draw(theme: str, folder: Path, tools: Tools) -> dict[str, float]:
    """Draw the pages into ``folder``; tell of each how much of it differs from the picture that is kept."""
    project = Project(HERE / "reference")
    (deck,) = find_decks(project, [])
    markdown = compile_project(project).text.replace('theme: "portrait_A4_note"', f'theme: "{theme}"')
    document = Document(markdown, deck.path, ROOT / "themes" / f"{theme}.css", "ja", base=project.build)
    html = export_document(document, Format.HTML, folder / "deck.html", tools).output
    order = {
        "html": str(html),
        "folder": str(folder),
        "earlier": str(PICTURES / theme),
        "pageWidth": PAGE_WIDTHS[theme],
    }
    return compare(order, tools)


def compare(order: dict[str, object], tools: Tools) -> dict[str, float]:
    browser = tools.browser
    assert browser is not None
    done = subprocess.run(
        [tools.runtime.node, HERE / "pictures.cjs"],
        input=json.dumps({**order, "program": str(browser.program), "flags": browser.flags}).encode(),
        env={**node_environment(tools.runtime), **browser.environment},
        stdout=subprocess.PIPE,
        check=True,
        timeout=120,
    )
    shares: dict[str, float] = json.loads(done.stdout)
    return shares


def keep(theme: str, folder: Path) -> None:
    shutil.rmtree(PICTURES / theme, ignore_errors=True)
    (PICTURES / theme).mkdir(parents=True)
    for picture in folder.glob("*.png"):
        shutil.copy(picture, PICTURES / theme)


@pytest.mark.parametrize("theme", PAGE_WIDTHS)
def test_pages_look_as_they_did(theme: str, tmp_path: Path, tools: Tools) -> None:
    shares = draw(theme, tmp_path, tools)
    if os.environ.get("FORMDECK_UPDATE_PICTURES"):
        keep(theme, tmp_path)
        return

    assert shares.keys() == {picture.name for picture in (PICTURES / theme).iterdir()}
    assert {page: share for page, share in shares.items() if share > TOLERATED} == {}, (
        f"the new pictures are in {tmp_path}"
    )


def test_lines_that_have_moved_by_a_millimetre_are_noticed(tmp_path: Path, tools: Tools) -> None:
    (tmp_path / "drawn").mkdir()
    theme = "portrait_A4_note"
    draw(theme, tmp_path, tools)
    html = tmp_path / "deck.html"
    moved = "<style>.head { margin-bottom: 3.6mm !important }</style>"
    html.write_text(html.read_text("utf-8").replace("</head>", f"{moved}</head>"), "utf-8")
    order = {"html": str(html), "folder": str(tmp_path / "drawn"), "earlier": str(tmp_path), "pageWidth": 794}

    assert [page for page, share in compare(order, tools).items() if share > TOLERATED] == ["04.png", "05.png"]
