"""The overview: where we stand, the weakest category, what to start with, and what waits."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.step_extent import Extent
from app.i18n import _
from app.ui.kit.retranslating import Retranslating
from app.ui.kit.scroll_page import ScrollPage
from app.ui.kit.texts import Card, Text
from app.ui.kit.type_setting import H1
from app.ui.overview.overview_cards import (
    AttentionCard,
    BarrelCard,
    CategoriesCard,
    OverviewCard,
    StandingCard,
    StartCard,
)
from app.ui.overview.profile_card import ProfileCard
from app.ui.shell.state import AppState
from app.ui.shell.ways import Ways

_TWO_COLUMNS_FROM = 58
"""The width, in line heights, from which two columns stand side by side."""


class OverviewView(Retranslating, ScrollPage):
    """The cards lead where a person wants to go."""

    def __init__(self, state: AppState, ways: Ways, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._stale = True
        page = QWidget(self)
        self.setWidget(page)  # while it is empty: there is nothing to lay out yet
        self._organisation = Text(page, H1)
        self._rename = QPushButton(page)
        self._rename.clicked.connect(ways.name)
        self._profile = ProfileCard(ways, page)
        self._left = (StandingCard(ways, page), CategoriesCard(ways, page))
        self._right = (StartCard(ways, page), BarrelCard(ways, page), AttentionCard(ways, page))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for cards in ((self._left[0], self._profile, *self._left[1:]), self._right):
            self._columns.addLayout(_stacked(cards), 1)
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(10)
        column.addWidget(self._organisation)
        column.addWidget(self._rename, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._columns)
        column.addStretch(1)
        self.refresh()  # before anything is shown: a card that changes on the screen is laid out each time
        self._connect()

    @property
    def _cards(self) -> tuple[OverviewCard, ...]:
        return (*self._left, self._profile, *self._right)

    def _connect(self) -> None:
        self._state.changed.connect(self._on_step)
        self._state.view_changed.connect(self._on_changed)
        self._state.workbook_replaced.connect(self._on_replaced)

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self._on_changed()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = event.size().width() >= _TWO_COLUMNS_FROM * self.fontMetrics().height()
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() is not direction:
            self._columns.setDirection(direction)
        super().resizeEvent(event)

    def _on_replaced(self) -> None:
        self.verticalScrollBar().setValue(0)
        self._on_changed()

    def _on_step(self, reached: Extent) -> None:
        if reached.is_about_answers or reached.is_about_name:
            self._on_changed()

    def _on_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Takes in the state of this moment."""
        self._stale = False
        name = self._state.workbook.organisation
        self._organisation.setText(name or _("Your organization"))
        self._rename.setText(_("Enter the name of your organization..."))
        self._rename.setVisible(not name)
        for card in self._cards:
            card.refresh(self._state)


def _stacked(cards: Sequence[Card]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(10)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return column
