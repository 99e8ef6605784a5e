"""The documents link to what is there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from support import ROOT

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
LARGEST_PICTURE = 120_000
_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`\n]+`")
_LINK = re.compile(r"\]\(([^)\s]+)\)|src=\"([^\"]+)\"")
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)


def links_of(document: Path) -> Iterator[str]:
    text = _FENCE.sub("", document.read_text("utf-8"))
    for found in _LINK.finditer(_CODE.sub("", text)):
        address = found[1] or found[2]
        if "://" not in address:
            yield address


def anchors_of(document: Path) -> set[str]:
    """The anchors of headings, as GitHub makes them."""
    text = _FENCE.sub("", document.read_text("utf-8"))
    kept = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in _HEADING.findall(text))
    return {heading.strip().replace(" ", "-") for heading in kept}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_links_lead_somewhere(document: Path) -> None:
    lost = []
    for link in links_of(document):
        name, _, anchor = link.partition("#")
        target = document.parent / name if name else document
        if not target.exists() or (anchor and anchor not in anchors_of(target)):
            lost.append(link)

    assert lost == []


def test_the_readmes_show_the_same_pictures() -> None:
    english, japanese = (
        [link for link in links_of(ROOT / name) if link.endswith(".png")] for name in ("README.md", "README.ja.md")
    )

    assert len(english) >= 3
    assert english == japanese


def test_pictures_are_small() -> None:
    pictures = list((ROOT / "docs" / "pictures").iterdir())

    assert pictures
    assert [picture.name for picture in pictures if picture.stat().st_size > LARGEST_PICTURE] == []
