"""Running marp-cli, with a Node.js that only pretends: the command line, and every way to fail."""

import errno
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from formdeck.diagnostics import Failure
from formdeck.export import Browser, Document, Format, Runtime, Tools, begin_export, export_document, marp
from formdeck.export.marp_command import marp_command, marp_environment, marp_order

Script = Callable[..., Path]

# Finds what follows --output among the arguments, as marp-cli does.
OUTPUT = 'while [ "$1" != --output ]; do shift; done; out="$2"'
# Like the real program, it writes the geometry beside and renames it: who waits for it never sees half of it.
PAGES = """\
echo "<svg data-marpit-svg></svg>" > "$FORMDECK_PAGES"
echo "[]" > "$FORMDECK_GEOMETRY.part"; mv "$FORMDECK_GEOMETRY.part" "$FORMDECK_GEOMETRY\""""
DETAILS = 'echo "{}" > "$FORMDECK_DETAILS"'

# How Puppeteer tells that a browser did not start: by way of marp-cli, then in an error of its own.
LAUNCH_FAILURE = """\
[ ERROR ] Failed converting Markdown. (Failed to launch the browser process:
          Code: 127
          )
/node_modules/@puppeteer/browsers/lib/cjs/launch.js:350

Error: Failed to launch the browser process:  Code: 127

stderr:
{}
TROUBLESHOOTING: https://pptr.dev/troubleshooting

    at ChildProcess.onClose (/node_modules/@puppeteer/browsers/lib/cjs/launch.js:350:24)
"""


@pytest.fixture(autouse=True)
def no_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marp, "font_css", lambda _texts, _runtime, _kept: "")


@pytest.fixture
def document(tmp_path: Path) -> Document:
    (tmp_path / "deck").mkdir()
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "plain.css").write_text("/* @theme plain */", "utf-8")
    return Document("# A\n\n---\n\n# B\n", tmp_path / "deck", tmp_path / "themes" / "plain.css", "ja")


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """An output that a good run has left."""
    (tmp_path / "build").mkdir()
    target = tmp_path / "build" / "deck.pdf"
    target.write_text("the last good one", "utf-8")
    return target


@pytest.fixture
def printed(tmp_path: Path) -> str:
    """The line of a script that writes a PDF of one page."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / "printed.pdf")
    return f'cp {tmp_path}/printed.pdf "$out"'


def tools(runtime: Runtime, script: Script, *lines: str) -> Tools:
    return Tools(Runtime(runtime.folder, script("node", *lines)), Browser(Path("/usr/bin/my-browser")))


def wait_for(file: Path) -> None:
    deadline = time.monotonic() + 20
    while not file.exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert file.exists()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def command(fmt: Format, runtime: Runtime) -> list[str]:
    return marp_command(Tools(runtime, Browser(Path("b"))), fmt, Path("/s"), Path("/o/deck.out"))


@pytest.mark.parametrize("fmt", Format)
def test_marp_never_waits_for_input_and_never_opens_local_files(fmt: Format, runtime: Runtime) -> None:
    assert "--no-stdin" in command(fmt, runtime)
    assert "--allow-local-files" not in command(fmt, runtime)
    assert "--html" not in command(fmt, runtime)


def test_html_needs_no_browser(runtime: Runtime) -> None:
    assert not [word for word in command(Format.HTML, runtime) if word.startswith("--browser")]


def test_settings_of_nodes_own_do_not_get_through(runtime: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NODE_OPTIONS", "--inspect")

    environment = marp_environment(Format.PDF, Tools(runtime), Path("/s"), 5)

    assert "NODE_OPTIONS" not in environment
    assert (environment["TMPDIR"], environment["FORMDECK_PIPE"]) == ("/s", "5")


def test_the_order_is_one_line(document: Document) -> None:
    order = b'{"lang": "ja", "browserTimeout": 40, "themes": ["plain.css"], "ladder": [], "safe": 10.0}\n'

    assert marp_order(document, 40.2, ["plain.css"]) == order


def test_a_good_run_replaces_the_output(
    document: Document, output: Path, runtime: Runtime, script: Script, printed: str
) -> None:
    title = """echo '{"title": "the new one"}' > "$FORMDECK_DETAILS"; """
    good = tools(runtime, script, OUTPUT, PAGES, title + printed)

    exported = export_document(document, Format.PDF, output, good)

    with pikepdf.open(output) as pdf:
        assert (str(pdf.docinfo["/Title"]), exported.pages) == ("the new one", 1)


def test_how_the_pages_come_out_is_known_while_they_are_printed(  # noqa: PLR0913, PLR0917 - fixtures
    document: Document, output: Path, runtime: Runtime, script: Script, tmp_path: Path, printed: str
) -> None:
    until_told = f"while [ ! -e {tmp_path}/print ]; do sleep 0.02; done"
    printing = tools(runtime, script, OUTPUT, PAGES, until_told, f"{printed}; {DETAILS}")

    with begin_export(Format.PDF, output, printing) as export:
        laid_out = export.lay_out(document)
        before = output.read_text("utf-8")
        (tmp_path / "print").touch()
        export.finish()

    assert (laid_out.pages, before) == (1, "the last good one")
    assert output.read_bytes().startswith(b"%PDF-")


def test_printing_that_fails_after_the_pages_are_known_is_told(
    document: Document, output: Path, runtime: Runtime, script: Script
) -> None:
    failing = tools(runtime, script, PAGES, "echo 'Error: ENOSPC: no space left on device, write'; exit 1")

    with begin_export(Format.PDF, output, failing) as export:
        export.lay_out(document)
        with pytest.raises(Failure, match="the disk is full"):
            export.finish()

    assert output.read_text("utf-8") == "the last good one"


def test_printing_without_end_is_ended(document: Document, output: Path, runtime: Runtime, script: Script) -> None:
    endless = tools(runtime, script, PAGES, "sleep 60")

    with begin_export(Format.PDF, output, endless) as export:
        export.lay_out(document, timeout=1)
        with pytest.raises(Failure, match="did not finish within 1"):
            export.finish()


def test_printing_that_is_given_up_has_ended(
    document: Document, output: Path, runtime: Runtime, script: Script, tmp_path: Path
) -> None:
    noted = f"echo $$ > {tmp_path}/process"

    with begin_export(Format.PDF, output, tools(runtime, script, noted, PAGES, "sleep 60")) as export:
        export.lay_out(document)
        export.give_up()
        with pytest.raises(ProcessLookupError):
            os.kill(int((tmp_path / "process").read_text("ascii")), 0)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["echo '[ ERROR ] Failed to launch the browser process!'", "exit 1"], "`/usr/bin/my-browser` does not work"),
        (["echo 'TargetCloseError: Protocol error'", "exit 1"], "`/usr/bin/my-browser` does not work"),
        (["echo 'Error: spawn /x/browser EACCES'", "exit 1"], "`/usr/bin/my-browser` does not work"),
        (["echo 'Error: ENOSPC: no space left on device, write'", "exit 1"], "the disk is full"),
        (["echo '[ ERROR ] Failed converting Markdown. (Invalid string length)'", "exit 1"], "larger than marp-cli"),
        (["echo 'Error: EROFS: read-only file system'", "exit 1"], "read-only"),
        (["echo 'SyntaxError: odd'", "exit 7"], "stopped with status 7"),
        (["exit 0"], "stopped with status 0"),
        ([PAGES, "exit 0"], "incomplete"),
        ([OUTPUT, PAGES, DETAILS, "printf '%%PDF-1.7 new %%%%EOF' > \"$out\""], "damaged"),
        ([OUTPUT, PAGES, "printf '%%PDF-1.7 new %%%%EOF' > \"$out\""], "incomplete"),
        ([OUTPUT, PAGES, ': > "$out"'], "incomplete"),
        ([OUTPUT, PAGES, "printf '%%PDF-1.7 half' > \"$out\""], "incomplete"),
        ([OUTPUT, PAGES, "printf 'no pdf %%%%EOF' > \"$out\""], "incomplete"),
    ],
)
def test_a_bad_run_is_told_and_leaves_the_last_output(  # noqa: PLR0913, PLR0917 - fixtures
    lines: list[str], told: str, document: Document, output: Path, runtime: Runtime, script: Script
) -> None:
    with pytest.raises(Failure, match=told):
        export_document(document, Format.PDF, output, tools(runtime, script, *lines), timeout=60)

    assert output.read_text("utf-8") == "the last good one"
    assert names(output.parent) == ["deck.pdf"]


def test_a_run_without_end_is_ended(document: Document, output: Path, runtime: Runtime, script: Script) -> None:
    with pytest.raises(Failure, match="did not finish within 1 seconds"):
        export_document(document, Format.PDF, output, tools(runtime, script, "sleep 60"), timeout=1)

    assert output.read_text("utf-8") == "the last good one"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Failed to launch the browser process: libnss3.so not found", "libnss3.so not found"),
        (
            LAUNCH_FAILURE.format("/x/chromium: libnss3.so: cannot open shared object\n"),
            "it said: /x/chromium: libnss3",
        ),
        (LAUNCH_FAILURE.format(""), "it said: Error: Failed to launch the browser process:  Code: 127"),
    ],
)
def test_the_browsers_own_words_are_passed_on(  # noqa: PLR0913, PLR0917 - fixtures
    said: str, told: str, document: Document, output: Path, runtime: Runtime, script: Script
) -> None:
    broken = tools(runtime, script, f"cat <<'END'\n{said}\nEND", "exit 1")

    with pytest.raises(Failure) as failure:
        export_document(document, Format.PDF, output, broken)

    assert told in failure.value.hints[-1]


def test_marp_starts_before_the_document_is_there(  # noqa: PLR0913, PLR0917 - fixtures
    document: Document, output: Path, runtime: Runtime, script: Script, tmp_path: Path, printed: str
) -> None:
    waiting = tools(
        runtime,
        script,
        f"touch {tmp_path}/started",
        OUTPUT,
        f'head -n 1 < "/dev/fd/$FORMDECK_PIPE" > {tmp_path}/order',
        f"ls *.md themes > {tmp_path}/there",
        f"{printed}; {DETAILS}; {PAGES}",
    )

    with begin_export(Format.PDF, output, waiting) as export:
        wait_for(tmp_path / "started")
        assert not (tmp_path / "there").exists()
        export.lay_out(document)
        export.finish()

    assert (tmp_path / "order").read_bytes() == marp_order(document, 61 / 1.5, ["plain.css"])
    assert (tmp_path / "there").read_text("utf-8").split() == ["deck.md", "themes:", "plain.css"]


def test_a_draft_is_there_before_the_document(  # noqa: PLR0913, PLR0917 - fixtures
    document: Document, output: Path, runtime: Runtime, script: Script, tmp_path: Path, printed: str
) -> None:
    drawing = tools(
        runtime,
        script,
        OUTPUT,
        'exec 3< "/dev/fd/$FORMDECK_PIPE"',
        f'read -r line <&3; echo "$line" > {tmp_path}/first.part; cp draft.md {tmp_path}/draft',
        f'mv {tmp_path}/first.part {tmp_path}/first; read -r line <&3; echo "$line" > {tmp_path}/second',
        f"{printed}; {DETAILS}; {PAGES}",
    )

    with begin_export(Format.PDF, output, drawing) as export:
        export.draft("$a$")
        wait_for(tmp_path / "first")
        assert (tmp_path / "draft").read_text("utf-8") == "$a$"
        export.lay_out(document)
        export.finish()

    assert "draft.md" in (tmp_path / "first").read_text("utf-8")
    assert (tmp_path / "second").read_bytes() == marp_order(document, 61 / 1.5, ["plain.css"])


def test_an_export_that_is_given_up_leaves_nothing(
    output: Path, runtime: Runtime, script: Script, tmp_path: Path
) -> None:
    with begin_export(Format.PDF, output, tools(runtime, script, f"touch {tmp_path}/started", "sleep 60")):
        wait_for(tmp_path / "started")

    assert output.read_text("utf-8") == "the last good one"
    assert names(output.parent) == ["deck.pdf"]


def test_a_pipe_that_nobody_reads_is_no_trouble_of_the_fonts(
    document: Document, output: Path, runtime: Runtime, script: Script
) -> None:
    deaf = tools(runtime, script, 'exec 3< "/dev/fd/$FORMDECK_PIPE"', "exit 5")

    with pytest.raises(Failure, match="stopped with status 5"):
        export_document(document, Format.HTML, output, deaf)


def test_a_browser_that_does_not_see_our_fonts_is_told(
    document: Document, output: Path, runtime: Runtime, script: Script
) -> None:
    blind = tools(runtime, script, "echo '[ ERROR ] Failed converting Markdown. (formdeck-fonts-missing)'", "exit 1")

    with pytest.raises(Failure, match="does not find formdeck's fonts"):
        export_document(document, Format.PDF, output, blind)


def test_a_node_that_is_gone_is_told(document: Document, output: Path, runtime: Runtime) -> None:
    gone = Tools(Runtime(runtime.folder, Path("/no/node")), Browser(Path("b")))

    with pytest.raises(Failure, match="cannot be run"):
        export_document(document, Format.PDF, output, gone)


def test_a_damaged_font_is_told(
    document: Document, output: Path, runtime: Runtime, script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    def broken(*_args: object) -> str:
        raise FileNotFoundError(2, "No such file", "font.woff")

    monkeypatch.setattr(marp, "font_css", broken)

    with pytest.raises(Failure, match="a font of the runtime cannot be read"):
        export_document(document, Format.PDF, output, tools(runtime, script, "exit 1"))


def test_a_read_only_disk_is_told(
    document: Document, output: Path, runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> str:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr("tempfile.mkdtemp", refuse)

    with pytest.raises(Failure, match="Read-only file system") as failure:
        export_document(document, Format.PDF, output, Tools(runtime))

    assert failure.value.hints == ("the disk is read-only: name another folder",)


def test_an_output_folder_that_cannot_be_made_is_told(document: Document, tmp_path: Path, runtime: Runtime) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(Failure, match="cannot be written"):
        export_document(document, Format.PDF, tmp_path / "file" / "deck.pdf", Tools(runtime))


def test_pictures_are_gathered_under_their_numbers(
    document: Document, tmp_path: Path, runtime: Runtime, script: Script
) -> None:
    good = tools(runtime, script, OUTPUT, PAGES, 'printf one > "${out%.png}.001.png"')
    (tmp_path / "build" / "deck-png").mkdir(parents=True)
    (tmp_path / "build" / "deck-png" / "099.png").touch()

    export_document(document, Format.PNG, tmp_path / "build" / "deck-png", good)

    assert names(tmp_path / "build" / "deck-png") == ["001.png"]
    assert names(tmp_path / "build") == ["deck-png"]


def test_a_picture_too_few_is_told(document: Document, tmp_path: Path, runtime: Runtime, script: Script) -> None:
    with pytest.raises(Failure, match="every page"):
        export_document(document, Format.PNG, tmp_path / "build" / "deck-png", tools(runtime, script, OUTPUT, PAGES))


def test_an_interrupt_leaves_no_file_and_no_process(document: Document, output: Path, script: Script) -> None:
    noted = output.parent.parent / "process"
    node = script("node", f"echo $$ > {noted}.part && mv {noted}.part {noted}", "sleep 60")
    code = f"""
from pathlib import Path
from formdeck.export import *
from formdeck.export import marp
marp.font_css = lambda *_: ""
document = Document("# A", Path({str(document.folder)!r}), Path({str(document.theme)!r}))
export_document(document, Format.PDF, Path({str(output)!r}), Tools(Runtime(Path("/none"), Path({str(node)!r}))))
"""
    scratch = output.parent.parent / "scratch"
    scratch.mkdir()
    environment = {**os.environ, "TMPDIR": str(scratch)}
    ours = subprocess.Popen([sys.executable, "-c", code], env=environment, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 20
    while not noted.exists() and time.monotonic() < deadline:
        time.sleep(0.05)

    ours.terminate()

    assert ours.wait(20) == 143
    assert (names(output.parent), names(scratch)) == (["deck.pdf"], [])
    with pytest.raises(ProcessLookupError):
        os.kill(int(noted.read_text("ascii")), 0)
