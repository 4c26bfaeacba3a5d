"""What is told for a moment at the foot of the window, without a box that has to be closed."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.i18n import _
from app.ui.kit.flow_layout import FlowLayout
from app.ui.kit.icons import paint_icon
from app.ui.kit.texts import Text
from app.ui.kit.told_keys import name_control
from app.ui.shell import theme

_SHOWN_MS = 6000
_FROM_EDGE = 16


class NoticeButton(NamedTuple):
    """What a button under a notice says, and what it does."""

    words: str
    do: Callable[[], object]


class Notice(NamedTuple):
    """What happened, and what one may want to do about it."""

    text: str
    remedies: tuple[NoticeButton, ...] = ()


class Toast(QFrame):
    """Shows one notice over its parent, at the foot of it, and goes after a while: not while one points at it or has
    the keys in it. Told to a screen reader, too. `foot` is the height there that has to stay in sight, in pixels.
    """

    def __init__(self, parent: QWidget, foot: Callable[[], int] = lambda: 0) -> None:
        super().__init__(parent)
        self._under, self._foot = parent, foot
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self._on_time)
        self.says = Text(self)
        self._buttons = FlowLayout(spacing=8)
        self._close = _CloseButton(self)
        self._close.clicked.connect(self.hide)
        words = QVBoxLayout()
        words.addWidget(self.says)
        words.addLayout(self._buttons)
        line = self._line = QHBoxLayout(self)
        line.setContentsMargins(16, 10, 8, 10)
        line.addLayout(words, 1)
        line.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._made: list[QPushButton] = []
        self._offers: tuple[NoticeButton, ...] = ()
        self.hide()
        parent.installEventFilter(self)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """What one can do about the notice that is shown."""
        return tuple(button for button in self._made if not button.isHidden())

    def show_notice(self, notice: Notice) -> None:
        """Shows a notice in place of the one before."""
        self._take_colours()
        self._offers = notice.remedies
        while len(self._made) < len(notice.remedies):
            self._made.append(self._button())
        for n, button in enumerate(self._made):
            button.setText(notice.remedies[n].words if n < len(notice.remedies) else "")
            button.setVisible(n < len(notice.remedies))
        self.says.setText(notice.text)
        name_control(self._close, _("Close"))
        self._place()
        self.show()
        self.raise_()
        self._clock.start(_SHOWN_MS)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, notice.text))

    def _button(self) -> QPushButton:
        button = QPushButton(self)
        button.clicked.connect(self._on_pressed)
        self._buttons.addWidget(button)
        return button

    def _on_pressed(self) -> None:
        button = self.sender()
        assert isinstance(button, QPushButton)
        self.hide()
        self._offers[self._made.index(button)].do()

    def _take_colours(self) -> None:
        """Those of the other theme: what lies over a page has to part from it."""
        palette = theme.palette_of(theme.LIGHT if theme.is_dark(self._under.palette()) else theme.DARK)
        self.setPalette(palette)

    def _place(self) -> None:
        room = self._under.rect()
        width = min(38 * self.fontMetrics().height(), room.width() - 2 * _FROM_EDGE)
        self.setFixedWidth(width)
        self._line.invalidate()  # what it lays out may have become higher while nothing was shown
        height = self._line.heightForWidth(width)
        self.setFixedHeight(height)
        self.move((room.width() - width) // 2, max(0, room.height() - height - _FROM_EDGE - self._foot()))

    def make_way(self) -> None:
        """Looks again at what has to stay in sight."""
        if not self.isHidden():
            self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._under and event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _on_time(self) -> None:
        has_keys = any(button.hasFocus() for button in (*self._made, self._close))
        if self.underMouse() or has_keys:
            self._clock.start(_SHOWN_MS)
        else:
            self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = theme.tokens(self.palette())
        painter.setPen(theme.colour(chosen.border))
        painter.setBrush(theme.colour(chosen.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()


class _CloseButton(QToolButton):
    """A cross in the colours of the notice, which are not those of the window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAutoRaise(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        side = self.fontMetrics().height()
        place = QRectF(0, 0, side, side)
        place.moveCenter(QRectF(self.rect()).center())
        paint_icon(painter, "close", place, theme.colour(theme.tokens(self.palette()).text))
        painter.end()
