"""PNG and PPTX."""

from collections.abc import Callable
from zipfile import ZipFile

from formdeck.export import Exported, Format

Export = Callable[..., Exported]


def test_there_is_a_png_for_every_page(export: Export) -> None:
    output = export("# A", "# B", fmt=Format.PNG).output

    assert sorted(picture.name for picture in output.iterdir()) == ["001.png", "002.png"]
    assert all(picture.read_bytes().startswith(b"\x89PNG") for picture in output.iterdir())


def test_pictures_do_not_drift_from_page_to_page(export: Export) -> None:
    output = export(*["# A"] * 12, fmt=Format.PNG).output

    assert (output / "001.png").read_bytes() == (output / "012.png").read_bytes()


def test_there_is_a_slide_for_every_page(export: Export) -> None:
    with ZipFile(export("# A", "# B", fmt=Format.PPTX).output) as archive:
        slides = [name for name in archive.namelist() if name.startswith("ppt/slides/slide")]

    assert len(slides) == 2
