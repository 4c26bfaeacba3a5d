"""Shows what would change before any of it is kept: singly or all, with newer answers protected."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.domain.differences import Difference, Novelty
from app.i18n import _, ngettext
from app.ui.kit.dialog import Buttons, Dialog
from app.ui.kit.flow_layout import FlowLayout
from app.ui.kit.lists.look_list import LookList
from app.ui.kit.texts import Text
from app.ui.kit.type_setting import LABEL
from app.ui.review.review_model import ReviewModel, difference_counts
from app.ui.shell.state import AppState


class ReviewDialog(Dialog):
    """Keeps what is ticked, and what goes `along` with it, as one step when it is accepted."""

    def __init__(
        self,
        state: AppState,
        differences: Sequence[Difference],
        parent: QWidget,
        *,
        lead: str = "",
        along: Sequence[Difference] = (),
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._along = tuple(along)
        self.setWindowTitle(_("What changes"))
        page = QWidget(self)
        self._model = ReviewModel(state, differences, self)
        self._lead = Text(page)
        self._lead.set_text(lead)
        self._count = Text(page, LABEL)
        self._hint = Text(page, muted=True)
        self._list = LookList(self._model, page)
        self._list.setAccessibleName(_("What changes"))
        self._list.setVisible(bool(differences))
        self._all, self._none = QPushButton(page), QPushButton(page)
        self._lay_out(page)
        self._connect()
        self._say()
        self._list.stand_on_first()

    def _lay_out(self, page: QWidget) -> None:
        line = FlowLayout(spacing=8)
        line.addWidget(self._all)
        line.addWidget(self._none)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._lead, self._count, self._hint):
            column.addWidget(widget)
        column.addLayout(line)
        column.addWidget(self._list, 1)
        self._list.setMinimumHeight(8 * self.fontMetrics().height())
        self.set_page(page, Buttons.Save | Buttons.Cancel, size=(48, 40))
        self._keep = self.buttons.button(Buttons.Save)

    def _connect(self) -> None:
        self._all.clicked.connect(self._on_all)
        self._none.clicked.connect(self._on_none)
        self._model.ticked.connect(self._show_count)

    def _say(self) -> None:
        found = self._model.differences
        conflicts = sum(d.novelty is Novelty.CONFLICT for d in found)
        self._count.setText(difference_counts(found) if found else _("No answer of the workbook changes."))
        told = [_("Space takes a tick away or puts it back; Ctrl+Enter keeps what is ticked.")] if found else []
        if conflicts:
            told.append(
                ngettext(
                    "{count} was changed here afterwards. It is not ticked, so that the newer one stays.",
                    "{count} were changed here afterwards. They are not ticked, so that the newer ones stay.",
                    conflicts,
                ).format(count=conflicts)
            )
        if emptied := sum(d.novelty is Novelty.EMPTIED for d in found):
            told.append(
                ngettext(
                    "{count} is empty in the file. It is not ticked, so it stays; tick it to empty it here too.",
                    "{count} are empty in the file. They are not ticked, so they stay; tick those to empty here too.",
                    emptied,
                ).format(count=emptied)
            )
        self._hint.set_text("\n".join(told))
        self._all.setText(_("Tick &all"))
        self._none.setText(_("Tick &none"))
        for button in (self._all, self._none):
            button.setAutoDefault(False)
            button.setVisible(bool(found))
        self._show_count()
        (self._list if found else self._keep).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_count(self) -> None:
        count = len(self._model.chosen)
        changes = ngettext("&Keep {count} change", "&Keep {count} changes", count).format(count=count)
        self._keep.setText(changes if count or not self._along else _("&Keep the sheet"))
        self._keep.setEnabled(bool(count or self._along))

    @property
    def chosen(self) -> tuple[Difference, ...]:
        """What a person accepts: what is ticked, and what goes along."""
        return (*self._along, *self._model.chosen)

    def accept(self) -> None:
        """Keeps it all; what cannot be kept is told by the state, and the dialog stays."""
        if self._state.accept(self.chosen):
            super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter keeps what is ticked, wherever the focus is."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self._keep.isEnabled():
                self.accept()
            return
        super().keyPressEvent(event)

    def _on_all(self) -> None:
        """What is only empty in the file is emptied here at a person's word for it, not along with the rest."""
        said = {one.novelty for one in self._model.differences} - {Novelty.EMPTIED}
        self._model.tick_all(said or {Novelty.EMPTIED})

    def _on_none(self) -> None:
        self._model.tick_all(())
