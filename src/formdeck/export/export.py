"""Make HTML, PDF, pictures and slides of a document."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from formdeck.diagnostics import Failure
from formdeck.export.document import Document, Format
from formdeck.export.html import keep_to_itself
from formdeck.export.images import Flaw
from formdeck.export.marp import MarpRun, Rendered, start_marp
from formdeck.export.marp_command import Tools
from formdeck.export.marp_trouble import AGAIN
from formdeck.export.pdf import Details, complete_pdf, join_details
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

PAGES_AT_A_TIME = 400
"""How many pages of a PDF are printed at a time: the browser takes up some 2 MB for each."""


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


@dataclass(frozen=True, slots=True)
class _Part:
    """A run of marp-cli for a part of the document, or all of it, and the file that it writes."""

    marp: MarpRun
    made: Path
    stack: ExitStack


class Export:
    """An export that has been begun: marp-cli is loading, and waits for the document.

    A long PDF is printed in parts, for the browser wants memory for all pages that it prints at a time.
    """

    def __init__(self, fmt: Format, output: Path, begin: Callable[[int], _Part]) -> None:
        self.output = output
        self._fmt = fmt
        self._begin = begin
        self._part = begin(0)
        self._made: list[Path] = []
        self._details: list[Details] = []
        self._pages: list[int] = []

    def draft(self, markdown: str) -> None:
        """Take a draft of the document, whose formulas can be drawn ahead."""
        self._part.marp.draft(markdown)

    def lay_out(self, document: Document, *, kept: Path | None = None, timeout: float | None = None) -> LaidOut:
        """Take the document, and tell how its pages come out while the output is still being written, or its last part.

        ``kept`` is a folder for results that the next run may use; ``timeout`` counts seconds until all is written, or
        a part of it, by default as many as the number of pages makes reasonable.

        Raises:
            Failure: a tool did not do its work.
        """
        first, *others = document.parts(PAGES_AT_A_TIME) if self._fmt is Format.PDF else (document,)
        laid_out = self._lay_out(first, kept, timeout)
        for number, part in enumerate(others, 1):
            following = self._begin(number)  # it loads while the part before is being printed
            self._finish_part()
            self._part = following
            laid_out = _joined(laid_out, self._lay_out(part, kept, timeout))
        return laid_out

    def finish(self) -> None:
        """Write the output; what stood there goes only when all is well.

        Raises:
            Failure: a tool did not do its work, or the output cannot be written.
        """
        self._finish_part()
        with writing(self.output):
            publish(self._completed(), self.output)

    def give_up(self) -> None:
        """Write nothing, and make the tools end at once."""
        self._part.marp.give_up()

    def _lay_out(self, document: Document, kept: Path | None, timeout: float | None) -> LaidOut:
        rendered = self._part.marp.lay_out(document, kept=kept, timeout=timeout)
        self._pages.append(count_pages(rendered.pages))
        return LaidOut(self._pages[-1], scan_html(rendered.pages), rendered.pictures.flaws, rendered.measured)

    def _finish_part(self) -> None:
        """Wait until a part is written, and look it over."""
        self._part.marp.finish()
        made = self._part.made
        if self._fmt is not Format.PNG:
            start, end = _FRAMES[self._fmt]
            content = made.read_bytes() if made.is_file() else b""
            if not content.startswith(start) or end not in content[-_TAIL:]:
                raise Failure(f"the {self._fmt.upper()} came out incomplete", AGAIN)
        if self._fmt is Format.PDF:
            self._details.append(self._part.marp.details())
        self._made.append(made)
        self._part.stack.close()

    def _completed(self) -> Path:
        """Complete what marp-cli wrote, and name what is to be published."""
        made = self._made[0]
        if self._fmt is Format.PNG:
            return _number_pictures(made, sum(self._pages))
        if self._fmt is Format.HTML:
            made.write_text(keep_to_itself(made.read_text("utf-8")), "utf-8")
        if self._fmt is Format.PDF:
            made = made.with_name("complete.pdf")
            complete_pdf(self._made, join_details(self._details, self._pages), made)
        return made


@contextmanager
def begin_export(fmt: Format, output: Path, tools: Tools) -> Iterator[Export]:
    """Begin to write ``output``: a file, or for ``png`` a folder.

    Tools load while the document is still being made. At the end of the ``with`` block nothing is left but an output
    that was finished.

    Raises:
        Failure: a tool cannot be started, or the folder of ``output`` cannot be written to.
    """
    with work_folder(output) as folder, ExitStack() as stack:

        def begin(number: int) -> _Part:
            made = folder / ("page.png" if fmt is Format.PNG else f"{number}.{fmt}")
            of_part = stack.enter_context(ExitStack())
            return _Part(of_part.enter_context(start_marp(fmt, made, tools)), made, of_part)

        yield Export(fmt, output, begin)


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


def _joined(one: LaidOut, other: LaidOut) -> LaidOut:
    """Put what is known of a part behind what is known of the pages before."""
    findings = (replace(found, page=found.page + one.pages) for found in other.findings)
    return LaidOut(
        one.pages + other.pages, (*one.findings, *findings), one.flaws | other.flaws, (*one.measured, *other.measured)
    )


def _number_pictures(made: Path, pages: int) -> Path:
    """Gather ``page.001.png`` and so on in a folder as ``001.png``."""
    folder = made.with_name("pictures")
    folder.mkdir()
    for picture in made.parent.glob("page.*.png"):
        picture.replace(folder / picture.name.removeprefix("page."))
    if len(list(folder.iterdir())) != pages:
        raise Failure("the browser did not draw every page", AGAIN)
    return folder
