"""The pictures of the deck in `slides/e-shikaku`, which `scripts/draw-figures` draws with the runtime's fonts."""

import re
import sys
from collections.abc import Callable, Mapping
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
import yaml

if TYPE_CHECKING:
    from drawings.captions import Caption
    from drawings.picture import Label, Picture

DECK = Path(__file__).parents[2] / "slides" / "e-shikaku"
RECORDS = {
    record["id"]: record.get("figures", [])
    for chapter in sorted(DECK.glob("[0-9]*.yaml"))
    for record in yaml.safe_load(chapter.read_text("utf-8"))["records"]
}
FIGURES = {Path(figure["file"]).stem: figure for figures in RECORDS.values() for figure in figures}
NAMES = sorted(FIGURES)

SVG = "{http://www.w3.org/2000/svg}"
LARGEST = 150_000
SMALLEST_LETTERS = 8
COLUMN, HALF_COLUMN = 544, 260
PIXELS_PER_POINT = 4 / 3

pytestmark = pytest.mark.export


@pytest.fixture(scope="module")
def drawn() -> Mapping[str, "Picture"]:
    sys.path.insert(0, str(DECK))
    try:
        from drawings.catalogue import PICTURES

        draw: Mapping[str, Callable[[], Picture]] = PICTURES
        return {name: picture() for name, picture in draw.items()}
    finally:
        sys.path.remove(str(DECK))


@pytest.fixture(scope="module")
def captions() -> Mapping[str, "Caption"]:
    sys.path.insert(0, str(DECK))
    try:
        from drawings.captions import read_captions

        return read_captions(DECK)
    finally:
        sys.path.remove(str(DECK))


def committed(name: str) -> str:
    return (DECK / "figures" / f"{name}.svg").read_text("utf-8")


def test_records_files_and_drawings_name_the_same_pictures(drawn: Mapping[str, "Picture"]) -> None:
    assert NAMES == sorted(drawn) == sorted(file.stem for file in (DECK / "figures").iterdir())


@pytest.mark.parametrize("name", NAMES)
def test_drawing_again_gives_the_same_bytes(
    name: str, drawn: Mapping[str, "Picture"], captions: Mapping[str, "Caption"]
) -> None:
    assert drawn[name].svg(*captions[name]) == committed(name), "run scripts/draw-figures"


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_stands_alone(name: str) -> None:
    text = committed(name)
    root = ET.fromstring(text)  # noqa: S314 - our own file
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    references = [value for element in root.iter() for key, value in element.attrib.items() if key.endswith("href")]

    assert tags <= {"svg", "title", "desc", "defs", "clipPath", "g", "path", "rect", "ellipse", "use"}
    assert all(reference.startswith("#") for reference in references)
    assert set(re.findall(r"url\((.)", text)) <= {"#"}
    assert all((root.findtext(f"{SVG}{tag}") or "").strip() for tag in ("title", "desc"))
    assert len(text.encode()) <= LARGEST


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_printed_at_the_size_it_is_drawn(name: str, drawn: Mapping[str, "Picture"]) -> None:
    assert FIGURES[name]["width"] == f"{drawn[name].width * PIXELS_PER_POINT:.0f}px"


@pytest.mark.parametrize("record", [record for record, figures in RECORDS.items() if figures])
def test_a_picture_has_room_in_its_row(record: str) -> None:
    """Pictures of a record share a row; a browser would shrink those that are wider than their part of it."""
    widths = [int(figure["width"].removesuffix("px")) for figure in RECORDS[record]]

    assert max(widths) <= (COLUMN if len(widths) == 1 else HALF_COLUMN)


@pytest.mark.parametrize("name", NAMES)
def test_labels_can_be_read_on_paper(name: str, drawn: Mapping[str, "Picture"]) -> None:
    assert all(label.size >= SMALLEST_LETTERS for label in drawn[name].labels)


@pytest.mark.parametrize("name", NAMES)
def test_labels_lie_inside_and_do_not_touch(name: str, drawn: Mapping[str, "Picture"]) -> None:
    picture = drawn[name]

    outside = [label.text for label in picture.labels if leaves(label, picture)]
    touching = [(one.text, two.text) for one, two in combinations(picture.labels, 2) if overlap(one, two)]

    assert (outside, touching) == ([], [])


def leaves(label: "Label", picture: "Picture") -> bool:
    box = label.box
    return box.x < 0 or box.y < 0 or box.right > picture.width or box.bottom > picture.height


def overlap(one: "Label", two: "Label") -> bool:
    across = min(one.box.right, two.box.right) - max(one.box.x, two.box.x)
    down = min(one.box.bottom, two.box.bottom) - max(one.box.y, two.box.y)
    return across > 0 and down > 0
