"""Printing in grey: no colour is left, and what was bright stays bright."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

import pikepdf
import pytest
from PIL import Image

from formdeck.export.imposition import Job
from formdeck.export.imposition.grey import make_grey

Imposed = Callable[..., pikepdf.Pdf]
RGB = pikepdf.Name.DeviceRGB


@pytest.fixture
def pdf() -> Iterator[pikepdf.Pdf]:
    with pikepdf.new() as made:
        made.add_blank_page(page_size=(100, 100))
        yield made


def content(pdf: pikepdf.Pdf, before: bytes) -> bytes:
    pdf.pages[0].Contents = pdf.make_stream(before)
    make_grey(pdf)
    return pdf.pages[0].Contents.read_bytes()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"1 1 1 rg", b"1.0000 g"),
        (b"1 0 0 RG", b"0.3000 G"),
        (b"q 0 .5 1\nrg 0 0 m", b"q 0.4050 g 0 0 m"),
        (b"2 w 0 0 0 rg 0 0 1 RG", b"2 w 0.0000 g 0.1100 G"),
        (rb"(1 0 0 rg \) (1 0 0 rg) 1 0 0 rg) Tj 1 0 0 rg", rb"(1 0 0 rg \) (1 0 0 rg) 1 0 0 rg) Tj 0.3000 g"),
    ],
)
def test_colours_become_grey(before: bytes, after: bytes, pdf: pikepdf.Pdf) -> None:
    assert content(pdf, before) == after


def test_pages_that_are_drawings_become_grey(imposed: Imposed) -> None:
    pdf = imposed([1, 2], Job(), grey=True)
    forms = [form.read_bytes() for page in pdf.pages for form in page.Resources.XObject.values()]

    assert [re.findall(rb"\S+ g ", form) for form in forms] == [[b"0.3000 g "]] * 2


@pytest.mark.parametrize("mode", ["RGB", "P", "L", "1"])
def test_pictures_become_grey(mode: str, pdf: pikepdf.Pdf) -> None:
    picture = Image.new("RGB", (3, 2), (255, 0, 0)).convert(mode)
    image = pdf.make_stream(
        picture.tobytes(),
        Subtype=pikepdf.Name.Image,
        Width=3,
        Height=2,
        BitsPerComponent=1 if mode == "1" else 8,
        ColorSpace=_space(picture),
    )
    pdf.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=image))
    pdf.pages[0].Contents = pdf.make_stream(b"")
    make_grey(pdf)
    found = pikepdf.PdfImage(image).as_pil_image()

    assert (found.mode, found.size) == ("L" if mode != "1" else found.mode, (3, 2))
    assert image.ColorSpace == "/DeviceGray"
    assert mode == "1" or abs(found.getpixel((1, 1)) - 76) <= 1


def _space(picture: Image.Image) -> pikepdf.Object:
    if picture.mode == "P":
        colours = bytes(picture.getpalette() or [])
        return pikepdf.Array([pikepdf.Name.Indexed, RGB, len(colours) // 3 - 1, pikepdf.String(colours)])
    return RGB if picture.mode == "RGB" else pikepdf.Name.DeviceGray


def exponential(start: list[float], end: list[float]) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=start, C1=end, N=1)


def gradient(pdf: pikepdf.Pdf, function: pikepdf.Object) -> pikepdf.Object:
    """The function of a gradient after it was made grey."""
    shading = pikepdf.Dictionary(ShadingType=2, ColorSpace=RGB, Coords=[0, 0, 1, 1], Function=function)
    pattern = pdf.make_indirect(pikepdf.Dictionary(PatternType=2, Shading=shading))
    pdf.pages[0].Resources = pikepdf.Dictionary(Pattern=pikepdf.Dictionary(P=pattern))
    pdf.pages[0].Contents = pdf.make_stream(b"")
    make_grey(pdf)
    assert pattern.Shading.ColorSpace == "/DeviceGray"
    return pattern.Shading.Function


def test_a_gradient_becomes_grey(pdf: pikepdf.Pdf) -> None:
    found = gradient(pdf, exponential([1, 0, 0], [1, 1, 1]))

    assert (list(found.C0), list(found.C1)) == ([Decimal("0.3")], [1])


def test_a_gradient_of_several_colours_becomes_grey(pdf: pikepdf.Pdf) -> None:
    parts = pikepdf.Array([exponential([1, 0, 0], [0, 1, 0]), exponential([0, 1, 0], [0, 0, 1])])
    stitched = pikepdf.Dictionary(FunctionType=3, Domain=[0, 1], Functions=parts, Bounds=[0.5], Encode=[0, 1, 0, 1])
    found = gradient(pdf, stitched)

    assert [float(part.C0[0]) for part in found.Functions] == [0.3, 0.59]


def test_a_gradient_that_is_a_program_becomes_grey(pdf: pikepdf.Pdf) -> None:
    program = pdf.make_stream(b"{pop dup 0 exch}\n", FunctionType=4, Domain=[0, 1, 0, 1], Range=[0, 1, 0, 1, 0, 1])
    found = gradient(pdf, program)

    assert found.read_bytes() == b"{pop dup 0 exch 0.11 mul exch 0.59 mul add exch 0.3 mul add }"
    assert list(found.Range) == [0, 1]
