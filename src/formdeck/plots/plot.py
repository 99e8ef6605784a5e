"""From a record's ``plot:`` to a picture, or to what stands in its way."""

from collections.abc import Mapping
from dataclasses import dataclass

from formdeck.diagnostics import Diagnostic, Outcome
from formdeck.diagnostics.rules import meaning as rules
from formdeck.latex import Declaration
from formdeck.latex.glossary.keys import read_key
from formdeck.latex.numeric import NoNumber, NumericFormula, number_of, read_numeric
from formdeck.latex.problem import Unreadable
from formdeck.model import Binding, Formula, Kind, Plot, Record
from formdeck.plots.curves import Curve, sample
from formdeck.plots.draw import draw
from formdeck.source import SourceText

_WHOLE = frozenset({Kind.INTEGER, Kind.INDEX})


class _Undrawable(ValueError):  # noqa: N818 - it is told as a finding
    def __init__(self, place: SourceText, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.finding: Diagnostic = rules.UNDRAWABLE.at(place.span(), message, *((hint,) if hint else ()))


@dataclass(frozen=True, slots=True)
class _Scene:
    """What a plot depends on."""

    record: Record
    plot: Plot
    declarations: tuple[Declaration, ...]
    macros: Mapping[str, str]


def draw_plot(
    record: Record, plot: Plot, declarations: tuple[Declaration, ...], macros: Mapping[str, str]
) -> Outcome[str]:
    """Draw a plot of one of a record's formulas.

    Args:
        record: its formulas; others than the one drawn may define functions.
        plot: what is asked for.
        declarations: what is known about the symbols, the nearest first.
        macros: the deck's macros.

    Returns:
        The picture as SVG; empty, with a finding, if the formula cannot be drawn so.
    """
    try:
        scene = _Scene(record, plot, declarations, macros)
        axis, curves = _curves(scene)
        y = _ends(plot.y, "y", macros) if plot.y else None
        return Outcome(draw(curves, axis, _ends(plot.x, "x", macros), y, stems=_is_whole(scene, axis)))
    except _Undrawable as stopped:
        return Outcome("", (stopped.finding.within(record=record.id.text),))


def _curves(scene: _Scene) -> tuple[str, tuple[Curve, ...]]:
    plot = scene.plot
    formula = _formula(scene)
    ends = _ends(plot.x, "x", scene.macros)
    given = [_given(bindings, scene.macros) for bindings in plot.given or ((),)]
    axis = _axis(formula, plot, {name for values in given for name in values})
    whole = _is_whole(scene, axis)
    curves = []
    for bindings, values in zip(plot.given or ((),), given, strict=True):
        missing = sorted(formula.symbols - values.keys() - {axis})
        if missing:
            raise _Undrawable(bindings[0].name, f"`{missing[0]}` has no value in this curve", "give it one here, too")
        shown = tuple((each.name.text, each.value.text.text) for each in bindings if each.value.text is not None)
        curves.append(Curve(shown, *sample(formula, axis, ends, values, whole=whole)))
    if all(curve.is_empty for curve in curves):
        raise _Undrawable(plot.x[0], "the formula has no real value between these ends", "choose other ends for `x`")
    return axis, tuple(curves)


def _formula(scene: _Scene) -> NumericFormula:
    name = scene.plot.formula
    drawn = next((each for each in scene.record.formulas if _is_called(each, name.text)), None)
    if drawn is None:
        raise _Undrawable(name, f"no formula `{name}` to draw")
    others = [each.latex.text for each in scene.record.formulas if each is not drawn]
    try:
        return read_numeric(drawn.latex.text, scene.declarations, macros=scene.macros, others=others)
    except NoNumber as reason:
        raise _Undrawable(name, f"`{name}` cannot be drawn: {reason}") from reason


def _is_called(formula: Formula, name: str) -> bool:
    return formula.id is not None and formula.id.text == name


def _axis(formula: NumericFormula, plot: Plot, given: set[str]) -> str:
    """Find the one symbol that is not given."""
    left = sorted(formula.symbols - given)
    if len(left) == 1:
        return left[0]
    names = ", ".join(f"`{name}`" for name in left)
    if left:
        hint = "all but the symbol of the horizontal axis need a value under `given:`"
        raise _Undrawable(plot.formula, f"{names} have no value", hint)
    raise _Undrawable(plot.formula, "no symbol is left for the horizontal axis", "take one out of `given:`")


def _given(bindings: tuple[Binding, ...], macros: Mapping[str, str]) -> dict[str, float]:
    return {_name(each.name, macros): _number(each, macros) for each in bindings}


def _name(symbol: SourceText, macros: Mapping[str, str]) -> str:
    try:
        return read_key(symbol.text, tuple(macros.items())).name
    except Unreadable as stopped:
        raise _Undrawable(symbol, f"`{symbol}` is no symbol: {stopped.problem.message}") from stopped


def _number(binding: Binding, macros: Mapping[str, str]) -> float:
    text = binding.value.text
    if text is None:
        raise _Undrawable(binding.name, f"`{binding.name}` has a list for its value", "a plot takes numbers only")
    return _computed(text, macros)


def _ends(ends: tuple[SourceText, ...], axis: str, macros: Mapping[str, str]) -> tuple[float, float]:
    low, high = (_computed(end, macros) for end in ends)
    if low >= high:
        raise _Undrawable(ends[0], f"`{axis}` ends before it begins", "write the smaller number first")
    return low, high


def _computed(text: SourceText, macros: Mapping[str, str]) -> float:
    try:
        return number_of(text.text, macros)
    except NoNumber as reason:
        raise _Undrawable(text, f"`{text}` is no number: {reason}") from reason


def _is_whole(scene: _Scene, axis: str) -> bool:
    """Whether the symbol of the horizontal axis is declared, or explained, to be a whole number."""
    macros = tuple(scene.macros.items())
    for each in scene.declarations:
        if read_key(each.symbol, macros).name == axis:
            return (each.kind or each.meant) in _WHOLE
    return False
