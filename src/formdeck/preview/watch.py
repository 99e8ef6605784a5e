"""``formdeck watch``: all parts of the preview put together."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Thread

from filelock import FileLock, Timeout

from formdeck.diagnostics import Diagnostic, Failure
from formdeck.edition import FULL, Edition
from formdeck.export import Runtime
from formdeck.export.typesetter import Typesetter
from formdeck.preview.background import Background, run_beside
from formdeck.preview.builder import Builder, WatchfulCache
from formdeck.preview.examiner import Examiner
from formdeck.preview.folders import FolderWatch
from formdeck.preview.messages import Editor
from formdeck.preview.press import Press
from formdeck.preview.server import PreviewServer
from formdeck.preview.settle import Events
from formdeck.preview.snapshot import Snapshot
from formdeck.preview.stage import Stage
from formdeck.preview.terminal import TerminalLog
from formdeck.preview.view import View, Views
from formdeck.preview.watcher import Watcher
from formdeck.workspace.fingerprint import program_stamp
from formdeck.workspace.project import DECK_FILE, DeckFolder, Project
from formdeck.workspace.theme import known_themes

# What the loop is at when the preview ends is of no use any more; this is for letting go of it in good order.
_LAST_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class WatchOrder:
    """What the user asked for.

    ``editor`` is a link with ``{file}``, ``{line}`` and ``{column}``, or None to copy places; ``targets`` are the
    files to keep up to date; ``edition`` says what is left out; ``theme`` takes the place of the deck's own.
    """

    port: int
    editor: str | None
    targets: tuple[str, ...] = ()
    poll: bool = False
    edition: Edition = FULL
    theme: str | None = None


class _Audience:
    """Passes on what the loop makes: to the browsers, the terminal, the exports, the watch itself."""

    def __init__(self, stage: Stage, log: TerminalLog) -> None:
        self._log = log
        self.refresh: list[Callable[[Snapshot], None]] = []
        self.show_deck = stage.show_deck
        self.show_pages = stage.show_pages
        self._show_failure = stage.show_failure

    def show_failure(self, failure: Failure) -> None:
        self._show_failure(failure)
        self._log.note_failure(failure)

    def show_bug(self, error: Exception) -> None:
        self._show_failure(Failure("formdeck has made a mistake of its own", "the terminal says more"))
        self._log.note_bug(error)

    def note_silence(self) -> None:
        self._log.note_silence()

    def note_built(self, snapshot: Snapshot, seconds: float) -> None:
        self._log.note_built(snapshot, seconds)
        for refresh in self.refresh:
            refresh(snapshot)


@contextmanager
def watching(  # noqa: PLR0913, PLR0917 - all that takes part
    project: Project,
    folder: DeckFolder,
    order: WatchOrder,
    runtime: Runtime,
    log: TerminalLog,
    say: Callable[[str], None],
) -> Iterator[str]:
    """Show a deck's preview for the length of the ``with`` block, which gets its address.

    Raises:
        Failure: another watcher shows this deck already, or no port is free.
    """
    events: Events = Events()
    with ExitStack() as stack:
        note = stack.enter_context(_only_watcher(project, folder))
        typesetter = Typesetter(runtime)
        stack.callback(typesetter.close)
        cache = WatchfulCache(project.results, program_stamp(), lambda: not events.empty())
        builder = Builder(project, folder, cache, typesetter, View(order.edition, order.theme))
        press = Press(typesetter, builder.pictures)
        editor = Editor(order.editor, lambda file: str(project.root / file))
        stage = Stage(builder, press, runtime, editor, Views(order.edition, known_themes(project)))
        stage.rebuild = partial(events.put, folder.path / DECK_FILE)
        server = PreviewServer(stage, order.port)
        stage.broadcast = server.broadcast
        server.start()
        stack.callback(server.stop)
        note(server.address)
        watch = FolderWatch(project, folder, events)
        watch.start(poll=order.poll)
        stack.callback(watch.stop)
        if watch.polls and not order.poll:
            say("the system cannot watch so many folders; looking at them twice a second instead")
        audience = _Audience(stage, log)
        watcher = Watcher(builder, press, audience, events, watch.refresh)
        examined = partial(_take_layout, watcher, stage.rebuild)
        audience.refresh += _in_background(stack, project, folder, order, say, examined)
        loop = Thread(target=_follow, args=(watcher, cache), name="watcher", daemon=True)
        loop.start()
        stack.callback(loop.join, _LAST_SECONDS)
        stack.callback(events.put, None)
        yield server.address


def _follow(watcher: Watcher, cache: WatchfulCache) -> None:
    """Run the loop, and keep its results; the thread that fills the cache is the one to close it."""
    try:
        watcher.run()
    finally:
        cache.close()


def _take_layout(watcher: Watcher, rebuild: Callable[[], None], found: tuple[Diagnostic, ...]) -> None:
    watcher.take_layout(found)
    rebuild()


def _in_background(  # noqa: PLR0913, PLR0917 - all that takes part
    stack: ExitStack,
    project: Project,
    folder: DeckFolder,
    order: WatchOrder,
    say: Callable[[str], None],
    examined: Callable[[tuple[Diagnostic, ...]], None],
) -> Iterator[Callable[[Snapshot], None]]:
    """Start what goes on beside the preview; give what tells it that the deck has been built."""
    examiner = Examiner(project, folder, examined)
    examiner.start()
    stack.callback(examiner.stop)
    yield lambda snapshot: examiner.refresh(snapshot.view)
    if order.targets:
        theme = ("--theme", order.theme) if order.theme else ()
        build = ("build", str(folder.path), "--to", ",".join(order.targets), *order.edition.arguments, *theme)
        exports = Background(
            lambda give_way: say(run_beside(project.root, build, give_way)),
            lambda why: say(f"the outputs cannot be made: {why}"),
        )
        exports.start()
        stack.callback(exports.stop)
        yield lambda _snapshot: exports.refresh()


@contextmanager
def _only_watcher(project: Project, folder: DeckFolder) -> Iterator[Callable[[str], None]]:
    """Hold the deck for this watcher; give a function that notes its address for others to read."""
    noted = project.cache / f"{folder.name}.watch"
    lock = FileLock(noted.with_suffix(".watch.lock"))
    try:
        project.cache.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except Timeout:
        raise Failure(f"`{folder.name}` is being watched already", *_address_noted(noted)) from None
    except OSError as error:
        raise Failure(f"`{project.shown(project.cache)}` cannot be written: {error.strerror}") from error
    try:
        yield lambda address: (noted.write_text(address, "ascii"), None)[1]
    finally:
        noted.unlink(missing_ok=True)
        lock.release()


def _address_noted(noted: Path) -> tuple[str, ...]:
    try:
        return (f"its preview is at {noted.read_text('ascii')}",)
    except (OSError, UnicodeDecodeError):
        return ()
