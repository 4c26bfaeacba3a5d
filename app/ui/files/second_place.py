"""Asks for a second place for backups, such as a USB stick or a share, and makes the first one there."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.ui.kit.boxes import BoxAnswer, BoxQuestion, BoxSign, ButtonRole, ask
from app.ui.shell.state import AppState
from app.words.message_parts import Message


def choose_second_place(state: AppState, parent: QWidget, keep: Callable[[], object]) -> None:
    """Has a person choose such a place, or another one, or go on without one; then `keep` makes a backup there."""
    from app.ui.kit.file_question import where_to_keep

    folder = state.preferences.now.second_folder(state.path)
    choice = True if folder is None else ask(parent, second_place_choice(folder))
    if choice is False:
        state.preferences.take(state.preferences.now.with_second_place(state.path, None))
        keep()
    elif choice and (chosen := where_to_keep(parent, _("A second place for backups"))):
        state.preferences.take(state.preferences.now.with_second_place(state.path, chosen.absolute()))
        keep()


def second_place_choice(folder: Path) -> BoxQuestion[bool]:
    """What to do about the place that there is: another one, or none."""
    message = Message(
        _("Backups also go to {folder}.").format(folder=folder),
        _("What lies there stays, whatever you choose."),
        "",
    )
    another = BoxAnswer(True, _("Choose &another place..."))
    none = BoxAnswer(False, _("Go on &without one"), ButtonRole.ActionRole)
    return BoxQuestion(message, (another, none), usual=True, sign=BoxSign.ASKS, title=_("A second place for backups"))
