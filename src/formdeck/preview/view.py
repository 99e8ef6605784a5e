"""Which of its faces a deck shows: an edition, in a theme."""

from dataclasses import dataclass, replace

from formdeck.edition import FULL, Edition, EditionKind


@dataclass(frozen=True, slots=True)
class View:
    """An edition, and the name of the theme that takes the place of the deck's own; None for that itself."""

    edition: Edition = FULL
    theme: str | None = None


@dataclass(frozen=True, slots=True)
class Views:
    """What there is to choose from; ``ordered`` is the edition that the watcher was started with.

    That edition says what is left out in the others, too.
    """

    ordered: Edition
    themes: tuple[str, ...]

    def choose(self, kind: object, theme: object) -> View | None:
        """Understand what a browser asks for; None if there is no such thing. An empty theme is the deck's own."""
        if kind not in set(EditionKind) or (theme != "" and theme not in self.themes):
            return None
        edition = FULL if kind == EditionKind.FULL else replace(self.ordered, kind=EditionKind(str(kind)))
        return View(edition, str(theme) or None)
