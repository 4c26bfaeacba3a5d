"""Which dialog edits which of the texts that documents print beside the answers."""

from PySide6.QtWidgets import QDialog, QWidget

from app.domain.ledgers import Ledger
from app.snapshot import Choices
from app.ui.state import AppState


def editor(what: str, state: AppState, lang: str, parent: QWidget) -> QDialog:
    """The dialog for a ledger, people, notice or statement; `lang` is the language of the document."""
    from app.ui.dialogs.kept_text import NoticeDialog, PeopleDialog
    from app.ui.dialogs.statement import StatementDialog

    if what in tuple(Ledger):
        from app.ui.dialogs.ledger import LedgerDialog

        return LedgerDialog(state, Ledger(what), parent)
    match what:
        case "people":
            return PeopleDialog(state, parent)
        case "notice":
            return NoticeDialog(state, lang, _generated_notice(state, lang), parent)
    return StatementDialog(state, parent)


def _generated_notice(state: AppState, lang: str) -> str:
    from app.reports.staff_notice import DOCUMENT, generated
    from app.ui.build import part_for

    return generated(part_for(state, DOCUMENT.name, Choices(lang)).content)
