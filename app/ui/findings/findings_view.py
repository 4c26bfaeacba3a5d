"""The page of findings: what does not hold together, where each leads, and what was put off."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.answers import Status
from app.domain.findings import Finding, FindingKind
from app.domain.kept_texts import PUT_OFF
from app.domain.putting_off import NOTHING_FOUND, PutOff, SortedFindings
from app.domain.selection import View
from app.finding_labels import finding_facts_words, finding_heading, finding_place, finding_title, put_off_words
from app.i18n import _, ngettext
from app.ui.findings.finding_card import FindingCard
from app.ui.findings.findings_list import FindingsList
from app.ui.findings.put_off_dialog import PutOffDialog
from app.ui.kit.dialog import run_dialog
from app.ui.kit.lists.topic_model import Chapter, Topic
from app.ui.kit.message_box import unexpected, words_for
from app.ui.kit.nothing_found import NothingFound
from app.ui.kit.passing_notice import Notice, NoticeButton
from app.ui.kit.retranslating import Retranslating
from app.ui.kit.texts import Text
from app.ui.kit.tick_box import TickBox
from app.ui.kit.told_keys import name_control, plain_words
from app.ui.kit.type_setting import LABEL
from app.ui.shell.findings_watch import watch_of
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place, Ways
from app.work.found_findings import text_once_brought_back, text_once_put_off

_NARROW = 44
"""Below so many heights of a line the chosen finding stands below the list."""


class FindingsView(Retranslating, QWidget):
    """Looks at what there is while it is seen. Enter goes to the place of a finding, Del puts it off."""

    def __init__(self, state: AppState, ways: Ways, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state, self._ways = state, ways
        self._found = NOTHING_FOUND
        self._by_key: dict[str, tuple[Finding, PutOff | None]] = {}
        self._count = Text(self, LABEL)
        self._folded = TickBox(self)
        self._paper = QPushButton(self)
        self._rows = QWidget(self)
        self._list = FindingsList(self._rows)
        self._card = FindingCard(self._rows)
        self._empty = NothingFound("done", self)
        self._off = QAction(self)
        self._off.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        self._off.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._list.addAction(self._off)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._count, 1)
        head.addWidget(self._folded)
        head.addWidget(self._paper)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._rows)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(16)
        self._both.addWidget(self._list, 3)
        self._both.addWidget(self._card, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 16, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._rows, 1)
        column.addWidget(self._empty, 1)

    def _connect(self) -> None:
        self._list.current_changed.connect(self._show_current)
        self._list.entered.connect(self._go)
        self._card.going.connect(self._go)
        self._card.putting_off.connect(self._on_putting_off)
        self._off.triggered.connect(self._on_putting_off)
        self._folded.toggled.connect(self._on_folded)
        self._paper.clicked.connect(lambda: self._ways.document("findings"))
        self._empty.pressed.connect(self._on_empty)
        for signal in (self._state.changed, self._state.workbook_replaced, self._state.findings_found):
            signal.connect(self._on_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW * self.fontMetrics().height()
        directions = QBoxLayout.Direction
        self._both.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        watch_of(self._state).begin()

    def focus_list(self) -> None:
        """Gives the keys to the list, or to what leads on where nothing is in it."""
        place = self._list if self._list.ids else self._empty
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    # what is shown

    def show_put_off(self, *, shown: bool) -> None:
        """Lists what was put off, too, or no longer."""
        self._folded.setChecked(shown)

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self._list.setAccessibleName(_("Findings"))
        if self.isVisible():
            self.refresh()

    def _on_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Takes in the state of this moment."""
        had_keys = any(part.hasFocus() for part in (self._list, self._card.go, self._card.off, self._empty))
        self._found = watch_of(self._state).found
        self._show_rows()
        if had_keys:
            self.focus_list()

    def _show_rows(self) -> None:
        found = self._found
        self._by_key = {one.key: (one, None) for one in found.standing}
        chapters = [self._chapter(kind) for kind in FindingKind]
        if self._folded.isChecked() and found.put_off:
            self._by_key |= {one.key: (one, why) for one, why in found.put_off}
            chapters.append(Chapter(_("Put off"), tuple(self._topic(one, why) for one, why in found.put_off)))
        self._list.show_chapters(chapters)
        self._tell(found)
        self._show_current()

    def _chapter(self, kind: FindingKind) -> Chapter:
        of_kind = tuple(self._topic(one) for one in self._found.standing if one.kind is kind)
        return Chapter(f"{finding_heading(kind)} ({len(of_kind)})", of_kind)

    def _tell(self, found: SortedFindings) -> None:
        has_rows = bool(self._by_key)
        count, aside = len(found.standing), len(found.put_off)
        words = ngettext("{count} thing does not hold together", "{count} things do not hold together", count)
        self._count.setText(words.format(count=count) if count else _("Everything holds together"))
        self._count.setVisible(has_rows)
        self._folded.setText(_("Show what was put off ({count})").format(count=aside))
        self._folded.setAccessibleName(self._folded.text())
        self._folded.setVisible(bool(aside))
        self._paper.setText(_("&On paper..."))
        name_control(self._paper, plain_words(self._paper.text()))
        self._paper.setVisible(has_rows)
        self._rows.setVisible(has_rows)
        self._empty.setVisible(not has_rows and watch_of(self._state).is_ready)
        self._empty.set_texts(self._empty_words(aside), self._empty_button())

    @property
    def _is_begun(self) -> bool:
        return any(entry.status is not Status.UNANSWERED for entry in self._state.entries.values())

    def _empty_words(self, aside: int) -> str:
        error = watch_of(self._state).error
        if error is not None:
            why = (words_for(error) or unexpected()).what
            return _("{why} So nobody knows whether everything holds together.").format(why=why)
        if not self._is_begun:
            return _("Nothing is answered yet, so there is nothing that could not hold together.")
        if aside:
            return _("Everything else holds together. What was put off comes back by itself.")
        return _("Everything holds together: what is done can be shown, and what is open has an owner and a date.")

    def _empty_button(self) -> str:
        return _("Go to the overview") if self._is_begun else _("Go to the checklist")

    def _topic(self, finding: Finding, one: PutOff | None = None) -> Topic:
        said = put_off_words(one) if one else finding_facts_words(finding)
        return Topic(finding.key, self._title(finding), said)

    def _title(self, finding: Finding) -> str:
        state = self._state
        place = finding_place(finding, state.catalogue.by_id)
        title = finding_title(finding, state.words.measures)
        return f"{place}　{title}" if place else title

    def _show_current(self) -> None:
        finding, one = self._by_key.get(self._list.current_id, (None, None))
        if finding is not None:
            self._card.show_finding(finding, self._title(finding), one)

    # what a person asks for

    def _go(self) -> None:
        finding, _one = self._by_key.get(self._list.current_id, (None, None))
        if finding is None:
            return
        if finding.document:
            self._ways.document(finding.document)
        elif finding.ledger is not None:
            self._ways.ledger(finding.ledger, finding.row)
        elif finding.kind is FindingKind.TASK_INCOMPLETE:
            if self._state.catalogue.by_id[finding.measure].role not in self._state.view.roles:
                self._state.set_view(View.ALL)
            self._ways.task(finding.measure)
        else:
            self._ways.measure(finding.measure)

    def _on_putting_off(self) -> None:
        finding, one = self._by_key.get(self._list.current_id, (None, None))
        if finding is None:
            return
        if one is not None:
            self._state.set_kept({PUT_OFF: text_once_brought_back(self._state.workbook, finding)})
            return
        about = f"{finding_heading(finding.kind)}\n{self._title(finding)}"
        dialog = run_dialog(lambda: PutOffDialog(about, self), hand_over=self._state.hand_over_typed)
        if dialog.is_accepted:
            state = self._state
            text = text_once_put_off(state.workbook, finding, dialog.how_long, dialog.reason, state.today())
            if state.set_kept({PUT_OFF: text}):
                self.focus_list()
                words = _("Put off: {what}").format(what=self._title(finding))
                self._ways.tell(Notice(words, (NoticeButton(_("Undo (Ctrl+Z)"), state.undo),)))

    def _on_folded(self) -> None:
        self._show_rows()

    def _on_empty(self) -> None:
        self._ways.place(Place.OVERVIEW if self._is_begun else Place.CHECKLIST)
