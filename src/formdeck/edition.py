"""The editions of a deck: whole, with blanks to be filled in, and the key to these."""

from dataclasses import dataclass
from enum import StrEnum


class EditionKind(StrEnum):
    """Which of them."""

    FULL = "full"
    BLANK = "blank"
    KEY = "key"


class BlankKind(StrEnum):
    r"""What can be left out: whole formulas, meanings in glossaries, what is marked: ``\blank{…}``, ``==…==``."""

    FORMULAS = "formulas"
    MEANINGS = "meanings"
    MARKS = "marks"


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition, and what is left out in it.

    Without ``blank`` marks are left out, or all formulas of a deck without marks. With a ``seed`` only a ``share`` of
    that is, drawn by lot; one seed always draws the same.
    """

    kind: EditionKind = EditionKind.FULL
    blank: tuple[BlankKind, ...] = ()
    seed: int | None = None
    share: float = 1.0

    @property
    def suffix(self) -> str:
        """What stands behind the deck's name in the names of files."""
        return "" if self.kind is EditionKind.FULL else f"-{self.kind}"

    @property
    def arguments(self) -> tuple[str, ...]:
        """Say the same on the command line."""
        if self.kind is EditionKind.FULL:
            return ()
        blank = ("--blank", ",".join(self.blank)) if self.blank else ()
        lot = () if self.seed is None else ("--seed", str(self.seed), "--share", str(round(self.share * 100)))
        return ("--edition", self.kind.value, *blank, *lot)


FULL = Edition()
