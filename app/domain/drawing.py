"""A picture as plain shapes and lines of text, which any painter can draw; in sizes of the font."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from math import cos, pi, sin

DrawnPoint = tuple[float, float]


@dataclass(frozen=True)
class Frame:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def middle(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2

    def grown(self, by: float) -> "Frame":
        """The same with more on every side."""
        return Frame(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)


class DrawnTone(Enum):
    """What a colour is for. Nothing is told by it alone."""

    TEXT = "text"
    SOFT = "soft"
    LINE = "line"
    ACCENT = "accent"
    GROUND = "ground"
    PAPER = "paper"


@dataclass(frozen=True)
class DrawnShape:
    """Straight lines from point to point; `dashes` are lengths of lines and gaps."""

    points: tuple[DrawnPoint, ...]
    stroke: DrawnTone | None = None
    weight: float = 0.0
    dashes: tuple[float, ...] = ()
    fill: DrawnTone | None = None
    is_closed: bool = False


@dataclass(frozen=True)
class DrawnText:
    """A line of text: `y` is its baseline."""

    x: float
    y: float
    text: str
    tone: DrawnTone = DrawnTone.TEXT
    is_bold: bool = False


@dataclass(frozen=True)
class Drawing:
    """What is drawn, in its order: shapes, then texts."""

    width: float
    height: float
    shapes: tuple[DrawnShape, ...]
    texts: tuple[DrawnText, ...]


def moved(shapes: Iterable[DrawnShape], x: float, y: float, scale: float) -> Iterator[DrawnShape]:
    """Shapes drawn in a square of 1, in a square of `scale` whose top left corner is at x, y."""
    for shape in shapes:
        points = tuple([(x + px * scale, y + py * scale) for px, py in shape.points])
        yield DrawnShape(points, shape.stroke, shape.weight, shape.dashes, shape.fill, shape.is_closed)


def surrounding(frames: Sequence[Frame]) -> Frame:
    """The smallest frame around some."""
    left, top = min(f.x for f in frames), min(f.y for f in frames)
    return Frame(left, top, max(f.right for f in frames) - left, max(f.bottom for f in frames) - top)


def arc(middle: DrawnPoint, radius: float, start: float, end: float, steps: int = 6) -> tuple[DrawnPoint, ...]:
    """Points along a circle from one angle to another, in quarters of it, clockwise from the right."""
    return tuple([(middle[0] + radius * x, middle[1] + radius * y) for x, y in _unit_arc(start, end, steps)])


@cache
def _unit_arc(start: float, end: float, steps: int) -> tuple[DrawnPoint, ...]:
    angles = [pi / 2 * (start + (end - start) * n / steps) for n in range(steps + 1)]
    return tuple([(cos(angle), sin(angle)) for angle in angles])


def rounded(frame: Frame, radius: float) -> tuple[DrawnPoint, ...]:
    """The outline of a frame with round corners."""
    radius = min(radius, frame.width / 2, frame.height / 2)
    left, top, right, bottom = frame.x + radius, frame.y + radius, frame.right - radius, frame.bottom - radius
    corners = ((right, bottom), (left, bottom), (left, top), (right, top))
    return tuple(spot for n, corner in enumerate(corners) for spot in arc(corner, radius, n, n + 1))
