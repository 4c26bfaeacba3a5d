"""The checklist: the measures of the view on the left, the one they stand on in full on the right."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from app.domain.answers import EMPTY, Field, Status
from app.domain.record import replace
from app.domain.selection import Filter, View, next_unanswered
from app.domain.step_extent import Extent
from app.i18n import _
from app.ui.checklist.checklist_model import ChecklistModel
from app.ui.checklist.evidence_gesture import EvidenceGesture
from app.ui.checklist.filter_head import FilterHead
from app.ui.checklist.filter_menu import FilterMenu
from app.ui.checklist.going_on import GoingOn
from app.ui.checklist.list_foot import ListFoot
from app.ui.checklist.measure_detail import MeasureDetail
from app.ui.checklist.task_fields import FIELD_KEYS
from app.ui.kit.nothing_found import NothingFound
from app.ui.kit.passing_notice import Notice, NoticeButton
from app.ui.kit.retranslating import Retranslating
from app.ui.kit.side_by_side import SideBySide
from app.ui.kit.texts import Text
from app.ui.measures.measure_list_view import MeasureListView
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place, Ways

_KEYS = {FIELD_KEYS[Field.DUE]: "edit_due", FIELD_KEYS[Field.OWNER]: "edit_task", FIELD_KEYS[Field.NOTE]: "edit_note"}

_LOW = 20
"""In heights of the text: a place that is lower keeps what is below the list for the list."""


class ChecklistView(Retranslating, SideBySide):
    """Works through the measures."""

    def __init__(self, state: AppState, ways: Ways, filter_menu: FilterMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state, self._ways = state, ways
        self._model = ChecklistModel(state, self)
        self._left = QWidget(self)
        self._head = FilterHead(state, self._left)
        self._filter_menu = filter_menu
        self._list = MeasureListView(self._model, ways, self._left)
        self._none = Text(self._left, muted=True)
        """Stands in place of an empty list."""
        self._foot = ListFoot(state, self._left)
        self._list.commands = "".join(("N", *_KEYS))
        self._right = QStackedWidget(self)
        self._detail = MeasureDetail(state, ways, self.focus_list, self._right)
        self._nothing = NothingFound("search", self._right)
        self._going_on = GoingOn(state, lambda: self._model.shown_ids, lambda: self.current_id, self)
        self._lay_out()
        self._connect()
        EvidenceGesture(state, ways, self._list, self._detail, self._show_evidence, self)
        self.retranslate()
        self._list.stand_on_first()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._left)
        column.setContentsMargins(16, 8, 4, 8)
        column.setSpacing(8)
        column.addWidget(self._head)
        column.addWidget(self._list, 1)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._none.hide()
        column.addWidget(self._none, 1)
        column.addWidget(self._foot)
        for page in (self._detail, self._nothing):
            self._right.addWidget(page)
        self.set_parts(self._left, self._right)
        if sizes := self._state.preferences.now.splitters.get(Place.CHECKLIST):
            self.setSizes(list(sizes))

    def _connect(self) -> None:
        self._head.chosen.connect(self.set_filter)
        self._head.all_looked_at.connect(self._on_all_looked_at)
        self._head.search.list_wanted.connect(self.focus_list)
        self._nothing.pressed.connect(self._on_everything)
        self._model.filtered.connect(self._on_filtered)
        self._list.current_changed.connect(self._on_current)
        self._list.entered.connect(self._on_entered)
        self._list.page_wanted.connect(self._on_page)
        self._detail.answered.connect(self._going_on.answered)
        self._going_on.go.connect(self._on_go)
        self._going_on.ended.connect(self._on_ended)
        for letter, name in _KEYS.items():
            self._add_key(letter, getattr(self, name))
        self._add_key("Backspace", self.go_back)
        self.splitterMoved.connect(self._state.preferences.touch)
        self._state.preferences.about_to_keep.connect(self._keep_sizes)
        self._state.view_changed.connect(self._on_view_changed)
        self._state.workbook_replaced.connect(self._on_replaced)
        self._state.changed.connect(self._on_step)

    def _add_key(self, keys: str, slot: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(slot)

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self._head.retranslate()
        self._list.setAccessibleName(_("Measures"))
        self._foot.refresh()
        self._none.setText(_("Nothing found"))
        self._nothing.set_texts(_("No measure matches what you searched and filtered for."), _("Show all measures"))
        self._model.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._going_on.stay()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._head.fit(self.height())
        self._foot.setVisible(self.height() >= _LOW * self.fontMetrics().height())

    # for the window

    @property
    def current_id(self) -> str | None:
        """The measure that is shown in full."""
        return self._detail.measure.id if self._detail.measure else None

    @property
    def under_notices(self) -> QWidget:
        """What a notice may lie over: the measure, and not the list."""
        return self._right

    def answer(self, status: Status) -> None:
        """Answers the measure that is shown; where one has just been answered, the one that follows."""
        self._going_on.hurry()
        self._detail.answer(status)

    def edit_task(self) -> None:
        """Puts the cursor where the task of this measure begins: into the owner."""
        self._going_on.hurry()
        self._detail.focus_task()

    def edit_due(self) -> None:
        """Puts the cursor into the due date."""
        self._going_on.hurry()
        self._detail.focus_task(Field.DUE)

    def edit_note(self) -> None:
        """Puts the cursor into the note."""
        self._going_on.hurry()
        self._detail.focus_note()

    def go_back(self) -> None:
        """Goes to the measure before: the one that was answered last, or the one above."""
        before = self._going_on.back()
        if before:
            self.show_measure(before)

    def show_measure(self, measure_id: str) -> None:
        """Goes to a measure, and lifts what hides it."""
        if not self._list.stand_on(measure_id):
            self.show_everything()
            self._list.stand_on(measure_id)
        self.focus_list()

    def go_to_next_unanswered(self) -> bool:
        """Goes to the next measure without an answer, also to one that the filter hides. False where there is none."""
        self._detail.flush()
        if self._going_on.hurry():
            return True
        wanted = next_unanswered(self._state.measures, self._state.entries, self.current_id)
        if wanted:
            self._going_on.leave(self.current_id)
            self.show_measure(wanted)
        return wanted is not None

    def show_current(self) -> None:
        """Scrolls to the measure that is shown; the keys stay where they are."""
        self._list.stand_on(self.current_id)

    def focus_search(self) -> None:
        """Puts the cursor into the search field."""
        self._head.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._head.search.selectAll()

    def focus_list(self) -> None:
        """Gives the keys to the list, or to the way back to what it is without."""
        to = self._list if self._model.shown_ids else self._nothing
        to.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def left_in(self) -> Filter:
        """What search and filters leave in."""
        return self._model.filter

    def set_filter(self, chosen: Filter) -> None:
        """Leaves only some measures in the list. It comes back to the one that was gone to as soon as that is in it."""
        self._going_on.stay()
        self._model.set_filter(chosen)

    def show_everything(self) -> None:
        """Lifts search and filters."""
        self.set_filter(Filter())

    # what happens here

    def _on_filtered(self) -> None:
        self._filter_menu.show_filter(self._model.filter)
        self._show_head()
        is_empty = not self._model.shown_ids
        was_at_list = self._list.hasFocus()
        self._right.setCurrentWidget(self._nothing if is_empty else self._detail)
        self._list.setVisible(not is_empty)
        self._none.setVisible(is_empty)
        if is_empty and was_at_list:
            self.focus_list()
        if is_empty:
            self._detail.show_measure(None)
            self._ways.moved.emit()

    def _on_everything(self) -> None:
        self.show_everything()
        self.focus_list()

    def _show_head(self) -> None:
        shown, entries = self._model.shown_ids, self._state.entries
        unanswered = sum(entries.get(i, EMPTY).status is Status.UNANSWERED for i in shown)
        self._head.show_filter(self._model.filter, len(shown), len(self._state.measures), unanswered)

    def _on_step(self, reached: Extent) -> None:
        if reached.is_about_answers or reached.may_ask_again:
            self._show_head()

    def _on_all_looked_at(self) -> None:
        self._detail.flush()
        self._state.still_so(i for i in self._model.shown_ids if i in self._state.look_again)

    def _on_current(self, measure_id: str) -> None:
        self._going_on.stay()
        if (measure_id or None) != self.current_id:  # the list stands on the same measure after it was filtered
            self._detail.show_measure(measure_id or None)
        self._ways.moved.emit()

    def _on_go(self, measure_id: str) -> None:
        """Not where a person has gone elsewhere meanwhile, as into a field."""
        here = QApplication.focusWidget()
        is_here = here is None or here is self._list or self._detail.is_at_answers
        if is_here and self.isVisible() and QApplication.activePopupWidget() is None:
            self.show_measure(measure_id)

    def _on_ended(self) -> None:
        everything, entries = self._state.measures_of(View.ALL), self._state.entries
        if next_unanswered(everything, entries, None) is not None:
            self._ways.tell(Notice(_("Every measure shown here has an answer.")))
            return
        onward = NoticeButton(_("Go to the overview"), lambda: self._ways.place(Place.OVERVIEW))
        self._ways.tell(Notice(_("Every measure has an answer. The overview shows what comes next."), (onward,)))

    def _show_evidence(self, measure_id: str) -> None:
        self.show_measure(measure_id)
        self._detail.show_evidence()

    def _on_entered(self, _measure_id: str) -> None:
        self._going_on.hurry()
        self._detail.focus_answers()

    def _on_page(self, step: int) -> None:
        self._going_on.hurry()
        self._detail.turn_page(step)

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
