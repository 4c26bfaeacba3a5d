"""What is told for a moment at the foot of the window, without a box that has to be closed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from app.i18n import _
from app.ui.kit.flow_layout import FlowLayout
from app.ui.kit.icon_button import IconButton
from app.ui.kit.passing_notice import Notice, NoticeButton
from app.ui.kit.texts import Text
from app.ui.kit.told_keys import name_control
from app.ui.shell import theme

_SHOWN_MS = 6000
_FROM_EDGE = 16
_WIDEST = 38
"""In heights of its text."""


class Toast(QFrame):
    """Shows one notice over its parent, and goes after a while: not while one points at it or has the keys in it.
    Told to a screen reader, too. `under` is what it may cover the foot of: a part of the parent, where not all of it.
    """

    def __init__(self, parent: QWidget, under: Callable[[], QWidget] | None = None) -> None:
        super().__init__(parent)
        self._parent = self._watched = parent
        self._under = under or (lambda: parent)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self._on_time)
        self.says = Text(self)
        self._buttons = FlowLayout(spacing=8)
        self._close = IconButton("close", self)
        self._close.clicked.connect(self.hide)
        self.says.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        words = self._words = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        words.addWidget(self.says, 1)
        words.addLayout(self._buttons)
        line = self._line = QHBoxLayout(self)
        line.setContentsMargins(16, 10, 8, 10)
        line.addLayout(words, 1)
        line.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._made: list[QPushButton] = []
        self._offers: tuple[NoticeButton, ...] = ()
        self._over = QRect()
        """What it was placed over."""
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
        palette = theme.palette_of(theme.LIGHT if theme.is_dark(self._parent.palette()) else theme.DARK)
        self.setPalette(palette)

    def _place(self) -> None:
        self._over = self._room()
        room = self._over.adjusted(_FROM_EDGE, _FROM_EDGE, -_FROM_EDGE, -_FROM_EDGE)
        widest = min(_WIDEST * self.fontMetrics().height(), room.width())
        width = min(self._turn(QBoxLayout.Direction.LeftToRight), widest)
        if width == widest:
            self._turn(QBoxLayout.Direction.TopToBottom)
        height = self._line.heightForWidth(width)
        self.setFixedSize(width, height)
        self.move(room.left() + (room.width() - width) // 2, max(0, room.bottom() + 1 - height))

    def _turn(self, direction: QBoxLayout.Direction) -> int:
        """Puts the buttons beside the words or below them; the width that both would like."""
        self._words.setDirection(direction)
        for layout in (self._words, self._line):
            layout.invalidate()  # what it lays out may have become another while nothing was shown
        return self._line.sizeHint().width()

    def _room(self) -> QRect:
        """What it may lie over, in the parent; it hears from now on when that becomes larger or smaller."""
        under = self._under()
        if under is not self._watched:
            if self._watched is not self._parent:
                self._watched.removeEventFilter(self)
            under.installEventFilter(self)
            self._watched = under
        return QRect(under.mapTo(self._parent, QPoint()), under.size()).intersected(self._parent.rect())

    def make_way(self) -> None:
        """Looks again at what it may lie over."""
        if not self.isHidden() and self._room() != self._over:
            self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and not self.isHidden():
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
