"""When a task is due, in words."""

from datetime import date

from app import labels
from app.domain.answers import Entry
from app.i18n import _


def due_text(entry: Entry, today: date) -> str:
    """The due date in words, with the word 'overdue' where it has passed; empty without one."""
    if entry.due is None:
        return ""
    if not entry.is_overdue(today):
        return _("due {day}").format(day=labels.day(entry.due))
    return _("overdue since {day}").format(day=labels.day(entry.due))
