"""Letting MathJax try every page: the check family ``typeset``."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from formdeck.cache import content_key
from formdeck.diagnostics import Diagnostic
from formdeck.export import PAGE_BREAK, PageFinding, Rendered, Trouble, scan_html, typeset_document
from formdeck.export.images import find_pictures, load_pictures
from formdeck.export.locate import locate_findings
from formdeck.pipeline import CompiledDeck
from formdeck.render import plain_page
from formdeck.workspace.workshop import Workshop

# Pages that marp-cli gets at a time: enough to make up for its start, few enough for its memory.
_BATCH = 200

Found = tuple[PageFinding, ...]


def check_typesetting(workshop: Workshop, compiled: CompiledDeck) -> tuple[Diagnostic, ...]:
    """Report what MathJax refuses and which pictures cannot be shown; each page is tried only if it is new.

    Raises:
        Failure: marp-cli did not do its work.
    """
    pages = compiled.markdown.page_texts
    found = _try_pages(workshop, compiled, pages)
    flaws = load_pictures(find_pictures(compiled.markdown.text), workshop.folder.path, workshop.project.build).flaws
    findings = [
        replace(finding, page=number)
        for number, page in enumerate(pages, start=1)
        for finding in (*found[page], *_missing_pictures(page, flaws))
    ]
    return locate_findings(findings, flaws, compiled.deck, compiled.markdown.pages.pages)


def _try_pages(workshop: Workshop, compiled: CompiledDeck, pages: Sequence[str]) -> dict[str, Found]:
    """Find what is wrong with the maths of each page; what a page says decides that, wherever it stands."""
    keys = {page: _key(compiled, page) for page in pages}
    kept = {page: workshop.cache.find(key, Found) for page, key in keys.items()}
    new = [page for page, found in kept.items() if found is None]
    tried: dict[str, Found] = {page: found for page, found in kept.items() if found is not None}
    for start in range(0, len(new), _BATCH):
        batch = new[start : start + _BATCH]
        tried |= keep_typesetting(workshop, compiled, batch, _typeset(workshop, compiled, batch))
    return tried


def keep_typesetting(
    workshop: Workshop, compiled: CompiledDeck, pages: Sequence[str], rendered: Rendered
) -> dict[str, Found]:
    """Scan pages that have been rendered for some reason, and keep what was found for later runs."""
    findings = [finding for finding in scan_html(rendered.pages) if finding.trouble is not Trouble.PICTURE]
    found: dict[str, Found] = {}
    for number, page in enumerate(pages, start=1):
        found[page] = tuple(finding for finding in findings if finding.page == number)
        workshop.cache.keep(_key(compiled, page), found[page])
    return found


def _key(compiled: CompiledDeck, page: str) -> str:
    return content_key("typeset", compiled.deck.math, plain_page(page))


def _typeset(workshop: Workshop, compiled: CompiledDeck, pages: Sequence[str]) -> Rendered:
    head = f"---\nmarp: true\ntheme: {compiled.deck.theme.text}\nmath: {compiled.deck.math}\n---\n\n"
    document = workshop.document(compiled, head + PAGE_BREAK.join(pages) + "\n")
    return typeset_document(document, workshop.get_tools(False))  # noqa: FBT003 - no browser is needed


def _missing_pictures(page: str, flaws: Mapping[str, object]) -> Iterator[PageFinding]:
    return (PageFinding(0, Trouble.PICTURE, name) for name in find_pictures(page) if name in flaws)
