"""A month to choose a day from: six weeks, with weekends, holidays and today told apart."""

import calendar
from datetime import date, timedelta

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app import labels
from app.domain.relative_days import months_away
from app.holidays import holiday_name
from app.i18n import _
from app.ui.kit.lists.rows_model import Index
from app.ui.kit.still_wheel import keep_still
from app.ui.kit.type_setting import CAPTION
from app.ui.shell import theme
from app.ui.shell.edges import paint_ring

_WEEKS, _WEEKDAYS = 6, 7
_SATURDAY, _SUNDAY = 5, 6
_ROLES = QPalette.ColorRole


def day_in_full(when: date, today: date) -> tuple[str, str]:
    """A day with its weekday; and whether it is today, and what is celebrated."""
    notes = [_("today") if when == today else "", holiday_name(when)]
    return labels.full_day(when), _(", ").join(note for note in notes if note)


class _MonthModel(QAbstractTableModel):
    """The days of a month, with those around it that fill the weeks."""

    def __init__(self, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._today = today
        self._is_sunday_first = labels.week_begins_on_sunday()
        self._month = today.replace(day=1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else _WEEKS

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else _WEEKDAYS

    @property
    def month(self) -> date:
        """The first day of the month that is shown."""
        return self._month

    def show_month(self, when: date) -> None:
        """Shows the month of a day."""
        if self._month != when.replace(day=1):
            self.beginResetModel()
            self._month = when.replace(day=1)
            self.endResetModel()

    def day_at(self, index: Index) -> date | None:
        """The day of a cell; None beyond the ends of the calendar."""
        number = self._first + index.row() * _WEEKDAYS + index.column()
        return date.fromordinal(number) if 1 <= number <= date.max.toordinal() else None

    def index_of(self, when: date) -> QModelIndex:
        """The cell of a day that is shown."""
        return self.index(*divmod(when.toordinal() - self._first, _WEEKDAYS))

    def weekday_of(self, column: int) -> int:
        """The weekday of a column, 0 for Monday."""
        return (column - self._is_sunday_first) % _WEEKDAYS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        day = self.day_at(index)
        if day is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return str(day.day)
            case Qt.ItemDataRole.AccessibleTextRole:
                return _(", ").join(part for part in day_in_full(day, self._today) if part)
            case Qt.ItemDataRole.ToolTipRole:
                return holiday_name(day) or None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        some = date(2024, 1, 1) + timedelta(self.weekday_of(section))  # that was a Monday
        if role == Qt.ItemDataRole.DisplayRole:
            return labels.short_weekday(some)
        return labels.weekday(some) if role == Qt.ItemDataRole.AccessibleTextRole else None

    @property
    def _first(self) -> int:
        """The number of the first day shown."""
        return self._month.toordinal() - (self._month.weekday() + self._is_sunday_first) % _WEEKDAYS


class _DayDelegate(QStyledItemDelegate):
    """Paints a day: its number, a dot below that of a holiday, a ring around today, a ground for where one stands."""

    def __init__(self, today: date, grid: "MonthGrid") -> None:
        super().__init__(grid)
        self._today, self._grid = today, grid

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        day = self._grid.days.day_at(index)
        if day is None:
            return
        palette = self._grid.palette()
        chosen = theme.tokens(palette)
        ink, ring = self._ink(day, palette), theme.colour(chosen.accent)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = option.rect.adjusted(1, 1, -1, -1)
        if day == self._grid.day:
            if self._grid.hasFocus():
                ink = ring = theme.colour(chosen.on_fill)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(chosen.fill if self._grid.hasFocus() else chosen.selected))
            painter.drawRoundedRect(rect, 4, 4)
            rect = rect.adjusted(2, 2, -2, -2)
        if day == self._today:
            paint_ring(painter, rect, ring, 4)
        painter.setPen(ink)
        painter.drawText(option.rect, Qt.AlignmentFlag.AlignCenter, str(day.day))
        if holiday_name(day):
            radius = option.fontMetrics.height() / 8
            painter.setBrush(ink)
            painter.drawEllipse(QPointF(QRectF(option.rect).center().x(), rect.bottom() - 2 * radius), radius, radius)
        painter.restore()

    def _ink(self, day: date, palette: QPalette) -> QColor:
        if day.replace(day=1) != self._grid.days.month:
            return theme.muted(palette)
        return weekday_ink(_SUNDAY if holiday_name(day) else day.weekday(), palette)


class _WeekdayHeads(QHeaderView):
    """The names of the weekdays, in their colours."""

    def __init__(self, grid: "MonthGrid") -> None:
        super().__init__(Qt.Orientation.Horizontal, grid)
        self._grid = grid
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setBackgroundRole(_ROLES.Base)
        self.setFont(CAPTION.font(grid.font()))

    def sectionSizeFromContents(self, section: int) -> QSize:
        """Without the room that a style leaves for frames and arrows."""
        words = str(self._grid.days.headerData(section, Qt.Orientation.Horizontal))
        return self.fontMetrics().size(Qt.TextFlag.TextSingleLine, words)

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self.viewport())
        for n in range(self.count()):
            painter.setPen(weekday_ink(self._grid.days.weekday_of(n), self.palette()))
            rect = QRectF(self.sectionViewportPosition(n), 0, self.sectionSize(n), self.height())
            words = self._grid.days.headerData(n, Qt.Orientation.Horizontal)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(words))
        painter.end()


def weekday_ink(weekday: int, palette: QPalette) -> QColor:
    """The colour of a weekday, 0 for Monday: as on every calendar of Japan Saturday blue, Sunday red."""
    if weekday == _SUNDAY:
        return theme.warning_colour(palette)
    chosen = theme.tokens(palette)
    return theme.colour(chosen.saturday if weekday == _SATURDAY else chosen.text)


class MonthGrid(QTableView):
    """Emits `moved(date)` for where a person stands, and `picked(date)` for the day that is taken."""

    moved = Signal(object)
    picked = Signal(object)

    def __init__(self, day: date, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.days = _MonthModel(today, self)
        self.day = day
        self.setModel(self.days)
        self.setItemDelegate(_DayDelegate(today, self))
        self.setHorizontalHeader(_WeekdayHeads(self))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Calendar"))
        self.clicked.connect(self._on_clicked)
        keep_still(self)
        self._give_sizes()
        self.stand_on(day)

    def _give_sizes(self) -> None:
        high = self.fontMetrics().height()
        cell = QSize(high * 9 // 4, high * 2)
        for header, size in ((self.horizontalHeader(), cell.width()), (self.verticalHeader(), cell.height())):
            header.setMinimumSectionSize(1)
            header.setDefaultSectionSize(size)
        self.horizontalHeader().setFixedHeight(high * 3 // 2)
        self.setFixedSize(cell.width() * _WEEKDAYS, cell.height() * _WEEKS + high * 3 // 2)

    def stand_on(self, day: date) -> None:
        """Moves to a day, and shows its month."""
        self.day = day
        self.days.show_month(day)
        self.setCurrentIndex(self.days.index_of(day))
        self.viewport().update()
        self.moved.emit(day)

    def turn(self, months: int) -> None:
        """Moves so many months on, or back; stays where the calendar ends."""
        try:
            self.stand_on(months_away(self.day, months))
        except ValueError:
            return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.picked.emit(self.day)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            last = calendar.monthrange(self.day.year, self.day.month)[1]
            self.stand_on(self.day.replace(day=1 if key == Qt.Key.Key_Home else last))
        elif (step := _STEPS.get(Qt.Key(key), 0)) != 0:
            self._step(step)
        else:
            event.ignore()

    def _step(self, days: int) -> None:
        number = self.day.toordinal() + days
        if 1 <= number <= date.max.toordinal():
            self.stand_on(date.fromordinal(number))

    def _on_clicked(self, index: QModelIndex) -> None:
        day = self.days.day_at(index)
        if day:
            self.picked.emit(day)


_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
