"""The questions that the window asks in a box, and the list of what differs, stage by stage."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from app.domain.answers import Change, Field, Status
from app.domain.differences import entry_differences
from app.domain.record_names import RecordExtent
from app.files import DiskFull, FileHeld, FolderNotWritable, NoDataFolder, PathMissing
from app.storage.errors import (
    FileGone,
    FileKind,
    FileReplaced,
    NotAWorkbook,
    RecordsTooLarge,
    RecordTooLarge,
    StaleChange,
    WorkbookBusy,
    WorkbookReadOnly,
)
from app.ui.checklist.evidence_refusal import EvidenceRemedy, refusal_question
from app.ui.documents.save_file import missing_question
from app.ui.files.backup_on_leaving import failure_question, second_place_question
from app.ui.files.changed_outside_dialog import CompareDialog, outside_question, unkept_question
from app.ui.files.copy_saving import along_question
from app.ui.files.opening_advice import advice
from app.ui.files.read_only_question import look_question
from app.ui.files.remedies import ErrorRemedy, remedy_question
from app.ui.files.second_place import second_place_choice
from app.ui.files.window_calls import no_answer_question
from app.ui.files.workbook_receiver import doubled_question, elsewhere_question
from app.ui.kit.boxes import BoxQuestion, question_box
from app.ui.kit.other_place import held_question, place_question
from app.ui.paper.entry_dialog import leave_question
from app.ui.shell.application import another_question, folder_question, missing_workbook_question
from app.ui.shell.state import AppState

PATH = Path("/home/user/ローカル/テレワークの点検/2026年度/みどり商店とその仲間たち.tenken")
MOVED = PATH.with_name("みどり商店とその仲間たち（古い）.tenken")


def questions() -> dict[str, BoxQuestion]:
    """Each question with the longest answers that it can have."""
    return {
        "held file": held_question(FileHeld(PATH)),
        "not written there": place_question(FolderNotWritable(PATH.parent)),
        "only to be read": look_question(WorkbookReadOnly(PATH)),
        "replaced": outside_question(FileReplaced(PATH), can_switch=True),
        "renamed": outside_question(FileGone(PATH, MOVED), can_switch=True),
        "gone": outside_question(FileGone(Path.home() / "x.tenken"), can_switch=False),
        "kept nowhere": unkept_question(DiskFull(PATH)),
        "no backup": failure_question(DiskFull(PATH)),
        "no second backup": second_place_question(DiskFull(PATH)),
        "second place": second_place_choice(PATH.parent),
        "synced folder": advice("Dropbox"),
        "another drive": elsewhere_question(PATH),
        "records along": along_question(RecordExtent(1200, 340_000_000, 3)),
        "here already": doubled_question("みどり商店とその仲間たち（本店と支店）"),
        "typed rows": leave_question(28),
        "missing characters": missing_question("春夏秋冬東西南北上下左右前後内外大小高低新古長短遠近多少明暗"),
        "no data folder": folder_question(NoDataFolder(PATH.parent), can_look=True),
        "busy": another_question(WorkbookBusy(PATH), can_look=True, has_backup=False),
        "damaged": another_question(RuntimeError(), can_look=False, has_backup=True),
        **{
            f"remedy {remedy.value}": remedy_question(NotAWorkbook(PATH, FileKind.PDF), remedy)
            for remedy in (ErrorRemedy.FROM_PAPER, ErrorRemedy.NEWEST_BACKUP, ErrorRemedy.SAVE_COPY)
        },
        "remedies, busy": remedy_question(WorkbookBusy(PATH), ErrorRemedy.ITS_WINDOW, ErrorRemedy.OTHER_WORKBOOKS),
        "no window": no_answer_question(PATH),
        "remedies, a full disk": remedy_question(DiskFull(PATH), ErrorRemedy.SAVE_COPY, ErrorRemedy.SHOW_FOLDER),
        "remedies, replaced": remedy_question(FileReplaced(PATH), ErrorRemedy.LOOK_AGAIN, ErrorRemedy.SHOW_FOLDER),
        "remedies, records": remedy_question(
            RecordsTooLarge(PATH.with_suffix(""), 300 << 20, 100 << 20),
            ErrorRemedy.HAND_OVER_ALONE,
            ErrorRemedy.SHOW_FOLDER,
        ),
        "remedy, not stored": remedy_question(
            StaleChange(PATH, Change("administrator-E-10", Field.NOTE, "a", "b"), "c"), ErrorRemedy.SHOW_STORED
        ),
        "workbook missing": missing_workbook_question(PathMissing(PATH)),
        "evidence too large": refusal_question(
            RecordTooLarge(PATH.with_suffix(".mp4"), 300 << 20, 100 << 20),
            EvidenceRemedy.NOTE_PLACE,
            EvidenceRemedy.OTHERS,
        ),
        "evidence, a full disk": refusal_question(DiskFull(PATH), EvidenceRemedy.AGAIN, EvidenceRemedy.NOTE_PLACE),
        "looked at": another_question(WorkbookReadOnly(PATH), can_look=True, has_backup=False),
    }


def boxes(window: QWidget, state: AppState) -> Iterator[tuple[str, QWidget]]:
    """The boxes, one after the other."""
    found = entry_differences(
        state.stored, {"administrator-E-10": {Field.STATUS: Status.DONE, Field.NOTE: "髙﨑" * 90}}
    )
    makers: dict[str, Callable[[], QDialog]] = {
        f"box {name}": (lambda question=question: question_box(window, question)[0])
        for name, question in questions().items()
    }
    makers["what differs"] = lambda: CompareDialog(state, found, window)
    makers["nothing differs"] = lambda: CompareDialog(state, (), window)
    for name, make in makers.items():
        dialog = make()
        dialog.show()
        yield name, dialog
        dialog.hide()
        dialog.deleteLater()
