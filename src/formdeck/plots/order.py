"""The plots that a deck asks for."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from formdeck.cache import content_key
from formdeck.diagnostics import Outcome
from formdeck.latex import Declaration, declarations_in_scope
from formdeck.model import Deck, Given, Plot, Record

T = TypeVar("T")


class Remember(Protocol):
    """Keeps results between runs, as ``Cache.remember`` does."""

    def __call__(self, key: str, kind: type[T], compute: Callable[[], T]) -> T:
        """Return the value kept under ``key``, or compute and keep it."""
        ...


@dataclass(frozen=True, slots=True)
class PlotOrder:
    """A plot to be drawn: ``picture`` is what the record calls it, ``name`` its file name without extension."""

    picture: str
    name: str
    record: Record
    plot: Plot
    declarations: tuple[Declaration, ...]
    macros: Mapping[str, str]

    def draw(self, remember: Remember) -> Outcome[str]:
        """Draw the plot as SVG, if what it shows is new; empty, with a finding, if that is not possible."""
        kept = remember(self._key, str, lambda: self._drawn().value)
        return Outcome(kept) if kept else self._drawn()  # findings have places, which move: they are not kept

    def _drawn(self) -> Outcome[str]:
        from formdeck.plots.plot import draw_plot  # noqa: PLC0415 - SymPy and matplotlib take most of a second

        return draw_plot(self.record, self.plot, self.declarations, self.macros)

    @property
    def _key(self) -> str:
        plot = self.plot
        formulas = [(each.id.text if each.id else "", each.latex.text) for each in self.record.formulas]
        axes = [[end.text for end in axis] for axis in (plot.x, plot.y)]
        given = [[(each.name.text, _text(each.value)) for each in bindings] for bindings in plot.given]
        return content_key("plot", plot.formula.text, formulas, axes, given, self.declarations, dict(self.macros))


def plots_of(deck: Deck) -> Iterator[PlotOrder]:
    """List the plots of a deck."""
    macros = {macro.name.text: macro.body.text for macro in deck.macros}
    for chapter in deck.chapters:
        for record in chapter.records:
            wanted = [(figure.file.text, figure.plot) for figure in record.figures if figure.plot is not None]
            declared = declarations_in_scope(record, chapter, deck) if wanted else ()
            for picture, plot in wanted:
                yield PlotOrder(picture, picture.partition(":")[2], record, plot, declared, macros)


def _text(value: Given) -> str | list[object]:
    return value.text.text if value.text is not None else [_text(item) for item in value.items]
