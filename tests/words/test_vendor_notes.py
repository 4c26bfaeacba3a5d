"""What a sheet of the vendor leaves below a note."""

from datetime import date

import pytest

from app import labels
from app.domain.answers import Field, Status
from app.domain.paper_entry import TypedRow
from app.i18n import use
from app.words.vendor_notes import vendor_note
from tests.languages import LANGUAGES

DAY = date(2026, 12, 1)
DONE = {Field.STATUS: Status.DONE}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_was_filled_in_stands_behind_the_day(lang: str) -> None:
    use(lang)
    row = TypedRow(DONE, remark="later", blanks={"Cost": "980", "How often": "monthly"})
    note = vendor_note(row, DAY, has_steps=False)
    assert note.startswith(labels.day(DAY))
    places = [note.index(text) for text in ("Cost", "980", "How often", "monthly", "later")]
    assert places == sorted(places)
    assert vendor_note(TypedRow(DONE), DAY, has_steps=False) == "", "a reply is an answer, and needs no note"


def test_a_tick_leaves_its_day() -> None:
    use("en")
    assert vendor_note(TypedRow(DONE), DAY, has_steps=True) == "Dec 1, 2026: done by the IT vendor."
    assert vendor_note(TypedRow(DONE, "v2.1"), DAY, has_steps=True) == "Dec 1, 2026: done by the IT vendor. v2.1"
    open_row = TypedRow({Field.STATUS: Status.UNANSWERED}, "next week")
    assert vendor_note(open_row, DAY, has_steps=True) == "Dec 1, 2026: from the IT vendor. next week"
    assert vendor_note(TypedRow({Field.STATUS: Status.UNANSWERED}), DAY, has_steps=True) == ""
