"""The plan by months: a bar and a count for each, to press and to drop tasks on."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from app import labels
from app.domain.plan_periods import Period, PeriodKind, counts, periods, takes_days
from app.i18n import _, ngettext, pgettext
from app.ui.kit.type_setting import CAPTION
from app.ui.plan.task_table_model import TASKS_MIME
from app.ui.shell import theme
from app.ui.shell.edges import paint_box

_LEAST_WIDE = 6.5
"""Of a month, in heights of the text."""
_HIGH = 3.4
_MOST_MONTHS = 9
_LEAST_MONTHS = 2
_OTHERS = 3
"""Parts that are no month."""
_ROLES = QPalette.ColorRole


class MonthStrip(QWidget):
    """As many months as there is room for. Tab leads to one of them, the arrow keys to the others."""

    chosen = Signal(object)
    """A person wants to see this Period only; None for all."""
    dropped = Signal(object, object)
    """A person dropped these tasks (ids) on this Period."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._days: Sequence[date | None] = ()
        self._today = date.today()
        self._shown: Period | None = None
        self._parts: list[MonthPart] = []
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(4)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_days(self, days: Sequence[date | None], today: date, chosen: Period | None) -> None:
        """Shows when tasks are due, and which part alone is listed."""
        self._days, self._today, self._shown = days, today, chosen
        self._fill()

    def sizeHint(self) -> QSize:
        return QSize(0, round(_HIGH * self.fontMetrics().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
            self._fill()

    def _fill(self) -> None:
        room = int(self.width() / (_LEAST_WIDE * self.fontMetrics().height()))
        parts = periods(self._today, max(_LEAST_MONTHS, min(_MOST_MONTHS, room - _OTHERS)))
        found = counts(self._days, parts, self._today)
        while len(self._parts) < len(parts):
            self._add()
        for n, button in enumerate(self._parts):
            button.setVisible(n < len(parts))
            if n < len(parts):
                button.show_part(parts[n], found[n], max(found), is_shown=parts[n] == self._shown)
        led_to = (one for one in self._parts[: len(parts)] if one.focusPolicy() is Qt.FocusPolicy.StrongFocus)
        if next(led_to, None) is None:
            self._lead_to(self._parts[0])

    def _add(self) -> None:
        button = MonthPart(self)
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        button.clicked.connect(self._on_clicked)
        button.dropped.connect(self.dropped)
        button.installEventFilter(self)
        self._line.addWidget(button, 1)
        self._parts.append(button)

    def _lead_to(self, button: "MonthPart") -> None:
        for other in self._parts:
            other.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other is button else Qt.FocusPolicy.ClickFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in steps:
            shown = [button for button in self._parts if button.isVisible()]
            place = next(n for n, button in enumerate(shown) if button is watched) + steps[Qt.Key(event.key())]
            if 0 <= place < len(shown):
                self._lead_to(shown[place])
                shown[place].setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _on_clicked(self) -> None:
        button = self.sender()
        assert isinstance(button, MonthPart)
        self._lead_to(button)
        self._shown = button.period if button.isChecked() else None
        for other in self._parts:
            other.setChecked(other is button and button.isChecked())
        self.chosen.emit(self._shown)


class MonthPart(QAbstractButton):
    """A part of the plan as a bar that is as long as it has tasks."""

    dropped = Signal(object, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._count = self._most = 0
        self._is_over = False

    def show_part(self, period: Period, count: int, most: int, *, is_shown: bool) -> None:
        """Shows a part: how many tasks it has, against the part that has the most."""
        self.period, self._count, self._most = period, count, most
        self.setAcceptDrops(takes_days(period))
        self.setChecked(is_shown)
        self.setText(_part_name(period))
        tasks = ngettext("{count} task", "{count} tasks", count).format(count=count)
        self.setAccessibleName(_("{field}: {value}").format(field=self.text(), value=tasks))
        self.setToolTip(_("Show only these tasks; drop tasks here to move them") if takes_days(period) else "")
        self.update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(TASKS_MIME):
            self._is_over = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._is_over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._is_over = False
        self.update()
        event.acceptProposedAction()
        ids = bytes(event.mimeData().data(TASKS_MIME).data()).decode().splitlines()
        self.dropped.emit(ids, self.period)

    def sizeHint(self) -> QSize:
        return QSize(0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette, metrics = self.palette(), self.fontMetrics()
        chosen = theme.tokens(palette)
        marked = self.isChecked() or self._is_over
        ground = chosen.selected if marked else chosen.raised if self.underMouse() else chosen.surface
        edge = chosen.accent if marked else chosen.line
        ring = theme.colour(chosen.accent) if self.hasFocus() else None
        paint_box(painter, self.rect(), theme.colour(ground), theme.colour(edge), ring)
        gap = metrics.height() * 3 // 7
        room = self.rect().adjusted(gap, gap, -gap, -gap)
        late = self.period.kind is PeriodKind.OVERDUE and self._count
        painter.setPen(theme.warning_colour(palette) if late else palette.color(_ROLES.Text))
        line = QRect(room.left(), room.top(), room.width(), metrics.height())
        count = str(self._count) if self._count else ""
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        painter.setFont(CAPTION.font(self.font()))
        if not late:
            painter.setPen(palette.color(_ROLES.Text) if self._count else theme.muted(palette))
        words = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width() - metrics.horizontalAdvance(f"{count} ")
        )
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        high = max(4, metrics.height() // 2)
        groove = QRect(room.left(), room.bottom() - high + 1, room.width(), high)
        painter.fillRect(groove, theme.colour(chosen.raised))
        if self._count:
            groove.setWidth(max(high, round(room.width() * self._count / self._most)))
            ink = theme.warning_colour(palette) if late else theme.colour(chosen.accent if marked else chosen.border)
            painter.fillRect(groove, ink)
        painter.end()


def _part_name(period: Period) -> str:
    match period.kind:
        case PeriodKind.OVERDUE:
            return _("Overdue")
        case PeriodKind.NO_DAY:
            return pgettext("a part of the plan", "No date")
    assert period.begins is not None
    month = labels.short_month(period.begins.month)
    return month if period.kind is PeriodKind.MONTH else _("From {month}").format(month=month)
