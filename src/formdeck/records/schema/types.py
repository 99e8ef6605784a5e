"""What a table of the record format is made of."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from formdeck.diagnostics import Rule


@dataclass(frozen=True, slots=True)
class Form:
    """How a text called ``name`` must look: ``pattern`` matches all of it, ``shown`` says so in words.

    A text of another form is mended by ``mend`` where something may hang on it, else it is dropped.
    """

    name: str
    pattern: str
    shown: str
    rule: Rule
    mend: Callable[[str], str] | None = None

    def fits(self, text: str) -> bool:
        """Say whether a text has the form."""
        return re.fullmatch(self.pattern, text) is not None


class Role(StrEnum):
    """What a text is: it decides how values are printed, and what the reference page calls them."""

    TEXT = "text"
    MARKDOWN = "Markdown"
    LATEX = "LaTeX"
    CODE = "source code"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Text:
    """Any scalar, taken as it is written."""

    role: Role = Role.TEXT
    form: Form | None = None

    @property
    def is_prose(self) -> bool:
        """Whether it may hold any character, so that a ``#`` in it may be meant."""
        return self.role is not Role.NAME


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some words."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Flag:
    """``true`` or ``false``."""


@dataclass(frozen=True, slots=True)
class Version:
    """The number of the record format."""

    number: int


@dataclass(frozen=True, slots=True)
class Nested:
    """A number or LaTeX expression, or a list of such, as deep as the symbol has indices."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list."""

    item: "Type"


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping whose keys the user chooses."""

    key: Text
    value: "Type"


@dataclass(frozen=True, slots=True)
class Field:
    """A key of an object. ``default`` is what holds where it is left out, in words; ``example`` is YAML."""

    name: str
    type: "Type"
    english: str
    japanese: str
    example: str
    required: bool = False
    default: str = ""


@dataclass(frozen=True, slots=True)
class Object:
    """A mapping with fixed keys. With ``short``, a single text may stand for the object: that field's value."""

    name: str
    english: str
    japanese: str
    fields: tuple[Field, ...]
    short: str = ""

    def field(self, name: str) -> Field | None:
        """Find a field by its key."""
        return next((field for field in self.fields if field.name == name), None)


Type = Text | Choice | Flag | Version | Nested | Listing | Table | Object
