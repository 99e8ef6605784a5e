"""The one loop: events name paths; once they have settled, what depends on them is built and published."""

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from formdeck.diagnostics import Diagnostic, Failure
from formdeck.preview.builder import Builder, Superseded
from formdeck.preview.press import Press
from formdeck.preview.settle import Events, take_settled
from formdeck.preview.snapshot import Snapshot, changed_pages, moved_pages
from formdeck.render import PageKind

# More pages than these are not pushed: browsers fetch those that are in view.
_MOST_PUSHED = 8


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

    def note_built(self, snapshot: Snapshot, seconds: float) -> None:
        """Learn that the whole deck is up to date."""
        ...


@dataclass(slots=True)
class _State:
    """What the audience has been shown last."""

    snapshot: Snapshot | None = None
    failed: bool = False


class Watcher:
    """Builds and publishes, one change after the other, in one thread."""

    def __init__(
        self, builder: Builder, press: Press, audience: Audience, events: Events, refresh_watch: Callable[[], None]
    ) -> None:
        self._refresh_watch = refresh_watch
        self._builder = builder
        self._press = press
        self._audience = audience
        self._events = events
        self._state = _State()
        self._owes = False  # the whole deck, since something newer came first

    def run(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Build the deck, then follow the changes, until None is among the events."""
        self._build_all()
        self._typeset_rest()
        while paths := take_settled(self._events, clock):
            self.follow(paths)
            self._typeset_rest()

    def follow(self, paths: frozenset[Path]) -> None:
        """React to changes of some paths: the short way at once, the whole deck afterwards."""
        self._refresh_watch()
        paths = frozenset(filter(self._builder.depends_on, paths))
        if not paths and not self._owes:
            return
        focus = None
        with suppress(Failure):  # whatever it is, the whole deck meets it, too, and says so
            quick = None if self._state.failed or not paths else self._builder.build_quickly(paths)
            focus = self._publish(quick) if quick is not None else None
        self._build_all(has_focused=focus is not None)

    def _build_all(self, *, has_focused: bool = False) -> None:
        """Build the whole deck; newer events take precedence, and lead here again."""
        start = time.perf_counter()
        try:
            snapshot = self._builder.build(patient=self._state.snapshot is None)
            self._publish(snapshot, may_focus=not has_focused)
        except Superseded:
            self._owes = True
            return
        except Failure as failure:
            self._state.failed = True
            self._audience.show_failure(failure)
            return
        self._owes = False
        self._press.forget(snapshot)
        self._audience.note_built(self._with_typesetting(snapshot), time.perf_counter() - start)

    def _publish(self, snapshot: Snapshot, *, may_focus: bool = True) -> int | None:
        """Show what differs from what was shown last; return the page that the view is to move to."""
        last, shown = self._state.snapshot, self._with_typesetting(snapshot)
        pages = None if last is None or self._state.failed else _changed(last, snapshot)
        focus = _focus(last, snapshot) if may_focus else None
        if pages is None or len(pages) > _MOST_PUSHED:
            self._audience.show_deck(shown, focus)
        else:
            html = {number: self._press.html(snapshot.sheets[number - 1], snapshot.head) for number in pages}
            shown = self._with_typesetting(snapshot)
            moved = moved_pages(last.sheets, snapshot.sheets) if last else ()
            if html or moved or last is None or shown.findings != self._with_typesetting(last).findings:
                self._audience.show_pages(shown, html, moved, focus)
        self._state = _State(snapshot)
        return focus

    def _typeset_rest(self) -> None:
        """While nothing else is to be done, let MathJax try the pages that nobody has looked at yet."""
        snapshot = self._state.snapshot
        if snapshot is None or self._state.failed:
            return
        known = self._press.findings(snapshot)
        for sheet in snapshot.sheets:
            if not self._events.empty():
                return
            if self._press.has_tried(sheet):
                continue
            try:
                self._press.html(sheet, snapshot.head)
            except Failure as failure:
                self._audience.show_failure(failure)
                return
            found = self._press.findings(snapshot)
            if found != known:
                known = found
                self._audience.show_pages(self._with_typesetting(snapshot), {}, (), None)

    def _with_typesetting(self, snapshot: Snapshot) -> Snapshot:
        found: tuple[Diagnostic, ...] = (*snapshot.findings, *self._press.findings(snapshot))
        return replace(snapshot, findings=tuple(dict.fromkeys(found)))


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
