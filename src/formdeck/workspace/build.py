"""``formdeck build``: a deck's outputs, made only if something they depend on has changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from formdeck.diagnostics import Diagnostic, Failure
from formdeck.edition import FULL, Edition
from formdeck.source import SourceFile
from formdeck.workspace.fingerprint import fingerprint, inputs_fingerprint, program_stamp
from formdeck.workspace.manifest import Manifest, Product, content_hash, read_manifest, write_manifest
from formdeck.workspace.project import DeckFolder, Project
from formdeck.workspace.sources import read_sources
from formdeck.workspace.targets import MARKDOWN, target_path

if TYPE_CHECKING:
    from formdeck.workspace.head_start import Begun, GetTools
    from formdeck.workspace.produce import Produced


@dataclass(frozen=True, slots=True)
class Order:
    """What the user asked for: ``targets`` are ``md``, ``html`` …; ``browser`` is a choice or None.

    ``theme`` takes the place of the one that the deck names.
    """

    targets: tuple[str, ...] = (MARKDOWN,)
    strict: bool = False
    browser: str | None = None
    edition: Edition = FULL
    theme: str | None = None

    @property
    def suffix(self) -> str:
        """What stands behind the deck's name in those of the outputs."""
        return self.edition.suffix + (f"-{self.theme}" if self.theme else "")

    def path(self, project: Project, folder: DeckFolder, target: str) -> Path:
        """Name an output."""
        return target_path(project.build, folder.name + self.suffix, target)


@dataclass(frozen=True, slots=True)
class Result:
    """One output. ``seconds`` is how long it took to make; None if it was up to date."""

    target: str
    output: Path
    pages: int
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build wrote, found, and the texts that findings point into. No results: nothing was written.

    ``failures`` say why some outputs could not be made.
    """

    results: tuple[Result, ...]
    diagnostics: tuple[Diagnostic, ...]
    sources: tuple[SourceFile, ...]
    failures: tuple[Failure, ...] = ()


def build_deck(project: Project, folder: DeckFolder, order: Order, get_tools: "GetTools") -> BuildReport:
    """Bring a deck's outputs up to date.

    ``get_tools`` finds or installs what exports need, once they are needed.

    Raises:
        Failure: the deck cannot be read or nothing can be written; outputs made before are untouched.
    """
    path = project.cache / f"{folder.name}{order.suffix}.json"
    manifest = read_manifest(path)
    inputs = _inputs(project, folder, order)
    fresh = {
        target for target in order.targets if _is_fresh(order.path(project, folder, target), manifest, target, inputs)
    }
    if len(fresh) == len(order.targets):
        return _unchanged(project, folder, order, manifest)

    stale = [target for target in order.targets if target not in fresh]
    # Imported here because a build with nothing new must be instant.
    from formdeck.workspace.head_start import exports_of, head_start  # noqa: PLC0415

    ahead = [] if order.strict else exports_of(stale)[:1]  # if all must be clean, perhaps nothing is to be written
    with head_start({target: order.path(project, folder, target) for target in ahead}, get_tools) as begun:
        produced = _produce(project, folder, order, get_tools, stale, _found_before(manifest, inputs), begun)
    write_manifest(path, _updated(manifest, produced, inputs))
    kept = {
        target: Result(target, order.path(project, folder, target), manifest.products[target].pages)
        for target in fresh
        if produced.made
    }
    return _report(order, kept, produced)


def _produce(  # noqa: PLR0913, PLR0917 - what is wanted, of what, with what, and what is known of it
    project: Project,
    folder: DeckFolder,
    order: Order,
    get_tools: "GetTools",
    stale: Sequence[str],
    found_before: Iterable[Diagnostic],
    begun: "Begun",
) -> "Produced":
    from formdeck.workspace.produce import on_pages, produce  # noqa: PLC0415 - the compiler, while exports begin
    from formdeck.workspace.workshop import open_workshop  # noqa: PLC0415 - as above

    with open_workshop(project, folder, get_tools, order.edition, order.theme) as workshop:
        return produce(workshop, stale, begun, strict=order.strict, known=on_pages(found_before))


def _inputs(project: Project, folder: DeckFolder, order: Order) -> str:
    """Hash all that an output is made from."""
    return fingerprint(
        program_stamp(),
        order.browser or "",
        repr(order.edition),
        order.theme or "",
        inputs_fingerprint(project, folder),
    )


def _is_fresh(output: Path, manifest: Manifest, target: str, inputs: str) -> bool:
    product, markdown = manifest.products.get(target), manifest.products.get(MARKDOWN)
    if product is None or markdown is None or product.inputs != inputs or product.markdown != markdown.content:
        return False
    return content_hash(output) == product.content


def _found_before(manifest: Manifest, inputs: str) -> Iterator[Diagnostic]:
    """Gather what was found when other outputs were made from the same inputs."""
    return (
        found for product in manifest.products.values() if product.inputs == inputs for found in product.diagnostics
    )


def _updated(manifest: Manifest, produced: "Produced", inputs: str) -> Manifest:
    contents = {one.target: content_hash(one.output) for one in produced.made}
    markdown = contents.get(MARKDOWN, "")
    made = {
        one.target: Product(inputs, contents[one.target], one.pages, produced.diagnostics, markdown)
        for one in produced.made
    }
    return Manifest(manifest.products | made)


def _unchanged(project: Project, folder: DeckFolder, order: Order, manifest: Manifest) -> BuildReport:
    """Report what is there already, with what was found when it was made."""
    products = {target: manifest.products[target] for target in order.targets}
    found = dict.fromkeys(finding for product in products.values() for finding in product.diagnostics)
    return BuildReport(
        tuple(Result(target, order.path(project, folder, target), made.pages) for target, made in products.items()),
        tuple(found),
        read_sources(project, found),
    )


def _report(order: Order, kept: Mapping[str, Result], produced: "Produced") -> BuildReport:
    made = {one.target: Result(one.target, one.output, one.pages, one.seconds) for one in produced.made}
    results = {**kept, **made}
    named = tuple(results[target] for target in order.targets if target in results)
    return BuildReport(named, produced.diagnostics, produced.sources, produced.failures)
