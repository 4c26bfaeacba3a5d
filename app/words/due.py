"""When a task is due, in words: in a sentence, and in the cell of a table."""

from datetime import date

from app import labels
from app.domain.answers import Entry
from app.i18n import _, ngettext


def due_text(entry: Entry, today: date) -> str:
    """The due date in words, with the word 'overdue' where it has passed; empty without one."""
    if entry.due is None:
        return ""
    if not entry.is_overdue(today):
        return _("due {day}").format(day=labels.day(entry.due))
    return _("overdue since {day}").format(day=labels.day(entry.due))


def due_in_short(entry: Entry, today: date, *, tight: bool = False) -> str:
    """The due date where there is little room, and by how many days it has passed; empty without one.

    `tight`: by how many days only, where it has passed.
    """
    if entry.due is None:
        return ""
    day = labels.short_day(entry.due, today)
    if not entry.is_overdue(today):
        return day
    late = (today - entry.due).days
    if tight:
        return ngettext("{count} day late", "{count} days late", late).format(count=late)
    return ngettext("{day}, {count} day late", "{day}, {count} days late", late).format(day=day, count=late)
