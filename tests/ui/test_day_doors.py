"""Every field of the window that takes a day knows where its days lie."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QLabel

from app import i18n, labels
from app.domain.answers import Field
from app.domain.selection import View, in_view
from app.domain.sheets import Sheet
from app.domain.tables import Column
from app.ui.checklist.record_form import RecordForm
from app.ui.checklist.task_fields import TaskFields
from app.ui.kit.day_field import DayField
from app.ui.ledgers.ledgers_view import LedgersView
from app.ui.paper.entry_model import EntryModel
from app.ui.paper.row_fields import RowFields
from app.ui.paper.signature import Signature
from app.ui.plan.task_dialog import TaskDialog
from app.ui.shell.state import AppState
from tests.kept import keep
from tests.ui.desk import Desk
from tests.ui.hands import Part

M = "administrator-E-10"


def put(field: DayField, text: str) -> None:
    field.line.setText(text)
    field.line.setModified(True)
    field.flush()


def in_record(state: AppState, desk: Desk, which: Field) -> DayField:
    form = RecordForm(state, lambda: None, desk)
    form.show_measure(M)
    form.retranslate()
    return Part(form).day(labels.name(which))


def in_bar(state: AppState, desk: Desk) -> DayField:
    fields = TaskFields(state, desk)
    fields.retranslate()
    fields.show_measure(M)
    return Part(fields).day(labels.name(Field.DUE))


def in_sheet(state: AppState, desk: Desk, document: str) -> EntryModel:
    measures = tuple(m.id for m in in_view(state.catalogue.measures, View.TELEWORKER))
    return EntryModel(state, 0, Sheet(document, View.TELEWORKER, state.today(), "髙﨑", measures), desk)


def in_ledger(state: AppState, desk: Desk) -> DayField:
    keep(state, {"device.1.name": "PC 1"})
    return Part(LedgersView(state, desk)).day(labels.name(Column.SEEN))


def in_row(state: AppState, desk: Desk) -> DayField:
    fields = RowFields(in_sheet(state, desk, "checklist"), (), desk)
    fields.retranslate()
    return Part(fields).day(labels.name(Field.DUE))


PAST: dict[str, Callable[[AppState, Desk], DayField]] = {
    "evidence seen": lambda state, desk: in_record(state, desk, Field.EVIDENCE_SEEN),
    "device last seen": in_ledger,
    "filled in on": lambda _state, desk: Part(Signature("", (), desk)).day("Filled in on"),
}
COMING: dict[str, Callable[[AppState, Desk], DayField]] = {
    "due": in_bar,
    "due of several tasks": lambda state, desk: Part(TaskDialog(state, [M], desk)).day(labels.name(Field.DUE)),
    "due of a row of paper": in_row,
}


@pytest.fixture(params=[*PAST, *COMING])
def field(request: pytest.FixtureRequest, state: AppState, desk: Desk) -> Iterator[tuple[DayField, bool]]:
    made = (PAST | COMING)[request.param](state, desk)
    yield made, request.param in PAST
    made.deleteLater()


@pytest.mark.parametrize("days", [-10, -1, 0, 1, 10])
def test_a_day_without_a_year_suits_the_field(field: tuple[DayField, bool], days: int) -> None:
    day_field, is_past = field
    today = date.today()
    near = today + timedelta(days)
    if (near.month, near.day) == (2, 29):
        pytest.skip("it is not there every year")
    put(day_field, f"{near.month}/{near.day}")
    assert day_field.day is not None
    if days == 0 or (days < 0) == is_past:
        assert day_field.day == near
    else:
        assert day_field.day == near.replace(year=near.year + (-1 if is_past else 1))


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "“2026/12/15(水)” names another weekday: Dec 15, 2026 is a Tuesday."),
        ("ja", "「2026/12/15(水)」は曜日が合いません。2026年12月15日は火曜日です。"),
    ],
)
def test_a_weekday_that_does_not_fit_is_said_below_the_field(
    field: tuple[DayField, bool], lang: str, said: str
) -> None:
    i18n.use(lang)
    day_field, _is_past = field
    before = day_field.day
    put(day_field, "2026/12/15(水)")
    assert day_field.has_problem
    assert said in [label.text() for label in day_field.findChildren(QLabel)]
    assert day_field.day == before
    put(day_field, "2026/12/15(火)")
    assert (day_field.has_problem, day_field.day) == (False, date(2026, 12, 15))
