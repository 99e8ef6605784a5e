"""Real exports: marp-cli and a browser, as `formdeck setup` installs them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from formdeck.export import Document, Exported, Format, Tools, export_document, find_browser, find_runtime

HERE = Path(__file__).parent

Export = Callable[..., Exported]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test in this folder."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.export)


@pytest.fixture(scope="session")
def tools() -> Tools:
    """The runtime and the browser that an export would take."""
    runtime = find_runtime()
    assert runtime is not None, "run `formdeck setup` first"
    return Tools(runtime, find_browser(None, runtime, lambda _step, _done: None))


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    """An empty deck folder with a theme beside it."""
    (tmp_path / "deck").mkdir()
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "sheet.css").write_text(SHEET, "utf-8")
    return tmp_path / "deck"


@pytest.fixture
def export(deck: Path, tmp_path: Path, tools: Tools) -> Export:
    """Export some pages."""

    def run(*pages: str, fmt: Format = Format.PDF, tools: Tools = tools) -> Exported:
        head = "---\nmarp: true\ntheme: sheet\nlang: ja\ntitle: 試験の題\nauthor: 著者\nmath: mathjax\n---\n\n"
        document = Document(head + "\n\n---\n\n".join(pages) + "\n", deck, tmp_path / "themes" / "sheet.css", "ja")
        return export_document(document, fmt, tmp_path / "build" / f"deck.{fmt}", tools)

    return run


SHEET = """
/* @theme sheet */
/* @size A4 210mm 297mm */
section { width: 210mm; height: 297mm; font-family: "formdeck Sans"; }
code { font-family: "formdeck Mono", "formdeck Sans"; }
"""
