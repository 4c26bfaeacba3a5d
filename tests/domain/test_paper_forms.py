"""What can be typed from each kind of sheet."""

from app.domain.answers import STATUS_KEYS, Status
from app.domain.paper_forms import REPLIES, VENDOR_QUESTIONS, VENDOR_REQUEST, form_of
from app.reports.documents.listing import DOCUMENTS


def test_a_sheet_takes_the_six_keys_unless_it_has_boxes_of_its_own() -> None:
    for document in DOCUMENTS.values():
        form = form_of(document.name)
        if document.is_numbered and document.name not in (VENDOR_QUESTIONS, VENDOR_REQUEST):
            assert form.keys == STATUS_KEYS
    assert form_of("of a later version") == form_of("checklist")


def test_the_replies_of_the_vendor_have_the_keys_of_the_answers_that_they_become() -> None:
    form = form_of(VENDOR_QUESTIONS)
    assert form.keys == {"1": Status.DONE, "2": Status.PARTIAL, "3": Status.NOT_DONE, "4": Status.UNKNOWN}
    assert form.words == REPLIES
    assert set(form_of(VENDOR_REQUEST).keys.values()) == set(form_of(VENDOR_REQUEST).words)
