"""The columns of the plan: what gives way to the title, in which order."""

import pytest

from app.ui.plan.column_widths import shared_out
from app.ui.plan.task_look import TaskColumn

EM = 14
HEADS = dict.fromkeys((TaskColumn.TITLE, TaskColumn.OWNER), 60)
WANTED = {
    TaskColumn.STATUS: 32,
    TaskColumn.OWNER: 200,
    TaskColumn.DUE: 150,
    TaskColumn.CARRIER: 110,
    TaskColumn.PRIORITY: 80,
}


@pytest.mark.parametrize(
    ("room", "left_out"),
    [
        (840, set()),
        (790, {TaskColumn.CARRIER}),
        (640, {TaskColumn.CARRIER, TaskColumn.PRIORITY}),
    ],
)
def test_who_does_it_gives_way_to_the_title_first(room: int, left_out: set[TaskColumn]) -> None:
    widths = shared_out(room, EM, HEADS, WANTED, 70)
    assert {*WANTED} - {*widths} == left_out
    assert sum(widths.values()) == room
    assert widths[TaskColumn.TITLE] >= 22 * EM


def test_where_there_is_least_room_days_and_owners_become_short() -> None:
    widths = shared_out(440, EM, HEADS, WANTED, 70)
    assert widths[TaskColumn.DUE] == 70
    assert widths[TaskColumn.OWNER] == 5 * EM
    assert sum(widths.values()) == 440
