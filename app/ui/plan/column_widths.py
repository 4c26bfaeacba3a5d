"""How the columns of the plan share the width of the table."""

from collections.abc import Mapping

from app.ui.plan.task_look import TaskColumn

_LEAST_TITLE = 22
_LONGEST_OWNER = 9
_LEAST_OWNER = 5
"""In heights of the text."""
_GIVE_WAY = (TaskColumn.CARRIER, TaskColumn.PRIORITY)
"""The columns that are left out where there is too little room, first to last."""


def shared_out(
    room: int, em: int, heads: Mapping[TaskColumn, int], wanted: Mapping[TaskColumn, int], tight_due: int
) -> dict[TaskColumn, int]:
    """The width of each column that has room; `heads` is what their names need, `wanted` what their texts take.

    The title takes what is left. Where that is too little, who does it and the priority are left out, then the days
    shrink to `tight_due`, and then the owner's column; only then is the title narrower.
    """
    widths = dict(wanted)
    widths[TaskColumn.OWNER] = max(heads[TaskColumn.OWNER], min(wanted[TaskColumn.OWNER], _LONGEST_OWNER * em))
    for column in _GIVE_WAY:
        if room - sum(widths.values()) < _LEAST_TITLE * em:
            del widths[column]
    if room - sum(widths.values()) < _LEAST_TITLE * em:
        widths[TaskColumn.DUE] = tight_due
    missing = _LEAST_TITLE * em - (room - sum(widths.values()))
    if missing > 0:
        least = max(heads[TaskColumn.OWNER], min(widths[TaskColumn.OWNER], _LEAST_OWNER * em))
        widths[TaskColumn.OWNER] = max(least, widths[TaskColumn.OWNER] - missing)
    widths[TaskColumn.TITLE] = max(heads[TaskColumn.TITLE], room - sum(widths.values()))
    return widths
