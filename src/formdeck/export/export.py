"""Make HTML, PDF, pictures and slides of a document."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from formdeck.diagnostics import Failure
from formdeck.export.document import Document, Format
from formdeck.export.html import keep_to_itself
from formdeck.export.images import Flaw
from formdeck.export.marp import MarpRun, Rendered, start_marp
from formdeck.export.marp_command import Tools
from formdeck.export.marp_trouble import AGAIN
from formdeck.export.pdf import complete_pdf
from formdeck.export.publish import publish, work_folder, writing
from formdeck.export.scan import PageFinding, count_pages, scan_html
from formdeck.geometry import Measured

# How a whole file of each kind begins, and what stands near its end.
_FRAMES = {
    Format.HTML: (b"<!DOCTYPE html>", b"</html>"),
    Format.PDF: (b"%PDF-", b"%%EOF"),
    Format.PPTX: (b"PK", b"PK\x05\x06"),
}
_TAIL = 1024


@dataclass(frozen=True, slots=True)
class LaidOut:
    """How many pages there are, and what is wrong on them. ``flaws`` tells of pictures by name.

    ``measured`` tells of each page where everything stands, unless no browser was needed.
    """

    pages: int
    findings: tuple[PageFinding, ...]
    flaws: dict[str, Flaw]
    measured: tuple[Measured, ...] = ()


@dataclass(frozen=True, slots=True)
class Exported(LaidOut):
    """What was written, and how its pages came out."""

    output: Path = Path()


class Export:
    """An export that has been begun: marp-cli is loading, and waits for the document."""

    def __init__(self, fmt: Format, output: Path, made: Path, marp: MarpRun) -> None:
        self.output = output
        self._fmt = fmt
        self._made = made
        self._marp = marp
        self._pages = 0

    def draft(self, markdown: str) -> None:
        """Take a draft of the document, whose formulas can be drawn ahead."""
        self._marp.draft(markdown)

    def lay_out(self, document: Document, *, kept: Path | None = None, timeout: float | None = None) -> LaidOut:
        """Take the document, and tell how its pages come out while the output is still being written.

        ``kept`` is a folder for results that the next run may use; ``timeout`` counts seconds until all is written, by
        default as many as the number of pages makes reasonable.

        Raises:
            Failure: a tool did not do its work.
        """
        rendered = self._marp.lay_out(document, kept=kept, timeout=timeout)
        self._pages = count_pages(rendered.pages)
        return LaidOut(self._pages, scan_html(rendered.pages), rendered.pictures.flaws, rendered.measured)

    def finish(self) -> None:
        """Write the output; what stood there goes only when all is well.

        Raises:
            Failure: a tool did not do its work, or the output cannot be written.
        """
        self._marp.finish()
        with writing(self.output):
            publish(self._completed(), self.output)

    def give_up(self) -> None:
        """Write nothing, and make the tools end at once."""
        self._marp.give_up()

    def _completed(self) -> Path:
        """Look over what marp-cli wrote, complete it, and name what is to be published."""
        if self._fmt is Format.PNG:
            return _number_pictures(self._made, self._pages)
        start, end = _FRAMES[self._fmt]
        content = self._made.read_bytes() if self._made.is_file() else b""
        if not content.startswith(start) or end not in content[-_TAIL:]:
            raise Failure(f"the {self._fmt.upper()} came out incomplete", AGAIN)
        if self._fmt is Format.HTML:
            self._made.write_text(keep_to_itself(content.decode("utf-8")), "utf-8")
        if self._fmt is Format.PDF:
            complete_pdf(self._made, self._marp.details())
        return self._made


@contextmanager
def begin_export(fmt: Format, output: Path, tools: Tools) -> Iterator[Export]:
    """Begin to write ``output``: a file, or for ``png`` a folder.

    Tools load while the document is still being made. At the end of the ``with`` block nothing is left but an output
    that was finished.

    Raises:
        Failure: a tool cannot be started, or the folder of ``output`` cannot be written to.
    """
    with work_folder(output) as folder:
        made = folder / ("page.png" if fmt is Format.PNG else output.name)
        with start_marp(fmt, made, tools) as marp:
            yield Export(fmt, output, made, marp)


def export_document(  # noqa: PLR0913 - what to make, of what, with what, and within which bounds
    document: Document,
    fmt: Format,
    output: Path,
    tools: Tools,
    *,
    kept: Path | None = None,
    timeout: float | None = None,
) -> Exported:
    """Write a document that is there already to ``output``; see ``begin_export`` and ``Export.lay_out``.

    Raises:
        Failure: as there.
    """
    with begin_export(fmt, output, tools) as export:
        laid_out = export.lay_out(document, kept=kept, timeout=timeout)
        export.finish()
    return Exported(laid_out.pages, laid_out.findings, laid_out.flaws, laid_out.measured, output)


def typeset_document(
    document: Document, tools: Tools, *, kept: Path | None = None, timeout: float | None = None
) -> Rendered:
    """Let marp-cli render the pages without writing any file, to see whether MathJax accepts every formula.

    Raises:
        Failure: marp-cli did not do its work.
    """
    with start_marp(Format.HTML, Path("/dev/null"), tools) as marp:
        return marp.lay_out(document, kept=kept, timeout=timeout)


def _number_pictures(made: Path, pages: int) -> Path:
    """Gather ``page.001.png`` and so on in a folder as ``001.png``."""
    folder = made.with_name("pictures")
    folder.mkdir()
    for picture in made.parent.glob("page.*.png"):
        picture.replace(folder / picture.name.removeprefix("page."))
    if len(list(folder.iterdir())) != pages:
        raise Failure("the browser did not draw every page", AGAIN)
    return folder
