"""The picture of a set-up: the one drawing of it, for screen and paper."""

from collections.abc import Iterator, Sequence

from app.domain.drawing import (
    Drawing,
    DrawnPoint,
    DrawnShape,
    DrawnText,
    DrawnTone,
    Frame,
    arc,
    moved,
    rounded,
    surrounding,
)
from app.domain.drawn_icons import data_mark, icon
from app.domain.label_lines import TextWidth
from app.domain.set_up_layout import (
    DISC,
    FRAME_OUT,
    GLYPH,
    ICON,
    KEY,
    MARK,
    PAD,
    PITCH,
    Arranged,
    LegendKey,
    NodeBox,
    ZoneBand,
    arrange,
)
from app.domain.set_ups import CONTROL, DataState, Link, LinkLook, NodeKind, PictureWords, SetUp, Zone

BASELINE = 1.08
"""How far below the top of a line its baseline is."""
HEAD = (0.85, 0.36)
"""How long the head of an arrow is, and half as wide."""
_ROUND, _ROUND_PART, _ROUND_PASSAGE = 0.5, 0.4, 1.1
_DASHED = (0.75, 0.45)
_LOOKS: dict[LinkLook, tuple[float, tuple[float, ...]]] = {
    LinkLook.PLAIN: (0.13, ()),
    LinkLook.TUNNEL: (0.62, ()),
    LinkLook.SCREEN: (0.2, (0.02, 0.42)),
    LinkLook.CARRIED: (0.16, (0.8, 0.35, 0.02, 0.35)),
}
"""How wide each kind of link is drawn, and how it is broken."""
_BORE = 0.36
"""How wide a tunnel is inside."""


def draw_set_up(set_up: SetUp, words: PictureWords, width: float, text_width: TextWidth) -> Drawing:
    """The picture of a set-up, `width` sizes of the font wide."""
    placed = arrange(set_up, words, width, text_width)
    shapes: list[DrawnShape] = []
    for band in placed.bands:
        shapes += _band(band)
    for part in (False, True):  # parts lie upon what holds them, and so do their frames
        for group in set_up.control:
            if part is all(set_up.node(node).kind is NodeKind.PART for node in group):
                frames = [placed.boxes[node].frame for node in group]
                shapes.append(_control(surrounding(frames).grown(PAD / 2 if part else FRAME_OUT)))
        for box in placed.boxes.values():
            if part is (box.node.kind is NodeKind.PART):
                shapes += _node(box)
    for link in set_up.links:
        shapes += _link(way(link, placed), link, set_up)
    for key in placed.legend:
        shapes += _sign(key)
    return Drawing(placed.width, placed.height, tuple(shapes), tuple(_texts(placed, text_width)))


def way(link: Link, placed: Arranged) -> tuple[DrawnPoint, ...]:
    """From edge to edge: straight on in a row or a column, else sideways to the column and on from there."""
    start, end = placed.boxes[link.start], placed.boxes[link.end]
    (start_x, start_y), (end_x, end_y) = start.frame.middle, end.frame.middle
    down = start_y < end_y
    if start.node.column == end.node.column:
        return (start_x, start.frame.bottom if down else start.frame.y), (
            start_x,
            end.frame.y if down else end.frame.bottom,
        )
    side = start.frame.right if start_x < end_x else start.frame.x
    if (start.node.zone, start.node.row) == (end.node.zone, end.node.row):
        return (side, start_y), (end.frame.x if start_x < end_x else end.frame.right, start_y)
    return (side, start_y), (end_x, start_y), (end_x, end.frame.y if down else end.frame.bottom)


def _band(band: ZoneBand) -> Iterator[DrawnShape]:
    closed = band.zone is Zone.OFFICE  # the one network that has a wall
    yield DrawnShape(
        rounded(band.frame, _ROUND),
        DrawnTone.TEXT if closed else None,
        0.1 * closed,
        fill=DrawnTone.GROUND,
        is_closed=True,
    )


def _control(frame: Frame) -> DrawnShape:
    return DrawnShape(rounded(frame, 0.8), DrawnTone.ACCENT, 0.12, _DASHED, is_closed=True)


def _node(box: NodeBox) -> Iterator[DrawnShape]:
    part, passage = box.node.kind is NodeKind.PART, box.node.kind is NodeKind.PASSAGE
    radius = _ROUND_PASSAGE if passage else _ROUND_PART if part else _ROUND
    tone = DrawnTone.LINE if passage else DrawnTone.TEXT
    yield DrawnShape(rounded(box.frame, radius), tone, 0.08, fill=DrawnTone.PAPER, is_closed=True)
    middle = box.text.y + box.text.height / 2
    top = box.frame.y + PAD if box.is_narrow else middle - ICON / 2
    yield from moved(icon(box.node.kind), box.frame.x + PAD, top, ICON)
    if box.node.data:
        top = box.frame.y + PAD if box.is_narrow else middle - GLYPH / 2
        yield from moved(data_mark(box.node.data), box.frame.right - PAD - GLYPH, top, GLYPH)
    for x, y, _number in _numbers(box):
        yield _disc(x, y)


def _numbers(box: NodeBox) -> Iterator[tuple[float, float, int]]:
    """The middles of the discs below the words, with their numbers."""
    y = box.text.bottom - DISC / 2
    for n, number in enumerate(box.node.numbers):
        yield box.text.x + DISC / 2 + n * (DISC + PAD / 2), y, number


def _disc(x: float, y: float) -> DrawnShape:
    return DrawnShape(arc((x, y), DISC / 2, 0, 4, 24), fill=DrawnTone.ACCENT, is_closed=True)


# links


def _link(points: Sequence[DrawnPoint], link: Link, set_up: SetUp) -> Iterator[DrawnShape]:
    """The line stops where the head of an arrow begins; words on the way have no heads."""
    heads = [
        not link.is_one_way and set_up.node(link.start).kind is not NodeKind.PASSAGE,
        set_up.node(link.end).kind is not NodeKind.PASSAGE,
    ]
    ends = [(points[0], points[1]), (points[-1], points[-2])]
    shortened = [_towards(tip, before) if head else tip for head, (tip, before) in zip(heads, ends, strict=True)]
    yield from _stroke((shortened[0], *points[1:-1], shortened[1]), link.look)
    for head, (tip, before) in zip(heads, ends, strict=True):
        if head:
            yield _head(tip, before)


def _stroke(points: tuple[DrawnPoint, ...], look: LinkLook) -> Iterator[DrawnShape]:
    weight, dashes = _LOOKS[look]
    yield DrawnShape(points, DrawnTone.TEXT, weight, dashes)
    if look is LinkLook.TUNNEL:
        yield DrawnShape(points, DrawnTone.PAPER, _BORE)


def _towards(tip: DrawnPoint, before: DrawnPoint, by: float = HEAD[0]) -> DrawnPoint:
    dx, dy = before[0] - tip[0], before[1] - tip[1]
    far = max(abs(dx), abs(dy))
    return tip[0] + dx / far * by, tip[1] + dy / far * by


def _head(tip: DrawnPoint, before: DrawnPoint) -> DrawnShape:
    x, y = _towards(tip, before)
    aside = HEAD[1]
    corners = ((x - aside, y), (x + aside, y)) if x == tip[0] else ((x, y - aside), (x, y + aside))
    return DrawnShape((tip, *corners), fill=DrawnTone.TEXT, is_closed=True)


# legend


def _sign(key: LegendKey) -> Iterator[DrawnShape]:
    y = key.frame.y + PITCH / 2
    if key.name.isdigit():
        yield _disc(key.frame.x + DISC / 2, y)
    elif key.name == CONTROL:
        frame = Frame(key.frame.x + 0.1, y - 0.6, KEY - 0.2, 1.2)
        yield DrawnShape(rounded(frame, 0.4), DrawnTone.ACCENT, 0.12, _DASHED, is_closed=True)
    elif key.name in set(DataState):
        yield from moved(data_mark(DataState(key.name)), key.frame.x, y - MARK / 2, MARK)
    else:
        tip, before = (key.frame.x + KEY, y), (key.frame.x, y)
        yield from _stroke((before, _towards(tip, before)), LinkLook(key.name))
        yield _head(tip, before)


# texts


def _texts(placed: Arranged, text_width: TextWidth) -> Iterator[DrawnText]:
    for band in placed.bands:
        top = band.frame.y + (band.frame.height - len(band.lines) * PITCH) / 2
        yield from _lines(band.lines, PAD, top, DrawnTone.SOFT, bold=True)
    for box in placed.boxes.values():
        is_passage = box.node.kind is NodeKind.PASSAGE
        for n, line in enumerate(box.label):
            aside = (box.text.width - text_width(line, True)) / 2 if is_passage else 0.0
            yield from _lines([line], box.text.x + aside, box.text.y + n * PITCH, DrawnTone.TEXT, bold=True)
        yield from _lines(box.detail, box.text.x, box.text.y + len(box.label) * PITCH, DrawnTone.SOFT)
        for x, y, number in _numbers(box):
            yield _number(x, y, str(number), text_width)
    for key in placed.legend:
        if key.name.isdigit():
            yield _number(key.frame.x + DISC / 2, key.frame.y + PITCH / 2, key.name, text_width)
        yield from _lines(key.lines, key.frame.x + key.sign + PAD, key.frame.y, DrawnTone.TEXT)


def _lines(lines: Sequence[str], x: float, top: float, tone: DrawnTone, *, bold: bool = False) -> Iterator[DrawnText]:
    for n, line in enumerate(lines):
        yield DrawnText(x, top + n * PITCH + BASELINE, line, tone, bold)


def _number(x: float, y: float, number: str, text_width: TextWidth) -> DrawnText:
    return DrawnText(x - text_width(number, True) / 2, y - PITCH / 2 + BASELINE, number, DrawnTone.PAPER, is_bold=True)
