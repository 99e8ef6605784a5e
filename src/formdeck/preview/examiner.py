"""Looking over the layout of the pages that the preview shows, when it is quiet."""

from collections.abc import Callable, Sequence

from formdeck.diagnostics import Diagnostic
from formdeck.edition import EditionKind
from formdeck.preview.background import Background
from formdeck.preview.view import View
from formdeck.workspace.check import kept_report
from formdeck.workspace.project import DeckFolder, Project

_FAMILIES = ("layout",)
# A browser lays out the pages for it: not before whoever edits makes a pause.
_QUIET_SECONDS = 1.5


class Examiner:
    """Lets ``formdeck check`` examine the layout, and passes on what it found; of the whole deck only.

    ``told`` is called from a thread of its own, once for each state of the deck.
    """

    def __init__(self, project: Project, folder: DeckFolder, told: Callable[[tuple[Diagnostic, ...]], None]) -> None:
        self._project = project
        self._folder = folder
        self._told = told
        self._view = View()
        self._known = ""
        self._background = Background(project.root, self._arguments, self._pass_on, lambda _why: None, _QUIET_SECONDS)
        self.start, self.stop = self._background.start, self._background.stop

    def refresh(self, view: View) -> None:
        """Examine the deck in this view as soon as it is quiet."""
        self._view = view
        self._background.refresh()

    def _arguments(self) -> Sequence[str] | None:
        if self._view.edition.kind is not EditionKind.FULL or self._tell():
            return None
        theme = ("--theme", self._view.theme) if self._view.theme else ()
        return ("check", str(self._folder.path), "--only", ",".join(_FAMILIES), *theme, "--quiet")

    def _pass_on(self, _output: str) -> None:
        self._tell()

    def _tell(self) -> bool:
        """Tell what is known of the deck as it is now; False if nothing is."""
        key, report = kept_report(self._project, self._folder, _FAMILIES, self._view.theme)
        if report is None:
            return False
        if key != self._known:
            self._known = key
            self._told(report.diagnostics)
        return True
