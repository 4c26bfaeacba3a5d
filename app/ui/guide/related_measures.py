"""The measures that belong to a page of the guide: how each stands, and answers to be given on the spot."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QVBoxLayout, QWidget

from app import labels
from app.domain.answers import STATUS_KEYS, Field, Status
from app.domain.step_extent import Extent
from app.domain.summary import figures
from app.i18n import _
from app.ui.guide.guide_page import Related
from app.ui.kit.lists.rows_model import Index
from app.ui.kit.retranslating import Retranslating
from app.ui.kit.scroll_page import ScrollPage
from app.ui.kit.segmented import Segmented
from app.ui.kit.texts import Text
from app.ui.kit.told_keys import name_control
from app.ui.kit.type_setting import CAPTION, H2
from app.ui.measures.measure_list import MeasureListModel, MeasureSection
from app.ui.measures.measure_list_view import MeasureListView
from app.ui.measures.together_tick import TogetherTick
from app.ui.shell.state import AppState
from app.ui.shell.ways import Ways

_KEYS = tuple(STATUS_KEYS)[:4]
"""The answers given here: one that needs a reason is given in the checklist."""
_NEVER = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
_SEEN_AROUND = 4
_ALL_BUT_A_REST = 1000
"""The list's share of the height: what it cannot fill is left over at the foot."""


class RelatedMeasures(Retranslating, QWidget):
    """Shows what `show_related` names. Counterparts are answered along with a measure, as in the checklist."""

    left = Signal()
    """A person is done here: the focus may go back to the tree."""
    page_wanted = Signal(int)
    """The space bar asks to read on (1) or back (-1) on the page."""

    def __init__(self, state: AppState, ways: Ways, parent: QWidget) -> None:
        super().__init__(parent)
        self._state, self._ways = state, ways
        self._related: Sequence[Related] = ()
        self._model = MeasureListModel(state, self)
        self._head = Text(self, H2)
        self._list = _RelatedList(self._model, ways, self)
        self._answers = Segmented(_KEYS, self)
        self._together = TogetherTick(state, self)
        self._open = QPushButton(self)
        self._note = Text(self, CAPTION, muted=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 16, 12, 12)
        column.addWidget(self._head)
        column.addWidget(self._list, _ALL_BUT_A_REST)
        for widget in (self._answers, self._together, self._open, self._note):
            column.addWidget(widget)
        column.addStretch(1)
        column.setAlignment(self._open, Qt.AlignmentFlag.AlignLeft)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self._list.current_changed.connect(self._on_current)
        self._list.entered.connect(self._ways.measure)
        self._list.answered.connect(self._on_answer)
        self._list.left.connect(self.left)
        self._list.page_wanted.connect(self.page_wanted)
        self._answers.chosen.connect(self._on_answer)
        self._open.clicked.connect(self._on_open)
        self._state.changed.connect(self._on_changed)

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        statuses = (STATUS_KEYS[key] for key in _KEYS)
        self._answers.set_texts(
            [f"{key} {labels.STATUS_GLYPHS[s]} {labels.name(s)}" for key, s in zip(_KEYS, statuses, strict=True)]
        )
        self._answers.setAccessibleName(_("Answer"))
        self._open.setText(_("Open in the checklist"))
        name_control(self._open, _("Open in the checklist"), "Enter")
        self._list.setAccessibleName(_("Measures of this page"))

    # what is shown

    @property
    def current_id(self) -> str | None:
        """The measure that the list stands on."""
        return self._list.current_id

    def show_related(self, related: Sequence[Related]) -> None:
        """Shows these measures and no others, in one group at least."""
        self._related = related
        by_id = self._state.catalogue.by_id
        titles = ("", *(one.title for one in related[1:]))
        sections = [
            MeasureSection(title, tuple(by_id[i] for i in one.measures))
            for title, one in zip(titles, related, strict=True)
        ]
        self._model.show_sections(sections, joined=self._state.joins_counterparts)
        self._note.set_text("\n".join(one.note for one in related if one.note))
        if not self.current_id:
            self._list.stand_on_first()
        self._show_answers()

    def _show_answers(self) -> None:
        if not self._related or not self.current_id:
            return
        counts = figures([self._state.catalogue.by_id[i] for i in self._related[0].measures], self._state.entries)
        title = self._related[0].title
        if counts.applicable:
            title = _("{title}: {done} / {total} done").format(title=title, done=counts.done, total=counts.applicable)
        self._head.setText(title)
        status = self._state.entry(self.current_id).status
        self._answers.choose(next(key for key, s in STATUS_KEYS.items() if s is status))
        self._together.show_for(self.current_id, [self.current_id])

    def show_measures(self, measures: Sequence[str]) -> bool:
        """Goes to the first of some measures that is here. False where none is."""
        return any(self._list.stand_on(measure) for measure in measures)

    def focus_list(self) -> None:
        """Gives the keys to the measures."""
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_whole(self, is_whole: bool) -> None:
        """Shows every measure, as high as that is, and leaves it to the page around it to scroll."""
        self._list.show_whole(is_whole)
        column = self.layout()
        assert column is not None
        column.setContentsMargins(0 if is_whole else 12, 16, 0 if is_whole else 12, 12)

    # what a person does

    def answer(self, status: Status) -> None:
        """Gives the measure that the list stands on, and those settled with it, an answer."""
        if self.current_id:
            others = self._together.others([self.current_id])
            self._state.edit((self.current_id, *others), {Field.STATUS: status})
            self._show_answers()

    def _on_answer(self, key: str) -> None:
        self.answer(STATUS_KEYS[key])

    def _on_open(self) -> None:
        if self.current_id:
            self._ways.measure(self.current_id)

    def _on_current(self, _measure_id: str) -> None:
        self._show_answers()

    def _on_changed(self, reached: Extent) -> None:
        if reached.is_about_answers:
            self._show_answers()


class _RelatedList(MeasureListView):
    """Keys answer; Escape leads away. The menu of a measure belongs to the places that stand on one."""

    answered = Signal(str)
    left = Signal()

    _is_whole = False

    def __init__(self, model: MeasureListModel, ways: Ways, parent: QWidget) -> None:
        super().__init__(model, ways, parent)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._least = self.minimumHeight()
        model.modelReset.connect(self._fit)
        model.dataChanged.connect(self._fit)

    def show_whole(self, is_whole: bool) -> None:
        """As high as its rows, also where there is less room."""
        self._is_whole = is_whole
        self.setVerticalScrollBarPolicy(_NEVER if is_whole else Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._fit()

    def _fit(self) -> None:
        rows = sum(self.sizeHintForRow(row) for row in range(self.model().rowCount())) + 2 * self.frameWidth()
        self.setMinimumHeight(rows if self._is_whole else min(rows, self._least))
        self.setMaximumHeight(rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        super().scrollTo(index, hint)
        page = self._page_around()
        body: QWidget | None = page.widget() if page else None
        if self._is_whole and self.hasFocus() and page and body:  # the keys walk here: the page follows them
            row = self.visualRect(index).translated(self.viewport().mapTo(body, QPoint()))
            for edge in (row.bottomLeft(), row.topLeft()):
                page.ensureVisible(edge.x(), edge.y(), 0, _SEEN_AROUND)

    def _page_around(self) -> ScrollPage | None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, ScrollPage):
            around = around.parentWidget()
        return around

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.text() in _KEYS and not self.searches(event):
            self.answered.emit(event.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
