"""The checklist: the measures of the view on the left, the one they stand on in full on the right."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.answers import Status
from app.domain.selection import Filter, next_unanswered
from app.i18n import _
from app.ui.checklist.checklist_model import ChecklistModel
from app.ui.checklist.evidence_files import EvidenceFiles
from app.ui.checklist.evidence_gesture import EvidenceGesture
from app.ui.checklist.filter_menu import FilterMenu
from app.ui.checklist.measure_detail import MeasureDetail
from app.ui.kit.retranslating import Retranslating
from app.ui.kit.search_line import SearchLine
from app.ui.kit.side_by_side import SideBySide
from app.ui.kit.texts import Text
from app.ui.measures.measure_list_view import MeasureListView
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place, Ways


class ChecklistView(Retranslating, SideBySide):
    """Works through the measures."""

    def __init__(self, state: AppState, ways: Ways, filter_menu: FilterMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state, self._ways = state, ways
        self._model = ChecklistModel(state, self)
        self._left = QWidget(self)
        self._search = SearchLine(self._left)
        self._filter_button = QToolButton(self._left)
        self._filter_menu = filter_menu
        self._count = Text(self._left, muted=True)
        self._everything = QPushButton(self._left)
        self._list = MeasureListView(self._model, ways, self._left)
        self._detail = MeasureDetail(state, ways, self.focus_list, self)
        self._lay_out()
        self._connect()
        EvidenceGesture(state, ways, self._list, self._detail, self._show_evidence, self)
        self.retranslate()
        self._list.stand_on_first()

    def _lay_out(self) -> None:
        self._filter_button.setMenu(self._filter_menu)
        self._filter_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        top = QHBoxLayout()
        top.addWidget(self._search, 1)
        top.addWidget(self._filter_button)
        line = QHBoxLayout()
        line.addWidget(self._count, 1)
        line.addWidget(self._everything)
        room = self._everything.sizePolicy()
        room.setRetainSizeWhenHidden(True)  # so that the list does not jump when it appears
        self._everything.setSizePolicy(room)
        column = QVBoxLayout(self._left)
        column.setContentsMargins(8, 8, 4, 8)
        column.addLayout(top)
        column.addLayout(line)
        column.addWidget(self._list, 1)
        self.set_parts(self._left, self._detail)
        if sizes := self._state.preferences.now.splitters.get(Place.CHECKLIST):
            self.setSizes(list(sizes))

    def _connect(self) -> None:
        self._search.textChanged.connect(self._on_search)
        self._search.list_wanted.connect(self.focus_list)
        self._everything.clicked.connect(self.show_everything)
        self._model.filtered.connect(self._on_filtered)
        self._list.current_changed.connect(self._on_current)
        self._list.entered.connect(self._on_entered)
        self._list.page_wanted.connect(self._detail.turn_page)
        self.splitterMoved.connect(self._state.preferences.touch)
        self._state.preferences.about_to_keep.connect(self._keep_sizes)
        self._state.view_changed.connect(self._on_view_changed)
        self._state.workbook_replaced.connect(self._on_replaced)

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self._search.setPlaceholderText(_("Search"))
        self._search.setAccessibleName(_("Search the measures"))
        self._search.name_clear_button(_("Empty the search field"))
        self._filter_button.setText(_("Filter"))
        self._filter_button.setAccessibleName(_("Filter the measures"))
        self._everything.setText(_("Show all"))
        self._list.setAccessibleName(_("Measures"))
        self._model.refresh()
        self._on_filtered()

    # for the window

    @property
    def current_id(self) -> str | None:
        """The measure that is shown in full."""
        return self._detail.measure.id if self._detail.measure else None

    def answer(self, status: Status) -> None:
        """Answers the measure that is shown."""
        self._detail.answer(status)

    def edit_task(self) -> None:
        """Puts the cursor where the task of this measure begins."""
        self._detail.focus_task()

    def show_measure(self, measure_id: str) -> None:
        """Goes to a measure, and lifts what hides it."""
        if not self._list.stand_on(measure_id):
            self.show_everything()
            self._list.stand_on(measure_id)
        self.focus_list()

    def go_to_next_unanswered(self) -> bool:
        """Goes to the next measure without an answer, also to one that the filter hides. False where there is none."""
        self._detail.flush()
        wanted = next_unanswered(self._state.measures, self._state.entries, self.current_id)
        if wanted:
            self.show_measure(wanted)
        return wanted is not None

    def show_current(self) -> None:
        """Scrolls to the measure that is shown; the keys stay where they are."""
        self._list.stand_on(self.current_id)

    def focus_search(self) -> None:
        """Puts the cursor into the search field."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def focus_list(self) -> None:
        """Gives the keys to the list."""
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def left_in(self) -> Filter:
        """What search and filters leave in."""
        return self._model.filter

    def set_filter(self, chosen: Filter) -> None:
        """Leaves only some measures in the list; the search field says what they were looked for by."""
        self._search.setText(chosen.text)
        self._model.set_filter(chosen)

    def show_everything(self) -> None:
        """Lifts search and filters."""
        self.set_filter(Filter())

    # what happens here

    def _on_search(self, text: str) -> None:
        self._model.set_filter(replace(self._model.filter, text=text))

    def _on_filtered(self) -> None:
        self._filter_menu.show_filter(self._model.filter)
        shown, total = len(self._model.shown_ids), len(self._state.measures)
        hidden = shown < total
        self._count.setText(
            _("{shown} of {total} shown").format(shown=shown, total=total)
            if hidden
            else _("{total} measures").format(total=total)
        )
        if not shown:
            self._count.setText(_("Nothing matches. Change the search, or show all {total}.").format(total=total))
            self._detail.show_measure(None)
            self._ways.moved.emit()
        self._everything.setVisible(hidden)

    def _on_current(self, measure_id: str) -> None:
        if (measure_id or None) != self.current_id:  # the list stands on the same measure after it was filtered
            self._detail.show_measure(measure_id or None)
        self._ways.moved.emit()

    def _show_evidence(self, measure_id: str) -> None:
        self.show_measure(measure_id)
        self._detail.ensureWidgetVisible(self._detail.findChildren(EvidenceFiles)[0])

    def _on_entered(self, _measure_id: str) -> None:
        self._detail.focus_answers()

    def _keep_sizes(self) -> None:
        now = self._state.preferences.now
        kept = {**now.splitters, Place.CHECKLIST.value: tuple(self.sizes())}
        self._state.preferences.take(replace(now, splitters=kept))

    def _on_view_changed(self) -> None:
        here = QApplication.focusWidget()
        if here and self._detail.isAncestorOf(here):
            self.focus_list()  # the field that had the keys belongs to another measure now

    def _on_replaced(self) -> None:
        self._list.stand_on_first()
        self._detail.show_measure(self._list.current_id)
