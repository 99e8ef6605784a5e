"""What the press makes of a page, and what it spares Node."""

from typing import Any, cast

from formdeck.preview.press import Press
from formdeck.preview.snapshot import Sheet
from formdeck.render import Page, PageKind


class Printer:
    """A typesetter that notes what it is given, and pictures of which there are none."""

    def __init__(self) -> None:
        self.given: list[tuple[str, bool]] = []

    def render(self, markdown: str, _pictures: object, *, hurried: bool) -> str:
        self.given.append((markdown[:1], hurried))
        return "<svg></svg>"

    def contents(self, _markdown: str) -> dict[str, str]:
        return {}


def press(printer: Printer) -> Press:
    return Press(cast("Any", printer), cast("Any", printer))


def sheet(text: str) -> Sheet:
    return Sheet(Page(1, PageKind.RECORD, 1, ("one",)), (), text, f"key of {text[:1]}")


def test_a_page_is_rendered_once() -> None:
    printer = Printer()
    made = press(printer)

    assert [made.html(sheet("a"), "", hurried=True), made.html(sheet("a"), "")] == ["<svg></svg>"] * 2
    assert printer.given == [("a", True)]


def test_what_nobody_could_print_is_refused() -> None:
    printer = Printer()

    assert "too much for one page: 300,000 characters" in press(printer).html(sheet("a" * 300_000), "")
    assert printer.given == []
