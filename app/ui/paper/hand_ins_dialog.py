"""Shows who has handed a self-check sheet in and when, and who has not."""

from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from app import labels
from app.domain import hand_ins
from app.domain.people import teleworkers
from app.domain.tables import HAND_IN, PERSON
from app.i18n import _, ngettext
from app.storage import printed_sheets
from app.ui.kit.dialog import Dialog
from app.ui.kit.lists.topic_list import TopicList
from app.ui.kit.lists.topic_model import Chapter, Topic
from app.ui.kit.texts import Text
from app.ui.kit.type_setting import LABEL
from app.ui.shell.state import AppState


class HandInsDialog(Dialog):
    """The people named as teleworkers, those for whom a sheet was printed, and those who returned one.

    `leads_to_sheets`: a button accepts it, for who wants to type a sheet back.
    Raises WorkbookDamaged when the sheets cannot be read.
    """

    def __init__(self, state: AppState, parent: QWidget, *, leads_to_sheets: bool = False) -> None:
        known = hand_ins.hand_in_standings(
            hand_ins.hand_ins_of(state.workbook.rows(HAND_IN)),
            printed_sheets.issued_sheets(state.workbook).values(),
            teleworkers(state.workbook.rows(PERSON)),
        )
        super().__init__(parent)  # only now: a dialog that cannot be made leaves nothing behind
        self.setWindowTitle(_("Self-checks returned"))
        page = QWidget(self)
        count = Text(page, LABEL)
        count.setText(_summary(known))
        hint = Text(page, muted=True)
        hint.setText(_("The newest sheet of each person counts. Earlier ones stay in the history."))
        rows = TopicList(page)
        rows.setAccessibleName(self.windowTitle())
        rows.show_chapters(_chapters(known))
        rows.setVisible(bool(known))
        rows.setMinimumHeight(8 * self.fontMetrics().height())
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (count, hint, rows):
            column.addWidget(widget, 1 if widget is rows else 0)
        if not known:
            column.addStretch(1)
        self.set_page(page, QDialogButtonBox.StandardButton.Close)
        if leads_to_sheets:
            enter = self.buttons.addButton(_("Enter a sheet from &paper..."), QDialogButtonBox.ButtonRole.AcceptRole)
            enter.setAutoDefault(False)


def _summary(known: tuple[hand_ins.HandInStanding, ...]) -> str:
    if not known:
        return _("No self-check sheet was printed for anybody yet, and none came back.")
    returned = sum(one.handed_in is not None for one in known)
    return ngettext("{returned} of {count} sheet returned", "{returned} of {count} sheets returned", len(known)).format(
        returned=returned, count=len(known)
    )


def _chapters(known: tuple[hand_ins.HandInStanding, ...]) -> list[Chapter]:
    open_ones = tuple(Topic(f"open {n}", one.person, _printed(one)) for n, one in enumerate(known) if not one.handed_in)
    back = tuple(
        Topic(f"back {n}", one.person, _("Filled in on {day}").format(day=labels.day(one.handed_in)))
        for n, one in enumerate(known)
        if one.handed_in
    )
    return [Chapter(_("Not returned yet"), open_ones), Chapter(_("Returned"), back)]


def _printed(one: hand_ins.HandInStanding) -> str:
    if one.printed is None:
        return _("No sheet printed yet")
    return _("printed on {day}").format(day=labels.day(one.printed))
