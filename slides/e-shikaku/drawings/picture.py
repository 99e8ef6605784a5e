"""The sheet of paper that pictures are drawn on. Lengths are points; y grows downwards, as in SVG."""

from collections.abc import Iterable, Sequence
from math import hypot
from typing import Literal, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from drawings.lettering import Line, set_line
from drawings.style import FLOW, FRAME, LABEL, THIN, Letters, Stroke

Point = tuple[float, float]
Side = Literal["left", "middle", "right"]
Height = Literal["top", "middle", "base", "bottom"]

_SHARE = {"left": 0.0, "middle": 0.5, "right": 1.0}
"""How much of a label's width lies left of its point."""

_LEADING = 1.36
_MIDDLE = 0.38
"""Where the middle of a Japanese character lies above the base line, in units of its size."""


class Box(NamedTuple):
    """A rectangle: its upper left corner and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    @property
    def center(self) -> Point:
        """Its middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    @classmethod
    def around(cls, center: Point, width: float, height: float) -> "Box":
        """Put a box around a point."""
        return cls(center[0] - width / 2, center[1] - height / 2, width, height)


class Label(NamedTuple):
    """A label: its text, size and place."""

    text: str
    size: float
    box: Box


class Picture:
    """A drawing that grows by what is put on top of it, and can be written as SVG."""

    def __init__(self, width: float, height: float) -> None:
        self.width = width
        self.height = height
        self._outlines: dict[str, str] = {}
        self._clips: list[str] = []
        self._body: list[str] = []
        self.labels: list[Label] = []
        """Where labels stand: they must not touch each other or leave the picture."""

    # ---- shapes ----

    def line(self, points: Iterable[Point], stroke: Stroke = THIN) -> None:
        """Draw a line through points."""
        self._body.append(f'<path d="{_polyline(points)}" fill="none"{_pen(stroke)}/>')

    def area(self, points: Iterable[Point], fill: str, stroke: Stroke | None = None) -> None:
        """Fill the inside of a closed line."""
        self._body.append(f'<path d="{_polyline(points)}Z" fill="{fill}"{_pen(stroke)}/>')

    def hatch(self, points: Sequence[Point], stroke: Stroke, step: float = 4.0, *, falling: bool = False) -> None:
        """Rule the inside of a closed line with slanting lines, so that grey prints tell areas apart."""
        left, right = min(x for x, _ in points), max(x for x, _ in points)
        top, bottom = min(y for _, y in points), max(y for _, y in points)
        name, height = f"c{len(self._clips)}", bottom - top
        self._clips.append(f'<clipPath id="{name}"><path d="{_polyline(points)}Z"/></clipPath>')
        starts = [left - height + step * number for number in range(int((right - left + height) / step) + 2)]
        ends = (top, bottom) if falling else (bottom, top)
        rules = "".join(_polyline([(start, ends[0]), (start + height, ends[1])]) for start in starts)
        self._body.append(f'<path d="{rules}" clip-path="url(#{name})" fill="none"{_pen(stroke)}/>')

    def box(self, box: Box, fill: str = "none", stroke: Stroke | None = FRAME, radius: float = 0.0) -> None:
        """Draw a rectangle."""
        place = f'x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" height="{_n(box.height)}"'
        rounded = f' rx="{_n(radius)}"' if radius else ""
        self._body.append(f'<rect {place}{rounded} fill="{fill}"{_pen(stroke)}/>')

    def cells(self, boxes: Iterable[Box], fill: str) -> None:
        """Fill many rectangles that touch each other."""
        parts = [f"M{_n(box.x)} {_n(box.y)}h{_n(box.width)}v{_n(box.height)}h{_n(-box.width)}z" for box in boxes]
        self._body.append(f'<path d="{"".join(parts)}" fill="{fill}" shape-rendering="crispEdges"/>')

    def circle(self, center: Point, radius: float, fill: str = "none", stroke: Stroke | None = FRAME) -> None:
        """Draw a circle."""
        self.ellipse(center, (radius, radius), fill, stroke)

    def ellipse(self, center: Point, radii: Point, fill: str = "none", stroke: Stroke | None = FRAME) -> None:
        """Draw an ellipse with horizontal and vertical axes."""
        place = f'cx="{_n(center[0])}" cy="{_n(center[1])}" rx="{_n(radii[0])}" ry="{_n(radii[1])}"'
        self._body.append(f'<ellipse {place} fill="{fill}"{_pen(stroke)}/>')

    def arrow(self, points: Sequence[Point], stroke: Stroke = FLOW, head: float = 4.2, bend: float = 3.0) -> None:
        """Draw a line with rounded corners that ends in an arrow's head at the last point."""
        (x0, y0), (x1, y1) = points[-2:]
        head = head * max(1.0, 0.75 * stroke.width)
        length = hypot(x1 - x0, y1 - y0)
        ux, uy = (x1 - x0) / length, (y1 - y0) / length
        neck = (x1 - 0.8 * head * ux, y1 - 0.8 * head * uy)
        self._body.append(f'<path d="{_rounded([*points[:-1], neck], bend)}" fill="none"{_pen(stroke)}/>')
        back, half = (x1 - head * ux, y1 - head * uy), 0.38 * head
        wings = [(back[0] - half * uy, back[1] + half * ux), (back[0] + half * uy, back[1] - half * ux)]
        self.area([(x1, y1), *wings], stroke.color)

    def bent(self, points: Sequence[Point], stroke: Stroke = FLOW, bend: float = 3.0) -> None:
        """Draw a line with rounded corners."""
        self._body.append(f'<path d="{_rounded(points, bend)}" fill="none"{_pen(stroke)}/>')

    # ---- labels ----

    def text(
        self, at: Point, text: str, letters: Letters = LABEL, side: Side = "middle", height: Height = "middle"
    ) -> None:
        """Write a label of one or more lines; ``side`` and ``height`` say which part of it stands at the point."""
        lines = [set_line(line, letters) for line in text.split("\n")]
        leading = letters.size * _LEADING
        base = at[1] + _first_base(lines, letters, height, leading)
        width = max(line.width for line in lines)
        below = (len(lines) - 1) * leading + lines[-1].depth
        place = Box(at[0] - _SHARE[side] * width, base - lines[0].height, width, lines[0].height + below)
        self.labels.append(Label(text, letters.size, place))
        if letters.ground:
            self.box(Box(place.x - 1.5, place.y - 1.5, width + 3, place.height + 3), letters.ground, None)
        for number, line in enumerate(lines):
            self._write(line, (at[0] - _SHARE[side] * line.width, base + number * leading), letters.color)

    def _write(self, line: Line, start: Point, color: str) -> None:
        parts = []
        for glyph in line.glyphs:
            self._outlines.setdefault(glyph.name, glyph.outline)
            x, y, scale = _n(start[0] + glyph.x), _n(start[1] - glyph.y), f"{glyph.scale:.5f}"
            parts.append(f'<use href="#{glyph.name}" transform="matrix({scale} 0 0 -{scale} {x} {y})"/>')
        for bar in line.bars:
            x, y = _n(start[0] + bar.x), _n(start[1] - bar.y - bar.height)
            parts.append(f'<rect x="{x}" y="{y}" width="{_n(bar.width)}" height="{_n(bar.height)}"/>')
        self._body.append(f'<g fill="{color}">{"".join(parts)}</g>')

    # ---- the file ----

    def svg(self, title: str, description: str) -> str:
        """Write the whole picture; its size is the size it has on paper."""
        outlines = "".join(f'<path id="{name}" d={quoteattr(d)}/>' for name, d in sorted(self._outlines.items()))
        size = (
            f'width="{_n(self.width)}pt" height="{_n(self.height)}pt" viewBox="0 0 {_n(self.width)} {_n(self.height)}"'
        )
        head = [f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">']
        head += [f"<title>{escape(title)}</title>", f"<desc>{escape(description)}</desc>"]
        return "\n".join([*head, f"<defs>{outlines}{''.join(self._clips)}</defs>", *self._body, "</svg>\n"])


def _first_base(lines: Sequence[Line], letters: Letters, height: Height, leading: float) -> float:
    """Tell how far below its point a label's first base line lies."""
    below = (len(lines) - 1) * leading
    match height:
        case "base":
            return 0.0
        case "top":
            return lines[0].height
        case "bottom":
            return -below - lines[-1].depth
        case "middle" if len(lines) == 1 and lines[0].is_formula:
            return (lines[0].height - lines[0].depth) / 2
        case "middle":
            return _MIDDLE * letters.size - below / 2


def _polyline(points: Iterable[Point]) -> str:
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points)


def _rounded(points: Sequence[Point], bend: float) -> str:
    parts = [f"M{_n(points[0][0])} {_n(points[0][1])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        for name, end in (("L", before), ("Q", after)):
            length = hypot(end[0] - corner[0], end[1] - corner[1])
            share = min(bend / length, 0.5) if length else 0.0
            near = (corner[0] + share * (end[0] - corner[0]), corner[1] + share * (end[1] - corner[1]))
            over = f"{_n(corner[0])} {_n(corner[1])} " if name == "Q" else ""
            parts.append(f"{name}{over}{_n(near[0])} {_n(near[1])}")
    parts.append(f"L{_n(points[-1][0])} {_n(points[-1][1])}")
    return "".join(parts)


def _pen(stroke: Stroke | None) -> str:
    if stroke is None:
        return ""
    dash = f' stroke-dasharray="{stroke.dash}"' if stroke.dash else ""
    return f' stroke="{stroke.color}" stroke-width="{_n(stroke.width)}" stroke-linejoin="round"{dash}'


def _n(value: float) -> str:
    """Write a length in hundredths of a point: what differs from one machine to another is far smaller."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")
