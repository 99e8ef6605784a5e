"""The themes in grey: what is printed without colour stays legible, and no colour alone says anything."""

import re

import pytest

from support import ROOT

THEMES = {file.stem: file.read_text("utf-8") for file in sorted((ROOT / "themes").glob("*.css"))}
LEGIBLE = 4.5
"""WCAG 2.1, success criterion 1.4.3: the least contrast of text of ordinary size."""
# What Marp's `\\textcolor` knows by name, and the decks use in formulas, which are set larger than text.
IN_FORMULAS = {"red": "#f00", "green": "#008000", "blue": "#00f", "purple": "#800080"}
LEGIBLE_LARGE = 3.0

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_DECLARED = re.compile(r"(?<![\w-])(--[\w-]+|color)\s*:\s*([^;}]+)")


def brightness(colour: str) -> float:
    """Tell what is left of a colour in grey: its relative luminance, 0 to 1, as WCAG defines it."""
    digits = colour.removeprefix("#")
    whole = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    shares = (int(whole[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((brightness(one), brightness(other)))
    return (light + 0.05) / (dark + 0.05)


def sheet(theme: str) -> str:
    """Write a theme and those that it imports, which come first, without comments."""
    text = THEMES[theme]
    imported = re.findall(r'@import "([\w-]+)"', text)
    return "".join(sheet(each) for each in imported) + _COMMENT.sub("", text)


def variables(theme: str) -> dict[str, str]:
    """The last value of each variable that is a colour."""
    return {name: value.strip() for name, value in _DECLARED.findall(sheet(theme)) if value.strip().startswith("#")}


def inks(theme: str) -> set[str]:
    """Every colour that something is written in, on the paper or on a panel."""
    known = variables(theme)
    written = {value.strip() for name, value in _DECLARED.findall(sheet(theme)) if name in {"color", "--accent"}}
    named = {known[name] for value in written if (name := value.removeprefix("var(").removesuffix(")")) in known}
    return named | {value for value in written if value.startswith("#")}


@pytest.mark.parametrize("theme", THEMES)
def test_everything_written_is_legible_in_grey(theme: str) -> None:
    grounds = {variables(theme).get(ground, "#fff") for ground in ("--paper", "--panel")}
    white = {ink for ink in inks(theme) if brightness(ink) > 0.9}
    found = {(ink, ground): contrast(ink, ground) for ink in inks(theme) - white for ground in grounds}

    assert found
    assert {pair: value for pair, value in found.items() if value < LEGIBLE} == {}


@pytest.mark.parametrize("theme", [theme for theme in THEMES if "--tab" in sheet(theme)])
def test_white_numbers_are_legible_on_every_tab(theme: str) -> None:
    accents = {value.strip() for name, value in _DECLARED.findall(sheet(theme)) if name == "--accent"} - {"inherit"}
    tabs = {value for value in accents if value.startswith("#")}

    assert tabs
    assert {tab for tab in tabs if contrast(tab, "#fff") < LEGIBLE} == set()


def test_tabs_say_by_number_and_place_what_their_colour_says() -> None:
    text = sheet("portrait_A4_note")
    chapters = re.findall(r"--tab: (\d+); --chapter: \"(\d+)\"", text)

    assert len(chapters) == len(set(chapters)) == 16
    assert "content: var(--chapter)" in text
    assert "var(--tab)" in text


def test_what_is_marked_and_what_is_stressed_has_a_line() -> None:
    """A yellow ground is hardly to be seen in grey."""
    rules = dict(re.findall(r"\n(mark|em) \{([^}]*)\}", sheet("portrait_A4_note")))

    assert set(rules) == {"mark", "em"}
    assert all("border-bottom" in rule for rule in rules.values())


@pytest.mark.parametrize("name", IN_FORMULAS)
def test_coloured_parts_of_formulas_are_legible_in_grey(name: str) -> None:
    panel = variables("portrait_A4_note")["--panel"]

    assert contrast(IN_FORMULAS[name], panel) >= LEGIBLE_LARGE


def test_a_faint_grey_is_noticed() -> None:
    assert contrast("#999", "#fff") < LEGIBLE < contrast("#595959", "#fff")
    assert contrast("#000", "#fff") == pytest.approx(21)
