"""What lies over a painted page: texts to be heard, and buttons, rows and pictures to be pressed."""

from typing import TypeAlias

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget

from app.ui.kit.canvas import Overlay, PicturePart
from app.ui.kit.plain_tip import plain_tip
from app.ui.kit.type_setting import BODY, SetText
from app.ui.shell import theme
from app.ui.shell.edges import RADIUS, paint_ring

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HOVERED, _DOWN = 22, 48
"""How strong the tint over what is hovered and pressed is, of 255."""


class SpokenText(QLabel):
    """A text that the page has painted, for who hears it: it paints nothing itself."""

    place = ("text", "")

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._needs = QSize()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_overlay(self, one: Overlay) -> None:
        """Stands where the text is painted."""
        self._needs = one.needs
        self.setGeometry(one.rect)
        if one.spoken != self.text():
            self.setText(one.spoken)

    def heightForWidth(self, width: int) -> int:
        return self._needs.height() if width >= self._needs.width() else 2 * self._needs.height()

    def sizeHint(self) -> QSize:
        return self._needs

    def minimumSizeHint(self) -> QSize:
        return self._needs

    def paintEvent(self, event: QPaintEvent) -> None:
        return


class WordButton(QPushButton):
    """A button with words, drawn by the style."""

    key = ""

    @property
    def place(self) -> tuple[str, str]:
        """By what it is found again."""
        return "words", self.key

    def show_overlay(self, one: Overlay) -> None:
        """Stands where it was laid out."""
        self.key = one.key
        self.setGeometry(one.rect)
        self.setText(one.words)
        self.setDefault(one.is_primary)


class RowButton(QAbstractButton):
    """A row of the page that one presses: it paints a tint when hovered and down, and the ring."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def place(self) -> tuple[str, str]:
        """By what it is found again."""
        return "row", self.key

    def show_overlay(self, one: Overlay) -> None:
        """Stands where it was laid out."""
        self.key = one.key
        self.setGeometry(one.rect)
        self.setAccessibleName(one.spoken)
        self.setToolTip(plain_tip(one.cut))
        self.setAccessibleDescription(one.cut)  # else the tip is read out, mark-up and all

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:  # as links do
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not (self.isDown() or self.underMouse() or self.hasFocus()):
            return
        painter = QPainter(self)
        if self.isDown() or self.underMouse():
            _paint_tint(painter, QRectF(self.rect()), self.palette(), _DOWN if self.isDown() else _HOVERED)
        if self.hasFocus():
            paint_ring(painter, self.rect(), theme.colour(theme.tokens(self.palette()).accent), 4)
        painter.end()


class PictureButton(QAbstractButton):
    """A picture with parts that are pressed: by the mouse, or chosen with the arrows and pressed with Enter."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._one: Overlay | None = None
        self._at = 0
        self._hovered: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)

    @property
    def key(self) -> str:
        """What is pressed: the part that one stands on."""
        return self._part(self._at).key

    @property
    def place(self) -> tuple[str, str]:
        """By what it is found again."""
        return "picture", self._one.key if self._one else ""

    def show_overlay(self, one: Overlay) -> None:
        """Stands where it was laid out. While it has the keys they stay on their part, if that is still there."""
        at = self.key if self.hasFocus() else ""
        self._at = next((n for n, part in enumerate(one.parts) if part.key == at), one.at)
        self._one = one
        self.setGeometry(one.rect)
        self._name()

    @property
    def parts(self) -> tuple[PicturePart, ...]:
        """What can be pressed on it, where the page has it."""
        return self._one.parts if self._one else ()

    def stand_on(self, key: str) -> None:
        """Chooses a part."""
        assert self._one is not None
        self._at = [part.key for part in self._one.parts].index(key)
        self._name()
        self.update()

    def _name(self) -> None:
        assert self._one is not None
        self.setAccessibleName(f"{self._one.spoken} {self._part(self._at).spoken}")

    def _part(self, at: int) -> PicturePart:
        assert self._one is not None
        return self._one.parts[at]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        assert self._one is not None
        last = len(self._one.parts) - 1
        steps = {
            Qt.Key.Key_Left: max(0, self._at - 1),
            Qt.Key.Key_Right: min(last, self._at + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if event.key() in steps:
            self.stand_on(self._part(steps[Qt.Key(event.key())]).key)
        elif event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._under(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._under(event.position().toPoint())
        if found is not None:
            self._at = found
            self._name()
            super().mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def _under(self, point: QPoint) -> int | None:
        assert self._one is not None
        on_page = point + self.pos()
        return next((n for n, part in enumerate(self._one.parts) if part.rect.contains(on_page)), None)

    def _hover(self, at: int | None) -> None:
        if at != self._hovered:
            self._hovered = at
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        assert self._one is not None
        painter = QPainter(self)
        shown = self._hovered if self._hovered is not None else self._at if self.hasFocus() else None
        if shown is not None:
            part = self._part(shown)
            rect = part.rect.translated(-self.pos())
            _paint_tint(painter, QRectF(rect), self.palette(), _DOWN if self.isDown() else 2 * _HOVERED)
            self._paint_caption(painter, part)
        if self.hasFocus():
            paint_ring(painter, self.rect(), theme.colour(theme.tokens(self.palette()).accent), 4)
        painter.end()

    def _paint_caption(self, painter: QPainter, part: PicturePart) -> None:
        assert self._one is not None
        palette = self.palette()
        place = self._one.caption.translated(-self.pos())
        painter.fillRect(place, palette.color(QPalette.ColorRole.Base))
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        words = SetText(part.spoken, self.font(), place.width(), BODY.leading)  # as the page has set the usual one
        words.draw(painter, place.x(), place.y())


def _paint_tint(painter: QPainter, rect: QRectF, palette: QPalette, strength: int) -> None:
    tint = QColor(theme.colour(theme.tokens(palette).accent))
    tint.setAlpha(strength)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tint)
    painter.drawRoundedRect(rect, RADIUS - 2, RADIUS - 2)


Lying: TypeAlias = SpokenText | WordButton | RowButton | PictureButton
"""What lies over the page."""


def known_by(one: Overlay) -> tuple[str, str]:
    """By what it is found again when the page is laid out anew."""
    kind = "text" if not one.key else "words" if one.words else "picture" if one.parts else "row"
    return kind, one.key
