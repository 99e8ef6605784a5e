"""Choosing a browser, and the script that it is started by."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from formdeck.diagnostics import Failure
from formdeck.export import Browser, Runtime, browser, embedded, find_browser
from formdeck.export.browser import find_installed, start_script

Script = Callable[..., Path]

pytestmark = pytest.mark.usefixtures("cache")


def quiet(_step: str, _done: float) -> None:
    pass


@pytest.fixture(autouse=True)
def bare_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", f"{tmp_path}/bin:/bin")
    monkeypatch.setattr(browser, "_USUAL_PLACES", ())
    monkeypatch.setattr(browser, "_NAMES", ("google-chrome", "chromium"))


def unpacked(runtime: Runtime) -> Path:
    program = embedded.embedded_program(runtime.folder)
    program.parent.mkdir(parents=True)
    program.touch()
    return program


def test_what_was_asked_for_comes_first(script: Script, runtime: Runtime) -> None:
    script("chromium", "")
    mine = script("mine", "")

    assert find_browser(str(mine), runtime, quiet).program == mine


def test_the_environment_counts_like_an_option(
    script: Script, runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = script("mine", "")
    monkeypatch.setenv("FORMDECK_BROWSER", "mine")

    assert find_browser(None, runtime, quiet).program == mine


def test_an_installed_one_is_taken_before_ours(script: Script, runtime: Runtime) -> None:
    unpacked(runtime)
    installed = script("chromium", "")

    assert find_browser(None, runtime, quiet).program == installed


def test_ours_is_taken_where_none_is_installed(runtime: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "is_embedded_supported", lambda: True)

    assert find_browser(None, runtime, quiet).program == unpacked(runtime)


def test_ours_can_be_asked_for(script: Script, runtime: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "is_embedded_supported", lambda: True)
    script("chromium", "")

    assert find_browser("embedded", runtime, quiet).program == unpacked(runtime)


def test_ours_is_not_offered_where_it_does_not_run(runtime: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "is_embedded_supported", lambda: False)

    with pytest.raises(Failure, match="only on Linux on x64"):
        find_browser(None, runtime, quiet)


def test_one_that_is_not_there_is_a_failure(runtime: Runtime) -> None:
    with pytest.raises(Failure, match="`/no/browser` is not there"):
        find_browser("/no/browser", runtime, quiet)


def test_one_that_cannot_be_run_is_a_failure(runtime: Runtime, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(Failure, match="is no program"):
        find_browser(str(tmp_path / "file"), runtime, quiet)


def test_one_from_a_snap_is_left_out(script: Script) -> None:
    script("google-chrome", "exec /snap/bin/chromium")
    plain = script("chromium", "")

    assert find_installed() == plain


def test_the_script_passes_everything_on(script: Script, tmp_path: Path) -> None:
    program = script("odd name", 'echo "$GREETING"; printf "%s\\n" "$@"')
    chosen = Browser(program, ("--flag=a b", "it's"), {"GREETING": "hello $USER"})
    start = script("start", *start_script(chosen, tmp_path / "a group").splitlines()[1:])

    said = subprocess.run([start, "last one"], capture_output=True, text=True, check=True).stdout

    assert said.splitlines() == ["hello $USER", "--flag=a b", "it's", "last one"]


def test_the_script_notes_the_process_group(script: Script, tmp_path: Path) -> None:
    noted = tmp_path / "group"
    start = script("start", *start_script(Browser(script("p", "echo $$")), noted).splitlines()[1:])

    said = subprocess.run([start], capture_output=True, text=True, check=True).stdout

    assert said == noted.read_text("ascii")


@pytest.mark.skipif(sys.platform != "linux", reason="fonts are found in this way on Linux only")
def test_a_browser_is_told_where_our_fonts_are(script: Script, runtime: Runtime) -> None:
    found = find_browser(str(script("mine", "")), runtime, quiet)

    assert found.environment == {"FONTCONFIG_FILE": str(runtime.font_settings)}
    assert found.has_fonts


def test_no_browser_is_let_onto_the_network() -> None:
    assert any(flag.startswith("--proxy-server=") for flag in Browser(Path("x")).flags)
