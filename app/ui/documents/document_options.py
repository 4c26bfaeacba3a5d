"""What goes into a document: whose measures, in which language, blank or not, and for which people."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.selection import View
from app.domain.tables import PERSON
from app.i18n import _
from app.reports.press.document import Document, Option
from app.ui.documents.whose_measures import WhoseMeasures
from app.ui.kit.row_tick import RowTick
from app.ui.kit.texts import Text
from app.ui.kit.type_setting import LABEL
from app.ui.shell.state import AppState
from app.work.orders import Choices, is_for_teleworkers, people_for


class DocumentOptions(QWidget):
    """What can be chosen about a document. Emits `changed` when a person chose.

    Whose measures and the language are the same for all documents; ticks and people are remembered for each.
    """

    changed = Signal()

    def __init__(self, state: AppState, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._document: Document | None = None
        self._on: dict[str, set[Option]] = {}
        self.whose = WhoseMeasures(self)
        self.ticks = {option: RowTick("", "", self) for option in (Option.BLANK, Option.APPROVAL_STRIP)}
        self.people = PeopleChoice(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (self.whose, *self.ticks.values(), self.people):
            column.addWidget(widget)
        self.whose.changed.connect(self.changed)
        self.people.changed.connect(self.changed)
        for tick in self.ticks.values():
            tick.clicked.connect(self._on_ticked)

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self.whose.retranslate()
        self.ticks[Option.BLANK].set_words(_("Blank, to fill in by hand"))
        self.ticks[Option.APPROVAL_STRIP].set_words(_("Boxes for prepared, checked and approved"))
        self.people.retranslate()

    def show_document(self, document: Document) -> None:
        """Offers what this document understands, as it was chosen last."""
        self._document = document
        self.whose.offer_view(document.view is None)
        for option, tick in self.ticks.items():
            tick.setVisible(option in document.options)
            tick.setChecked(option in self._on.get(document.name, set()))
        self.show_people()

    def show_people(self) -> None:
        """Offers the people that there are at this moment."""
        if self._document:
            self.people.show_document(self._document, self._people(self._document))

    def _people(self, document: Document) -> tuple[str, ...]:
        return people_for(document, self._state.entries, self._state.workbook.rows(PERSON))

    def choices(self, document: Document) -> Choices:
        """What was chosen last about a document."""
        on = self._on.get(document.name, set())
        return Choices(
            self.whose.language,
            self.view_of(document),
            blank=Option.BLANK in on,
            approval_strip=Option.APPROVAL_STRIP in on,
            people=self.people.chosen(document, self._people(document)),
        )

    def view_of(self, document: Document) -> View:
        """Whose measures the document is about."""
        return document.view or self.whose.view

    def is_on(self, option: Option) -> bool:
        """Whether an option is chosen for the document that is shown."""
        return self._document is not None and option in self._on.get(self._document.name, set())

    def _on_ticked(self) -> None:
        assert self._document is not None
        self._on[self._document.name] = {option for option, tick in self.ticks.items() if tick.isChecked()}
        self.changed.emit()


class PeopleChoice(QWidget):
    """Chooses among names, all of them at first; shown for a document that is made for people one by one."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._left_out: dict[str, set[str]] = {}
        self._document: Document | None = None
        self.boxes: dict[str, RowTick] = {}
        self._head, self._hint = Text(self, LABEL), Text(self, muted=True)
        self._names = QWidget(self)
        self._column = QVBoxLayout(self._names)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._head, self._names, self._hint):
            column.addWidget(widget)

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self._head.setText(_("For whom"))
        self._show_hint()

    def show_document(self, document: Document, names: tuple[str, ...]) -> None:
        """Offers these names for the document."""
        self._document = document
        self.setVisible(Option.PEOPLE in document.options)
        if tuple(self.boxes) != names:
            self._fill(names)
        left_out = self._left_out.get(document.name, set())
        for name, box in self.boxes.items():
            box.setChecked(name not in left_out)
        self._show_hint()

    def _fill(self, names: tuple[str, ...]) -> None:
        for box in self.boxes.values():
            self._column.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = {name: RowTick(name, "", self._names, is_name=True) for name in names}
        for box in self.boxes.values():
            box.clicked.connect(self._on_ticked)
            self._column.addWidget(box)
        self._names.setVisible(bool(names))

    def chosen(self, document: Document, names: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the names for whom the document is to be made; none: for everybody."""
        left_out = self._left_out.get(document.name, set())
        return tuple(name for name in names if name not in left_out)

    def _on_ticked(self) -> None:
        assert self._document is not None
        self._left_out[self._document.name] = {name for name, box in self.boxes.items() if not box.isChecked()}
        self._show_hint()
        self.changed.emit()

    def _show_hint(self) -> None:
        if self._document is None:
            return
        if any(box.isChecked() for box in self.boxes.values()):
            text = ""
        elif is_for_teleworkers(self._document):
            text = _("Without a name, one sheet is made; whoever fills it in writes the name by hand.")
        else:
            text = (
                _("No task has an owner yet.") if not self.boxes else _("Nobody is ticked: it is made for everybody.")
            )
        self._hint.set_text(text)
