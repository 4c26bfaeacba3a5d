"""What can stand on paper: plain values in points, measured from the left edge and the top of their piece."""

from dataclasses import dataclass
from enum import Enum

from app.reports.press.typeset import Ink, Style


class Fill(Enum):
    """How an area is filled; each reads in black and white."""

    SOLID = "solid"
    HATCH = "hatch"
    DOTS = "dots"
    LINES = "lines"
    TINT = "tint"
    EMPTY = "empty"


@dataclass(frozen=True)
class PrintedText:
    """A printable line; `y` is its baseline."""

    x: float
    y: float
    text: str
    style: Style


@dataclass(frozen=True)
class Rule:
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    weight: float = 0.5
    ink: Ink = Ink.LINE


@dataclass(frozen=True)
class Area:
    """A rectangle with its top left corner at x, y; without an edge where the weight is 0."""

    x: float
    y: float
    width: float
    height: float
    fill: Fill = Fill.EMPTY
    ink: Ink = Ink.ACCENT
    weight: float = 0.6


@dataclass(frozen=True)
class Stroke:
    """Straight lines from point to point, or an area inside them where there is a fill; `dashes`: lines and gaps.

    Without weight there is no line; ends are round unless they are `flat`.
    """

    points: tuple[tuple[float, float], ...]
    weight: float
    ink: Ink = Ink.TEXT
    fill: Ink | None = None
    dashes: tuple[float, ...] = ()
    is_closed: bool = False
    is_flat: bool = False


Mark = PrintedText | Rule | Area | Stroke


@dataclass(frozen=True)
class Bookmark:
    """A line in the viewer's table of contents; level 0 is the outermost."""

    level: int
    title: str


@dataclass(frozen=True)
class Piece:
    """The smallest thing that stays on one page."""

    height: float
    marks: tuple[Mark, ...] = ()
    bookmark: Bookmark | None = None


@dataclass(frozen=True)
class Group:
    """Pieces that belong together.

    They stay on one page where that leaves no large gap. `lead` of them never part from each other, nor the last two.
    `running` stands on top of each page that holds part of the group, `continued` where the group goes on.
    """

    pieces: tuple[Piece, ...]
    gap: float = 0.0
    lead: int = 1
    running: tuple[Piece, ...] = ()
    continued: tuple[Piece, ...] = ()
    is_heading: bool = False
    on_new_page: bool = False

    @property
    def height(self) -> float:
        return sum(piece.height for piece in self.pieces)


def box_to_tick(x: float, y: float, size: float, *, ticked: bool) -> tuple[Mark, ...]:
    """A box to tick; drawn, because our fonts lack ☐ and ☑."""
    box = Area(x, y, size, size, ink=Ink.TEXT, weight=0.7)
    if not ticked:
        return (box,)
    points = (
        (x + 0.18 * size, y + 0.52 * size),
        (x + 0.42 * size, y + 0.78 * size),
        (x + 0.95 * size, y - 0.02 * size),
    )
    return box, Stroke(points, 0.17 * size)
