"""What can be typed from each kind of printed sheet: its boxes with their keys, and what is written beside them."""

from collections.abc import Mapping

from app.domain.answers import STATUS_KEYS, Status
from app.domain.msgids import msgid
from app.domain.record import field, record

CHECKLIST = "checklist"
SELF_CHECK = "self-check"
MEETING_PACK = "meeting-pack"
VENDOR_QUESTIONS = "vendor-questions"
VENDOR_REQUEST = "vendor-request"
"""Names of the documents that come back from paper."""

REPLIES: Mapping[Status, str] = {
    Status.DONE: msgid("Yes"),
    Status.PARTIAL: msgid("Partly"),
    Status.NOT_DONE: msgid("No"),
    Status.UNKNOWN: msgid("To be clarified"),
}
"""The boxes of a question to the IT vendor, by what the reply means for its measure."""


@record(frozen=True)
class PaperForm:
    """A kind of sheet. `keys` answer a row; `words` say what the boxes are called where it is not as the answers are.

    `is_empty_first`: its rows show nothing of what the workbook holds. `is_dated`: the day on the sheet counts;
    `is_signed`: whose it is, too.
    """

    keys: Mapping[str, Status] = field(default_factory=lambda: STATUS_KEYS)
    words: Mapping[Status, str] = field(default_factory=dict)
    is_empty_first: bool = False
    is_dated: bool = False
    is_signed: bool = False
    has_decisions: bool = False
    has_tasks: bool = True
    """Whether owner and due date stand on it."""
    has_remarks: bool = True
    has_steps: bool = False
    """Whether its rows are steps, to be ticked."""
    has_blanks: bool = False
    """Whether it has the lines beside the questions to the vendor."""


_OTHER = PaperForm()
_FORMS = {
    SELF_CHECK: PaperForm(is_empty_first=True, is_dated=True, is_signed=True, has_tasks=False, has_remarks=False),
    MEETING_PACK: PaperForm(has_decisions=True),
    VENDOR_QUESTIONS: PaperForm(
        {key: status for key, status in STATUS_KEYS.items() if status in REPLIES},
        REPLIES,
        is_dated=True,
        has_tasks=False,
        has_blanks=True,
    ),
    VENDOR_REQUEST: PaperForm(
        {"1": Status.DONE, "2": Status.UNANSWERED},
        {Status.DONE: msgid("Seen to"), Status.UNANSWERED: msgid("Not yet")},
        is_dated=True,
        has_tasks=False,
        has_steps=True,
    ),
}


def form_of(document: str) -> PaperForm:
    """What can be typed from the sheets of a document; that of the checklist for one that nobody knows."""
    return _FORMS.get(document, _OTHER)
