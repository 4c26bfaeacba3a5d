"""The first step of typing a sheet: its number, or the sheet itself out of those printed last."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from app import labels
from app.domain.paper_forms import CHECKLIST
from app.domain.sheets import NotASheetNumber, Sheet, SheetOfAnotherWorkbook, SheetUnknown, printed_number
from app.i18n import _, language
from app.storage import printed_sheets
from app.ui.kit.lists.topic_list import TopicList
from app.ui.kit.lists.topic_model import Chapter, Topic
from app.ui.kit.texts import Text
from app.ui.kit.told_keys import name_control
from app.ui.kit.type_setting import H2, LABEL
from app.ui.shell.state import AppState
from app.words.messages import message_for

_MOST = 50
"""So many of the newest sheets are offered; older ones have their number."""
_BY_HAND = "0"


class EntryFind(QWidget):
    """Emits `found(count, sheet)`; the count is 0 for the checklist that is typed without a number.

    `sheets` are those that were printed.
    """

    found = Signal(int, object)
    hand_ins_wanted = Signal()

    def __init__(self, state: AppState, sheets: Mapping[int, Sheet], parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._sheets = sheets
        self._head, self._line = Text(self, H2), QLineEdit(self)
        self._hint, self._problem = Text(self, muted=True), Text(self)
        self._or, self._list = Text(self, LABEL), TopicList(self)
        self._hand_ins = QPushButton(self)
        self._lay_out()
        self._say()
        self._line.installEventFilter(self)
        self._list.entered.connect(self._on_chosen)
        self._hand_ins.clicked.connect(self.hand_ins_wanted)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._head, self._line, self._problem, self._hint):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addWidget(self._or)
        column.addWidget(self._list, 1)
        column.addWidget(self._hand_ins, 0, Qt.AlignmentFlag.AlignLeft)
        self._list.setMinimumHeight(5 * self.fontMetrics().height())
        self._problem.hide()
        self._hand_ins.setAutoDefault(False)
        self._head.setBuddy(self._line)

    def _say(self) -> None:
        self._head.setText(_("Number of the sheet"))
        self._line.setPlaceholderText(printed_number(self._state.workbook.id, 1))
        name_control(self._line, _("Number of the sheet"), hint=self._line.placeholderText())
        self._hint.setText(
            _("It stands at the top of the paper. Type it, or read its bars with a scanner; then press Enter.")
        )
        self._or.setText(_("No number to be read? Choose the sheet"))
        self._list.setAccessibleName(_("Sheets printed last"))
        self._hand_ins.setText(_("&Self-checks returned..."))
        self._list.show_chapters([Chapter("", tuple(self._topics()))])

    def _topics(self) -> Sequence[Topic]:
        newest = sorted(self._sheets.items(), key=lambda item: (item[1].made, item[0]), reverse=True)[:_MOST]
        topics = [Topic(str(n), sheet_words(sheet), printed_number(self._state.workbook.id, n)) for n, sheet in newest]
        by_hand = _("Checklist as it is on the screen now: {view}").format(view=labels.name(self._state.view))
        return [*topics, Topic(_BY_HAND, by_hand, _("without a number"))]

    def focus_number(self) -> None:
        """Gives the keys to the number."""
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._line.selectAll()

    # what a person does

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter looks for the number; Tab after one too, since some scanners end with it. Down leads to the list."""
        if watched is self._line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            ends = event.key() == Qt.Key.Key_Tab and bool(self._line.text().strip())
            if ends or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._find()
                return True
            if event.key() == Qt.Key.Key_Down:
                self._list.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)

    def go_on(self) -> None:
        """Goes on with the number that was typed, or with the sheet that is chosen."""
        if self._list.hasFocus():
            self._on_chosen(self._list.current_id)
        else:
            self._find()

    def look_for(self, text: str) -> None:
        """Goes to the sheet of a number that was scanned, or says there what is wrong with it."""
        self._line.setText("".join(c for c in text if c.isprintable()))
        self._find()

    def _find(self) -> None:
        text = self._line.text()
        if not text.strip():
            self._problem.set_text(_("Type the number, or choose the sheet below."))
            return
        try:
            number, sheet = printed_sheets.find(self._state.workbook, text)
        except (NotASheetNumber, SheetOfAnotherWorkbook, SheetUnknown) as error:
            message = message_for(error)
            assert message is not None
            self._problem.set_text(message.line)
            self.focus_number()
            return
        self._problem.set_text("")
        self.found.emit(number, sheet)

    def _on_chosen(self, key: str) -> None:
        if key == _BY_HAND:
            order = tuple(measure.id for measure in self._state.measures)
            self.found.emit(0, Sheet(CHECKLIST, self._state.view, self._state.today(), "", order))
        elif key:
            self.found.emit(int(key), self._sheets[int(key)])


def sheet_words(sheet: Sheet) -> str:
    """Which sheet it is, in words: document, role, day, and for whom."""
    from app.reports.documents.listing import DOCUMENTS

    title = DOCUMENTS[sheet.document].title(language()) if sheet.document in DOCUMENTS else sheet.document
    day = _(labels.NOT_KNOWN) if sheet.unread_day else labels.day(sheet.made)
    parts = [title, labels.name(sheet.view), _("printed on {day}").format(day=day)]
    return "　".join([*parts, sheet.person] if sheet.person else parts)
