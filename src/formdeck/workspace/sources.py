"""Reading again the files that findings kept from an earlier run point into, to show their lines."""

from collections.abc import Iterable

from formdeck.diagnostics import Diagnostic
from formdeck.source import SourceFile
from formdeck.workspace.project import Project


def read_sources(project: Project, findings: Iterable[Diagnostic]) -> tuple[SourceFile, ...]:
    """Read the files that findings point into."""
    paths = sorted({finding.span.path for finding in findings if finding.span is not None})
    if not paths:
        return ()
    from formdeck.records import decode_source  # noqa: PLC0415 - only findings need it

    return tuple(decode_source(path, (project.root / path).read_bytes()).value for path in paths)
