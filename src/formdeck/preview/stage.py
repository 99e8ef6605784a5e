"""Between the loop, which makes snapshots, and the browsers, which are shown them."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Lock

from formdeck.diagnostics import Failure
from formdeck.export import Runtime
from formdeck.memory import Memory
from formdeck.preview.builder import Builder
from formdeck.preview.messages import Editor, Message, change_message, deck_message, failure_message, finding_messages
from formdeck.preview.press import Press
from formdeck.preview.snapshot import Sheet, Snapshot
from formdeck.preview.view import Views

_FONT_FILE = re.compile(r"formdeck-[a-z0-9-]+\.ttf")


class Stage:
    """Holds what is shown, answers browsers that come, and tells those that are there of each change."""

    def __init__(self, builder: Builder, press: Press, runtime: Runtime, editor: Editor, views: Views) -> None:
        self._builder = builder
        self._press = press
        self._runtime = runtime
        self._editor = editor
        self._views = views
        self.broadcast: Callable[[Message], None] = lambda _message: None
        self.rebuild: Callable[[], None] = lambda: None
        self._lock = Lock()
        self._memory = Memory()
        self._snapshot: Snapshot | None = None
        self._sheets: dict[str, Sheet] = {}
        self._told: list[Message] = []
        self._failure: Message | None = None
        self._epoch = 0

    def show_deck(self, snapshot: Snapshot, focus: int | None) -> None:
        """Tell browsers of the whole deck."""
        message = deck_message(snapshot, self._editor, self._views, self._next(snapshot), focus)
        self._told = message["findings"]
        self.broadcast(message)

    def show_pages(self, snapshot: Snapshot, pages: dict[int, str], moved: Iterable[int], focus: int | None) -> None:
        """Tell browsers of the pages that differ."""
        epoch = self._next(snapshot)
        findings = self._news(snapshot)
        self.broadcast(change_message(snapshot, pages, moved, self._editor, epoch, focus, findings))

    def show_failure(self, failure: Failure) -> None:
        """Tell browsers that nothing can be built."""
        message = failure_message(failure.message, failure.hints)
        with self._lock:
            self._failure = message
        self.broadcast(message)

    def greeting(self) -> Message | None:
        """Tell a browser that has just come how things stand."""
        with self._lock:
            snapshot, epoch, failure = self._snapshot, self._epoch, self._failure
        return failure if snapshot is None else deck_message(snapshot, self._editor, self._views, epoch)

    def hear(self, said: Message) -> None:
        """Take what a browser says: which edition and theme it wants to see. All browsers see the same."""
        view = self._views.choose(said.get("edition"), said.get("theme"))
        if view is not None:
            self._builder.show(view)
            self.rebuild()

    def page(self, key: str) -> str | None:
        """Render a page by its key; None if there is no such page any more."""
        with self._lock:
            sheet, snapshot = self._sheets.get(key), self._snapshot
        return None if sheet is None or snapshot is None else self._press.html(sheet, snapshot.head)

    def theme(self, key: str) -> str | None:
        """Find a theme's CSS by its key."""
        return self._builder.theme_css(key)

    def font(self, name: str) -> Path | None:
        """Find a font file of the runtime."""
        file = self._runtime.faces / name
        return file if _FONT_FILE.fullmatch(name) and file.is_file() else None

    def marp_script(self) -> Path:
        """Find the script that Marp's pages bring along."""
        return self._runtime.packages / "@marp-team" / "marp-core" / "lib" / "browser.js"

    def _news(self, snapshot: Snapshot) -> list[Message] | None:
        """List the findings if browsers would show anything else than before; in a large deck there are thousands."""
        told = finding_messages(snapshot, self._editor, self._memory.recall)
        self._memory.turn()
        is_new = told != self._told
        self._told = told
        return told if is_new else None

    def _next(self, snapshot: Snapshot) -> int:
        with self._lock:
            if self._snapshot is None or snapshot.sheets is not self._snapshot.sheets:
                self._sheets = {sheet.key: sheet for sheet in snapshot.sheets}
            self._snapshot = snapshot
            self._failure = None
            self._epoch += 1
            return self._epoch
