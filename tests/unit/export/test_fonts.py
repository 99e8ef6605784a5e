"""Choosing and cutting fonts, with fonts of a few letters made on the spot."""

import io
import re
from base64 import b64decode
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from formdeck.export import Runtime, faces
from formdeck.export.faces import Source, prepare_faces
from formdeck.export.fonts import choose_slices, font_css, local_font_css, needed_characters
from formdeck.export.subset import subset_font

SOURCES = (
    Source("formdeck Sans", "test-face", 400, "most"),
    Source("formdeck Sans", "test-face", 700, "most"),
)


def write_font(path: Path, characters: str) -> None:
    pen = TTGlyphPen(None)
    for step in ("moveTo", "lineTo", "lineTo"):
        getattr(pen, step)({"moveTo": (0, 0)}.get(step, (9, len(characters))))
    pen.closePath()
    glyph = pen.glyph()
    names = [".notdef", *(f"u{ord(char):X}" for char in characters)]
    builder = FontBuilder(100, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(char): f"u{ord(char):X}" for char in characters})
    builder.setupGlyf(dict.fromkeys(names, glyph))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (10, 0)))
    builder.setupHorizontalHeader(ascent=80, descent=-20)
    builder.setupOS2()
    builder.setupPost()
    builder.setupNameTable({"familyName": "Test", "styleName": "Face", "psName": "Test-Face"})
    builder.font.flavor = "woff"
    path.parent.mkdir(parents=True, exist_ok=True)
    builder.save(path)


@pytest.fixture
def runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Runtime:
    """A runtime with a face in two files: most of it in one, arrows in another; and its bold in one."""
    files = tmp_path / "node_modules" / "@fontsource" / "test-face" / "files"
    write_font(files / "test-face-most-400-normal.woff", "abcあ漢")
    write_font(files / "test-face-7-400-normal.woff", "a→⇒")
    write_font(files / "test-face-most-700-normal.woff", "ab")
    monkeypatch.setattr(faces, "SOURCES", SOURCES)
    prepare_faces(tmp_path / "node_modules", tmp_path / "faces", lambda _done: None)
    return Runtime(tmp_path, Path("node"))


@pytest.fixture
def signs(runtime: Runtime, monkeypatch: pytest.MonkeyPatch) -> Runtime:
    """The same with another package that has signs, in one weight only."""
    write_font(runtime.packages / "@fontsource" / "signs" / "files" / "signs-latin-400-normal.woff", "aμ")
    added = (Source("formdeck Sans", "signs", 400, "latin"), Source("formdeck Sans", "signs", 700, "latin", cut=400))
    monkeypatch.setattr(faces, "SOURCES", SOURCES + added)
    (runtime.folder / "more").mkdir()
    prepare_faces(runtime.packages, runtime.folder / "more" / "faces", lambda _done: None)
    return Runtime(runtime.folder / "more", runtime.node)


def test_what_a_face_lacks_comes_from_the_next_in_every_weight(signs: Runtime) -> None:
    parts = choose_slices(frozenset("aμ"), signs.faces)

    assert [(part.weight, part.characters, part.is_first) for part in parts] == [
        (400, {"a"}, True),
        (700, {"a"}, True),
        (400, {"μ"}, False),
        (700, {"μ"}, False),
    ]
    assert len({part.file for part in parts}) == 4


def embedded(css: str) -> list[set[str]]:
    contents = [part.partition(")")[0] for part in css.split("base64,")[1:]]
    return [set(map(chr, TTFont(io.BytesIO(b64decode(content))).getBestCmap() or ())) for content in contents]


def test_entities_and_css_escapes_count() -> None:
    assert {"→", "漢", "◆"} <= needed_characters(["&rarr; 漢", 'p::before{content:"\\25C6"}'])


def test_line_breaks_are_no_characters_to_draw() -> None:
    assert "\n" not in needed_characters(["a\nb"])


def test_each_character_of_a_face_comes_from_one_file(runtime: Runtime) -> None:
    slices = choose_slices(frozenset("aあ→"), runtime.faces)

    assert [(part.weight, part.characters, part.is_first) for part in slices] == [
        (400, frozenset("aあ"), True),
        (400, frozenset("→"), False),
        (700, frozenset("a"), True),
    ]


def test_a_file_without_any_is_left_out(runtime: Runtime) -> None:
    assert [part.file.name for part in choose_slices(frozenset("あ"), runtime.faces)] == [
        "formdeck-test-face-most-400.ttf"
    ]


def test_a_prepared_face_has_its_own_name_and_the_postscript_name_of_old(runtime: Runtime) -> None:
    names = TTFont(runtime.faces / "formdeck-test-face-7-400.ttf")["name"]

    assert (names.getDebugName(4), names.getDebugName(6)) == ("formdeck-test-face-7-400", "Test-Face")


def test_a_bold_face_says_so(runtime: Runtime) -> None:
    font = TTFont(runtime.faces / "formdeck-test-face-most-700.ttf")

    assert (font["OS/2"].usWeightClass, font["OS/2"].fsSelection, font["head"].macStyle) == (700, 0x20, 1)


def test_a_subset_has_the_characters_and_true_type_outlines(runtime: Runtime) -> None:
    content = subset_font(runtime.faces / "formdeck-test-face-most-400.ttf", frozenset("あb"))
    font = TTFont(io.BytesIO(content))

    assert (set(map(chr, font.getBestCmap() or ())), "glyf" in font, "CFF " in font) == ({"あ", "b"}, True, False)


def test_the_css_carries_just_what_is_needed(runtime: Runtime) -> None:
    assert embedded(font_css(["あ →"], runtime, None)) == [{"a", "b", "c", "あ"}, {"→"}, {"a", "b"}]


def test_the_css_can_name_the_files_instead(runtime: Runtime) -> None:
    css = local_font_css(["あ →"], runtime)

    assert re.findall(r'src:local\("([^"]+)"\)', css) == [
        "formdeck-test-face-most-400",
        "formdeck-test-face-7-400",
        "formdeck-test-face-most-700",
    ]


def test_only_further_files_have_a_range(runtime: Runtime) -> None:
    first, second, bold = font_css(["あ →"], runtime, None).splitlines()

    assert "unicode-range" not in first + bold
    assert "unicode-range:U+2192;" in second


def test_the_same_text_gives_the_same_bytes(runtime: Runtime) -> None:
    assert font_css(["あ"], runtime, None) == font_css(["あ"], runtime, None)


def test_a_result_is_kept_and_used(runtime: Runtime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    css = font_css(["あ"], runtime, tmp_path / "kept")
    other = font_css(["漢"], runtime, None)
    monkeypatch.setattr("formdeck.export.fonts.choose_slices", lambda *_: [])

    assert font_css(["あ"], runtime, tmp_path / "kept") == css != other


def test_an_unwritable_folder_only_costs_time(runtime: Runtime, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert font_css(["あ"], runtime, tmp_path / "file" / "kept")


@pytest.mark.parametrize(("length", "tail"), [(0, b""), (0, b"\xff\xff"), (200, b"")])
def test_a_damaged_result_is_made_anew(length: int, tail: bytes, runtime: Runtime, tmp_path: Path) -> None:
    css = font_css(["あ"], runtime, tmp_path)
    (kept,) = tmp_path.glob("fonts-*.css")
    kept.write_bytes(kept.read_bytes()[:length] + tail)

    assert font_css(["あ"], runtime, tmp_path) == css
