"""The benchmarks: what a user waits for, at several sizes, beside plain marp-cli on the same Markdown.

Budgets (design): ``--help`` 0.15 s; a build to Markdown with nothing changed 0.3 s; a cold PDF 1.1 times
marp-cli's; the layout of 66 pages examined in 5 s; growth linear up to 6,600 records in 1 GB.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.decks import make_project, records_per_copy, touch_one_record
from bench.measure import Contestant, compare, table
from formdeck.export import find_browser, set_up
from formdeck.export.browser import start_script

FORMDECK = Path(sys.executable).parent / "formdeck"
SIZES = (66, 660)
_ROUNDS = {66: 5, 660: 3}
_MARP_PDF_BYTES = 4_000_000  # that marp-cli and its browser were seen to take up for each record when they print


def report_builds(arguments: Sequence[str]) -> None:
    """Measure at the sizes named (in records), 66 and 660 if none is."""
    print(table("start", compare([Contestant("formdeck --help", [FORMDECK, "--help"], Path.cwd())], 5)))
    for size in [int(word) for word in arguments] or SIZES:
        with tempfile.TemporaryDirectory(prefix="formdeck-bench-") as name:
            copies = max(1, round(size / records_per_copy()))
            project = make_project(Path(name), copies)
            rounds = _ROUNDS.get(size, 1)
            title = f"{copies * records_per_copy()} records"
            print(table(f"{title}: to Markdown", compare(markdown_contestants(project), rounds)))
            print(table(f"{title}: checks", compare(check_contestants(project), rounds)))
            print(table(f"{title}: layout", compare(layout_contestants(project), rounds)))
            with plain_marp(project) as marp:
                print(table(f"{title}: to HTML, cold", compare([marp("html"), exporting(project, "html")], rounds)))
                printing = [marp("pdf"), exporting(project, "pdf")]
                if (wanted := copies * records_per_copy() * _MARP_PDF_BYTES) > _memory():
                    print(f"\n{title}: marp-cli alone would take about {wanted / 1e9:.0f} GB to print them; left out")
                    printing = printing[1:]
                print(table(f"{title}: to PDF, cold", compare(printing, rounds)))


def _memory() -> int:
    """Tell how many bytes of memory this machine has."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def markdown_contestants(project: Path) -> list[Contestant]:
    """Build to Markdown: from nothing, after one change, with nothing changed."""
    build = [FORMDECK, "build"]
    return [
        Contestant("build, cold", build, project, lambda: forget(project)),
        Contestant("build, one record changed", build, project, lambda: touch_one_record(project)),
        Contestant("build, nothing changed", build, project),
    ]


def check_contestants(project: Path) -> list[Contestant]:
    """Check records and formulas: from nothing, and again."""
    check = [FORMDECK, "check", "--only", "record,latex"]
    return [
        Contestant("check record,latex, cold", check, project, lambda: forget(project)),
        Contestant("check record,latex, warm", check, project),
    ]


def layout_contestants(project: Path) -> list[Contestant]:
    """Examine the layout of all pages: from nothing, after one change, and again."""
    check = [FORMDECK, "check", "--only", "layout"]
    return [
        Contestant("check layout, cold", check, project, lambda: forget(project)),
        Contestant("check layout, one record changed", check, project, lambda: touch_one_record(project)),
        Contestant("check layout, warm", check, project),
    ]


def exporting(project: Path, target: str) -> Contestant:
    """Export from nothing: checks, Markdown, fonts and all."""
    command = [FORMDECK, "build", "--to", target, "--browser", "embedded"]
    return Contestant("formdeck", command, project, lambda: forget(project))


@contextmanager
def plain_marp(project: Path) -> Iterator[Callable[[str], Contestant]]:
    """Make contestants that run marp-cli alone: the Markdown that formdeck wrote, its theme, its browser."""
    runtime = set_up(lambda _step, _done: None)
    browser = find_browser("embedded", runtime, lambda _step, _done: None)
    folder = project / "marp"
    folder.mkdir()
    program = folder / "browser"
    program.write_text(start_script(browser, folder / "group"))
    program.chmod(0o700)
    compare([Contestant("build", [FORMDECK, "build"], project)], 0)
    markdown = shutil.copy(project / "build" / "bench.md", folder / "deck.md")  # as far from the pictures as build/

    def contestant(target: str) -> Contestant:
        options = ["--pdf", "--pdf-outlines"] if target == "pdf" else []
        browsing = ["--browser", "chrome", "--browser-path", program, "--browser-timeout", "600"]
        themes = ["--theme-set", project / "themes", "--allow-local-files"]
        command = [runtime.node, runtime.marp, "--no-stdin", *themes, *options, *browsing, markdown]
        return Contestant("marp-cli alone", [*command, "--output", folder / f"deck.{target}"], folder)

    yield contestant


def forget(project: Path) -> None:
    """Remove all that earlier builds left."""
    shutil.rmtree(project / "build", ignore_errors=True)
