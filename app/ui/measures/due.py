"""When a task is due, in words."""

from app import labels
from app.i18n import _
from app.ui.shell.state import AppState


def due_text(state: AppState, measure_id: str) -> str:
    """The due date in words, with the word 'overdue' and the days where it has passed; empty without one."""
    entry = state.shown(measure_id)
    if entry.due is None:
        return ""
    if not entry.is_overdue(state.today()):
        return _("due {day}").format(day=labels.day(entry.due))
    return _("overdue since {day}").format(day=labels.day(entry.due))
