"""The bar above the places: the way back, where we are, whose measures are shown, and the one box to find."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from app.domain.selection import View
from app.i18n import _
from app.ui.kit.icon_button import IconButton
from app.ui.kit.icons import paint_icon
from app.ui.kit.refitting import Refitting
from app.ui.kit.texts import Text
from app.ui.kit.told_keys import name_control, told_keys
from app.ui.kit.type_setting import CAPTION, H2
from app.ui.shell import theme
from app.ui.shell.actions import PLACE_NAMES, Actions, tell_action
from app.ui.shell.edges import paint_box
from app.ui.shell.ways import Place

if TYPE_CHECKING:
    from app.ui.shell.view_choice import ViewChoice

_WITH_VIEWS = (Place.CHECKLIST, Place.PLAN)
"""The places that show the measures of one role, or of all."""


class TopBar(Refitting, QWidget):
    """One line: where the window is narrow, the views are a list to choose from, and the box to find is its glass."""

    view_chosen = Signal(str)
    """A person chose this view."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = actions
        self._place, self._view = Place.OVERVIEW, View.ALL
        self._views: ViewChoice | None = None
        """Made with the first place that has views."""
        self._ways = {name: IconButton(name, self) for name in ("back", "forward")}
        for name, button in self._ways.items():
            action = actions[name]
            button.setEnabled(action.isEnabled())
            button.clicked.connect(action.trigger)
            action.enabledChanged.connect(button.setEnabled)
        self._title = Text(self, H2)
        self._title.setWordWrap(False)
        self._lookup = LookupBox(self)
        self._lookup.clicked.connect(actions["lookup"].trigger)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(16, 8, 16, 8)
        for widget in (*self._ways.values(), self._title):
            self._line.addWidget(widget)
        self._line.addSpacing(12)
        self._line.addStretch(1)
        self._line.addWidget(self._lookup)

    def hasHeightForWidth(self) -> bool:
        return False

    def show_place(self, place: Place) -> None:
        """Says where we are."""
        self._place = place
        self._title.setText(_(PLACE_NAMES[place]))
        self.fit_anew()

    def show_view(self, view: View) -> None:
        """Says whose measures are shown."""
        self._view = view
        if self._views is not None:
            self._views.show_view(view)

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        for name, button in self._ways.items():
            tell_action(button, self._actions[name])
        if self._views is not None:
            self._views.retranslate()
        self._lookup.set_words(_("Find or do something"), told_keys(self._actions["lookup"].shortcut()))
        self.show_place(self._place)

    def fit_anew(self) -> None:
        """Shows what there is room for now."""
        if self._place in _WITH_VIEWS:
            views = self._views = self._views or self._made_views()
            parts = (*self._ways.values(), self._title)
            needed = sum(part.sizeHint().width() for part in parts) + self._lookup.minimumSizeHint().width()
            views.fit(is_wide=self.width() >= needed + views.row_width + 8 * self._line.spacing() + 44)
            views.show()
        elif self._views is not None:
            self._views.hide()
        self.setFixedHeight(self._line.sizeHint().height())

    def _made_views(self) -> "ViewChoice":
        from app.ui.shell.view_choice import ViewChoice

        views = ViewChoice(self._actions, self)
        views.chosen.connect(self.view_chosen)
        views.show_view(self._view)
        self._line.insertWidget(self._line.count() - 2, views)
        before: QWidget = self._ways["forward"]
        for stop in views.stops:
            QWidget.setTabOrder(before, stop)
            before = stop
        return views


class LookupBox(QAbstractButton):
    """Looks like the field that it opens; where there is little room it is the glass alone."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._keys = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_words(self, words: str, keys: str) -> None:
        """What it is for, and the keys that open it."""
        self._keys = keys
        self.setText(words)
        name_control(self, words, keys)

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().height()
        return QSize(19 * em, max(32, round(2.3 * em)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().height(), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        chosen = theme.tokens(self.palette())
        ring = theme.colour(chosen.accent) if self.hasFocus() else None
        ground = chosen.raised if self.underMouse() else chosen.surface
        paint_box(painter, self.rect(), theme.colour(ground), theme.colour(chosen.border), ring)
        em, high = self.fontMetrics().height(), self.height()
        paint_icon(painter, "search", QRectF(0.5 * em, (high - em) / 2, em, em), theme.colour(chosen.text2))
        painter.setPen(theme.colour(chosen.text2))
        room = QRect(2 * em, 0, self.width() - round(2.6 * em), high)
        small = CAPTION.font(self.font())
        keys_width = QFontMetrics(small).horizontalAdvance(self._keys)
        words = room.width() - keys_width - em
        if self.fontMetrics().horizontalAdvance(self.text()) <= words:
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
        if keys_width <= room.width():
            painter.setFont(small)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._keys)
        painter.end()
