"""A Node process that stays: it is started anew when it dies, and never again once it is closed."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from formdeck.diagnostics import Failure
from formdeck.export import Runtime
from formdeck.export.typesetter import PageRefused, Typesetter

Script = Callable[..., Path]

# Answers each line with how many lines this process has had.
COUNTING = 'n=0; while read -r line; do n=$((n+1)); echo "{\\"html\\": \\"$n\\", \\"css\\": \\"c\\"}"; done'


def typesetter(runtime: Runtime, script: Script, *lines: str, timeout: float = 20) -> Typesetter:
    return Typesetter(Runtime(runtime.folder, script("node", *lines)), timeout)


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    (tmp_path / "plain.css").write_text("/* @theme plain */", "utf-8")
    return tmp_path / "plain.css"


def test_one_process_renders_all_pages(runtime: Runtime, script: Script) -> None:
    made = typesetter(runtime, script, COUNTING)

    assert [made.render("# A", {}) for _ in range(3)] == ["1", "2", "3"]
    made.close()


def test_one_that_died_is_started_anew_with_its_theme(runtime: Runtime, script: Script, theme: Path) -> None:
    made = typesetter(runtime, script, 'read -r line; echo \'{"css": "c"}\'; read -r line; echo \'{"html": "page"}\'')
    made.set_theme(theme)

    assert [made.render("# A", {}) for _ in range(3)] == ["page"] * 3
    made.close()


def test_a_page_that_takes_the_process_down_is_refused(runtime: Runtime, script: Script) -> None:
    made = typesetter(runtime, script, "read -r line; exit 1")

    with pytest.raises(PageRefused, match="Node has ended"):
        made.render("# A", {})
    made.close()


def test_a_page_without_end_is_refused(runtime: Runtime, script: Script) -> None:
    made = typesetter(runtime, script, "read -r line; sleep 60", timeout=0.3)

    with pytest.raises(PageRefused, match="takes too long"):
        made.render("# A", {})
    made.close()


def test_a_page_without_end_is_not_tried_again(runtime: Runtime, script: Script, tmp_path: Path) -> None:
    lines = (f"echo start >> {tmp_path}/starts", 'read -r line; echo \'{"html": "page"}\'', "read -r line; sleep 60")
    made = typesetter(runtime, script, *lines, timeout=3.0)
    made.render("# A", {})

    with pytest.raises(PageRefused, match="takes too long"):
        made.render("# A", {})
    made.close()
    assert (tmp_path / "starts").read_text("ascii").split() == ["start"]


def test_what_marp_says_is_passed_on(runtime: Runtime, script: Script) -> None:
    made = typesetter(runtime, script, f"while read -r line; do echo '{json.dumps({'error': 'no such thing'})}'; done")

    with pytest.raises(PageRefused, match="no such thing"):
        made.render("# A", {})
    made.close()


def test_once_closed_it_starts_nothing_more(runtime: Runtime, script: Script, tmp_path: Path) -> None:
    made = typesetter(runtime, script, f"echo start >> {tmp_path}/starts", COUNTING)
    made.render("# A", {})
    made.close()

    with pytest.raises(PageRefused, match="has ended"):
        made.render("# A", {})
    assert (tmp_path / "starts").read_text("ascii").split() == ["start"]


def test_a_node_that_is_not_there_is_told(runtime: Runtime) -> None:
    with pytest.raises(Failure, match="Node cannot be run"):
        Typesetter(Runtime(runtime.folder, Path("/no/node"))).render("# A", {})
