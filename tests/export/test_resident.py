"""The resident Node: what it draws is what marp-cli draws, and thousands of pages take no more memory than one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from formdeck.export import Runtime, find_runtime, typesetter
from formdeck.export.typesetter import Typesetter

pytestmark = pytest.mark.export

HEAD = "---\ntheme: plain\nmath: mathjax\n---\n\n"


@pytest.fixture(scope="module")
def runtime() -> Runtime:
    found = find_runtime()
    assert found is not None, "run `formdeck setup` first"
    return found


@pytest.fixture
def small(runtime: Runtime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Typesetter]:
    """One with little memory, but well over what it takes to start, which differs from run to run."""
    monkeypatch.setattr(typesetter, "_MEGABYTES", 64)
    made = Typesetter(runtime)
    (tmp_path / "plain.css").write_text("/* @theme plain */", "utf-8")
    made.set_theme(tmp_path / "plain.css")
    yield made
    made.close()


def test_pages_leave_nothing_behind(small: Typesetter) -> None:
    """MathJax registers itself anew for each page; kept, 900 pages take 55 MB."""
    started = small._process

    for number in range(900):
        small.render(f"{HEAD}$x_{{{number}}}$", {})

    assert small._process is started


def test_tags_are_drawn_on_each_page(small: Typesetter) -> None:
    first, second = (small.render(f"{HEAD}$$\na = {number} \\tag{{*}}\n$$", {}) for number in range(2))

    assert 'data-c="2A"' in first
    assert 'data-c="2A"' in second
