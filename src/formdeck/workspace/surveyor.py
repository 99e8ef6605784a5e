"""What measures pages: Marp and a browser, which stay for the next pages once they are there."""

from contextlib import ExitStack, suppress
from pathlib import Path

from formdeck.diagnostics import Failure
from formdeck.export import Document, MarpRun, Rendered, start_measuring
from formdeck.workspace.head_start import GetTools


class Surveyor:
    """Measures documents one after another; once it is closed none of its tools is left running."""

    def __init__(self, get_tools: GetTools) -> None:
        self._get_tools = get_tools
        self._stack = ExitStack()
        self._run: MarpRun | None = None
        self._is_new = True

    def begin(self) -> None:
        """Let the tools load while pages are still being made; whether there are any shows when they are needed."""
        with suppress(Failure):
            self._started()

    @property
    def awaits_draft(self) -> bool:
        """Whether the tools have begun to load, and nothing has been measured yet."""
        return self._run is not None and self._is_new

    def draft(self, markdown: str) -> None:
        """Take a draft of the first document, whose formulas can be drawn ahead."""
        if self._run is not None:
            self._run.draft(markdown)

    def measure(self, document: Document, *, kept: Path | None = None) -> Rendered:
        """Lay out a document; ``kept`` is a folder for results that the next run may use.

        Raises:
            Failure: there is no browser, or a tool did not do its work.
        """
        run = self._started()
        self._is_new = False
        try:
            return run.lay_out(document, kept=kept)
        except Failure:
            self.close()  # the next document gets others
            raise

    def close(self) -> None:
        """End the tools; they are started anew for another document."""
        self._run = None
        self._stack.close()

    def _started(self) -> MarpRun:
        if self._run is None:
            self._run = self._stack.enter_context(start_measuring(self._get_tools(True)))  # noqa: FBT003 - a browser is needed
        return self._run
