"""The command line as a user meets it, in processes of its own."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from support import CHAPTER, ROOT, write_project

FORMDECK = Path(sys.executable).parent / "formdeck"


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"NO_COLOR": "1", "COLUMNS": "200"} | environment
    command = [str(FORMDECK), *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, env=env, check=False, timeout=120)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path, {}).root


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    return write_project(tmp_path, {"slides/d/01.yaml": CHAPTER.replace("title: One", "titel: One")}).root


def test_help_names_every_command(tmp_path: Path) -> None:
    shown = run(tmp_path, "--help").stdout

    assert all(f"  {name} " in shown for name in ("new", "build", "check", "explain", "setup", "doctor", "read"))


def test_help_does_not_import_what_only_commands_need(tmp_path: Path) -> None:
    code = """if True:
        import sys
        from formdeck.cli import main
        sys.argv = ["formdeck", "--help"]
        try:
            main()
        finally:
            print(sorted({"sympy", "yaml", "jinja2", "msgspec", "fontTools", "pikepdf"} & set(sys.modules)))
    """
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)

    assert shown.stdout.splitlines()[-1] == "[]"


def test_unknown_command_is_guessed(tmp_path: Path) -> None:
    result = run(tmp_path, "buld")

    assert (result.returncode, "did you mean `build`?" in result.stderr) == (2, True)


def test_build_writes_markdown_and_says_so(project: Path) -> None:
    result = run(project, "build")

    assert (result.returncode, result.stdout) == (0, "wrote build/d.md (6 pages)\n")


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_theme_that_is_not_there_is_refused(project: Path, command: str) -> None:
    result = run(project, command, "--theme", "portrait_A4_larg")

    assert result.returncode == 2
    assert "did you mean `portrait_A4_large`?" in result.stderr


def test_second_build_does_nothing_and_says_so(project: Path) -> None:
    run(project, "build")
    before = (project / "build" / "d.md").stat()
    result = run(project, "build")
    after = (project / "build" / "d.md").stat()

    assert (result.stdout, after.st_mtime_ns) == ("build/d.md is up to date\n", before.st_mtime_ns)


def test_a_deleted_output_is_made_again(project: Path) -> None:
    run(project, "build")
    (project / "build" / "d.md").unlink()

    assert run(project, "build").stdout == "wrote build/d.md (6 pages)\n"


def test_an_output_somebody_changed_is_made_again(project: Path) -> None:
    run(project, "build")
    (project / "build" / "d.md").write_text("scribble")

    assert run(project, "build").stdout == "wrote build/d.md (6 pages)\n"


def test_a_build_with_errors_writes_and_ends_with_status_1(broken: Path) -> None:
    result = run(broken, "build")

    assert (result.returncode, "error[FD201]" in result.stderr, (broken / "build" / "d.md").is_file()) == (
        1,
        True,
        True,
    )


def test_an_unchanged_deck_still_reports_its_errors(broken: Path) -> None:
    first, second = run(broken, "build"), run(broken, "build")

    assert (second.returncode, second.stderr) == (first.returncode, first.stderr)


def test_strict_writes_nothing_unless_all_is_clean(broken: Path) -> None:
    result = run(broken, "build", "--strict")

    assert (result.returncode, (broken / "build" / "d.md").exists()) == (1, False)
    assert "nothing written" in result.stdout


def test_strict_keeps_the_last_good_output(project: Path) -> None:
    run(project, "build")
    before = (project / "build" / "d.md").read_text()
    (project / "slides" / "d" / "01.yaml").write_text(CHAPTER.replace("title: One", "titel: One"))
    run(project, "build", "--strict")

    assert (project / "build" / "d.md").read_text() == before


def test_a_wrong_target_is_guessed(project: Path) -> None:
    result = run(project, "build", "--to", "pfd")

    assert (result.returncode, "did you mean `pdf`?" in result.stderr) == (2, True)


def test_no_project_is_told(tmp_path: Path) -> None:
    result = run(tmp_path, "build")

    assert (result.returncode, "formdeck new DIR" in result.stderr) == (2, True)


def test_project_option_works_before_and_after_the_command(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    results = [
        run(elsewhere, "--project", str(project), "build").returncode,
        run(elsewhere, "build", "--project", str(project)).returncode,
    ]

    assert results == [0, 0]


def test_an_output_that_cannot_be_written_is_told(project: Path) -> None:
    (project / "build").write_text("a file where the folder should be")
    result = run(project, "build")

    assert (result.returncode, "Traceback" in result.stderr, "build/d.md" in result.stderr) == (2, False, True)


def test_new_makes_a_project_that_builds_without_findings(tmp_path: Path) -> None:
    run(tmp_path, "new", "demo")
    result = run(tmp_path / "demo", "build", "--strict")

    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_new_wires_the_schema_in(tmp_path: Path, lang: str) -> None:
    run(tmp_path, "new", "demo", "--lang", lang)
    deck = tmp_path / "demo" / "slides" / "my-sheets"
    schemas = [(deck / file.read_text().splitlines()[0].partition("$schema=")[2]) for file in deck.glob("*.yaml")]

    assert [json.loads(schema.read_text())["type"] for schema in schemas] == ["object", "object"]


def test_new_fills_the_current_folder_if_it_is_empty(tmp_path: Path) -> None:
    inside = run(tmp_path, "new", ".")

    assert (inside.returncode, run(tmp_path, "build", "--strict").returncode) == (0, 0)
    assert {file.name for file in tmp_path.iterdir()} == {".gitignore", "README.md", "build", "schema", "slides"}


def test_new_leaves_a_folder_with_something_in_it_alone(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("mine")
    result = run(tmp_path, "new", ".")

    assert (result.returncode, [file.name for file in tmp_path.iterdir()]) == (2, ["note.txt"])


def test_explain_prints_the_manual_page(tmp_path: Path) -> None:
    assert run(tmp_path, "explain", "FD201").stdout.startswith("# FD201: ")


def test_explain_knows_names_and_bare_numbers(tmp_path: Path) -> None:
    assert run(tmp_path, "explain", "unknown-key").stdout == run(tmp_path, "explain", "201").stdout != ""


def test_explain_of_an_unknown_code_is_told(tmp_path: Path) -> None:
    assert run(tmp_path, "explain", "FD999").returncode == 2


def test_a_closed_pipe_is_no_traceback(tmp_path: Path) -> None:
    command = ["sh", "-c", f"'{FORMDECK}' explain | head -1"]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)

    assert "Traceback" not in result.stderr


def test_a_pipe_in_the_deck_s_folder_does_not_hang(project: Path) -> None:
    os.mkfifo(project / "slides" / "d" / "02.yaml")

    assert run(project, "build").returncode == 0


def test_a_circle_of_links_is_told(project: Path) -> None:
    chapter = project / "slides" / "d" / "01.yaml"
    chapter.unlink()
    chapter.symlink_to(chapter.name)
    result = run(project, "build")

    assert (result.returncode, "FD221" in result.stderr, "Traceback" in result.stderr) == (1, True, False)


def test_output_that_does_not_arrive_is_told(tmp_path: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        command = [str(FORMDECK), "explain"]
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, cwd=tmp_path)

    assert (result.returncode, "Exception ignored" in result.stderr) == (2, False)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_unwinds_wherever_it_comes(number: signal.Signals, tmp_path: Path) -> None:
    code = f"""if True:
        import os, signal, sys, time
        from formdeck.cli import main
        from formdeck.cli.main import _LazyGroup
        def stop(*_):
            try:
                os.kill(os.getpid(), {int(number)})
                time.sleep(20)
            finally:
                print("unwound", flush=True)
        _LazyGroup.get_command = stop
        signal.signal({int(number)}, signal.SIG_DFL)
        sys.argv = ["formdeck", "build"]
        main()
    """
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path)

    assert (result.returncode, result.stdout) == (128 + number, "unwound\n")


def test_the_repository_s_own_targets_are_in_its_makefile() -> None:
    text = (ROOT / "Makefile").read_text()

    assert all(
        f"\n{target}:" in text
        for target in ("build", "html", "pdf", "png", "check", "lint", "types", "test", "bench", "clean", "help")
    )


def unreadable_beside_broken(root: Path) -> Path:
    """Write a deck whose file cannot be read, and one that has a mistake."""
    deck = "formdeck: 1\ntitle: E\nchapters: [01.yaml]\n"
    files = {"slides/e/deck.yaml": deck, "slides/e/01.yaml": CHAPTER.replace("title: One", "titel: One")}
    project = write_project(root, files).root
    (project / "slides" / "d" / "deck.yaml").unlink()
    (project / "slides" / "d" / "deck.yaml").mkdir()
    return project


def test_what_fails_for_one_deck_does_not_keep_the_others_from_being_built(tmp_path: Path) -> None:
    result = run(unreadable_beside_broken(tmp_path), "build")

    assert (result.returncode, (tmp_path / "build" / "e.md").is_file()) == (2, True)
    assert "cannot be read" in result.stderr
    assert "FD201" in result.stderr


def test_what_fails_for_one_deck_does_not_keep_the_others_from_being_checked(tmp_path: Path) -> None:
    result = run(unreadable_beside_broken(tmp_path), "check", "--format", "json", "--only", "record")

    checked = json.loads(result.stdout)
    assert (result.returncode, checked["ok"], [deck["deck"] for deck in checked["decks"]]) == (2, False, ["e"])
    assert "cannot be read" in result.stderr


def test_a_browser_that_is_not_there_fails_after_the_markdown_and_what_was_found(broken: Path) -> None:
    result = run(broken, "build", "--to", "pdf", "--browser", "/no/browser")

    assert (result.returncode, "FD201" in result.stderr, "/no/browser" in result.stderr) == (2, True, True)
    assert (broken / "build" / "d.md").is_file()


def test_a_chapter_that_is_no_yaml_is_told_whatever_is_checked(project: Path) -> None:
    (project / "slides" / "d" / "01.yaml").write_text("chapter: [", "utf-8")

    result = run(project, "check", "--only", "latex")

    assert (result.returncode, "FD1" in result.stdout) == (1, True)
