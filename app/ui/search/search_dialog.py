"""One box for finding and doing: what the catalogue and the workbook hold, documents, commands, other workbooks."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.catalogue.searchable import everything
from app.domain.catalogue_search import CatalogueSearch, Findable, FoundGroup, FoundKind
from app.domain.selection import Filter, View
from app.domain.tables import TABLES
from app.i18n import N_, _, language, ngettext
from app.ui.kit.dialog import PlainDialog
from app.ui.kit.job import Job
from app.ui.kit.lists.topic_list import TopicList
from app.ui.kit.lists.topic_model import Chapter, Topic
from app.ui.kit.lists.topic_search_line import TopicSearchLine
from app.ui.kit.nothing_found import NothingFound
from app.ui.kit.texts import Text
from app.ui.kit.told_keys import name_control
from app.ui.kit.type_setting import CAPTION
from app.ui.search.findable_things import (
    Command,
    findable_things,
    findable_workbooks,
    other_workbooks,
    second_line,
)
from app.ui.shell import theme
from app.ui.shell.geometry import clamped, screen_of
from app.ui.shell.state import AppState
from app.ui.shell.ways import GuideTopic, ToDocument, ToLedger, ToMeasure, ToTopic, Ways, Whereabouts
from app.work.workbook_glances import organisations

_KINDS: Mapping[FoundKind, str] = {
    FoundKind.COMMAND: N_("To do"),
    FoundKind.MEASURE: N_("Measures"),
    FoundKind.DOCUMENT: N_("Documents"),
    FoundKind.TERM: N_("Terms"),
    FoundKind.METHOD: N_("Methods"),
    FoundKind.CASE: N_("Trouble cases"),
    FoundKind.ROLE: N_("Roles and basics"),
    FoundKind.EXPLANATION: N_("Explanations"),
    FoundKind.OWNER: N_("Owners of measures"),
    FoundKind.ROW: N_("Ledgers"),
    FoundKind.WORKBOOK: N_("Workbooks"),
}
_TOPICS: Mapping[FoundKind, GuideTopic] = {
    FoundKind.TERM: GuideTopic.GLOSSARY,
    FoundKind.METHOD: GuideTopic.METHODS,
    FoundKind.CASE: GuideTopic.CASES,
    FoundKind.ROLE: GuideTopic.ROLES,
    FoundKind.EXPLANATION: GuideTopic.EXPLANATIONS,
}
"""Where in the guide what was found stands."""
SUGGESTED = ("next_unanswered", "enter", "print", "switch", "profile", "keys")
"""The commands that are offered before anything is typed."""

_MOST_RECENT = 4


class SearchDialog(PlainDialog):
    """Finds while one types. Closes, and leads to what a person chooses, or does it."""

    keeps_to_window = True
    workbook_chosen = Signal(Path)
    """A person wants to go on in this workbook."""

    def __init__(self, state: AppState, ways: Ways, parent: QWidget | None, commands: Sequence[Command] = ()) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._state, self._ways = state, ways
        self._commands = {command.name: command for command in commands}
        everywhere = [*findable_things(state, commands), *everything(state.catalogue, language())]
        self._lookup = CatalogueSearch(everywhere)
        self._by_topic = {_topic_id(item.kind, item.id): item for item in everywhere}
        self.setWindowTitle(_("Find or do something"))
        self._list = TopicList(self)
        self._field = TopicSearchLine(self._list, self)
        self._field.setPlaceholderText(_("A word, a term, E-10, or what you want to do"))
        name_control(self._field, _("Find or do something"), hint=self._field.placeholderText())
        self._field.textChanged.connect(self._on_text)
        self._says = Text(self, CAPTION, muted=True)
        self._list.setAccessibleName(_("What was found"))
        self._list.entered.connect(self._go_to)
        self._list.setMinimumHeight(6 * self.fontMetrics().height())
        self._nothing = NothingFound("search", self)
        self._nothing.set_texts(_("Nothing found. Try another word, or fewer."), _("Clear the search"))
        self._nothing.pressed.connect(self._on_cleared)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        for widget in (self._field, self._says):
            column.addWidget(widget)
        column.addWidget(self._list, 1)
        column.addWidget(self._nothing, 1)
        em = self.fontMetrics().height()
        self.take_size(QSize(44, 34) * em)
        if parent is not None:  # where the box is that opened it, and not in the middle of what one reads
            window = parent.window()
            top = window.mapToGlobal(QPoint((window.width() - self.width()) // 2, 2 * em))
            room = screen_of(self).availableGeometry()
            self.move(clamped(QRect(top, self.size()), room).topLeft())
        self._job: Job | None = None
        self._on_text("")
        self._field.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """An edge in place of the frame that other windows have."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(theme.colour(theme.tokens(self.palette()).border))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    # what is found

    def _on_text(self, text: str) -> None:
        if text and self._job is None:
            self._ask_whose()
        groups = self._lookup.find(text)
        self._list.show_chapters([self._chapter(group) for group in groups] or self._suggestions(text))
        self._list.stand_on_first()
        found = sum(group.total for group in groups)
        is_vain = bool(text.strip()) and not found
        for widget in (self._says, self._list):
            widget.setHidden(is_vain)
        self._nothing.setVisible(is_vain)
        if found:
            words = ngettext("{count} found. Enter goes there.", "{count} found. Enter goes there.", found)
            self._says.setText(words.format(count=found))
        elif not is_vain:
            self._says.setText(_("Finds measures, cases, terms, documents, people and devices. Does what menus do."))

    def _ask_whose(self) -> None:
        """Has the other workbooks asked, beside the window, for their organisations."""
        others = other_workbooks(self._state)
        self._job = Job(lambda: organisations(others))
        self._job.done.connect(self._on_whose)
        if others:
            self._job.start()

    def _on_whose(self, known: Mapping[Path, str]) -> None:
        """The workbooks can be found by these names too; one stays where one stood, if that is still found."""
        self._lookup.replace(FoundKind.WORKBOOK, findable_workbooks(self._state, known))
        stood = self._list.current_id
        self._on_text(self._field.text())
        if stood in self._list.ids:
            self._list.stand_on(stood)

    def done(self, result: int) -> None:
        """Stops asking, and closes."""
        if self._job is not None:
            self._job.cancel()
        super().done(result)

    def _on_cleared(self) -> None:
        self._field.clear()
        self._field.setFocus()

    def _suggestions(self, text: str) -> list[Chapter]:
        """What one may want, before anything is typed: where one was, and what is often done."""
        if text.strip():
            return []
        offered = (self._commands[name] for name in SUGGESTED if name in self._commands)
        to_do = Chapter(
            _("To do"), tuple(Topic(_topic_id(FoundKind.COMMAND, c.name), c.words, c.keys) for c in offered)
        )
        recent = tuple(self._topic(self._by_topic[topic]) for topic in self._recent())
        return [Chapter(_("Where you were"), recent), to_do] if recent else [to_do]

    def _recent(self) -> Sequence[str]:
        """The last things that one was at, each once, as far as they are still there."""
        topics = dict.fromkeys(map(_topic_of, self._ways.recent))
        return [topic for topic in topics if topic in self._by_topic][:_MOST_RECENT]

    def _chapter(self, group: FoundGroup) -> Chapter:
        title = _(_KINDS[group.kind])
        if group.total > len(group.items):
            title = _("{kind}: the first {shown} of {total}").format(
                kind=title, shown=len(group.items), total=group.total
            )
        return Chapter(title, tuple(map(self._topic, group.items)))

    def _topic(self, item: Findable) -> Topic:
        return Topic(_topic_id(item.kind, item.id), item.title, second_line(item, self._state, self._commands))

    # what a person does

    def _go_to(self, topic: str) -> None:
        if not topic:
            return
        kind, item = topic.split(" ", 1)
        self.accept()
        match found := FoundKind(kind):
            case FoundKind.MEASURE:
                self._ways.measure(item)
            case FoundKind.DOCUMENT:
                self._ways.document(item)
            case FoundKind.COMMAND:
                self._commands[item].do()
            case FoundKind.OWNER:
                self._state.set_view(View.ALL)
                self._ways.filter(Filter(owner=item))
            case FoundKind.ROW:
                ledger, number = item.split(" ")
                self._ways.ledger(TABLES[ledger], int(number))
            case FoundKind.WORKBOOK:
                self.workbook_chosen.emit(Path(item))
            case _:
                self._ways.topic(_TOPICS[found], item)


def _topic_id(kind: FoundKind, item: str) -> str:
    """What a row of the list is known by; `_go_to` takes it apart again."""
    return f"{kind} {item}"


def _topic_of(spot: Whereabouts) -> str:
    """What is found there, as the list names it; '' for a place as such."""
    match spot:
        case ToMeasure(measure_id):
            return _topic_id(FoundKind.MEASURE, measure_id)
        case ToDocument(name):
            return _topic_id(FoundKind.DOCUMENT, name)
        case ToLedger(ledger, row):
            return _topic_id(FoundKind.ROW, f"{ledger.name} {row}")
        case ToTopic(topic, item):
            return _topic_id(next(kind for kind, there in _TOPICS.items() if there is topic), item)
    return ""
