"""The answers to a measure, side by side: four as buttons, the others behind three dots."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from app import labels
from app.domain.answers import STATUS_KEYS, Status
from app.i18n import _
from app.ui.kit.flow_layout import FlowLayout, lines_of
from app.ui.kit.icon_button import IconButton
from app.ui.kit.told_keys import name_control, tell_keys
from app.ui.kit.type_setting import CAPTION
from app.ui.shell import theme
from app.ui.shell.edges import paint_box
from app.ui.shell.paper_style import CONTROL_HEIGHT

_KEYS = {status: key for key, status in STATUS_KEYS.items()}
ANSWERS = (Status.DONE, Status.PARTIAL, Status.NOT_DONE, Status.UNKNOWN)
"""The answers that have a button."""
_LEAST_HEIGHT = 32
_SPACING = 6


class AnswerButton(QAbstractButton):
    """An answer with its sign, its words and its key. The one that is given stands in the tint of its status."""

    def __init__(self, status: Status, parent: QWidget) -> None:
        super().__init__(parent)
        self.status = status
        self._is_short = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def retranslate(self) -> None:
        """Says the answer in the language of the screens."""
        self.setText(f"{labels.STATUS_GLYPHS[self.status]} {labels.name(self.status)}")
        tell_keys(self, labels.name(self.status), _KEYS[self.status])
        self.updateGeometry()

    def set_short(self, *, is_short: bool) -> None:
        """Leaves out the words, which the tooltip has, or shows them again."""
        self._is_short = is_short
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return self.size_in(is_short=self._is_short)

    def size_in(self, *, is_short: bool) -> QSize:
        """The room that it takes without its words, or with them."""
        metrics = self.fontMetrics()
        words = labels.STATUS_GLYPHS[self.status] if is_short else self.text()
        width = metrics.horizontalAdvance(f"{words}{_KEYS[self.status]}") + (3 if is_short else 4) * self._gap
        return QSize(width, max(_LEAST_HEIGHT, round(CONTROL_HEIGHT * metrics.height())))

    @property
    def _gap(self) -> int:
        return self.fontMetrics().height() // 2

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = self.palette()
        chosen = theme.tokens(palette)
        ink = theme.status_colour(self.status, palette)
        if self.isChecked():
            ground, edge = theme.status_ground(self.status, palette), ink
        else:
            hovered = self.underMouse() or self.isDown()
            ground, edge = theme.colour(chosen.raised if hovered else chosen.surface), theme.colour(chosen.border)
        ring = theme.colour(chosen.accent) if self.hasFocus() else None
        paint_box(painter, self.rect(), ground, edge, ring)
        self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        palette = self.palette()
        chosen = theme.tokens(palette)
        ink = theme.status_colour(self.status, palette)
        key = _KEYS[self.status]
        sign, _space, words = self.text().partition(" ")
        line = self.rect().adjusted(self._gap, 0, -self._gap, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.sized(self.font(), 1.0, bold=self.isChecked()))
        painter.setPen(ink)
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignLeft, sign)
        if not self._is_short:
            painter.setFont(self.font())
            painter.setPen(ink if self.isChecked() else theme.colour(chosen.text))
            left = painter.fontMetrics().horizontalAdvance(f"{sign} ")
            painter.drawText(QRect(line).adjusted(left, 0, 0, 0), middle | Qt.AlignmentFlag.AlignLeft, words)
        painter.setFont(CAPTION.font(self.font()))
        painter.setPen(ink if self.isChecked() else theme.muted(palette))
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, key)


class AnswerBar(QWidget):
    """Shows the answer that is given, and tells by `chosen(status)` of the one that a person gives."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._given: Status | None = None
        self.buttons = {status: AnswerButton(status, self) for status in ANSWERS}
        self._rare = AnswerButton(Status.NOT_APPLICABLE, self)
        """Is there only where it is the answer: it is given behind the dots, or by its key."""
        self.more = IconButton("more", self, is_flat=False)
        """The answers that have no button, and what else can be decided about a measure."""
        self.menu = QMenu(self)
        self._others = {status: self.menu.addAction("") for status in (Status.NOT_APPLICABLE, Status.UNANSWERED)}
        self._lay_out()
        for button in (*self.buttons.values(), self._rare):
            button.clicked.connect(self._on_clicked)
        for action in self._others.values():
            action.triggered.connect(self._on_triggered)

    def _lay_out(self) -> None:
        self.more.clicked.connect(self._on_more)
        row = FlowLayout(self, spacing=_SPACING)
        for button in (*self.buttons.values(), self._rare):
            row.addWidget(button)
        row.addWidget(self.more)

    @property
    def line_height(self) -> int:
        """How high the buttons are."""
        return self.buttons[Status.DONE].sizeHint().height()

    def height_in(self, width: int, *, is_short: bool) -> int:
        """How high the buttons stand in this width, without their words or with them."""
        widths = [button.size_in(is_short=is_short).width() for button in self.buttons.values()]
        lines = len(lines_of([*widths, self.line_height], width, _SPACING))
        return lines * (self.line_height + _SPACING) - _SPACING

    def set_short(self, *, is_short: bool) -> None:
        """Shows signs and keys alone, or words with them."""
        for button in (*self.buttons.values(), self._rare):
            button.set_short(is_short=is_short)

    def add(self, widget: QWidget) -> None:
        """Puts something behind the answers."""
        layout = self.layout()
        assert layout is not None
        layout.addWidget(widget)

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self.setAccessibleName(_("Answer"))
        for button in (*self.buttons.values(), self._rare):
            button.retranslate()
        name_control(self.more, _("More answers"))
        self.more.setMinimumSize(self.line_height, self.line_height)
        for status, words in (
            (Status.NOT_APPLICABLE, _("Not applicable...")),
            (Status.UNANSWERED, _("Take the answer back")),
        ):
            self._others[status].setText(f"{labels.STATUS_GLYPHS[status]} {words}\t{_KEYS[status]}")

    def show_status(self, status: Status) -> None:
        """Shows which answer is given."""
        self._given = status
        for other, button in (*self.buttons.items(), (Status.NOT_APPLICABLE, self._rare)):
            button.setChecked(other is status)
        self._rare.setVisible(status is Status.NOT_APPLICABLE)
        self._others[Status.UNANSWERED].setEnabled(status is not Status.UNANSWERED)

    def focus(self) -> None:
        """Gives the keys to the answer that is given, or to the first."""
        button = self.buttons.get(self._given or Status.DONE, self.buttons[Status.DONE])
        button.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_more(self) -> None:
        self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _on_clicked(self) -> None:
        button = self.sender()
        assert isinstance(button, AnswerButton)
        if self._given is not None:
            self.show_status(self._given)  # whoever hears of it shows the new one as soon as it is kept
        self.chosen.emit(button.status)

    def _on_triggered(self) -> None:
        self.chosen.emit(next(status for status, action in self._others.items() if action is self.sender()))
