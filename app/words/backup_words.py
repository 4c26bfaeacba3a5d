"""The words for backups: when one was made and where it lies, what it holds, what going back to one changes."""

from collections.abc import Mapping
from datetime import datetime

from app import labels
from app.files import in_this_zone
from app.i18n import N_, _, ngettext
from app.words.overview_words import answered_text, done_text
from app.work.backup_list import BackupPlace, BackupSight, ListedBackup

_PLACES: Mapping[BackupPlace, str] = {
    BackupPlace.DATA_FOLDER: N_("in the data folder"),
    BackupPlace.SECOND: N_("in the second place"),
    BackupPlace.BESIDE: N_("beside the workbook, before an update"),
    BackupPlace.ELSEWHERE: N_("of the same workbook in another place"),
}


def moment_words(when: datetime) -> str:
    """A day and the time of it: Nov 23, 2026 14:03."""
    here = in_this_zone(when)
    return _("{day} {time}").format(day=labels.day(here.date()), time=f"{here:%H:%M}")


def made_words(backup: ListedBackup) -> str:
    """When a backup was made, by this PC's clock of then."""
    return moment_words(backup.made) if backup.made else _("at a time that is not known")


def place_words(backup: ListedBackup) -> str:
    """Where it lies; and whether it is of another line than the present state."""
    where = _(_PLACES[backup.place])
    return _("{place}, of a state that was left").format(place=where) if backup.is_left else where


def seen_words(sight: BackupSight) -> tuple[str, ...]:
    """Whether a backup is sound, and what it holds, part by part."""
    if sight.problem is not None:
        return (_("not sound"),)
    return (_("sound"), *held_words(sight), difference_words(len(sight.edits)))


def held_words(sight: BackupSight) -> tuple[str, ...]:
    """What a sound backup holds: the last change, answered n / N, done n / N."""
    parts = [_("last change {moment}").format(moment=moment_words(sight.last_saved))] if sight.last_saved else []
    return (*parts, *((answered_text(sight.figures), done_text(sight.figures)) if sight.figures else ()))


def difference_words(count: int) -> str:
    """How much differs from now."""
    if not count:
        return _("the same as now")
    return ngettext("{count} difference from now", "{count} differences from now", count).format(count=count)
