"""The words for trouble with the disk: folders and files that cannot be read, written or replaced."""

import errno
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from app import files
from app.i18n import _
from app.words.message_parts import Message, unchanged


def _not_written() -> str:
    """For what is raised alike when a change is saved and when another file is written."""
    return _("Everything saved before is safe; only what was to be written now is missing.")


def _path_missing(error: files.PathMissing) -> Message:
    return Message(
        _("There is no file or folder {path}.").format(path=error.path),
        unchanged(),
        _("Check the name. If it lies on a USB stick or a network drive, connect that first."),
    )


def _path_taken(error: files.PathTaken) -> Message:
    return Message(_("There is a file {path} already.").format(path=error.path), unchanged(), _("Choose another name."))


def _name_too_long(error: files.NameTooLong) -> Message:
    return Message(_("The name {path} is too long.").format(path=error.path), unchanged(), _("Choose a shorter name."))


def _folder(error: files.FolderNotWritable) -> Message:
    return Message(
        _("Nothing can be written into the folder {path}.").format(path=error.path),
        _not_written(),
        _("Choose another folder, for example your own documents, or ask who looks after this PC."),
    )


def _no_data_folder(error: files.NoDataFolder) -> Message:
    return Message(
        _("The folder {path}, where Tenken keeps its data, cannot be made or written.").format(path=error.path),
        unchanged(),
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


def _not_confirmed(error: files.NotConfirmed) -> Message:
    return Message(
        _("{path} was written, but the disk did not confirm it: {reason}.").format(
            path=error.path, reason=error.reason
        ),
        _("It is whole now; after a power failure it might be missing, or as it was before."),
        _("Save it on another disk too, and have this one looked at."),
    )


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


MAKERS: Mapping[type[BaseException], Callable[[Any], Message]] = {
    files.PathMissing: _path_missing,
    files.PathTaken: _path_taken,
    files.NameTooLong: _name_too_long,
    files.FolderNotWritable: _folder,
    files.NoDataFolder: _no_data_folder,
    files.FileHeld: _held,
    files.DiskFull: _disk_full,
    files.AccessFailed: _access_failed,
    files.NotConfirmed: _not_confirmed,
    OSError: _os_error,
}
"""The words for each error of app.files, and for what the system itself says."""
