"""Says, when a workbook is opened, what was found beside it, and advises where it lies in a synced folder."""

from contextlib import suppress
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.files import StorageError, make_folder, naming_system_errors, short_stem, time_stamp, unused
from app.i18n import _
from app.paths import SUFFIX
from app.storage.backup import save_copy
from app.storage.file_identity import others_of
from app.storage.opening_notes import CopiedWhileOpen
from app.storage.synced_folder import synced_by
from app.storage.workbook import Workbook
from app.ui.kit.boxes import BoxAnswer, BoxQuestion, BoxSign, ButtonRole, ask
from app.ui.kit.message_box import say, tell
from app.ui.kit.waiting import wait_for
from app.ui.shell.state import AppState
from app.words.message_parts import Message
from app.words.workbook_messages import found_message
from app.work.records_along import take_records_along


def say_found(state: AppState, parent: QWidget) -> None:
    """One box for each note; then the advice, where it was not given before."""
    for found in state.workbook.found:
        others = _others(state) if isinstance(found, CopiedWhileOpen) else []
        say(parent, found_message(found, others))
    service = _unwise_place(state)
    if service is not None:
        state.preferences.take(state.preferences.now.with_advised(state.path))
        _advise(state, service, parent)


def _others(state: AppState) -> list[Path]:
    """Files of the same workbook, as far as known on this PC: no workbook says where others of it lie."""
    known = [*state.preferences.now.recent_workbooks, *sorted(state.data.root.glob("*" + SUFFIX))]
    return others_of(state.workbook.id, known, state.path)


def _unwise_place(state: AppState) -> str | None:
    """The service that copies the workbook while one works in it, where nothing was said of that yet."""
    path = state.path
    if state.data.root in path.parents or path in state.preferences.now.advised:
        return None
    return synced_by(path)


def _advise(state: AppState, service: str, parent: QWidget) -> None:
    if ask(parent, advice(service)):
        try:
            move_into_data_folder(state, parent)
        except StorageError as error:
            tell(parent, error)


def advice(service: str) -> BoxQuestion[bool]:
    """Why a synced folder is no good place, and whether the workbook is to be moved out of it."""
    message = Message(
        _("This workbook lies in a folder of {service}.").format(service=service),
        _(
            "Such a folder copies the file to other PCs while you work in it. When two PCs work at once, "
            "or a copy is made at the wrong moment, answers can be missing in the copy."
        ),
        _(
            "It is safest in Tenken's own folder on this PC. Copies for others may go into {service} at any time."
        ).format(service=service),
    )
    move = BoxAnswer(True, _("&Move it into Tenken's folder"))
    stay = BoxAnswer(False, _("&Leave it there"), ButtonRole.RejectRole)
    return BoxQuestion(message, (move, stay), usual=True, on_escape=False, sign=BoxSign.TELLS)


def move_into_data_folder(state: AppState, parent: QWidget) -> None:
    """Goes on in a verified copy in the data folder, with its records; the file in the synced folder stays under a name
    that says so.

    Raises what save_copy and Workbook.open raise; work goes on where it was then.
    """
    state.hand_over_typed()
    before = state.path
    with naming_system_errors(state.data.root):
        make_folder(state.data.root)
    target = _free_place(state)
    save_copy(state.workbook, target)
    wait_for(lambda: take_records_along(before, target), _("Copying the records folder..."), parent)
    state.replace_workbook(Workbook.open(target))
    left = before.with_name(f"{short_stem(before)}-moved-{time_stamp()}{before.suffix}")
    with suppress(OSError):  # it may stay under its old name: what counts is where work goes on
        before.rename(left)
    say(
        parent,
        Message(
            _("Work goes on in {path}.").format(path=target),
            _("The file in the synced folder is called {file} now, and is no longer used.").format(
                file=(left if left.exists() else before).name
            ),
            "",
        ),
    )


def _free_place(state: AppState) -> Path:
    if not state.data.workbook.exists():
        return state.data.workbook
    return unused(state.data.root / f"{state.path.stem[:60]}{SUFFIX}")
