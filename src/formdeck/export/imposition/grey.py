"""Take the colour out of a document: what is drawn, pictures and gradients.

The documents are those that Chromium prints: colours are DeviceRGB, there are no inline pictures.
"""

import re
import zlib
from collections.abc import Sequence

import pikepdf

# The weights of the PDF specification (ISO 32000-2, 10.4.2.1).
_RED, _GREEN, _BLUE = 0.3, 0.59, 0.11

# Colours are looked for outside strings, which are taken whole. Parsing each instruction would take ten times as long.
_COLOUR = re.compile(
    rb"(?P<string>\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*\))"
    rb"|(?<![\w.+-])([\d.]+)\s+([\d.]+)\s+([\d.]+)\s+(?P<operator>rg|RG)(?![\w'\"*])",
    re.DOTALL,
)
_OPERATORS = {b"rg": b"g", b"RG": b"G"}


def make_grey(document: pikepdf.Pdf) -> None:
    """Turn all colours of a document to grey, as bright as they were."""
    for page in document.pages:
        _convert_content(page.Contents)
    for found in list(document.objects):
        if isinstance(found, pikepdf.Stream):
            _convert_stream(found)
        elif isinstance(found, pikepdf.Dictionary) and found.get("/PatternType") == 2:
            _convert_shading(document, found.Shading)


def _convert_stream(found: pikepdf.Stream) -> None:
    if found.get("/Subtype") == "/Form" or found.get("/PatternType") == 1:
        _convert_content(found)
    elif found.get("/Subtype") == "/Image":
        _convert_image(found)
    if "/Group" in found and "/CS" in found.Group:
        found.Group.CS = pikepdf.Name.DeviceGray


def _convert_content(content: pikepdf.Object) -> None:
    content.write(_COLOUR.sub(_grey_operator, content.read_bytes()))


def _grey_operator(match: re.Match[bytes]) -> bytes:
    if match["string"] is not None:
        return match[0]
    level = _grey([float(match[at]) for at in (2, 3, 4)])
    return f"{level:.4f} ".encode() + _OPERATORS[match["operator"]]


def _grey(colour: Sequence[float]) -> float:
    red, green, blue = colour
    return _RED * red + _GREEN * green + _BLUE * blue


def _convert_image(image: pikepdf.Stream) -> None:
    if "/ColorSpace" not in image or image.ColorSpace == "/DeviceGray":
        return
    grey = pikepdf.PdfImage(image).as_pil_image().convert("L")
    image.write(zlib.compress(grey.tobytes(), 9), filter=pikepdf.Name.FlateDecode)
    image.ColorSpace, image.BitsPerComponent = pikepdf.Name.DeviceGray, 8
    for key in ("/Decode", "/DecodeParms"):
        if key in image:
            del image[key]


def _convert_shading(document: pikepdf.Pdf, shading: pikepdf.Object) -> None:
    if shading.ColorSpace == "/DeviceRGB":
        shading.ColorSpace = pikepdf.Name.DeviceGray
        shading.Function = _grey_function(document, shading.Function)


def _grey_function(document: pikepdf.Pdf, function: pikepdf.Object) -> pikepdf.Object:
    """Make a function from numbers to colours one to greys; the original may have other uses."""
    made = pikepdf.Dictionary({key: value for key, value in function.items() if key not in ("/Length", "/Filter")})
    if function.FunctionType == 2:
        made.C0, made.C1 = (pikepdf.Array([_grey(list(map(float, end)))]) for end in (function.C0, function.C1))
    elif function.FunctionType == 3:
        made.Functions = pikepdf.Array([_grey_function(document, part) for part in function.Functions])
    else:
        made.Range = pikepdf.Array([0, 1])
        return document.make_stream(_with_grey_at_its_end(function.read_bytes()), made)
    return made


def _with_grey_at_its_end(program: bytes) -> bytes:
    """Let a program in PostScript turn the three numbers that it leaves into one."""
    weighted = f" {_BLUE} mul exch {_GREEN} mul add exch {_RED} mul add }}"
    return program.rstrip().removesuffix(b"}") + weighted.encode()
