"""Where everything stands on a deck's pages: measured in the browser, each page only if it is new."""

from collections.abc import Mapping, Sequence

from formdeck.cache import content_key
from formdeck.export import PAGE_BREAK, Rendered
from formdeck.export.images import find_pictures
from formdeck.export.places import runtime_folder
from formdeck.export.theme import read_theme
from formdeck.geometry import Measured
from formdeck.pipeline import CompiledDeck
from formdeck.render import plain_page
from formdeck.workspace.fingerprint import file_fingerprint
from formdeck.workspace.head_start import TakeDraft
from formdeck.workspace.typeset import keep_typesetting
from formdeck.workspace.workshop import Workshop

# Pages that the browser gets at a time: enough to make up for its start, few enough for its memory.
_BATCH = 200


def measure_pages(workshop: Workshop, compiled: CompiledDeck) -> dict[str, Measured]:
    """Measure all pages, by their Markdown.

    Raises:
        Failure: there is no browser, or it does not do its work.
    """
    keys = _keys(workshop, compiled)
    measured = _find(workshop, keys)
    new = [page for page in keys if page not in measured]
    for start in range(0, len(new), _BATCH):
        pages = new[start : start + _BATCH]
        rendered = _measure(workshop, compiled, pages)
        keep_typesetting(workshop, compiled, pages, rendered)
        measured |= keep_measured(workshop, compiled, pages, rendered.measured)
        workshop.cache.write()
    return measured


def known_pages(workshop: Workshop, compiled: CompiledDeck) -> dict[str, Measured]:
    """Tell what earlier runs have measured."""
    return _find(workshop, _keys(workshop, compiled))


def keep_measured(
    workshop: Workshop, compiled: CompiledDeck, pages: Sequence[str], measured: Sequence[Measured]
) -> dict[str, Measured]:
    """Keep what was measured of some pages, in their order, for later runs."""
    keys = _keys(workshop, compiled)
    by_page = dict(zip(pages, measured, strict=True))
    for page, one in by_page.items():
        workshop.cache.keep(keys[page], one)
    return by_page


def _measure(workshop: Workshop, compiled: CompiledDeck, pages: Sequence[str]) -> Rendered:
    markdown = compiled.markdown.head + PAGE_BREAK.join(pages) + "\n"
    return workshop.surveyor.measure(workshop.document(compiled, markdown), kept=workshop.fonts)


def draft_taker(workshop: Workshop) -> TakeDraft | None:
    """Find who can make use of a draft: what was begun to measure pages, as long as all of them are new."""
    if not workshop.surveyor.awaits_draft:
        return None
    key = content_key("drafted", workshop.name)
    if workshop.cache.find(key, bool):
        return None
    workshop.cache.keep(key, value=True)
    return lambda pages: workshop.surveyor.draft("\n\n".join(pages[:_BATCH]))


def _find(workshop: Workshop, keys: Mapping[str, str]) -> dict[str, Measured]:
    found = {page: workshop.cache.find(key, Measured) for page, key in keys.items()}
    return {page: measured for page, measured in found.items() if measured is not None}


def _keys(workshop: Workshop, compiled: CompiledDeck) -> dict[str, str]:
    """Name the state of each page: all that its layout depends on, but the browser, unless it is formdeck's own."""
    document = workshop.document(compiled, "")
    themes = read_theme(document.theme, document.theme_folders)
    context = content_key(compiled.markdown.head, document.lang, themes, document.ladder, runtime_folder().name)
    return {
        page: workshop.cache.recall(_key, context, page, _pictures(workshop, page))
        for page in compiled.markdown.page_texts
    }


def _key(context: str, page: str, pictures: str) -> str:
    return content_key("measured", context, plain_page(page), pictures)


def _pictures(workshop: Workshop, page: str) -> str:
    shown = workshop.cache.recall(find_pictures, page) if "<img" in page or "![" in page else ()
    return " ".join(file_fingerprint(workshop.project.build / name) for name in shown)
