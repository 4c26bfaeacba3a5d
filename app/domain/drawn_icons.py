"""Small pictures of what stands in a set-up, each in a square of 1: devices, servers, clouds, and marks for data."""

from app.domain.drawing import DrawnPoint, DrawnShape, DrawnTone, Frame, arc, rounded
from app.domain.set_ups import DataState, NodeKind

_WEIGHT = 0.11
_FINE = 0.08


def icon(kind: NodeKind) -> tuple[DrawnShape, ...]:
    """The picture of a kind of node; passages and parts have none."""
    return _ICONS.get(kind, ())


def data_mark(state: DataState) -> tuple[DrawnShape, ...]:
    """A sheet of paper: full where data lies, half full where it may remain, struck out where none is left."""
    sheet = ((0.16, 0.04), (0.62, 0.04), (0.86, 0.28), (0.86, 0.96), (0.16, 0.96))
    fold = _line((0.62, 0.04), (0.62, 0.28), (0.86, 0.28), weight=_FINE)
    if state is DataState.KEPT:
        written = (_line((0.3, y), (0.72, y), tone=DrawnTone.PAPER, weight=0.11) for y in (0.46, 0.62, 0.78))
        return (_outline(sheet, DrawnTone.ACCENT, fill=DrawnTone.ACCENT), *written)
    if state is DataState.MAY_REMAIN:
        half = ((0.16, 0.54), (0.86, 0.54), (0.86, 0.96), (0.16, 0.96))
        return (_outline(sheet), _outline(half, fill=DrawnTone.TEXT), fold)
    strike = (_line((0.02, 0.98), (1.0, 0.06), tone=tone, weight=weight) for tone, weight in _STRIKE)
    return (_outline(sheet, DrawnTone.SOFT), *strike)


_STRIKE = ((DrawnTone.PAPER, 0.3), (DrawnTone.TEXT, 0.12))


def _outline(
    points: tuple[DrawnPoint, ...], stroke: DrawnTone = DrawnTone.TEXT, fill: DrawnTone = DrawnTone.PAPER
) -> DrawnShape:
    return DrawnShape(points, stroke, _WEIGHT, fill=fill, is_closed=True)


def _box(x: float, y: float, width: float, height: float, radius: float = 0.06) -> DrawnShape:
    return _outline(rounded(Frame(x, y, width, height), radius))


def _line(*points: DrawnPoint, tone: DrawnTone = DrawnTone.TEXT, weight: float = _WEIGHT) -> DrawnShape:
    return DrawnShape(points, tone, weight)


def _dot(x: float, y: float) -> DrawnShape:
    return DrawnShape(arc((x, y), 0.045, 0, 4, 10), fill=DrawnTone.TEXT, is_closed=True)


_CLOUD = (
    *arc((0.25, 0.62), 0.2, 1, 3),
    *arc((0.46, 0.44), 0.25, 2.1, 3.6),
    *arc((0.76, 0.58), 0.21, 3, 5),
)
_SHIELD = ((0.5, 0.03), (0.88, 0.16), (0.85, 0.56), (0.7, 0.82), (0.5, 0.97), (0.3, 0.82), (0.15, 0.56), (0.12, 0.16))

_ICONS: dict[NodeKind, tuple[DrawnShape, ...]] = {
    NodeKind.LAPTOP: (_box(0.16, 0.16, 0.68, 0.48), _outline(((0.14, 0.7), (0.86, 0.7), (0.98, 0.84), (0.02, 0.84)))),
    NodeKind.SMARTPHONE: (_box(0.28, 0.04, 0.44, 0.92, 0.1), _line((0.44, 0.82), (0.56, 0.82))),
    NodeKind.COMPUTER: (
        _box(0.06, 0.1, 0.88, 0.58),
        _line((0.5, 0.68), (0.5, 0.9)),
        _line((0.28, 0.9), (0.72, 0.9)),
    ),
    NodeKind.SERVER: tuple(
        shape
        for top in (0.08, 0.38, 0.68)
        for shape in (
            _box(0.1, top, 0.8, 0.25),
            _dot(0.25, top + 0.125),
            _line((0.55, top + 0.125), (0.76, top + 0.125), weight=_FINE),
        )
    ),
    NodeKind.EQUIPMENT: (
        _line((0.2, 0.5), (0.2, 0.12)),
        _line((0.8, 0.5), (0.8, 0.12)),
        _box(0.04, 0.48, 0.92, 0.36),
        _dot(0.22, 0.66),
        _dot(0.4, 0.66),
        _line((0.58, 0.66), (0.8, 0.66), weight=_FINE),
    ),
    NodeKind.SHIELD: (_outline(_SHIELD), _line((0.32, 0.48), (0.46, 0.64), (0.7, 0.34))),
    NodeKind.CLOUD: (_outline(_CLOUD),),
    NodeKind.MEDIA: (_box(0.34, 0.06, 0.32, 0.26, 0.02), _box(0.24, 0.32, 0.52, 0.62, 0.1), _dot(0.5, 0.8)),
    NodeKind.PAPER: (
        _outline(((0.3, 0.04), (0.94, 0.04), (0.94, 0.8), (0.3, 0.8))),
        _outline(((0.1, 0.2), (0.74, 0.2), (0.74, 0.96), (0.1, 0.96))),
        *(_line((0.24, y), (0.6, y), weight=_FINE) for y in (0.4, 0.58, 0.76)),
    ),
}
