"""Exports that are begun before the deck is compiled, or even the compiler is loaded: their tools load meanwhile."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from formdeck.diagnostics import Failure
from formdeck.export import PAGES_AT_A_TIME, Export, Format, Tools, begin_export
from formdeck.workspace.targets import MARKDOWN

GetTools = Callable[[bool], Tools]
"""Finds or installs what exports need; the argument says whether a browser is needed."""

TakeDraft = Callable[[Sequence[str]], None]
"""Takes the pages of a draft, whose formulas can be drawn ahead."""

Begun = dict[str, Export | Failure]
"""Exports that have been begun, by target, and those that cannot be."""

# What the browser lays out comes first: it says how dense pages must be, which the HTML then knows.
_ORDER: list[str] = [Format.PDF, Format.PNG, Format.PPTX, Format.HTML]


def exports_of(targets: Iterable[str]) -> list[str]:
    """Pick the targets that are exports, in the order in which they are made."""
    return sorted((target for target in targets if target != MARKDOWN), key=_ORDER.index)


@contextmanager
def head_start(outputs: Mapping[str, Path], get_tools: GetTools) -> Iterator[Begun]:
    """Begin to write some outputs, by target; nothing is left of what is not finished."""
    begun: Begun = {}
    with ExitStack() as stack:
        for target, output in outputs.items():
            try:
                begun[target] = stack.enter_context(begin(target, output, get_tools))
            except Failure as failure:
                begun[target] = failure
        yield begun


@contextmanager
def begin(target: str, output: Path, get_tools: GetTools) -> Iterator[Export]:
    """Begin to write an output.

    Raises:
        Failure: a tool is missing or cannot be started, or the folder cannot be written to.
    """
    fmt = Format(target)
    with begin_export(fmt, output, get_tools(fmt is not Format.HTML)) as export:
        yield export


def draft_taker(begun: Begun) -> TakeDraft | None:
    """Find who can make use of a draft."""
    return next((_drafting(export.draft) for export in begun.values() if isinstance(export, Export)), None)


def _drafting(draft: Callable[[str], None]) -> TakeDraft:
    return lambda pages: draft("\n\n".join(pages[:PAGES_AT_A_TIME]))
