"""A page that one widget paints from what was laid out. What a person presses lies over it as buttons of their own.

A widget for each text costs a start more than all the rest of it: here the first frame is painted at once, and what
hands and screen readers need is put over it right afterwards.
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QWidget

from app.ui.kit.canvas import Canvas, Overlay, button_option
from app.ui.kit.page_overlays import Lying, PictureButton, RowButton, SpokenText, WordButton, known_by


class PaintedPage(QWidget):
    """Paints what it is shown, and says by its key what was pressed. It has no layout: heights come from the canvas."""

    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas: Canvas | None = None
        self._over: list[Lying] = []
        self._is_covered = self._wants_primary = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._cover_first)

    def show_canvas(self, canvas: Canvas) -> None:
        """Shows what was laid out. What lies over it already and is there again keeps the keys."""
        self._canvas = canvas
        self.setMinimumHeight(canvas.height)
        if self._is_covered:
            self._cover()
        self.update()

    def focus_primary(self) -> None:
        """Gives the keys to the primary button, as soon as there is one."""
        primary = next((one for one in self._over if isinstance(one, WordButton) and one.isDefault()), None)
        if primary is not None:
            primary.setFocus(Qt.FocusReason.OtherFocusReason)
        self._wants_primary = primary is None

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._canvas is None:
            return
        painter = QPainter(self)
        palette, shown = self.palette(), event.rect()
        top, bottom = shown.top(), shown.bottom()
        for painting in self._canvas.paintings:
            if painting.top <= bottom and painting.bottom >= top:
                painting.draw(painter, palette)
        if not self._is_covered:
            self._paint_buttons(painter, self._canvas)
            self._soon.start()
        painter.end()

    def _paint_buttons(self, painter: QPainter, canvas: Canvas) -> None:
        """The buttons as they will be, for the first frame."""
        painter.setFont(canvas.font)
        for one in canvas.overlays:
            if one.words:
                option = button_option(canvas.font, one.rect, one.words, is_primary=one.is_primary)
                option.palette = self.palette()
                if one.is_primary and self._wants_primary:
                    option.state |= QStyle.StateFlag.State_HasFocus
                self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, None)

    # what lies over it

    def _cover_first(self) -> None:
        if self._is_covered or self._canvas is None:
            return
        self._is_covered = True
        self._cover()
        if self._wants_primary and self.isVisible():
            self.focus_primary()

    def _cover(self) -> None:
        """Puts over the page what is laid out now, in the order in which it is read."""
        assert self._canvas is not None
        wanted = self._canvas.overlays
        if [one.place for one in self._over] == [known_by(one) for one in wanted]:
            for lying, one in zip(self._over, wanted, strict=True):
                lying.show_overlay(one)
            return
        was_covered = bool(self._over)  # what is made for the first time stands in order by itself
        before = {one.place: one for one in self._over if one.place[1]}
        unused = [one for one in self._over if not one.place[1]]
        self._over = []
        for one in wanted:
            found = before.pop(known_by(one), None) if one.key else unused.pop() if unused else None
            self._over.append(found or self._made(one))
        for gone in (*before.values(), *unused):
            gone.hide()
            gone.deleteLater()
        for lying, one in zip(self._over, wanted, strict=True):
            lying.show_overlay(one)
            lying.show()
        if was_covered:
            self._put_in_order()

    def _put_in_order(self) -> None:
        """As it is read: Tab goes from one to the next, and a screen reader from the lowest to the topmost."""
        last: QWidget | None = None
        for lying in self._over:
            lying.raise_()
            if not isinstance(lying, SpokenText):
                if last is not None:
                    QWidget.setTabOrder(last, lying)
                last = lying

    def _made(self, one: Overlay) -> Lying:
        if not one.key:
            return SpokenText(self)
        made: WordButton | RowButton | PictureButton
        made = WordButton(self) if one.words else PictureButton(self) if one.parts else RowButton(self)
        made.clicked.connect(self._on_clicked)
        return made

    def _on_clicked(self) -> None:
        sender = self.sender()
        assert isinstance(sender, (WordButton, RowButton, PictureButton))
        self.pressed.emit(sender.key)
