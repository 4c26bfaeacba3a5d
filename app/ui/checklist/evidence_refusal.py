"""Why files could not be kept as evidence, and what can be done about it at the press of a button."""

from collections.abc import Mapping, Sequence
from enum import Enum
from pathlib import Path

from app.files import AccessFailed, DiskFull, FolderNotWritable, PathMissing, StorageError
from app.i18n import N_, _
from app.storage.errors import NotReadable, RecordNotPlain, RecordsTooMany, RecordTooLarge
from app.ui.kit.boxes import BoxAnswer, BoxQuestion
from app.words.messages import message_for


class EvidenceRemedy(Enum):
    """What to do where files cannot be kept."""

    OTHERS = "others"
    NOTE_PLACE = "note_place"
    AGAIN = "again"


_WORDS: Mapping[EvidenceRemedy, str] = {
    EvidenceRemedy.OTHERS: N_("Choose &others..."),
    EvidenceRemedy.NOTE_PLACE: N_("&Write down where it is"),
    EvidenceRemedy.AGAIN: N_("Try &again"),
}


def evidence_remedies(error: Exception, files: Sequence[Path]) -> tuple[EvidenceRemedy, ...]:
    """What can be done, the best first; nothing for what is no matter of the files or of their folder.

    `files` are those that were given; a picture is none.
    """
    match error:
        case RecordTooLarge():
            return (EvidenceRemedy.NOTE_PLACE, EvidenceRemedy.OTHERS)
        case RecordNotPlain() | RecordsTooMany() | NotReadable():
            return (EvidenceRemedy.OTHERS,)
        case PathMissing() | AccessFailed() if error.path in files:
            return (EvidenceRemedy.OTHERS,)
        case DiskFull() | FolderNotWritable() | AccessFailed() | PathMissing():
            return (EvidenceRemedy.AGAIN, *((EvidenceRemedy.NOTE_PLACE,) if files else ()))
    return ()


def refusal_question(error: StorageError, *remedies: EvidenceRemedy) -> BoxQuestion[EvidenceRemedy]:
    """The words for the error, and the buttons, of which Enter presses the first."""
    message = message_for(error)
    assert message is not None
    answers = tuple(BoxAnswer(remedy, _(_WORDS[remedy])) for remedy in remedies)
    return BoxQuestion(message, answers, usual=remedies[0])
