"""The list of documents: a new one is a file of its own and a line here."""

from collections.abc import Mapping
from types import MappingProxyType

from app.reports import action_plan, checklist, device_register, emergency_card, policy_draft
from app.reports.document import Document

DOCUMENTS: Mapping[str, Document] = MappingProxyType(
    {
        document.name: document
        for document in (
            action_plan.DOCUMENT,
            checklist.DOCUMENT,
            device_register.DOCUMENT,
            emergency_card.DOCUMENT,
            policy_draft.DOCUMENT,
        )
    }
)
"""Every document by its name."""
