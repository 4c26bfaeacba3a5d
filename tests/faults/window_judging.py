"""Whether the window takes a text for mark-up: everything that shows hostile texts, looked through widget by widget."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QTextEdit, QWidget

from app.domain.answers import Field, Status
from app.domain.differences import entry_differences
from app.domain.tables import CONTACT, DEVICE, PERSON
from app.files import FileHeld, PathMissing
from app.paths import DataDir
from app.storage.backup import keep_generation
from app.storage.settings import Settings
from app.storage.workbook import Workbook
from app.ui.documents.kept_editors import editor
from app.ui.documents.password_dialog import PasswordDialog
from app.ui.files.changed_outside_dialog import CompareDialog
from app.ui.files.organisation_dialog import OrganisationDialog
from app.ui.files.switch_dialog import SwitchDialog
from app.ui.files.written import written_notice
from app.ui.kit.boxes import BoxSign, box_showing, question_box
from app.ui.kit.other_place import held_question
from app.ui.plan.task_dialog import TaskDialog
from app.ui.profile.profile_dialog import ProfileDialog
from app.ui.search.search_dialog import SearchDialog
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place
from app.words.messages import message_for
from tests.faults.hostile_strings import number_of
from tests.faults.operations import CATALOGUE, MEASURES
from tests.faults.text_trials import WindowPart
from tests.ui.hands import Hand, Part
from tests.ui.stages import backups_read, opened, settled

_TAG, _OURS = 12, r"</?(?:p|b|br|a)\b|<$"
"""How much of a tag tells whose it is, and those that the program itself writes."""
_ROWS = 120
"""So many rows of a list are asked for what they say at most."""


def taken_for_markup(path: Path, texts: Sequence[str], first: int, *, part: WindowPart) -> list[str]:
    """What in the window is mark-up though a person typed it, over the workbook at `path` that holds these texts, of
    which the first has this number."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    found: list[str] = []
    with Workbook.open(path) as workbook:
        state = AppState(CATALOGUE, workbook, DataDir(path.parent), Settings())
        with opened(app, state) as window:
            window.resize(1366, 768)
            for name, widget in _PARTS[part](window, state, texts):
                settled(widget)
                found += (f"{name}: {what}" for what in _mark_up_in(app, texts, first))
    return found


def _shown(
    window: MainWindow, state: AppState, texts: Sequence[str], each: int = 6, more: int = 6
) -> Iterator[tuple[str, QWidget]]:
    """Puts what shows texts of a person on the screen, one after the other; one of so many measures, and so many
    things that are told for a moment."""
    for place in Place:
        Hand(window).go(place)
        yield str(place), window
    for measure in MEASURES[::each]:
        window.show_measure(measure)
        yield measure, window
    for table in (DEVICE, CONTACT, PERSON):
        window.ways.ledger(table)
        yield table.name, window
    Hand(window).go(Place.PLAN)
    Hand(window).plan.press("By owner")
    yield "plan, by owner", window
    yield from _told(window, state, texts, more)
    for name, make in _dialogs(window, state, texts).items():
        dialog = make()
        dialog.show()
        yield name, dialog
        dialog.close()
        dialog.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _told(window: MainWindow, state: AppState, texts: Sequence[str], most: int = 9) -> Iterator[tuple[str, QWidget]]:
    """What is told for a moment: of steps, and of files with such names."""
    for n, text in enumerate([text for text in texts if "<" in text][:most]):
        state.edit([MEASURES[n]], {Field.OWNER: text[:150], Field.NOTE: text})
        yield "told of an edit", window
        state.undo()
        yield "told of an undo", window
        window.ways.tell(written_notice(Path("/folder", text.replace("\0", ""))))
        yield "told of a file", window
        Hand(window).toast.hide()


def _dialogs(window: MainWindow, state: AppState, texts: Sequence[str]) -> dict[str, Callable[[], QWidget]]:
    path = Path("/folder", texts[3].replace("\0", ""))
    ids = [measure.id for measure in state.measures]
    found = entry_differences(state.stored, {ids[n]: {Field.NOTE: text} for n, text in enumerate(texts[2:40])})
    error = message_for(PathMissing(path))
    assert error is not None
    name = next((text for text in texts if "<" in text), texts[2])[:150]
    with Workbook.create(state.data.root / "other.tenken", name) as other:
        state.preferences.take(state.preferences.now.with_opened(other.path))
    return {
        "task": lambda: TaskDialog(state, ids[:3], window),
        "organisation": lambda: OrganisationDialog(name, window),
        "profile": lambda: ProfileDialog(state, window),
        "search": lambda: _searched(state, window, name),
        "other workbooks": lambda: SwitchDialog(state, window),
        "backups": lambda: _backups(state, window, name),
        "password": lambda: PasswordDialog(name, window),
        "people": lambda: editor("person", state, "ja", window),
        "notice": lambda: editor("notice", state, "ja", window),
        "statement": lambda: editor("statement", state, "ja", window),
        "what differs": lambda: CompareDialog(state, found, window),
        "message": lambda: box_showing(window, error, BoxSign.WARNS),
        "held file": lambda: question_box(window, held_question(FileHeld(path)))[0],
    }


def _searched(state: AppState, window: MainWindow, text: str) -> QWidget:
    from app.ui.kit.lists.topic_search_line import TopicSearchLine

    dialog = SearchDialog(state, window.ways, window, [])
    Part(dialog).kind(TopicSearchLine).setText(text)
    return dialog


def _backups(state: AppState, window: MainWindow, text: str) -> QWidget:
    keep_generation(state.workbook, state.data.backups)
    state.edit([MEASURES[5]], {Field.STATUS: Status.DONE, Field.NOTE: text})
    return backups_read(state, window)


_PARTS = {WindowPart.ALL: _shown, WindowPart.FEW: partial(_shown, each=50, more=1), WindowPart.TOLD: _told}


# what is on the screen


def _mark_up_in(app: QApplication, texts: Sequence[str], first: int) -> Iterator[str]:
    for widget in app.allWidgets():
        for kind, text in _rich_texts(widget):
            for what in _wrong_in(text, texts, first):
                yield f"{type(widget).__name__}, {kind}: {what}"


def _rich_texts(widget: QWidget) -> Iterator[tuple[str, str]]:
    """The texts of a widget that Qt shows as mark-up."""
    if isinstance(widget, QLabel) and _is_rich(widget.text(), widget.textFormat()):
        yield "label", widget.text()
    if isinstance(widget, QTextEdit):
        yield "document", widget.document().toHtml() if _does_something(widget.document()) else ""
    tips = [widget.toolTip()]
    if isinstance(widget, QAbstractItemView) and widget.model() and widget.isVisible():
        model = widget.model()
        places = ((row, n) for row in range(min(_ROWS, model.rowCount())) for n in range(model.columnCount()))
        tips += [str(model.index(row, n).data(Qt.ItemDataRole.ToolTipRole) or "") for row, n in places]
    yield from (("tool tip", tip) for tip in tips if GuiQt.mightBeRichText(tip))


def _is_rich(text: str, form: Qt.TextFormat) -> bool:
    return form == Qt.TextFormat.RichText or (form == Qt.TextFormat.AutoText and GuiQt.mightBeRichText(text))


class _Reading(QTextDocument):
    """A text as Qt shows it; it reads no file."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.wanted: list[str] = []
        self.setHtml(text)

    def loadResource(self, _kind: int, url: QUrl | str) -> object:
        self.wanted.append(str(url))
        return None


def _does_something(document: QTextDocument) -> bool:
    block = document.begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            form = parts.fragment().charFormat()
            if form.isImageFormat() or form.isAnchor():
                return True
            parts += 1
        block = block.next()
    return False


def _wrong_in(text: str, texts: Sequence[str], first: int) -> Iterator[str]:
    """What of mark-up stands there by the will of a person who only typed a text."""
    numbers = {number_of(word) for word in re.findall("zq[0-9a-f]+z", text)}
    mine = [texts[number - first] for number in numbers if first <= number < first + len(texts)]
    if not mine:
        return
    shown = _Reading(text)
    if shown.wanted:
        yield f"reads {shown.wanted}"
    typed = {one[place : place + _TAG] for one in mine for place in range(len(one)) if one[place] == "<"}
    if any(tag in text for tag in typed if not re.match(_OURS, tag)):
        yield f"shows {shown.toPlainText()!r:.100} of {text!r:.150}"
