"""The list of documents: a new one is a file of its own, a line here, and its place among the occasions."""

from collections.abc import Mapping
from types import MappingProxyType

from app.reports.documents import (
    action_plan,
    calendar,
    checklist,
    customer_statement,
    device_register,
    emergency_card,
    hand_over,
    meeting_pack,
    not_applicable,
    person_sheet,
    policy_draft,
    self_check,
    set_up_pages,
    staff_notice,
    summary_page,
    vendor_questions,
)
from app.reports.press.document import Document, Occasion

_PLACES: Mapping[str, Occasion] = {
    "summary": Occasion.MEETING,
    "meeting-pack": Occasion.MEETING,
    "action-plan": Occasion.MEETING,
    "person-sheet": Occasion.MEETING,
    "checklist": Occasion.FILL_IN,
    "self-check": Occasion.FILL_IN,
    "vendor-questions": Occasion.FILL_IN,
    "not-applicable": Occasion.FILL_IN,
    "staff-notice": Occasion.STAFF,
    "emergency-card": Occasion.STAFF,
    "policy-draft": Occasion.STAFF,
    "customer-statement": Occasion.OUTSIDE,
    "device-register": Occasion.KEEP,
    "set-ups": Occasion.KEEP,
    "calendar": Occasion.KEEP,
    "hand-over-steps": Occasion.KEEP,
}
"""When each document is wanted. Occasions and documents stand in the order in which they are listed."""

_MADE = (
    action_plan.DOCUMENT,
    calendar.DOCUMENT,
    checklist.DOCUMENT,
    customer_statement.DOCUMENT,
    device_register.DOCUMENT,
    emergency_card.DOCUMENT,
    hand_over.DOCUMENT,
    meeting_pack.DOCUMENT,
    not_applicable.DOCUMENT,
    person_sheet.DOCUMENT,
    policy_draft.DOCUMENT,
    self_check.DOCUMENT,
    set_up_pages.DOCUMENT,
    staff_notice.DOCUMENT,
    summary_page.DOCUMENT,
    vendor_questions.DOCUMENT,
)

DOCUMENTS: Mapping[str, Document] = MappingProxyType(
    {document.name: document for document in sorted(_MADE, key=lambda one: list(_PLACES).index(one.name))}
)
"""Every document by its name, in the order of the list."""


def occasion(document: Document) -> Occasion:
    """When the document is wanted."""
    return _PLACES[document.name]


def by_occasion() -> dict[Occasion, list[Document]]:
    """The documents of each occasion; occasions without any are left out."""
    found: dict[Occasion, list[Document]] = {}
    for document in DOCUMENTS.values():
        found.setdefault(occasion(document), []).append(document)
    return found
