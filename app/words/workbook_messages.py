"""The words for workbooks: for what keeps one from being opened or saved, and for what opening it brought to light."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from app import __version__, files
from app.i18n import N_, _, ngettext
from app.storage import errors as storage
from app.storage.opening_notes import CopiedWhileOpen, LogCut, LogSetAside, OpeningNote
from app.words.message_parts import Message, unchanged


def _not_readable(error: storage.NotReadable) -> Message:
    return Message(
        _("The file {path} may not be read.").format(path=error.path),
        unchanged(),
        _("Check who may open the file, or copy it into a folder of your own."),
    )


def _not_a_file(error: storage.NotAFile) -> Message:
    return Message(
        _("{path} is a folder or a device, and no file that can be read.").format(path=error.path),
        unchanged(),
        _("Choose the file itself."),
    )


_FILE_KINDS: Mapping[storage.FileKind, tuple[str, str]] = {
    storage.FileKind.PDF: (
        N_("{path} is a PDF document, not a workbook of Tenken."),
        N_(
            "If it is a sheet that was filled in on paper, type its answers in. If a hand-over file was meant, it is "
            "damaged: copy it once more."
        ),
    ),
    storage.FileKind.ARCHIVE: (
        N_("{path} is a spreadsheet or another document, not a workbook of Tenken."),
        N_("A table that Tenken has exported is taken in by “Import...” in the File menu."),
    ),
    storage.FileKind.JSON: (
        N_("{path} is a JSON file, not a workbook of Tenken."),
        N_("A workbook that Tenken has exported as JSON is taken in by “Import...” in the File menu."),
    ),
    storage.FileKind.TEXT: (
        N_("{path} is a text file, not a workbook of Tenken."),
        N_("A table that Tenken has exported is taken in by “Import...” in the File menu."),
    ),
    storage.FileKind.EMPTY: (
        N_("{path} is empty, and not a workbook of Tenken."),
        N_("Copy it once more from where it comes from, or open a backup."),
    ),
    storage.FileKind.FOLDER: (
        N_("{path} is a folder, not a workbook of Tenken."),
        N_("Choose a file whose name ends in .tenken."),
    ),
}


_NO_WORKBOOK = N_("{path} is not a workbook of Tenken."), N_("Choose a file whose name ends in .tenken.")


def _not_a_workbook(error: storage.NotAWorkbook) -> Message:
    what, todo = _FILE_KINDS.get(error.kind, _NO_WORKBOOK)
    return Message(_(what).format(path=error.path), _("The file was not changed."), _(todo))


def _damaged(error: storage.WorkbookDamaged) -> Message:
    if error.is_too_much:
        return Message(
            _("The workbook {path} holds more than Tenken ever writes, and is not opened.").format(path=error.path),
            _("It was not changed, and your backups are not affected."),
            _("If somebody gave it to you, ask where it comes from. If it is your own, open its newest backup."),
        )
    count = len(error.problems)
    what = ngettext(
        "The workbook {path} is damaged ({count} finding).", "The workbook {path} is damaged ({count} findings).", count
    )
    return Message(
        what.format(path=error.path, count=count),
        _("It was not changed, and your backups are not affected."),
        _("Open the newest backup from the folder “backups” in the data folder, and keep the damaged file."),
    )


def _damaged_inside(error: storage.DamagedInside) -> Message:
    count = len(error.problems)
    what = ngettext(
        "What {path} holds of earlier changes, hand-ins and sheets is damaged ({count} finding).",
        "What {path} holds of earlier changes, hand-ins and sheets is damaged ({count} findings).",
        count,
    )
    return Message(
        what.format(path=error.path, count=count),
        _("The answers that you see were verified and are saved. Your backups are not affected."),
        _damaged(error).todo,
    )


def _backup_not_sound(error: storage.BackupNotSound) -> Message:
    count = len(error.problems)
    what = ngettext(
        "The backup is not sound: what {path} holds of earlier changes and sheets is damaged ({count} finding).",
        "The backup is not sound: what {path} holds of earlier changes and sheets is damaged ({count} findings).",
        count,
    )
    return Message(
        what.format(path=error.path, count=count),
        _("Your answers are saved, and were copied as they are. The sound backups of before stay."),
        _("Save one more copy elsewhere, such as on a USB stick, and show this to whoever looks after this PC."),
    )


def _is_backup(error: storage.IsBackup) -> Message:
    return Message(
        _("{path} is a backup, and nobody works in a backup.").format(path=error.path),
        _("It was not changed."),
        _("Open it in the window of Tenken, which makes a new workbook of it, or make one: “{command}”.").format(
            command=f'main.py import hand-over "{error.path}" --workbook NEW.tenken'
        ),
    )


def _too_new(error: storage.WorkbookTooNew) -> Message:
    return Message(
        _(
            "The workbook {path} was written by a newer Tenken: its format is {found} (Tenken {program}), "
            "this Tenken {version} knows formats up to {known}."
        ).format(
            path=error.path,
            found=error.found,
            known=error.known,
            program=error.program_version or "?",
            version=__version__,
        ),
        _("It was not changed."),
        _("Install the newer Tenken to open it."),
    )


def _busy(error: storage.WorkbookBusy) -> Message:
    return Message(
        _("The workbook {path} is open in another window or program.").format(path=error.path),
        unchanged(),
        _("Go on in that window, or close it and try again."),
    )


def lost_words(lost: Mapping[str, int]) -> str:
    """What can be read no more of a damaged workbook, in a sentence; '' where nothing is known to be gone."""
    names = {"entry": _("answers: {count}"), "history": _("changes of the history: {count}")}
    names["sheet"] = _("printed sheets: {count}")
    parts = [names.get(table, _("rows of ledgers: {count}")).format(count=count) for table, count in lost.items()]
    return _("Gone for good: {parts}.").format(parts=_("; ").join(parts)) if parts else ""


def why_only_looked_at(error: Exception | None) -> str:
    """In a line: what keeps a workbook from being opened that is looked at nevertheless."""
    match error:
        case storage.WorkbookTooNew():
            return _(
                "Only to look at: a newer Tenken wrote this workbook, and what it added does not show. "
                "Install the newer Tenken to change anything."
            )
        case storage.WorkbookBusy():
            return _(
                "Only to look at: another window or program has this workbook open. It shows what was saved by then."
            )
        case files.DiskFull():
            return _("Only to look at: the disk of this workbook is full. Changes are not saved.")
        case files.AccessFailed():
            return _("Only to look at: the disk of this workbook did not answer. Changes are not saved.")
        case files.FolderNotWritable():
            return _("Only to look at: nothing may be written into the folder of this workbook. Changes are not saved.")
    return _("Only to look at: this workbook is write-protected. Changes are not saved.")


def _read_only(error: storage.WorkbookReadOnly) -> Message:
    return Message(
        _("The workbook {path} may only be read, not written.").format(path=error.path),
        unchanged(),
        _("Take the write protection away, or copy the file into a folder of your own and open the copy."),
    )


def _onto_itself(error: storage.CopyOntoItself) -> Message:
    return Message(
        _("{path} is the workbook itself.").format(path=error.path),
        unchanged(),
        _("Choose another name for the copy."),
    )


def _stale(_error: storage.StaleChange) -> Message:
    return Message(
        _("The workbook holds another value than the one shown."),
        _("Everything saved before is safe; this last change was not saved."),
        _("Have the screen show what the workbook holds, and make the change once more."),
    )


def _replaced(error: storage.FileReplaced) -> Message:
    return Message(
        _("Another file lies at {path} now: it was replaced or overwritten while Tenken had it open.").format(
            path=error.path
        ),
        _("This last change was not saved; nothing was written into the other file."),
        _("Look which file it is, and try again."),
    )


def _gone(error: storage.FileGone) -> Message:
    return Message(
        _("The file {path} is no longer there, or its drive was taken away.").format(path=error.path),
        _("This last change was not saved."),
        _("Put it back or connect the drive, and try again."),
    )


def _record_not_plain(error: storage.RecordNotPlain) -> Message:
    return Message(
        _("{path} cannot be kept as a record: it is a folder, a device or the workbook itself.").format(
            path=error.path
        ),
        unchanged(),
        _("Choose a file, such as a picture, a PDF or a table. To keep a whole folder, zip it first."),
    )


def _record_too_large(error: storage.RecordTooLarge) -> Message:
    return Message(
        _("{path} is too large to be kept as a record: a file may have {limit} MB.").format(
            path=error.path, limit=error.limit >> 20
        ),
        unchanged(),
        _("Keep it where it is, and write into the field where that is."),
    )


def _records_too_many(error: storage.RecordsTooMany) -> Message:
    what = ngettext(
        "{count} file is too many at once for the folder {path}; it can be {limit}.",
        "{count} files are too many at once for the folder {path}; it can be {limit}.",
        error.count,
    )
    return Message(
        what.format(path=error.path, count=error.count, limit=error.limit),
        unchanged(),
        _("Choose fewer, or zip them into one file."),
    )


def _records_too_large(error: storage.RecordsTooLarge) -> Message:
    return Message(
        _("The folder {path} has {size} MB; a file for another PC carries {limit} MB of records at most.").format(
            path=error.path, size=-(-error.size >> 20), limit=error.limit >> 20
        ),
        unchanged(),
        _("Hand the workbook over without it, and copy the folder by itself."),
    )


def _sample_keeps_none(_error: storage.SampleKeepsNoRecords) -> Message:
    return Message(
        _("No files are kept for the sample: it is made anew each time."),
        unchanged(),
        _("Leave the sample, and add the file in your own workbook."),
    )


MAKERS: Mapping[type[BaseException], Callable[[Any], Message]] = {
    storage.NotReadable: _not_readable,
    storage.NotAFile: _not_a_file,
    storage.NotAWorkbook: _not_a_workbook,
    storage.WorkbookDamaged: _damaged,
    storage.DamagedInside: _damaged_inside,
    storage.BackupNotSound: _backup_not_sound,
    storage.IsBackup: _is_backup,
    storage.WorkbookTooNew: _too_new,
    storage.WorkbookBusy: _busy,
    storage.WorkbookReadOnly: _read_only,
    storage.CopyOntoItself: _onto_itself,
    storage.StaleChange: _stale,
    storage.FileReplaced: _replaced,
    storage.FileGone: _gone,
    storage.RecordNotPlain: _record_not_plain,
    storage.RecordTooLarge: _record_too_large,
    storage.RecordsTooMany: _records_too_many,
    storage.RecordsTooLarge: _records_too_large,
    storage.SampleKeepsNoRecords: _sample_keeps_none,
}
"""The words for each error of app.storage."""


def found_message(found: OpeningNote, others: Sequence[Path] = ()) -> Message:
    """The words for what opening a workbook brought to light. `others` are further files of the same workbook."""
    match found:
        case LogSetAside():
            return Message(
                _("Beside the workbook lay changes of another state of it. They were not taken in."),
                _("The workbook opens as it was put there; what lay beside it is kept as {file}.").format(
                    file=found.path.name
                ),
                _("Where a backup was put back, or another PC's files arrived, that is as it should be."),
            )
        case LogCut():
            return Message(
                _("The last changes before the program ended could not all be read: their log is damaged."),
                _("What could be read is here; the damaged log is kept as {file}.").format(file=found.path.name),
                _("Look through what you entered last, and enter once more what is missing."),
            )
        case CopiedWhileOpen():
            return _copied_while_open(found, others)


def _copied_while_open(found: CopiedWhileOpen, others: Sequence[Path]) -> Message:
    until = files.in_this_zone(found.until) if found.until else None
    return Message(
        _("This file was copied while the workbook was open. It holds what was entered up to {time}.").format(
            time=f"{until:%Y-%m-%d %H:%M:%S}"
        )
        if until
        else _("This file was copied while the workbook was open. It holds no entries."),
        _("What was entered just before it was copied may be missing here. It is in the workbook itself."),
        _("The same workbook also lies here, and may be newer: {paths}").format(paths=", ".join(map(str, others)))
        if others
        else _("Look where the copy comes from, and open the workbook there."),
    )
