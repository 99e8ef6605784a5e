"""Choosing and cutting fonts, with fonts of a few letters made on the spot."""

import io
import json
from base64 import b64decode
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from formdeck.export import Runtime, fonts
from formdeck.export.fonts import Face, choose_slices, font_css, needed_characters
from formdeck.export.subset import characters_of, subset_font

FACE = Face("formdeck Sans", "test-face", 400, "most")


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
    builder.font.flavor = "woff"
    path.parent.mkdir(parents=True, exist_ok=True)
    builder.save(path)


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A face in two files: most of it in one, arrows in another."""
    folder = tmp_path / "node_modules" / "@fontsource" / "test-face"
    write_font(folder / "files" / "test-face-most-400-normal.woff", "abcあ漢")
    write_font(folder / "files" / "test-face-7-400-normal.woff", "a→⇒")
    ranges = {"[7]": "U+61,U+2192,U+21d2-21d4", "most": "U+0-FFFF"}
    (folder / "unicode.json").write_text(json.dumps(ranges), "utf-8")
    monkeypatch.setattr(fonts, "FACES", (FACE,))
    return tmp_path / "node_modules"


@pytest.fixture
def runtime(packages: Path) -> Runtime:
    return Runtime(packages.parent, Path("node"))


def embedded(css: str) -> list[set[str]]:
    contents = [part.partition(")")[0] for part in css.split("base64,")[1:]]
    return [set(map(chr, TTFont(io.BytesIO(b64decode(content))).getBestCmap() or ())) for content in contents]


def test_entities_and_css_escapes_count() -> None:
    assert {"→", "漢", "◆"} <= needed_characters(["&rarr; 漢", 'p::before{content:"\\25C6"}'])


def test_line_breaks_are_no_characters_to_draw() -> None:
    assert "\n" not in needed_characters(["a\nb"])


def test_each_character_comes_from_one_file(packages: Path) -> None:
    slices = choose_slices(FACE, frozenset("aあ→"), packages)

    assert [part.characters for part in slices] == [frozenset("aあ"), frozenset("→")]


def test_a_file_without_any_is_left_out(packages: Path) -> None:
    assert [part.file.name for part in choose_slices(FACE, frozenset("あ"), packages)] == [
        "test-face-most-400-normal.woff"
    ]


def test_a_subset_has_the_characters_and_true_type_outlines(packages: Path) -> None:
    file = packages / "@fontsource" / "test-face" / "files" / "test-face-most-400-normal.woff"

    font = TTFont(io.BytesIO(subset_font(file, frozenset("あb"))))

    assert (set(map(chr, font.getBestCmap() or ())), "glyf" in font, "CFF " in font) == ({"あ", "b"}, True, False)


def test_the_css_carries_just_what_is_needed(runtime: Runtime) -> None:
    assert embedded(font_css(["あ →"], runtime, None)) == [{"a", "b", "c", "あ"}, {"→"}]


def test_only_further_files_have_a_range(runtime: Runtime) -> None:
    first, second = font_css(["あ →"], runtime, None).splitlines()

    assert ("unicode-range" in first, "unicode-range:U+2192;" in second) == (False, True)


def test_the_same_text_gives_the_same_bytes(runtime: Runtime) -> None:
    assert font_css(["あ"], runtime, None) == font_css(["あ"], runtime, None)


def test_a_result_is_kept_and_used(runtime: Runtime, tmp_path: Path) -> None:
    css = font_css(["あ"], runtime, tmp_path / "kept")
    (kept,) = (tmp_path / "kept").iterdir()
    kept.write_text("/* kept */", "ascii")

    assert (font_css(["あ"], runtime, tmp_path / "kept"), "あ" in needed_characters(["あ"])) == ("/* kept */", True)
    assert font_css(["漢"], runtime, tmp_path / "kept") != css


def test_an_unwritable_folder_only_costs_time(runtime: Runtime, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert font_css(["あ"], runtime, tmp_path / "file" / "kept")


def test_a_damaged_result_is_made_anew(runtime: Runtime, tmp_path: Path) -> None:
    css = font_css(["あ"], runtime, tmp_path)
    (kept,) = tmp_path.glob("fonts-*.css")
    kept.write_bytes(b"\xff\xff")

    assert font_css(["あ"], runtime, tmp_path) == css


def test_characters_of_a_file(packages: Path) -> None:
    file = packages / "@fontsource" / "test-face" / "files" / "test-face-7-400-normal.woff"

    assert characters_of(file) == frozenset("a→⇒")
