"""The Jinja templates: read, kept by name, rendered in a sandbox.

A deck project's templates win over the built-in ones by name. A template's mistake is a finding at its line, and
the built-in template of that name takes its place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from formdeck.diagnostics import Diagnostic, Failure, Outcome
from formdeck.source import SourceFile

if TYPE_CHECKING:
    from formdeck.render.environment import TemplateSet

SUFFIX = ".md.jinja"
TEMPLATES = ("deck", "title", "contents", "chapter", "record", "symbols", "formulas", "card", "key")


@dataclass(frozen=True)
class Templates:
    """Template files by name (``record.md.jinja``), one mapping for each folder; the first that has a name wins."""

    layers: tuple[Mapping[str, SourceFile], ...]

    @cached_property
    def fingerprint(self) -> str:
        """Identify what every template says, for cache keys."""
        digest = blake2b(digest_size=16)
        for layer in self.layers:
            for name, file in sorted(layer.items()):
                for part in (name, file.path, file.text):
                    digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
            digest.update(b"\0")
        return digest.hexdigest()

    @cached_property
    def sources(self) -> dict[str, SourceFile]:
        """Map each file's path, as messages show it, to the file."""
        return {file.path: file for layer in self.layers for file in layer.values()}

    @cached_property
    def _sets(self) -> "tuple[TemplateSet, ...]":
        # Jinja takes as long to import as a small deck to render; a run that finds everything in the cache needs none.
        from formdeck.render.environment import TemplateSet  # noqa: PLC0415 - see above

        return tuple(TemplateSet(self.layers[first:]) for first in range(len(self.layers)))

    def render(self, name: str, variables: Mapping[str, object]) -> Outcome[str | None]:
        """Fill a template in; where it fails, the next folder's of that name; None if all fail."""
        found: list[Diagnostic] = []
        for template_set in self._sets:
            outcome = template_set.render(name + SUFFIX, variables)
            found += [finding for finding in outcome.diagnostics if finding not in found]
            if outcome.value is not None:
                return Outcome(outcome.value, tuple(found))
        return Outcome(None, tuple(found))


def read_templates(folders: Sequence[tuple[Path, str]]) -> Templates:
    """Read all templates in some folders, each with the name that messages show it under; the first folder wins.

    Raises:
        Failure: a template cannot be read.
    """
    return Templates(tuple(_read_folder(folder, shown) for folder, shown in folders))


def _read_folder(folder: Path, shown: str) -> dict[str, SourceFile]:
    files: dict[str, SourceFile] = {}
    for path in sorted(folder.glob("*.jinja")):
        name = f"{shown}/{path.name}"
        try:
            files[path.name] = SourceFile(name, path.read_text(encoding="utf-8"))
        except OSError as error:
            raise Failure(f"cannot read `{name}`: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise Failure(f"`{name}` is not UTF-8 at byte {error.start}", "save the template as UTF-8") from error
    return files
