"""One search over everything: measures, cases, methods, terms, role points, explanations."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from app import labels
from app.catalogue.searchable import everything
from app.domain.catalogue_search import CatalogueSearch, Findable, FoundGroup, FoundKind
from app.i18n import N_, _, language, ngettext
from app.ui.kit.dialog import Dialog
from app.ui.kit.lists.topic_list import TopicList
from app.ui.kit.lists.topic_model import Chapter, Topic
from app.ui.kit.texts import Text
from app.ui.shell.state import AppState
from app.ui.shell.ways import GuideTopic, Ways

_KINDS: Mapping[FoundKind, str] = {
    FoundKind.MEASURE: N_("Measures"),
    FoundKind.TERM: N_("Terms"),
    FoundKind.METHOD: N_("Methods"),
    FoundKind.CASE: N_("Trouble cases"),
    FoundKind.ROLE: N_("Roles and basics"),
    FoundKind.EXPLANATION: N_("Explanations"),
}
_TOPICS: Mapping[FoundKind, GuideTopic] = {
    FoundKind.TERM: GuideTopic.GLOSSARY,
    FoundKind.METHOD: GuideTopic.METHODS,
    FoundKind.CASE: GuideTopic.CASES,
    FoundKind.ROLE: GuideTopic.ROLES,
    FoundKind.EXPLANATION: GuideTopic.EXPLANATIONS,
}
"""Where in the guide what was found stands; a measure stands in the checklist."""


class SearchDialog(Dialog):
    """Finds while one types. Closes, and leads to what a person chooses."""

    def __init__(self, state: AppState, ways: Ways, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._state, self._ways = state, ways
        self._lookup = CatalogueSearch(everything(state.catalogue, language()))
        self.setWindowTitle(_("Search everything"))
        page = QWidget(self)
        self._field = QLineEdit(page)
        self._field.setPlaceholderText(_("A word, a term, E-10"))
        self._field.setAccessibleName(_("Search everything"))
        self._field.installEventFilter(self)
        self._field.textChanged.connect(self._on_text)
        self._says = Text(page, muted=True)
        self._list = TopicList(page)
        self._list.setAccessibleName(_("What was found"))
        self._list.entered.connect(self._go_to)
        self._list.setMinimumHeight(6 * self.fontMetrics().height())
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._field, self._says):
            column.addWidget(widget)
        column.addWidget(self._list, 1)
        self.set_page(page, QDialogButtonBox.StandardButton.Close, size=(44, 36))
        self._on_text("")
        self._field.setFocus()

    # what is found

    def _on_text(self, text: str) -> None:
        groups = self._lookup.find(text)
        self._list.show_chapters([self._chapter(group) for group in groups])
        self._list.stand_on_first()
        found = sum(group.total for group in groups)
        if found:
            self._says.setText(
                ngettext("{count} found. Enter goes there.", "{count} found. Enter goes there.", found).format(
                    count=found
                )
            )
        elif text.strip():
            self._says.setText(_("Nothing found. Try another word, or fewer."))
        else:
            self._says.setText(_("Looks through measures, methods, cases, terms, roles and explanations."))

    def _chapter(self, group: FoundGroup) -> Chapter:
        title = _(_KINDS[group.kind])
        if group.total > len(group.items):
            title = _("{kind}: the first {shown} of {total}").format(
                kind=title, shown=len(group.items), total=group.total
            )
        return Chapter(title, tuple(Topic(f"{i.kind} {i.id}", i.title, self._second(i)) for i in group.items))

    def _second(self, item: Findable) -> str:
        match item.kind:
            case FoundKind.MEASURE:
                status = self._state.shown(item.id).status
                label = labels.measure_label(self._state.catalogue.by_id[item.id])
                return f"{label}　{labels.STATUS_GLYPHS[status]} {labels.name(status)}"
            case FoundKind.TERM:
                return item.body
            case FoundKind.CASE:
                return labels.case_name(int(item.id.removeprefix("case-")))
        return ""

    # what a person does

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, down and Enter in the field are for the list."""
        if watched is self._field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            match event.key():
                case Qt.Key.Key_Down | Qt.Key.Key_Up:
                    self._list.step(1 if event.key() == Qt.Key.Key_Down else -1)
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self._go_to(self._list.current_id)
                    return True
        return super().eventFilter(watched, event)

    def _go_to(self, topic: str) -> None:
        if topic:
            kind, item = topic.split(" ", 1)
            self.accept()
            if FoundKind(kind) is FoundKind.MEASURE:
                self._ways.measure(item)
            else:
                self._ways.topic(_TOPICS[FoundKind(kind)], item)
