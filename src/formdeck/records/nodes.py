"""The tree of a YAML text. Every scalar is text, whatever YAML would make of it."""

from dataclasses import dataclass

from formdeck.source import SourceText


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text. ``style`` is YAML's indicator: ``'`` ``"`` ``|`` ``>``, or empty for a plain one.

    ``start`` and ``end`` enclose it in the file with its quotes or block indicator. ``broken``: the value stands in
    for one that cannot be read, which has been reported.
    """

    source: SourceText
    style: str
    start: int
    end: int
    broken: bool = False

    @property
    def text(self) -> str:
        """What was written, as meant."""
        return self.source.text

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands there at all, as after ``key:``."""
        return not self.style and not self.source.text


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list. ``flow``: written in brackets. ``broken``: parts of it could not be read, which has been reported."""

    items: tuple["Node", ...]
    start: int
    end: int
    flow: bool = False
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values, in the order written. ``flow`` and ``broken`` as in ``Sequence``."""

    pairs: tuple[tuple["Node", "Node"], ...]
    start: int
    end: int
    flow: bool = False
    broken: bool = False


Node = Scalar | Sequence | Mapping
