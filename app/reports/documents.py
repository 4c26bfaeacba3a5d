"""The list of documents: a new one is a file of its own and a line here."""

from collections.abc import Mapping
from types import MappingProxyType

from app.reports import (
    action_plan,
    calendar,
    checklist,
    customer_statement,
    device_register,
    not_applicable,
    staff_notice,
    vendor_questions,
)
from app.reports.document import Document

DOCUMENTS: Mapping[str, Document] = MappingProxyType(
    {
        document.name: document
        for document in (
            action_plan.DOCUMENT,
            checklist.DOCUMENT,
            device_register.DOCUMENT,
            not_applicable.DOCUMENT,
            vendor_questions.DOCUMENT,
            staff_notice.DOCUMENT,
            customer_statement.DOCUMENT,
            calendar.DOCUMENT,
        )
    }
)
"""Every document by its name."""
