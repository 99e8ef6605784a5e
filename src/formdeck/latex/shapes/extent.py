"""How far a value extends: no dimension for a number, one for a vector, two for a matrix."""

from formdeck.latex.shapes.dimension import ONE, Dimension, Fit, compare

Extent = tuple[Dimension, ...]
NUMBER: Extent = ()


def as_column(extent: Extent) -> tuple[Dimension, Dimension]:
    """Take a vector as a column."""
    return (extent[0], extent[1]) if len(extent) == 2 else (extent[0], ONE)


def as_row(extent: Extent) -> tuple[Dimension, Dimension]:
    """Take a vector as a row."""
    return (extent[0], extent[1]) if len(extent) == 2 else (ONE, extent[0])


def simplified(rows: Dimension, columns: Dimension) -> Extent:
    """Take one row of one column as a number."""
    return NUMBER if rows == columns == ONE else (rows, columns)


def compare_all(left: Extent, right: Extent) -> Fit:
    """Compare extents dimension by dimension; a vector is a column."""
    fits = {compare(*pair) for pair in zip(as_column(left), as_column(right), strict=True)}
    return next((fit for fit in (Fit.DIFFERENT, Fit.UNKNOWN) if fit in fits), Fit.SAME)


def show_extent(extent: Extent) -> str:
    """Write an extent for a message."""
    return " × ".join(_shown(each) for each in extent) or "a number"


def _shown(dimension: Dimension) -> str:
    terms = [_term(names, times) for names, times in reversed(dimension)]
    return " + ".join(terms).replace("+ -", "- ") or "0"


def _term(names: tuple[str, ...], times: int) -> str:
    if not names:
        return str(times)
    return " ".join(names) if times == 1 else f"{times} {' '.join(names)}"
