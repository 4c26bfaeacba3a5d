"""The command `backups`: what backups there are of a workbook, what differs, and the way back to one."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.chosen_workbook import catalogue_of_program, chosen_to_read, data_of, opened, path_of
from app.cli.usage import FAILED, OK, Refused
from app.domain.filenames import readable_name
from app.i18n import _, ngettext
from app.storage.errors import WorkbookDamaged

if TYPE_CHECKING:
    from app.domain.undo import Edit
    from app.storage.salvage import Salvaged
    from app.storage.workbook import Workbook
    from app.work.backup_list import BackupSight, ListedBackup


READABLE, BACKUP = "readable", "backup"
"""With what one goes on from a damaged workbook."""


def add_arguments(parser: ArgumentParser) -> None:
    """What may stand behind the command."""
    parser.add_argument("--workbook", type=Path, metavar="F", help=_("the workbook; the default one without it"))
    parser.add_argument("--json", action="store_true", help=_("the list as JSON"))
    parser.add_argument(
        "--verify", action="store_true", help=_("read each backup row by row; 1 where one is not sound")
    )
    does = parser.add_mutually_exclusive_group()
    does.add_argument("--make", action="store_true", help=_("make a backup now"))
    does.add_argument("--differences", metavar="NAME", help=_("show what going back to this backup would change"))
    does.add_argument(
        "--restore", metavar="NAME", help=_("go back to this backup, as one step; the present state is kept before")
    )
    does.add_argument(
        "--go-on",
        choices=[READABLE, BACKUP],
        help=_("of a damaged workbook: go on with what can be read, or with the newest sound backup; it stays beside"),
    )


def run(chosen: Namespace) -> int:
    """Carries the command out; the exit status. Of a damaged workbook it names the backup to go on with, and raises."""
    if chosen.go_on is not None:
        return _go_on(chosen)
    try:
        return _done(chosen)
    except WorkbookDamaged as error:
        if error.path == path_of(chosen):
            _tell_of_newest(error.path, data_of(chosen).backups)
        raise


def _tell_of_newest(damaged: Path, backups: Path) -> None:
    from app.storage.backup import newest_backup

    newest = newest_backup(damaged, backups)
    if newest is not None:
        print(_("The newest sound backup is {path}.").format(path=readable_name(str(newest))))
    print(
        _("“--go-on backup” or “--go-on readable” (what can still be read) goes on in its place; it stays beside that.")
    )


def _go_on(chosen: Namespace) -> int:
    """Puts what is left of a damaged workbook in its place."""
    from app.work.damaged_workbook import go_on_with_backup, go_on_with_readable, remains_of

    damaged, data = path_of(chosen), data_of(chosen)
    _require_damaged(damaged)
    with remains_of(damaged, data.backups) as remains:
        if chosen.go_on == READABLE:
            if remains.readable is None:
                raise Refused(_("Nothing of it can be read any more. Nothing was changed."))
            there = go_on_with_readable(remains, data)
            _tell_of_lost(remains.readable.kept)
        else:
            if remains.backup is None:
                raise Refused(_("There is no sound backup of it. Nothing was changed."))
            there = go_on_with_backup(remains, data)
            _tell_measures(_("What could be read says something else of these measures:"), remains.backup.lacks)
    print(_("Written: {path}").format(path=readable_name(str(there))))
    print(_("The damaged file stays beside it, with “.damaged-” in its name."))
    return OK


def _require_damaged(path: Path) -> None:
    from app.storage.workbook import Workbook

    try:
        Workbook.open(path, reads_all=True).close()
    except WorkbookDamaged as error:
        if error.is_too_much:
            raise
        return
    raise Refused(_("The workbook is not damaged. Nothing was changed."))


def _tell_of_lost(kept: "Salvaged") -> None:
    from app.words.workbook_messages import lost_words

    if kept.lost:
        print(lost_words(kept.lost))
    _tell_measures(
        _("Check these: of them only older changes can be read, and something newer may be gone."), kept.doubtful
    )


def _tell_measures(heading: str, measures: "Sequence[str]") -> None:
    if measures:
        print("\n".join((heading, *measures)))


def _done(chosen: Namespace) -> int:
    if chosen.make:
        return _make(chosen)
    if chosen.restore is not None:
        return _restore(chosen)
    with chosen_to_read(chosen) as workbook:
        listed = _listed(chosen, workbook)
        if chosen.differences is not None:
            return _tell_differences(_sight(chosen.differences, listed, workbook).edits)
        sights = [_seen(one, workbook) for one in listed] if chosen.verify else []
    if chosen.json:
        json.dump(list(_rows(listed, sights)), sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        _print_rows(listed, sights)
    return FAILED if any(sight.problem for sight in sights) else OK


def _make(chosen: Namespace) -> int:
    from app.storage.settings import load
    from app.work.backup_keeping import keep_in, keep_in_second_place
    from app.work.left_behind import backed_up_folders, sweep

    data = data_of(chosen)
    settings = load(data.settings).settings
    with opened(chosen) as workbook:
        made = [keep_in(workbook, data.backups, takes_records=settings.backs_up_records)]
        if (second := settings.second_place(workbook.path)) is not None:
            sweep(backed_up_folders(second.folder))
            made.append(keep_in_second_place(workbook, second))
    for path in filter(None, made):
        print(_("Written: {path}").format(path=readable_name(str(path))))
    if not any(made):
        print(_("There is a backup of this state."))
    return OK


def _restore(chosen: Namespace) -> int:
    from app.storage.settings import load
    from app.storage.workbook_in_memory import read_backup
    from app.work.backup_keeping import KeepingPlan
    from app.work.going_back import go_back

    data = data_of(chosen)
    plan = KeepingPlan(data.backups, takes_records=load(data.settings).settings.backs_up_records)
    with opened(chosen) as workbook:
        wanted = _wanted(chosen.restore, _listed(chosen, workbook))
        with read_backup(wanted.path) as past:
            edits = go_back(workbook, past, plan)
    if not edits:
        print(_("Nothing to change."))
        return OK
    words = ngettext("Put back: {count} change. ", "Put back: {count} changes. ", len(edits)).format(count=len(edits))
    print(words + _("The state of before is the newest of the backups."))
    return OK


def _listed(chosen: Namespace, workbook: "Workbook") -> "tuple[ListedBackup, ...]":
    from app.storage.settings import load
    from app.work.backup_list import list_backups

    data = data_of(chosen)
    return list_backups(workbook, data.backups, load(data.settings).settings.second_folder(workbook.path))


def _wanted(name: str, listed: "Sequence[ListedBackup]") -> "ListedBackup":
    from app.work.backup_list import backup_named

    found = backup_named(name, listed)
    if found is None:
        raise Refused(
            _("There is no backup “{name}”. Nothing was changed. “main.py backups” lists them.").format(name=name)
        )
    return found


def _sight(name: str, listed: "Sequence[ListedBackup]", workbook: "Workbook") -> "BackupSight":
    sight = _seen(_wanted(name, listed), workbook)
    if sight.problem is not None:
        raise sight.problem
    return sight


def _seen(one: "ListedBackup", workbook: "Workbook") -> "BackupSight":
    from app.work.backup_list import sight_of

    return sight_of(one.path, workbook, catalogue_of_program())


def _tell_differences(edits: "Sequence[Edit]") -> int:
    from app.domain.entered_text import in_short
    from app.words.edits import field_words, subject, value_words

    catalogue = catalogue_of_program()
    for edit in edits:
        values = (in_short(value_words(edit, value)) for value in (edit.before, edit.after))
        print("\t".join((subject(edit, catalogue), field_words(edit, catalogue), *values)))
    if not edits:
        print(_("Nothing to change."))
    return OK


def _rows(listed: "Sequence[ListedBackup]", sights: "Sequence[BackupSight]") -> "Iterator[dict[str, object]]":
    for n, one in enumerate(listed):
        row: dict[str, object] = {
            "name": one.path.name,
            "path": str(one.path),
            "place": one.place.value,
            "made": one.made.isoformat() if one.made else None,
            "left": one.is_left,
            "read": one.is_read,
        }
        if sights:
            sight, counts = sights[n], sights[n].figures
            row |= {
                "sound": sight.problem is None,
                "last_change": sight.last_saved.isoformat() if sight.last_saved else None,
                "answered": counts.answered if counts else None,
                "done": counts.done if counts else None,
                "applicable": counts.applicable if counts else None,
                "differences": len(sight.edits) if counts else None,
            }
        yield row


def _print_rows(listed: "Sequence[ListedBackup]", sights: "Sequence[BackupSight]") -> None:
    from app.words.backup_words import made_words, place_words, seen_words

    for n, one in enumerate(listed):
        parts = [readable_name(one.path.name), made_words(one), place_words(one)]
        print("\t".join([*parts, *(seen_words(sights[n]) if sights else ())]))
    if not listed:
        print(_("There is no backup yet. “main.py backups --make” makes one."))
