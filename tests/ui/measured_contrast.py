"""How far each text stands out from its ground, measured on a picture of the window, whoever paints the text.

Where a text lies is heard while the window is painted. How it looks is taken from the picture: the ground is the
colour that is there most often, the ink the one that is farthest from it.
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF
from PySide6.QtGui import QFontInfo, QImage, QPaintDevice, QPaintEngine, QPixmap, QTextItem
from PySide6.QtWidgets import QApplication, QWidget

LEAST, LEAST_LARGE = 4.5, 3.0
"""Of texts, and of large ones (WCAG 1.4.3)."""
_LARGE_PX, _LARGE_BOLD_PX, _BOLD = 24, 18.66, 700
_FINE = 3
"""The picture has so many dots for each of the window: in fewer, thin strokes are paler than their ink."""
_IN_SIGHT = 0.5
"""The share of a text that has to be in sight for it to be measured."""
_METRIC = QPaintDevice.PaintDeviceMetric


class PaintedText(NamedTuple):
    """A text that was painted: where in the window, on which widget, and whether it counts as large."""

    text: str
    place: QRectF
    widget: QWidget
    is_large: bool


def pale_texts(window: QWidget) -> list[tuple[str, str, str]]:
    """The texts of a window that stand out too little, as findings of the audit. Disabled controls are excepted."""
    texts = painted_texts(window)
    picture = _picture(window)
    found = []
    for one in texts:
        least = LEAST_LARGE if one.is_large else LEAST
        ratio, ink, ground = _measured(picture, one.place)
        if ratio < least:
            found.append(("PALE", type(one.widget).__name__, f"{one.text!r}: {ink} on {ground} = {ratio:.2f}:1"))
    return found


def painted_texts(window: QWidget) -> list[PaintedText]:
    """The texts of enabled widgets that are in sight."""
    sheet = _Sheet(window)
    watch = _WhoPaints(sheet.listener)
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(watch)
    try:
        window.render(sheet)
    finally:
        app.removeEventFilter(watch)
    return [one for one in _joined(sheet.listener.texts) if one.widget.isEnabled() and _is_in_sight(one, window)]


class _Listener(QPaintEngine):
    """Paints nothing, and notes the texts."""

    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.texts: list[PaintedText] = []
        self.widget: QWidget | None = None

    def begin(self, _device: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, _state: object) -> None:
        return

    def drawPixmap(self, _place: QRectF, _pixmap: QPixmap, _part: QRectF) -> None:
        return

    def drawPath(self, _path: object) -> None:
        return

    def drawPolygon(self, *_points: object) -> None:
        return

    def drawTextItem(self, corner: QPointF, item: QTextItem) -> None:
        painter = self.painter()
        place = QRectF(corner.x(), corner.y() - item.ascent(), item.width(), item.ascent() + item.descent())
        if self.widget is None or not item.text().strip() or place.isEmpty():
            return
        shown = place & painter.clipBoundingRect() if painter.hasClipping() else place
        if not _is_most(shown, place):
            return
        font = QFontInfo(item.font())
        is_large = font.pixelSize() >= (_LARGE_BOLD_PX if font.weight() >= _BOLD else _LARGE_PX)
        self.texts.append(PaintedText(item.text(), painter.deviceTransform().mapRect(shown), self.widget, is_large))


class _Sheet(QPaintDevice):
    """What a window is painted on for its texts to be heard."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self.listener = _Listener()
        self._metrics = {
            _METRIC.PdmWidth: window.width(),
            _METRIC.PdmHeight: window.height(),
            _METRIC.PdmDepth: 32,
            _METRIC.PdmDevicePixelRatioScaled: round(QPaintDevice.devicePixelRatioFScale()),
            **{
                dpi: window.logicalDpiX()
                for dpi in (_METRIC.PdmDpiX, _METRIC.PdmDpiY, _METRIC.PdmPhysicalDpiX, _METRIC.PdmPhysicalDpiY)
            },
        }

    def paintEngine(self) -> QPaintEngine:
        return self.listener

    def metric(self, which: QPaintDevice.PaintDeviceMetric) -> int:
        return self._metrics.get(which, 1)


class _WhoPaints(QObject):
    """Tells the listener which widget begins to paint."""

    def __init__(self, listener: _Listener) -> None:
        super().__init__()
        self._listener = listener

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self._listener.widget = watched
        return False


def _joined(texts: list[PaintedText]) -> Iterator[PaintedText]:
    """The parts of a line, which are painted font by font, as one."""
    last: PaintedText | None = None
    for one in texts:
        if last is not None and _goes_on(last, one):
            last = PaintedText(last.text + one.text, last.place | one.place, last.widget, last.is_large)
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def _goes_on(last: PaintedText, one: PaintedText) -> bool:
    is_beside = abs(last.place.right() - one.place.left()) < 1 and abs(last.place.top() - one.place.top()) < 1
    return is_beside and last.widget is one.widget and last.is_large == one.is_large


def _is_in_sight(one: PaintedText, window: QWidget) -> bool:
    """Whether most of it can be seen: it is not scrolled away, nor does another widget lie over it."""
    corner = one.widget.mapTo(window, one.widget.rect().topLeft())
    seen = QRectF(one.widget.visibleRegion().boundingRect().translated(corner)) & one.place
    if not _is_most(seen, one.place):
        return False
    over = window.childAt(one.place.center().toPoint()) or window
    return over is one.widget or one.widget.isAncestorOf(over) or over.isAncestorOf(one.widget)


def _is_most(part: QRectF, whole: QRectF) -> bool:
    return part.width() * part.height() >= _IN_SIGHT * whole.width() * whole.height()


def _picture(window: QWidget) -> QImage:
    image = QImage(window.size() * _FINE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_FINE)
    image.fill(window.palette().window().color())
    window.render(image)
    return image


def _measured(picture: QImage, place: QRectF) -> tuple[float, str, str]:
    """The contrast of what is written there, its ink and its ground."""
    dots = QRectF(place.topLeft() * _FINE, place.size() * _FINE).toAlignedRect()
    part = picture.copy(dots & QRect(picture.rect()))
    counts = Counter(memoryview(part.constBits()).cast("I"))
    ground, _count = counts.most_common(1)[0]
    ink = max(counts, key=lambda colour: _ratio(colour, ground))
    return _ratio(ink, ground), _name(ink), _name(ground)


def _ratio(one: int, other: int) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: int) -> float:
    red, green, blue = ((colour >> shift & 0xFF) / 255 for shift in (16, 8, 0))
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def _name(colour: int) -> str:
    return f"#{colour & 0xFFFFFF:06x}"
