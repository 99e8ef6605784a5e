"""What reading a chapter and reading a deck's settings have in common: from a file to fields."""

from dataclasses import dataclass

from formdeck.diagnostics import Diagnostic
from formdeck.diagnostics.rules import records as rules
from formdeck.model import Suppression
from formdeck.records.characters import clean
from formdeck.records.comments import read_suppressions
from formdeck.records.fields import Fields
from formdeck.records.recover import compose_file
from formdeck.records.schema.types import Object
from formdeck.records.shape import Shape
from formdeck.source import SourceFile


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file's fields, the suppressions in it, and what was found. An unreadable file has no fields."""

    fields: Fields
    suppressions: tuple[Suppression, ...]
    found: tuple[Diagnostic, ...]


def read_fields(file: SourceFile, kind: Object) -> ReadFile:
    """Read a YAML file as an object of the record format."""
    cleaned = clean(file)
    file = cleaned.value
    root, composer = compose_file(file, [field.name for field in kind.fields])
    shape = Shape(file)
    value = None if root is None else shape.read(root, kind, "the file")
    nothing = root is None and not composer.found
    empty = [rules.EMPTY_VALUE.at(file.span(0, 0), "the file is empty", _first_line(kind))] if nothing else []
    suppressions = read_suppressions(file, root, composer.scalars)
    fields = value if isinstance(value, Fields) else Fields(file.span(0, len(file.text)), damaged=True)
    found = dict.fromkeys(
        (*cleaned.diagnostics, *composer.found, *empty, *shape.found, *suppressions.diagnostics)
    )  # an alias repeats
    return ReadFile(fields, suppressions.value, tuple(found))


def _first_line(kind: Object) -> str:
    first = kind.fields[0]
    return f"begin it with `{first.name}: {first.example}`"
