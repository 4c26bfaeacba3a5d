"""The words for errors, for the window and for the command line alike: what happened, that data is safe, what to do.

Every error comes here first; for those of files from outside (app.exchange.refusals) file_messages has the words.
"""

import errno
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app import __version__, files, labels
from app.catalogue.reader import CatalogueDamaged
from app.domain.answers import InvalidValue, ReasonMissing
from app.domain.days import NotADay, WeekdayWrong, YearUnclear
from app.domain.filenames import readable_name
from app.domain.passwords import LEAST, MOST_BYTES, PasswordProblem, PasswordUnfit
from app.domain.pasted import CellRefused
from app.domain.profile import KEYS, InvalidProfile
from app.domain.sheets import NotASheetNumber, SheetOfAnotherWorkbook, SheetUnknown
from app.domain.tables import CellWrong
from app.domain.text import TextTooLong, in_short
from app.exchange.refusals import ExchangeError, ValueWrong
from app.i18n import N_, TranslationsMissing, _, ngettext
from app.storage import errors as storage
from app.storage.found import CopiedWhileOpen, Finding, LogCut, LogSetAside
from app.words import file_messages


@dataclass(frozen=True)
class Message:
    """What happened, what of the data, and what to do; each a sentence or two."""

    what: str
    safe: str
    todo: str

    def __post_init__(self) -> None:
        for part in ("what", "safe", "todo"):  # a name in it may be no text at all
            object.__setattr__(self, part, readable_name(getattr(self, part)))

    @property
    def line(self) -> str:
        """Everything on one line."""
        return " ".join(part for part in (self.what, self.safe, self.todo) if part)


def message_for(error: BaseException) -> Message | None:
    """The words for an error that a person can do something about; None for one that only a programmer can mend."""
    for kind in type(error).__mro__:
        if kind in _WORDS:
            return _WORDS[kind](error)
    return None


def _unchanged() -> str:
    return _("Your data is safe: nothing was changed.")


def _not_saved() -> str:
    return _("Everything saved before is safe; this last change was not saved.")


def _not_written() -> str:
    """For what is raised alike when a change is saved and when another file is written."""
    return _("Everything saved before is safe; only what was to be written now is missing.")


def _catalogue_damaged(error: CatalogueDamaged) -> Message:
    return Message(
        _("A file of the program is missing or damaged: {files}.").format(files=", ".join(error.files)),
        _("Your workbook was not touched."),
        _("Install Tenken again; that mends it."),
    )


def _translations_missing(error: TranslationsMissing) -> Message:
    # These words cannot be translated: it is the translations that are missing.
    return Message(
        f"The program's texts for the language '{error.language}' are missing.",
        "Your workbook was not touched.",
        "Install Tenken again, or run 'python3 packaging/dev.py run' in a checkout.",
    )


def _text_too_long(error: TextTooLong) -> Message:
    return Message(
        _("The text has {length} characters; at most {limit} fit.").format(length=error.length, limit=error.limit),
        _unchanged(),
        _("Shorten it, or keep the long text in a file and write here where that is."),
    )


def _reason_missing(error: ReasonMissing) -> Message:
    return Message(
        _("“Not applicable” needs a reason, and there is none for {measure}.").format(measure=error.measure),
        _unchanged(),
        _("Write the reason why it does not apply."),
    )


def _invalid_value(error: InvalidValue) -> Message:
    return Message(
        _("“{text}” is no value for “{field}”.").format(text=error.text, field=labels.name(error.field)),
        _unchanged(),
        _("Choose one of the values offered; days are written like 2026-11-30."),
    )


def _invalid_profile(error: InvalidProfile) -> Message:
    known = error.key in KEYS
    return Message(
        _("“{text}” is no value for “{field}”.").format(text=error.text, field=error.key)
        if known
        else _("There is no part “{key}” of the profile.").format(key=error.key),
        _unchanged(),
        _("“main.py profile” lists the parts; a fact is yes, no or empty."),
    )


def _cell_refused(error: CellRefused) -> Message:
    text = in_short(error.text, 40)
    if error.column is None:
        what = _("Row {row} of what was pasted has more cells than there are columns: “{text}”.")
        todo = _("Copy only the columns that are here, in this order or with their headings.")
    else:
        what = _("Row {row} of what was pasted, {column}: “{text}” cannot be taken in.")
        todo = _("A day looks like 2026/11/30; a line has at most 200 characters. Mend the row and copy it again.")
    if isinstance(error.__cause__, ValueWrong) and isinstance(error.__cause__.cause, WeekdayWrong):
        problem = weekday_problem(error.__cause__.cause)
        todo = _("{problem} Mend the row and copy it again.").format(problem=problem)
    column = labels.name(error.column) if error.column else ""
    return Message(what.format(row=error.row, column=column, text=text), _unchanged(), todo)


def _not_in_ledger(error: CellWrong) -> Message:
    return Message(
        _("“{text}” cannot be kept in the list.").format(text=error.text or error.address),
        _unchanged(),
        _("A list holds at most 9,999 rows; delete those that are no longer needed."),
    )


def _not_a_day(error: NotADay) -> Message:
    return Message(
        _("“{text}” is not a day.").format(text=error.text), _unchanged(), _("Write it like 2026-11-30 or 11/30.")
    )


def weekday_problem(error: WeekdayWrong) -> str:
    """What is wrong with a day and its weekday."""
    return _("“{text}” names another weekday: {day} is a {weekday}.").format(
        text=error.text.strip(), day=labels.day(error.day), weekday=labels.weekday(error.day)
    )


def _weekday_wrong(error: WeekdayWrong) -> Message:
    return Message(
        weekday_problem(error),
        _unchanged(),
        _("Mend the day or the weekday; write the year too where it is another one."),
    )


def _year_unclear(error: YearUnclear) -> Message:
    return Message(
        _("“{text}” stands there without a year, and the spreadsheet took it for {day}.").format(
            text=error.text.strip(), day=labels.day(error.day)
        ),
        _unchanged(),
        _("Write the day with its year, like 2026-11-30."),
    )


def _not_a_sheet_number(error: NotASheetNumber) -> Message:
    return Message(
        _("“{text}” is no number of a sheet: a figure is missing, too many, or mistyped.").format(text=error.text),
        _unchanged(),
        _("Type its eight figures once more; dashes and blanks do not matter."),
    )


def _sheet_of_another(error: SheetOfAnotherWorkbook) -> Message:
    return Message(
        _("The sheet {number} was printed from another workbook.").format(number=error.text.strip()),
        _unchanged(),
        _("Look at the organization on the sheet, and open its workbook first."),
    )


def _sheet_unknown(error: SheetUnknown) -> Message:
    return Message(
        _("This workbook knows no sheet {number}; it was printed from a later copy of it.").format(
            number=error.text.strip()
        ),
        _unchanged(),
        _("Open the newer workbook, or choose a sheet with the same rows by hand."),
    )


def password_problem(problem: PasswordProblem) -> str:
    """Why a password does not do, and what would."""
    match problem:
        case PasswordProblem.TOO_SHORT:
            return _("The password is too short. Take {count} characters or more.").format(count=LEAST)
        case PasswordProblem.TOO_LONG:
            return _("The password is too long. {count} letters and figures fit, or {kanji} kanji and kana.").format(
                count=MOST_BYTES, kanji=MOST_BYTES // 3
            )
        case PasswordProblem.AMBIGUOUS:
            return _(
                "Some programs read full-width letters and half-width kana as others. Use ordinary a-z, 0-9, signs."
            )
        case PasswordProblem.DIFFERENT:
            return _("The two entries differ. Enter the same password twice.")


def _password_unfit(error: PasswordUnfit) -> Message:
    return Message(password_problem(error.problem), _("No file was written."), "")


def _path_missing(error: files.PathMissing) -> Message:
    return Message(
        _("There is no file or folder {path}.").format(path=error.path),
        _unchanged(),
        _("Check the name. If it lies on a USB stick or a network drive, connect that first."),
    )


def _path_taken(error: files.PathTaken) -> Message:
    return Message(
        _("There is a file {path} already.").format(path=error.path), _unchanged(), _("Choose another name.")
    )


def _name_too_long(error: files.NameTooLong) -> Message:
    return Message(_("The name {path} is too long.").format(path=error.path), _unchanged(), _("Choose a shorter name."))


def _not_readable(error: storage.NotReadable) -> Message:
    return Message(
        _("The file {path} may not be read.").format(path=error.path),
        _unchanged(),
        _("Check who may open the file, or copy it into a folder of your own."),
    )


_LOOKS: Mapping[storage.Looks, tuple[str, str]] = {
    storage.Looks.PDF: (
        N_("{path} is a PDF document, not a workbook of Tenken."),
        N_("Open it with a PDF viewer. If a hand-over file was meant, it is damaged: copy it once more."),
    ),
    storage.Looks.ARCHIVE: (
        N_("{path} is a spreadsheet or another document, not a workbook of Tenken."),
        N_("A table that Tenken has exported is taken in by “Import...” in the File menu."),
    ),
    storage.Looks.JSON: (
        N_("{path} is a JSON file, not a workbook of Tenken."),
        N_("A workbook that Tenken has exported as JSON is taken in by “Import...” in the File menu."),
    ),
    storage.Looks.TEXT: (
        N_("{path} is a text file, not a workbook of Tenken."),
        N_("A table that Tenken has exported is taken in by “Import...” in the File menu."),
    ),
    storage.Looks.EMPTY: (
        N_("{path} is empty, and not a workbook of Tenken."),
        N_("Copy it once more from where it comes from, or open a backup."),
    ),
    storage.Looks.FOLDER: (
        N_("{path} is a folder, not a workbook of Tenken."),
        N_("Choose a file whose name ends in .tenken."),
    ),
}
_NO_WORKBOOK = N_("{path} is not a workbook of Tenken."), N_("Choose a file whose name ends in .tenken.")


def _not_a_workbook(error: storage.NotAWorkbook) -> Message:
    what, todo = _LOOKS.get(error.looks, _NO_WORKBOOK)
    return Message(_(what).format(path=error.path), _("The file was not changed."), _(todo))


def _damaged(error: storage.WorkbookDamaged) -> Message:
    return Message(
        _("The workbook {path} is damaged ({count} findings).").format(path=error.path, count=len(error.problems)),
        _("It was not changed, and your backups are not affected."),
        _("Open the newest backup from the folder “backups” in the data folder, and keep the damaged file."),
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
        _unchanged(),
        _("Go on in that window, or close it and try again."),
    )


def _read_only(error: storage.WorkbookReadOnly) -> Message:
    return Message(
        _("The workbook {path} may only be read, not written.").format(path=error.path),
        _unchanged(),
        _("Take the write protection away, or copy the file into a folder of your own and open the copy."),
    )


def _folder(error: files.FolderNotWritable) -> Message:
    return Message(
        _("Nothing can be written into the folder {path}.").format(path=error.path),
        _not_written(),
        _("Choose another folder, for example your own documents, or ask who looks after this PC."),
    )


def _no_data_folder(error: files.NoDataFolder) -> Message:
    return Message(
        _("The folder {path}, where Tenken keeps its data, cannot be made or written.").format(path=error.path),
        _unchanged(),
        _("Choose another folder for the data; in a command with --data-dir."),
    )


def _held(error: files.FileHeld) -> Message:
    return Message(
        _("{path} cannot be replaced: it is open in another program, perhaps Excel, or it is write-protected.").format(
            path=error.path
        ),
        _("Your workbook is safe; the file that was there before is unchanged."),
        _("Close it there and try again, or save under the other name “{name}”.").format(name=error.free.name),
    )


def _disk_full(error: files.DiskFull) -> Message:
    return Message(
        _("The disk is full; {path} could not be written.").format(path=error.path),
        _not_written(),
        _("Free some room, for example by emptying the recycle bin, and try again."),
    )


def _access_failed(error: files.AccessFailed) -> Message:
    return Message(
        _("{path} could not be read or written: {reason}.").format(path=error.path, reason=error.reason),
        _not_written(),
        _("Check the disk or the connection to it, and try again."),
    )


def _onto_itself(error: storage.CopyOntoItself) -> Message:
    return Message(
        _("{path} is the workbook itself.").format(path=error.path),
        _unchanged(),
        _("Choose another name for the copy."),
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


def found_message(found: Finding, others: Sequence[Path] = ()) -> Message:
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
    until = found.until.astimezone() if found.until else None
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


def _stale(_error: storage.StaleChange) -> Message:
    return Message(
        _("The workbook holds another value than the one shown."),
        _not_saved(),
        _("Close the program, open it again, and make the change once more."),
    )


def _exchange(error: ExchangeError) -> Message:
    cause = message_for(error.cause) if isinstance(error, ValueWrong) else None
    return Message(*file_messages.words(error, cause.what if cause else str(getattr(error, "cause", ""))))


def _os_error(error: OSError) -> Message:
    path = error.filename or _("a file")
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _disk_full(files.DiskFull(Path(path)))
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Message(
            _("{path} could not be written: it is open in another program, or you may not write there.").format(
                path=path
            ),
            _("Your workbook is safe."),
            _("Close the file in the other program, or choose another folder."),
        )
    return Message(
        _("{path} could not be written: {reason}.").format(path=path, reason=error.strerror or error),
        _("Your workbook is safe."),
        _("Choose another folder or another name."),
    )


_WORDS: Mapping[type[BaseException], Callable[[Any], Message]] = {
    CatalogueDamaged: _catalogue_damaged,
    TranslationsMissing: _translations_missing,
    TextTooLong: _text_too_long,
    ReasonMissing: _reason_missing,
    InvalidValue: _invalid_value,
    NotADay: _not_a_day,
    WeekdayWrong: _weekday_wrong,
    YearUnclear: _year_unclear,
    CellRefused: _cell_refused,
    CellWrong: _not_in_ledger,
    InvalidProfile: _invalid_profile,
    NotASheetNumber: _not_a_sheet_number,
    SheetOfAnotherWorkbook: _sheet_of_another,
    SheetUnknown: _sheet_unknown,
    PasswordUnfit: _password_unfit,
    files.PathMissing: _path_missing,
    files.PathTaken: _path_taken,
    files.NameTooLong: _name_too_long,
    storage.NotReadable: _not_readable,
    storage.NotAWorkbook: _not_a_workbook,
    storage.WorkbookDamaged: _damaged,
    storage.BackupNotSound: _backup_not_sound,
    storage.IsBackup: _is_backup,
    storage.WorkbookTooNew: _too_new,
    storage.WorkbookBusy: _busy,
    storage.WorkbookReadOnly: _read_only,
    files.FolderNotWritable: _folder,
    files.NoDataFolder: _no_data_folder,
    files.FileHeld: _held,
    files.DiskFull: _disk_full,
    files.AccessFailed: _access_failed,
    storage.CopyOntoItself: _onto_itself,
    storage.StaleChange: _stale,
    storage.FileReplaced: _replaced,
    storage.FileGone: _gone,
    ExchangeError: _exchange,
    OSError: _os_error,
}
