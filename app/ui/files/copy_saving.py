"""Saves a copy of the workbook where a person wants one, with its folder of records or without."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.domain.record_names import RecordExtent
from app.files import StorageError
from app.i18n import _
from app.storage.workbook import Workbook
from app.ui.kit.boxes import BoxAnswer, BoxQuestion, BoxSign, ButtonRole, ask
from app.ui.kit.message_box import say, tell
from app.ui.shell.state import AppState
from app.words.message_parts import Message
from app.words.record_words import added_words, extent_words, left_words
from app.work.records_along import records_extent, take_records_along

if TYPE_CHECKING:
    from app.ui.kit.other_place import Choose


def asks_for_records(state: AppState, parent: QWidget) -> bool | None:
    """Whether the folder of records goes along, where there is one; None where a person wants no copy at all."""
    extent = records_extent(state.path)
    return ask(parent, along_question(extent)) if extent.files else False


def along_question(extent: RecordExtent) -> BoxQuestion[bool]:
    """Whether the folder of records goes along; how large it is."""
    message = Message(
        _("The workbook has a records folder: {extent}.").format(extent=extent_words(extent)),
        _("Take it along? A folder of its own then lies beside the copy; without it, the copy lists the files only."),
        left_words(extent),
    )
    along = BoxAnswer(True, _("&Take the records folder along"))
    alone = BoxAnswer(False, _("The &workbook only"), ButtonRole.ActionRole)
    return BoxQuestion(message, (along, alone), usual=True, sign=BoxSign.ASKS, title=_("Save a copy"))


def save_copy_at(
    workbook: Workbook, target: Path, parent: QWidget | None, choose: "Choose", *, records: bool
) -> Path | None:
    """Writes the copy, and returns where; what goes wrong is told, and what had to get another name.

    `choose` asks for another file where this one cannot be written.
    """
    from app.storage.backup import save_copy
    from app.ui.kit.other_place import written_at_last
    from app.ui.kit.waiting import wait_for

    try:
        written = written_at_last(parent, target, lambda path: save_copy(workbook, path), choose)
        if written is None or not records:
            return written
        source = workbook.path
        added = wait_for(lambda: take_records_along(source, written), _("Copying the records folder..."), parent)
    except StorageError as error:
        tell(parent, error)
        return None
    if added.renamed:
        say(parent, Message(_("The copy is written."), added_words(added), ""))
    return written
