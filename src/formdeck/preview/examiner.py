"""Looking over the layout of the pages that the preview shows, when it is quiet."""

from collections.abc import Callable

from formdeck.diagnostics import Diagnostic
from formdeck.edition import EditionKind
from formdeck.preview.background import Background, GiveWay, humble
from formdeck.preview.companion import Companion
from formdeck.preview.examination import FAMILIES
from formdeck.preview.view import View
from formdeck.workspace.check import kept_report
from formdeck.workspace.project import DeckFolder, Project

# To start the process anew takes as long.
_PATIENCE_SECONDS = 2.0


class Examiner:
    """Lets a process beside the preview examine the layout, and passes on what it found; of the whole deck only.

    ``told`` is called from a thread of its own, once for each state of the deck.
    """

    def __init__(self, project: Project, folder: DeckFolder, told: Callable[[tuple[Diagnostic, ...]], None]) -> None:
        self._project = project
        self._folder = folder
        self._told = told
        self._view = View()
        self._known = ""
        command = [*humble("formdeck.preview.examination"), str(project.root), str(folder.path)]
        self._companion = Companion(command, project.root)
        self._background = Background(self._examine, lambda _why: None, _PATIENCE_SECONDS)
        self.start = self._background.start

    def refresh(self, view: View) -> None:
        """Examine the deck in this view as soon as it is quiet."""
        self._view = view
        self._background.refresh()

    def stop(self) -> None:
        """End, and end what is being done."""
        self._background.stop()
        self._companion.close()

    def _examine(self, give_way: GiveWay) -> None:
        if self._view.edition.kind is not EditionKind.FULL or self._tell():
            return
        self._companion.ask(self._view.theme or "", give_way)
        self._tell()

    def _tell(self) -> bool:
        """Tell what is known of the deck as it is now; False if nothing is."""
        key, report = kept_report(self._project, self._folder, FAMILIES, self._view.theme)
        if report is None:
            return False
        if key != self._known:
            self._known = key
            self._told(report.diagnostics)
        return True
