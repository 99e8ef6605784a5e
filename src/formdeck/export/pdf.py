"""Look over the PDF that marp-cli wrote, and make it the same for the same input."""

from pathlib import Path

from formdeck.diagnostics import Failure


def finish_pdf(path: Path, pages: int) -> None:
    """Check that the PDF is whole and has as many pages as the document; take the hour of its making out of it.

    Raises:
        Failure: it is not whole.
    """
    import pikepdf  # noqa: PLC0415 - only PDFs need it

    broken = Failure("the browser wrote a broken PDF", "run it again; `formdeck doctor` examines the tools")
    content = path.read_bytes()
    if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-1024:]:
        raise broken
    try:
        with pikepdf.open(path, allow_overwriting_input=True) as pdf:
            if len(pdf.pages) != pages:
                raise Failure(f"the PDF has {len(pdf.pages)} pages instead of {pages}", *broken.hints)
            for name in ("/CreationDate", "/ModDate"):
                if name in pdf.docinfo:
                    del pdf.docinfo[name]
            pdf.docinfo["/Creator"] = "formdeck"
            pdf.save(path, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    except pikepdf.PdfError as error:
        raise broken from error
