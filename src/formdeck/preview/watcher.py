"""The one loop: events name paths; once they have settled, what depends on them is built and published."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from formdeck.diagnostics import Diagnostic, Failure
from formdeck.preview.builder import Builder, Superseded
from formdeck.preview.heap import Heap
from formdeck.preview.laid_out import LaidOut
from formdeck.preview.press import Press
from formdeck.preview.settle import Events, take_settled
from formdeck.preview.snapshot import Snapshot, changed_pages, moved_pages
from formdeck.preview.sweep import Sweep
from formdeck.render import PageKind

# More pages than these are not pushed: browsers fetch those that are in view.
_MOST_PUSHED = 8
# Findings of pages that nobody looks at may come in lots.
_TOLD_EVERY_SECONDS = 0.5
# So long nothing must have come before the whole deck is compiled: the edited page goes out first, undisturbed.
_QUIET_SECONDS = 0.1
# One change without an event may have come before its folder was watched; so many mean that the disk is silent.
_SILENCES = 2


class Audience(Protocol):
    """Who is told of what the loop makes: the browsers, the terminal, the exports."""

    def show_deck(self, snapshot: Snapshot, focus: int | None) -> None:
        """Take the whole deck anew."""
        ...

    def show_pages(self, snapshot: Snapshot, pages: dict[int, str], moved: Iterable[int], focus: int | None) -> None:
        """Take the pages that differ, with their HTML, and those whose records stand elsewhere in their files."""
        ...

    def show_failure(self, failure: Failure) -> None:
        """Learn that nothing can be built at the moment."""
        ...

    def show_bug(self, error: Exception) -> None:
        """Learn that formdeck itself has made a mistake."""
        ...

    def note_built(self, snapshot: Snapshot, seconds: float) -> None:
        """Learn that the whole deck is up to date."""
        ...

    def note_silence(self) -> None:
        """Learn that a file has changed and the system has not told of it."""
        ...


@dataclass(frozen=True, slots=True)
class _State:
    """What the audience has been shown last, with all findings, and whether it was told of a failure since."""

    snapshot: Snapshot | None = None
    findings: tuple[Diagnostic, ...] = ()
    failed: bool = False


class Watcher:
    """Builds and publishes, one change after the other, in one thread."""

    def __init__(  # noqa: PLR0913, PLR0917 - all that it works with
        self,
        builder: Builder,
        press: Press,
        audience: Audience,
        events: Events,
        refresh_watch: Callable[[], None],
        sweep: Sweep | None = None,
    ) -> None:
        self._refresh_watch = refresh_watch
        self._builder = builder
        self._press = press
        self._audience = audience
        self._events = events
        self._sweep = sweep or Sweep()
        self._state = _State()
        self._owes = False  # the whole deck
        self._has_focused = False  # on the page of an edit, which the whole deck is still to be compiled after
        self._unheard = 0
        self._heap = Heap()
        self._laid_out = LaidOut()
        self._examined: tuple[Diagnostic, ...] | None = None

    def run(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Build the deck, then follow the changes, until None is among the events. Whatever happens, it goes on."""
        self._try(self._begin)
        while (paths := take_settled(self._events, clock, idle=self._pause)) is not None:
            self._try(lambda paths=paths: self._turn(paths))  # type: ignore[misc]  # mypy knows no default of a lambda

    def take_layout(self, found: tuple[Diagnostic, ...]) -> None:
        """Show, from the next whole build on, what is wrong with the layout of the pages; from any thread."""
        self._examined = found

    def follow(self, paths: frozenset[Path]) -> None:
        """React to changes of some paths: the short way at once if there is one, the whole deck when it is quiet."""
        self._refresh_watch()
        relevant = frozenset(filter(self._builder.depends_on, paths))
        if relevant and self._show_quickly(relevant):
            self._owes = True
        elif relevant:
            self._build_all()
            self._heap.set_aside()
        elif self._owes:  # whoever writes beside the deck all the time must not hold it up for ever
            self._build_all(patient=True)

    @property
    def _pause(self) -> float:
        """How long to wait for changes before something else is done."""
        return _QUIET_SECONDS if self._owes else self._sweep.pause

    def _begin(self) -> None:
        self._build_all()
        self._heap.set_aside()
        self._sweep.look(self._builder.files())
        self._typeset_rest()

    def _turn(self, paths: frozenset[Path]) -> None:
        """Take a burst of changes or, if there is none, do what is owed, or look for changes that nobody told of."""
        if paths:
            self._sweep.hear(paths)
            self.follow(paths)
        elif self._owes:
            self._build_all()
        else:
            self._look_around()
            self._heap.tidy()
        if not self._owes:
            self._typeset_rest()

    def _show_quickly(self, paths: frozenset[Path]) -> bool:
        """Show what an edit inside records changes on their pages, or leave that to a newer one.

        Returns:
            False if the whole deck is needed for it.
        """
        if self._state.failed:
            return False
        try:
            quick = self._builder.build_quickly(paths)
            if quick is not None:
                self._has_focused |= self._publish(quick) is not None
        except Superseded:
            return True
        except Failure:  # whatever it is, the whole deck meets it, too, and says so
            return False
        return quick is not None

    def _look_around(self) -> None:
        unheard = self._sweep.look(self._builder.files())
        for path in unheard:
            self._events.put(path)
        self._unheard += bool(unheard)
        if unheard and self._unheard == _SILENCES:
            self._audience.note_silence()

    def _try(self, work: Callable[[], None]) -> None:
        """Do something; what goes wrong is told, and the next change leads to the whole deck."""
        try:
            work()
        except Exception as error:  # noqa: BLE001 - the last line of defence
            self._state = replace(self._state, failed=True)
            self._owes = False
            if isinstance(error, OSError):
                self._audience.show_failure(Failure(f"a file cannot be used: {error}"))
            else:
                self._audience.show_bug(error)

    def _build_all(self, *, patient: bool = False) -> None:
        """Build the whole deck; unless it is ``patient``, newer events take precedence, and lead here again."""
        start = time.perf_counter()
        self._owes = False
        try:
            snapshot = self._builder.build(patient=patient or self._state.snapshot is None)
            if self._examined is not None:
                self._laid_out, self._examined = LaidOut.of(self._examined, snapshot), None
            self._publish(snapshot, may_focus=not self._has_focused)
        except Superseded:
            self._owes = True
            return
        except Failure as failure:
            self._state = replace(self._state, failed=True)
            self._audience.show_failure(failure)
            return
        self._has_focused = False
        self._press.forget(snapshot)
        self._audience.note_built(self._with_typesetting(snapshot), time.perf_counter() - start)

    def _publish(self, snapshot: Snapshot, *, may_focus: bool = True) -> int | None:
        """Show what differs from what was shown last; return the page that the view is to move to."""
        last = self._state.snapshot
        pages = None if last is None or self._state.failed else _changed(last, snapshot)
        focus = _focus(last, snapshot) if may_focus else None
        if pages is None or len(pages) > _MOST_PUSHED:
            shown = self._with_typesetting(snapshot)
            self._audience.show_deck(shown, focus)
        else:
            sheets = (snapshot.sheets[number - 1] for number in pages)
            html = {each.page.number: self._press.html(each, snapshot.head, hurried=True) for each in sheets}
            shown = self._with_typesetting(snapshot)
            moved = moved_pages(last.sheets, snapshot.sheets) if last else ()
            if html or moved or shown.findings != self._state.findings:
                self._audience.show_pages(shown, html, moved, focus)
        self._state = _State(snapshot, shown.findings)
        return focus

    def _typeset_rest(self) -> None:
        """While nothing else is to be done, let MathJax try the pages that nobody has looked at yet."""
        snapshot = self._state.snapshot
        if snapshot is None or self._state.failed:
            return
        is_news, told = False, time.monotonic()
        try:
            for sheet in snapshot.sheets:
                if not self._events.empty():
                    break
                if not self._press.has_tried(sheet):
                    is_news |= self._press.try_page(sheet, snapshot.head)
                if is_news and time.monotonic() > told + _TOLD_EVERY_SECONDS:
                    self._tell_findings(snapshot)
                    is_news, told = False, time.monotonic()
        except Failure as failure:
            self._audience.show_failure(failure)
            return
        if is_news:
            self._tell_findings(snapshot)

    def _tell_findings(self, snapshot: Snapshot) -> None:
        shown = self._with_typesetting(snapshot)
        if shown.findings != self._state.findings:
            self._state = replace(self._state, findings=shown.findings)
            self._audience.show_pages(shown, {}, (), None)

    def _with_typesetting(self, snapshot: Snapshot) -> Snapshot:
        found = (*self._press.findings(snapshot), *self._laid_out.on(snapshot))
        return replace(snapshot, findings=tuple(dict.fromkeys((*snapshot.findings, *found)))) if found else snapshot


def _changed(last: Snapshot, snapshot: Snapshot) -> tuple[int, ...] | None:
    """List the pages that differ; None if the deck itself does, so that all must be told anew."""
    if (last.head, last.theme, last.deck.lang) != (snapshot.head, snapshot.theme, snapshot.deck.lang):
        return None
    if [chapter.title.text for chapter in last.deck.chapters] != [c.title.text for c in snapshot.deck.chapters]:
        return None
    return changed_pages(last.sheets, snapshot.sheets)


def _focus(last: Snapshot | None, snapshot: Snapshot) -> int | None:
    """Choose the page to show: the first record page that is new."""
    if last is None:
        return None
    known = {sheet.key for sheet in last.sheets}
    pages = (s.page for s in snapshot.sheets if s.key not in known and s.page.kind is PageKind.RECORD)
    return next((page.number for page in pages), None)
