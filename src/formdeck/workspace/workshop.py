"""What a deck is made with: its files, the templates, the results kept from earlier runs, the tools."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from formdeck.cache import Cache
from formdeck.diagnostics import Diagnostic, Failure, Outcome
from formdeck.edition import FULL, BlankKind, Edition, EditionKind
from formdeck.export import Document
from formdeck.model import Deck, FitMode
from formdeck.pipeline import CompiledDeck, compile_deck
from formdeck.render import LADDER, Templates, read_templates
from formdeck.render.editions import has_marks, settle_edition
from formdeck.workspace.deck_files import DiskFiles
from formdeck.workspace.fingerprint import program_stamp
from formdeck.workspace.head_start import GetTools, TakeDraft
from formdeck.workspace.project import DeckFolder, Project
from formdeck.workspace.surveyor import Surveyor
from formdeck.workspace.theme import find_theme


@dataclass(frozen=True, slots=True)
class Workshop:
    """All that is at hand while one deck is made."""

    project: Project
    folder: DeckFolder
    templates: Templates
    cache: Cache
    get_tools: GetTools
    surveyor: Surveyor
    edition: Edition = FULL
    theme: str | None = None

    @property
    def name(self) -> str:
        """The name of what comes out: the deck's, with those of the edition and of a theme that is not the deck's."""
        return self.folder.name + self.edition.suffix + (f"-{self.theme}" if self.theme else "")

    @property
    def fonts(self) -> Path:
        """The folder of fonts that exports have made for their documents."""
        return self.project.cache / "fonts"

    def compile(
        self,
        extra: Sequence[Diagnostic] = (),
        *,
        sympy: bool = False,
        take_draft: TakeDraft | None = None,
    ) -> Outcome[CompiledDeck]:
        """Compile the deck; ``extra`` findings are marked on the pages, too; see ``compile_deck``.

        Raises:
            Failure: there is nothing that the edition could leave out.
        """
        files = DiskFiles(self.project, self.folder, theme=self.theme)
        compiled = compile_deck(
            files, self.templates, self.cache, extra, sympy=sympy, take_draft=take_draft, edition=self.edition
        )
        _refuse_an_edition_without_blanks(self.edition, compiled.value.deck)
        return compiled

    def document(self, compiled: CompiledDeck, markdown: str, theme_name: str | None = None) -> Document:
        """Describe Markdown of the deck for an export; its theme is the deck's unless another is named."""
        name = theme_name or compiled.deck.theme.text
        theme = find_theme(self.project, name)
        if theme is None:
            raise Failure(f"the theme `{name}` is gone", "install formdeck anew if it is a built-in one")
        folders = self.project.theme_folders
        ladder = LADDER if compiled.deck.fit is FitMode.AUTO else ()
        return Document(markdown, self.folder.path, theme, compiled.deck.lang, self.project.build, folders, ladder)


@contextmanager
def open_workshop(  # noqa: PLR0913 - what is made, with what
    project: Project,
    folder: DeckFolder,
    get_tools: GetTools,
    edition: Edition = FULL,
    theme: str | None = None,
    *,
    surveyor: Surveyor | None = None,
) -> Iterator[Workshop]:
    """Get everything ready for one deck; results are kept for later runs when it closes.

    A ``surveyor`` who is there already may stay for the next deck.

    Raises:
        Failure: a template cannot be read.
    """
    templates = read_templates([(path, project.shown(path)) for path in project.template_folders])
    with Cache(project.results, program_stamp()) as cache, ExitStack() as stack:
        surveyor = surveyor or stack.enter_context(closing(Surveyor(get_tools)))
        yield Workshop(project, folder, templates, cache, get_tools, surveyor, edition, theme)


def _refuse_an_edition_without_blanks(edition: Edition, deck: Deck) -> None:
    kinds = settle_edition(edition, deck).blank
    there_is = {
        BlankKind.MARKS: has_marks(deck),
        BlankKind.FORMULAS: any(record.formulas for chapter in deck.chapters for record in chapter.records),
        BlankKind.MEANINGS: any(record.glossary for chapter in deck.chapters for record in chapter.records),
    }
    if edition.kind is not EditionKind.FULL and not any(there_is[kind] for kind in kinds):
        hints = (r"mark it: `\blank{…}` in LaTeX, `==…==` in notes",) if kinds == (BlankKind.MARKS,) else ()
        raise Failure(f"`{deck.name}` has no {' and no '.join(kinds)} to leave out", *hints)
