"""What an object of the record format holds after its shape was checked."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from formdeck.model import Given
from formdeck.source import SourceText, Span

E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Pairs:
    """A mapping whose keys the user chose, in the order written."""

    items: tuple[tuple[SourceText, "Value"], ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """An object's values by key; only keys and values of the right shape.

    ``present`` names every key written, also where its value is wrong. ``damaged``: something in it could not be
    read, so nothing can be said about what is missing.
    """

    place: Span
    values: dict[str, "Value"] = field(default_factory=dict)
    present: frozenset[str] = frozenset()
    damaged: bool = False

    def text(self, name: str) -> SourceText | None:
        """Return a text, if there is one."""
        value = self.values.get(name)
        return value if isinstance(value, SourceText) else None

    def choice(self, name: str, kind: type[E]) -> E | None:
        """Return a word of a fixed list, if there is one."""
        text = self.text(name)
        return None if text is None else kind(text.text)

    def flag(self, name: str, *, default: bool) -> bool:
        """Return a yes or no."""
        text = self.text(name)
        return default if text is None else text.text.lower() == "true"

    def given(self, name: str) -> Given | None:
        """Return a value that may be nested, if there is one."""
        value = self.values.get(name)
        return value if isinstance(value, Given) else None

    def items(self, name: str) -> tuple["Value", ...]:
        """Return a list's items; none if there is no list."""
        value = self.values.get(name)
        return value if isinstance(value, tuple) else ()

    def texts(self, name: str) -> tuple[SourceText, ...]:
        """Return a list of texts."""
        return tuple(item for item in self.items(name) if isinstance(item, SourceText))

    def objects(self, name: str) -> tuple["Fields", ...]:
        """Return a list of objects."""
        return tuple(item for item in self.items(name) if isinstance(item, Fields))

    def object(self, name: str) -> "Fields | None":
        """Return an object, if there is one."""
        value = self.values.get(name)
        return value if isinstance(value, Fields) else None

    def pairs(self, name: str) -> tuple[tuple[SourceText, "Value"], ...]:
        """Return the keys and values of a mapping."""
        value = self.values.get(name)
        return value.items if isinstance(value, Pairs) else ()


Value = SourceText | Given | Fields | Pairs | tuple["Value", ...]
