"""The list of documents: a new one is a file of its own and a description here, under its occasion.

The file of a document is loaded when the document is made: who only wants to know what there is waits for nothing.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from app.domain.kept_texts import PUT_OFF
from app.domain.selection import View
from app.domain.tables import CONTACT, DECISION, DEVICE, PERSON
from app.i18n import N_
from app.reports.press.document import Document, Occasion, Option
from app.reports.press.page_format import CLOSE_TO_THE_EDGE, LANDSCAPE

if TYPE_CHECKING:
    from app.reports.report_content import ReportContent


def _later(module: str, function: str = "build") -> "Callable[[ReportContent], Any]":
    """A function of the file of a document."""

    def call(content: "ReportContent") -> Any:
        return getattr(import_module(f"app.reports.documents.{module}"), function)(content)

    return call


_BY_OCCASION: Mapping[Occasion, tuple[Document, ...]] = {
    Occasion.MEETING: (
        Document(
            "summary",
            N_("Summary for the executive"),
            N_("For the executive: the state on one page, six things to start with, and what only you can decide."),
            _later("summary_page"),
            N_("for the executive"),
            view=View.ALL,
        ),
        Document(
            "meeting-pack",
            N_("Meeting pack"),
            N_(
                "For the meeting: agenda for 30 minutes, "
                "what became of the last decisions, six things to decide, signatures."
            ),
            _later("meeting_pack"),
            N_("for everyone at the meeting"),
            frozenset({Option.APPROVAL_STRIP}),
            view=View.ALL,
            prints_kept=(f"{DECISION.name}.*",),
            is_numbered=True,
            rows=_later("meeting_pack", "decided_measures"),
        ),
        Document(
            "action-plan",
            N_("Action plan"),
            N_("For the meeting: what is to be done, by whom and by when, most urgent first."),
            _later("action_plan"),
            N_("for everyone at the meeting"),
        ),
        Document(
            "person-sheet",
            N_("Person's task sheet"),
            N_("For each owner: what that person has to do, most urgent first, to tick off."),
            _later("person_sheet"),
            N_("for each owner"),
            frozenset({Option.PEOPLE}),
            view=View.ALL,
        ),
    ),
    Occasion.FILL_IN: (
        Document(
            "checklist",
            N_("Checklist"),
            N_("For whoever checks on paper: one row for each measure, boxes to tick and room to write."),
            _later("checklist"),
            N_("for whoever checks"),
            frozenset({Option.BLANK, Option.APPROVAL_STRIP}),
            LANDSCAPE,
            is_numbered=True,
        ),
        Document(
            "self-check",
            N_("Teleworker's check sheet"),
            N_("For each teleworker: 29 rows to tick with a pen in ten minutes, on two pages, to hand back."),
            _later("self_check"),
            N_("for each teleworker"),
            frozenset({Option.PEOPLE}),
            CLOSE_TO_THE_EDGE,
            view=View.TELEWORKER,
            prints_kept=("profile.holder.administrator",),
            is_numbered=True,
        ),
        Document(
            "vendor-questions",
            N_("Questions to the IT vendor"),
            N_("For the IT vendor: plain questions about what it does for us, to tick and to send back."),
            _later("vendor_questions"),
            N_("for the IT vendor"),
            frozenset({Option.BLANK}),
            view=View.ALL,
            prints_kept=(f"{CONTACT.name}.*",),
            prints_answers=False,
            is_numbered=True,
            rows=_later("vendor_questions", "asked_about"),
        ),
        Document(
            "vendor-request",
            N_("Requests to the IT vendor"),
            N_("For the IT vendor: all that we ask it to do, place by place, with boxes to tick and room for results."),
            _later("vendor_request"),
            N_("for the IT vendor"),
            page=CLOSE_TO_THE_EDGE,
            view=View.ALL,
            prints_kept=(f"{CONTACT.name}.*",),
            prints_answers=False,
            is_numbered=True,
            rows=_later("vendor_request", "asked_for"),
        ),
        Document(
            "not-applicable",
            N_("What was set aside"),
            N_(
                "For the yearly review: what does not apply or is not known, "
                "each with its reason, to confirm or to correct."
            ),
            _later("not_applicable"),
            N_("for whoever reviews"),
            page=LANDSCAPE,
        ),
        Document(
            "findings",
            N_("List of findings"),
            N_("For the administrator: what is missing, has run out or contradicts itself, to hand out and tick off."),
            _later("findings_page"),
            N_("for the administrator"),
            page=LANDSCAPE,
            view=View.ALL,
            prints_kept=(f"{DEVICE.name}.*", f"{DECISION.name}.*", PUT_OFF),
            tells_findings=True,
        ),
    ),
    Occasion.STAFF: (
        Document(
            "staff-notice",
            N_("Notice to the staff"),
            N_("For the staff: what to keep to when teleworking, on one page, with a list to sign."),
            _later("staff_notice"),
            N_("for the staff"),
            view=View.ALL,
            prints_kept=("notice.*", f"{PERSON.name}.*.name", f"{CONTACT.name}.*"),
            prints_answers=False,
        ),
        Document(
            "emergency-card",
            N_("Emergency card"),
            N_("For everyone: whom to call, what to do first and what not to do; for the wall and for the wallet."),
            _later("emergency_card"),
            N_("for everyone"),
            frozenset({Option.BLANK}),
            CLOSE_TO_THE_EDGE,
            View.ALL,
            prints_kept=(f"{CONTACT.name}.*",),
            prints_answers=False,
        ),
        Document(
            "policy-draft",
            N_("Drafts of the policies"),
            N_(
                "For the executive and the administrator: basic policy, "
                "telework rules and incident plan, filled in to edit."
            ),
            _later("policy_draft"),
            N_("for executive and administrator"),
            view=View.ALL,
            prints_kept=(f"{CONTACT.name}.*", "profile.holder.*"),
            prints_answers=False,
            text_file=_later("policy_draft", "text_file"),
        ),
    ),
    Occasion.OUTSIDE: (
        Document(
            "customer-statement",
            N_("Statement for customers"),
            N_("For customers who ask: how far the self-check is, by category, and who answers for it."),
            _later("customer_statement"),
            N_("for customers"),
            view=View.ALL,
            prints_kept=("statement.*", f"{CONTACT.name}.*"),
            prints_answers=False,
        ),
    ),
    Occasion.KEEP: (
        Document(
            "device-register",
            N_("Device register"),
            N_("For the administrator: every device with what is known of it, and rows to fill in by hand."),
            _later("device_register"),
            N_("for the administrator"),
            frozenset({Option.BLANK}),
            LANDSCAPE,
            View.ADMINISTRATOR,
            prints_kept=(f"{DEVICE.name}.*",),
            prints_answers=False,
        ),
        Document(
            "set-ups",
            N_("Set-ups of our telework"),
            N_(
                "For the administrator and the IT vendor: "
                "where data lies, what flows where, and how far control reaches."
            ),
            _later("set_up_pages"),
            N_("for administrator and IT vendor"),
            view=View.ALL,
            prints_answers=False,
            draws_set_ups=True,
        ),
        Document(
            "calendar",
            N_("Calendar of the year"),
            N_("For everyone: what is due and what is to be repeated, month by month, to hang on the wall and tick."),
            _later("calendar"),
            N_("for everyone"),
            frozenset({Option.BLANK}),
            LANDSCAPE,
        ),
        Document(
            "hand-over-steps",
            N_("Hand-over to another PC"),
            N_("For whoever moves Tenken to another PC: what to do on both, and how to tell the password."),
            _later("hand_over"),
            N_("for whoever moves Tenken"),
            prints_answers=False,
        ),
    ),
}
"""Occasions and documents stand in the order in which they are listed."""

DOCUMENTS: Mapping[str, Document] = MappingProxyType(
    {one.name: one for group in _BY_OCCASION.values() for one in group}
)
"""Every document by its name, in the order of the list."""


def occasion(document: Document) -> Occasion:
    """When the document is wanted."""
    return next(one for one, documents in _BY_OCCASION.items() if document in documents)


def by_occasion() -> Mapping[Occasion, tuple[Document, ...]]:
    """The documents of each occasion."""
    return _BY_OCCASION
