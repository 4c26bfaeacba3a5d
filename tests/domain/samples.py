"""Measures and entries for the tests of the domain."""

from typing import Any

from hypothesis import strategies as st

from app.domain.answers import Carrier, Entry, Priority, Status
from app.domain.entered_text import NOTE_LIMIT, clean_line, clean_text
from app.domain.measures import Effort, EffortSize, Level, Measure, Recurrence, Role


def measure(measure_id: str, *counterparts: str, **facts: Any) -> Measure:
    """A basic measure of small effort that costs nothing, unless said otherwise."""
    role, category, number = measure_id.split("-")
    usual: dict[str, Any] = {
        "level": Level.BASIC,
        "page": 66,
        "notify_staff": False,
        "recurrence": Recurrence.NONE,
        "effort": Effort(EffortSize.SMALL, costs_money=False),
    }
    return Measure(Role(role), category, int(number), counterparts=counterparts, **{**usual, **facts})


def answered(*statuses: Status) -> dict[str, Entry]:
    """Entries of administrator-A-1, A-2 … with these statuses."""
    return {f"administrator-A-{n}": Entry(status) for n, status in enumerate(statuses, 1)}


texts = st.text(max_size=40).map(lambda text: clean_text(text, NOTE_LIMIT))
days = st.none() | st.dates()
statuses = st.sampled_from(Status)

entries = st.builds(
    Entry,
    status=statuses,
    note=texts,
    scope=texts,
    evidence=texts,
    evidence_seen=days,
    reason=texts.map(lambda text: f"理由{text}"),
    owner=st.text(max_size=40).map(clean_line),
    carrier=st.sampled_from(Carrier),
    due=days,
    priority=st.sampled_from(Priority),
)
"""Any entry that may be stored: it always has a reason."""
