"""The list of documents: a new one is a file of its own and a line here."""

from collections.abc import Mapping
from types import MappingProxyType

from app.reports import action_plan, checklist, meeting_pack, person_sheet, self_check, summary
from app.reports.document import Document

DOCUMENTS: Mapping[str, Document] = MappingProxyType(
    {
        document.name: document
        for document in (
            action_plan.DOCUMENT,
            checklist.DOCUMENT,
            summary.DOCUMENT,
            meeting_pack.DOCUMENT,
            person_sheet.DOCUMENT,
            self_check.DOCUMENT,
        )
    }
)
"""Every document by its name."""
