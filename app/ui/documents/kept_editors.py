"""Which dialog edits which of the texts that documents print beside the answers."""

from PySide6.QtWidgets import QWidget

from app.domain.tables import PERSON
from app.ui.kit.dialog import Dialog
from app.ui.shell.state import AppState
from app.work.orders import Choices


def editor(what: str, state: AppState, lang: str, parent: QWidget) -> Dialog:
    """The dialog for the teleworkers, notice or statement; `lang` is the language of the document."""
    from app.ui.documents.kept_text_dialogs import NoticeDialog, PeopleDialog
    from app.ui.documents.statement_dialog import StatementDialog

    match what:
        case PERSON.name:
            return PeopleDialog(state, parent)
        case "notice":
            return NoticeDialog(state, lang, _generated_notice(state, lang), parent)
    return StatementDialog(state, parent)


def _generated_notice(state: AppState, lang: str) -> str:
    from app.reports.documents.staff_notice import DOCUMENT, generated
    from app.ui.documents.document_jobs import part_of

    return generated(part_of(state, DOCUMENT.name, Choices(lang)).content)
