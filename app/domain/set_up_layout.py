"""Where everything stands in the picture of a set-up: bands one below the other, boxes in columns, a legend.

All measures are in sizes of the font, so that a picture follows both the room and the size of the text.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from app.domain.drawing import Frame
from app.domain.label_lines import TextWidth, label_lines
from app.domain.set_ups import CONTROL, DataState, NodeKind, PictureWords, SetUp, SetUpNode, Zone

PITCH = 1.45
"""From one line of text to the next."""
PAD, ICON, GLYPH, DISC, MARK = 0.75, 2.1, 1.5, 1.5, 1.3
"""The room inside a box; the sizes of its picture, of the mark for data, of a number, and of a mark in the legend."""
KEY = 2.6
"""How wide a link or a frame in the legend is; marks and numbers are as wide as they are high."""
FRAME_OUT = 0.55
"""How far outside its nodes the frame of control runs."""

_GUTTER = (6.4, 8.6)
_GUTTER_SHARE, _GUTTER_GAP = 0.2, 0.6
_BAND_PAD, _BAND_GAP, _EDGE = 1.1, 0.5, 1.2
_COLUMN_GAP = (2.0, 3.6)
_WIDEST_BOX = 17.0
_NARROW = 12.6
"""A box of less than this has its picture above its words."""
_ROW_GAP = 2.6
_LEGEND_GAP, _KEY_GAP = 1.1, 1.6


@dataclass(frozen=True)
class ZoneBand:
    """A zone from edge to edge with its name in the gutter."""

    zone: Zone
    frame: Frame
    lines: tuple[str, ...]


@dataclass(frozen=True)
class NodeBox:
    """A node in its place; the lines of its label and detail, and where they begin."""

    node: SetUpNode
    frame: Frame
    label: tuple[str, ...]
    detail: tuple[str, ...]
    text: Frame
    is_narrow: bool


@dataclass(frozen=True)
class LegendKey:
    """A sign of the legend, or a number, with what it means."""

    name: str
    frame: Frame
    sign: float
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Arranged:
    """A set-up arranged at a width."""

    width: float
    height: float
    bands: tuple[ZoneBand, ...]
    boxes: Mapping[str, NodeBox]
    legend: tuple[LegendKey, ...]


def arrange(set_up: SetUp, words: PictureWords, width: float, text_width: TextWidth) -> Arranged:
    """Everything in its place, `width` sizes of the font wide."""
    return _Arranging(set_up, words, width, text_width).done()


class _Arranging:
    """The work of `arrange`."""

    def __init__(self, set_up: SetUp, words: PictureWords, width: float, text_width: TextWidth) -> None:
        self._set_up, self._words, self._width, self._text_width = set_up, words, width, text_width
        self._gutter = min(max(_GUTTER_SHARE * width, _GUTTER[0]), _GUTTER[1])
        columns = max(node.column for node in set_up.nodes)
        room = width - self._gutter - _EDGE
        gap = _COLUMN_GAP[room > 2 * _NARROW + _COLUMN_GAP[1]]
        self._box = min((room - gap * (columns - 1)) / columns, _WIDEST_BOX)
        start = self._gutter + (room - columns * self._box - gap * (columns - 1)) / 2
        self._lefts = [start + n * (self._box + gap) for n in range(columns)]
        self._boxes: dict[str, NodeBox] = {}

    def done(self) -> Arranged:
        bands: list[ZoneBand] = []
        y = 0.0
        for zone in self._zones():
            bands.append(self._band(zone, y))
            y = bands[-1].frame.bottom + _BAND_GAP
        legend = tuple(self._legend(y - _BAND_GAP + _LEGEND_GAP))
        height = max((key.frame.bottom for key in legend), default=y - _BAND_GAP)
        return Arranged(self._width, height, tuple(bands), self._boxes, legend)

    def _zones(self) -> Iterator[Zone]:
        used = {node.zone for node in self._set_up.nodes}
        if Zone.INTERNET in used:
            used.add(Zone.LINE)
        return (zone for zone in Zone if zone in used)

    def _band(self, zone: Zone, top: float) -> ZoneBand:
        lines = label_lines(self._words.zones[zone], self._gutter - PAD - _GUTTER_GAP, self._text_width, bold=True)
        within = [node for node in self._set_up.nodes if node.zone is zone and not node.inside]
        y = top + _BAND_PAD
        for _row, nodes in groupby(sorted(within, key=lambda node: node.row), lambda node: node.row):
            y += self._place_row(list(nodes), y) + _ROW_GAP
        inside = y - _ROW_GAP + _BAND_PAD - top if within else 0.0
        return ZoneBand(zone, Frame(0, top, self._width, max(inside, len(lines) * PITCH + PAD)), lines)

    def _place_row(self, nodes: Sequence[SetUpNode], y: float) -> float:
        """Boxes of a row are equally high; a passage stands in the middle of its height."""
        made = [self._made(node, y) for node in nodes]
        high = max(box.frame.height for box in made)
        for box in made:
            frame = box.frame
            if box.node.kind is NodeKind.PASSAGE:
                down = (high - frame.height) / 2
                self._put(box, replace(frame, y=frame.y + down), down)
            else:
                is_fixed = box.is_narrow or bool(self._parts(box.node))
                self._put(box, replace(frame, height=high), 0.0 if is_fixed else (high - frame.height) / 2)
        return high

    def _put(self, box: NodeBox, frame: Frame, down: float) -> None:
        self._boxes[box.node.id] = replace(box, frame=frame, text=replace(box.text, y=box.text.y + down))

    def _parts(self, node: SetUpNode) -> list[SetUpNode]:
        return [one for one in self._set_up.nodes if one.inside == node.id]

    def _made(self, node: SetUpNode, y: float) -> NodeBox:
        left = self._lefts[node.column - 1]
        if node.kind is NodeKind.PASSAGE:
            return self._passage(node, left, y)
        box = self._filled(node, Frame(left, y, self._box, 0), ICON)
        for part in self._parts(node):
            below = box.frame.bottom
            made = self._filled(part, Frame(left + PAD, below, self._box - 2 * PAD, 0), 0)
            self._boxes[part.id] = made
            box = replace(box, frame=replace(box.frame, height=made.frame.bottom + PAD - y))
        return box

    def _passage(self, node: SetUpNode, left: float, y: float) -> NodeBox:
        label = label_lines(node.label, self._box - 2 * PAD, self._text_width, bold=True)
        wide = max(self._text_width(line, True) for line in label)
        high = len(label) * PITCH
        frame = Frame(left + (self._box - wide) / 2 - PAD, y, wide + 2 * PAD, high + PAD)
        text = Frame(frame.x + PAD, y + PAD / 2, wide, high)
        return NodeBox(node, frame, label, (), text, is_narrow=False)

    def _filled(self, node: SetUpNode, place: Frame, icon: float) -> NodeBox:
        """A box with its words; the frame is as high as they need."""
        narrow = self._box < _NARROW
        signs = 0.0 if narrow else (GLYPH + PAD / 2) * bool(node.data)
        pictured = 0.0 if narrow else (icon + PAD) * bool(icon)
        room = place.width - 2 * PAD - signs - pictured
        label = label_lines(node.label, room, self._text_width, bold=True)
        detail = label_lines(node.detail, room, self._text_width) if node.detail else ()
        lines = (len(label) + len(detail)) * PITCH
        numbers = (DISC + PAD / 2) * bool(node.numbers)
        above = (max(icon, GLYPH * bool(node.data)) + PAD / 3) if narrow else 0.0
        high = max(lines + numbers, 0 if narrow else icon) + above + 2 * PAD
        text_top = place.y + PAD + above + (high - above - 2 * PAD - lines - numbers) / 2
        text = Frame(place.x + PAD + pictured, text_top, room, lines + numbers)
        return NodeBox(node, replace(place, height=high), label, detail, text, narrow)

    # legend

    def _legend(self, y: float) -> Iterator[LegendKey]:
        """The points, one below the other, then the signs, as many side by side as there is room for."""
        for number, point in enumerate(self._set_up.points, 1):
            key = self._key(str(number), point, 0, y, self._width)
            yield key
            y = key.frame.bottom + (PAD / 2) * (number == len(self._set_up.points))
        x, below = 0.0, y
        for name in self._signs():
            key = self._key(name, self._words.legend[name], x, y, self._width)
            if x and key.frame.right > self._width:
                key = self._key(name, self._words.legend[name], 0.0, below, self._width)
            yield key
            x, y, below = key.frame.right + _KEY_GAP, key.frame.y, max(below, key.frame.bottom)

    def _key(self, name: str, text: str, x: float, y: float, width: float) -> LegendKey:
        sign = DISC if name.isdigit() else MARK if name in set(DataState) else KEY
        lines = label_lines(text, width - sign - PAD, self._text_width)
        wide = sign + PAD + max(self._text_width(line, False) for line in lines)
        return LegendKey(name, Frame(x, y, wide, len(lines) * PITCH + 0.4), sign, lines)

    def _signs(self) -> Iterator[str]:
        states = {node.data for node in self._set_up.nodes}
        looks = {link.look for link in self._set_up.links}
        for name in self._words.legend:
            if name in states or name in looks or (name == CONTROL and self._set_up.control):
                yield name
