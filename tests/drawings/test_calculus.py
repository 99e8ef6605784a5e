"""The pictures of the deck in `slides/calculus-en`, which `scripts/draw-figures` draws with the runtime's fonts."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

SLIDES = Path(__file__).parents[2] / "slides"
DECK = SLIDES / "calculus-en"
NAMES = sorted(file.stem for file in (DECK / "figures").iterdir())

pytestmark = pytest.mark.export


@pytest.fixture(scope="module")
def programme() -> ModuleType:
    spec = spec_from_file_location("calculus_pictures", DECK / "draw.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    sys.path.insert(0, str(SLIDES / "e-shikaku"))
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(SLIDES / "e-shikaku"))
    return module


def test_records_files_and_drawings_name_the_same_pictures(programme: ModuleType) -> None:
    assert NAMES == sorted(programme.PICTURES) == sorted(programme.read_captions(DECK))


@pytest.mark.parametrize("name", NAMES)
def test_drawing_again_gives_the_same_bytes(name: str, programme: ModuleType) -> None:
    again = programme.PICTURES[name]().svg(*programme.read_captions(DECK)[name])

    assert again == (DECK / "figures" / f"{name}.svg").read_text("utf-8"), "run scripts/draw-figures"


@pytest.mark.parametrize("name", NAMES)
def test_labels_stay_inside_the_picture(name: str, programme: ModuleType) -> None:
    picture = programme.PICTURES[name]()

    assert picture.labels
    for label in picture.labels:
        box = label.box
        assert min(box.x, box.y) >= 0
        assert box.right <= picture.width
        assert box.bottom <= picture.height
