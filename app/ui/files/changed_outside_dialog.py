"""What a person is asked and shown when the file of the open workbook is another's by now, or gone."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from app.domain.answers import EMPTY, Field
from app.domain.differences import Difference, entry_differences, kept_differences
from app.domain.tables import TABLES
from app.domain.undo import RowChange, SettingChange, changes_between, text_changes
from app.files import StorageError
from app.i18n import _
from app.storage.errors import ChangedOutside, FileGone
from app.storage.file_identity import file_contents
from app.ui.files.changed_outside_choice import OutsideChoice, UnkeptChoice
from app.ui.kit import boxes
from app.ui.kit.boxes import BoxAnswer, BoxQuestion, ButtonRole
from app.ui.kit.dialog import Dialog, run_dialog
from app.ui.kit.lists.look_list import LookList
from app.ui.kit.message_box import say, tell, unexpected
from app.ui.kit.texts import Text
from app.ui.review.compare_model import CompareModel
from app.ui.shell.state import AppState
from app.words.message_parts import Message
from app.words.messages import message_for


def ask_which_to_keep(parent: QWidget, error: ChangedOutside, *, can_switch: bool) -> OutsideChoice:
    """What to do; closing the box keeps what is on the screen. `can_switch`: another workbook may be shown now."""
    choice = boxes.ask(parent, outside_question(error, can_switch=can_switch))
    assert choice is not None
    return choice


def outside_question(error: ChangedOutside, *, can_switch: bool) -> BoxQuestion[OutsideChoice]:
    """The question, of which the first answer is the usual one."""
    choices = _gone_choices(error) if isinstance(error, FileGone) else _replaced_choices(can_switch)
    answers = tuple(BoxAnswer(choice, text, ButtonRole.ActionRole) for choice, text in choices.items())
    usual = answers[0].value
    return BoxQuestion(_words(error), answers, usual=usual, on_escape=usual)


def _words(error: ChangedOutside) -> Message:
    safe = _("Everything on your screen is safe. Nothing was written into another file.")
    if not isinstance(error, FileGone):
        return Message(
            _("Another file lies at {path} now: it was replaced or overwritten while Tenken had it open.").format(
                path=error.path
            ),
            safe,
            _("Perhaps a backup was put back, or a synced folder brought the file of another PC."),
        )
    if error.moved_to is not None:
        return Message(
            _("The workbook was renamed or moved while Tenken had it open: it is {path} now.").format(
                path=error.moved_to
            ),
            safe,
            "",
        )
    return Message(
        _("The file {path} is no longer there: it was removed, or its drive was taken away.").format(path=error.path),
        safe,
        "",
    )


def _replaced_choices(can_switch: bool) -> Mapping[OutsideChoice, str]:
    choices = {OutsideChoice.MINE: _("&Keep mine as a file beside it")}
    if can_switch:
        choices[OutsideChoice.THEIRS] = _("&Open the other one")
    return {**choices, OutsideChoice.COMPARE: _("&Compare...")}


def _gone_choices(error: FileGone) -> Mapping[OutsideChoice, str]:
    own = {OutsideChoice.OWN_FOLDER: _("Keep it in Tenken's &folder")}
    if error.moved_to is not None:
        return {OutsideChoice.FOLLOW: _("&Go on there"), OutsideChoice.PUT_BACK: _("&Put a copy back")}
    if error.path.parent.is_dir():
        return {OutsideChoice.PUT_BACK: _("&Put it back"), **own}
    return own


def ask_about_unkept(parent: QWidget, failed: Exception) -> UnkeptChoice:
    """Tells that nothing could be kept, and asks what to do; closing the box tries again."""
    choice = boxes.ask(parent, unkept_question(failed))
    assert choice is not None
    return choice


def unkept_question(failed: Exception) -> BoxQuestion[UnkeptChoice]:
    """Why nothing could be kept, and whether to try again, or in another folder."""
    what = (message_for(failed) or unexpected()).what
    again = BoxAnswer(UnkeptChoice.AGAIN, _("Try &again"))
    elsewhere = BoxAnswer(UnkeptChoice.ELSEWHERE, _("Keep it &elsewhere..."))
    give_up = BoxAnswer(UnkeptChoice.GIVE_UP, _("&Give up the last change"), ButtonRole.DestructiveRole)
    message = Message(what, _("What is on your screen is not kept in a file yet."), "")
    answers = (again, elsewhere, give_up)
    return BoxQuestion(message, answers, usual=UnkeptChoice.AGAIN, on_escape=UnkeptChoice.AGAIN)


def say_kept(parent: QWidget, kept: Path, *, is_open: bool) -> None:
    """Says where that lies which was on the screen."""
    what = _("What was on your screen is kept as {path}.").format(path=kept)
    more = _("Work goes on in it.") if is_open else _("You can open it at any time: File > Open.")
    say(parent, Message(what, more, ""))


def compare(parent: QWidget, path: Path, state: AppState) -> None:
    """Shows what differs between the file that lies there and the screen, measure by measure."""
    try:
        found = outside_differences(path, state)
    except StorageError as error:
        tell(parent, error)
        return
    run_dialog(lambda: CompareDialog(state, found, parent), hand_over=None)


def outside_differences(path: Path, state: AppState) -> tuple[Difference, ...]:
    """From what a file holds to what is on the screen. Raises like app.storage.file_identity.file_contents."""
    theirs = file_contents(path)
    mine = state.stored
    wanted = {m: {f: mine.get(m, EMPTY).get(f) for f in Field} for m in sorted({*theirs.entries, *mine})}
    texts = {**dict.fromkeys(theirs.texts, ""), **state.workbook.texts}
    kept: list[SettingChange | RowChange] = [*text_changes(theirs.texts, texts)]
    for name, table in TABLES.items():
        kept += changes_between(table, theirs.tables[name], state.workbook.rows(table))
    return entry_differences(theirs.entries, wanted) + kept_differences(kept)


class CompareDialog(Dialog):
    """A list to be read."""

    def __init__(self, state: AppState, found: tuple[Difference, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("What differs"))
        page = QWidget(self)
        lead = Text(page)
        lead.set_text(
            _("Before the arrow stands what the other file holds, behind it what is on your screen.")
            if found
            else _("Both hold the same answers.")
        )
        self._list = LookList(CompareModel(state, found, self), page)
        self._list.setAccessibleName(_("What differs"))
        self._list.setVisible(bool(found))
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(lead)
        column.addWidget(self._list, 1)
        self.set_page(page, QDialogButtonBox.StandardButton.Close, size=(48, 40) if found else None)
        if found:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
            self._list.stand_on_first()
