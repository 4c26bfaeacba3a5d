"""The tick "We use this" for a telework method or a combination: it writes the profile, as a step to undo."""

from PySide6.QtWidgets import QWidget

from app.domain.guide import COMBINATION_FACTS
from app.domain.profile import Fact, Known, Method, methods_with
from app.domain.step_extent import Extent
from app.i18n import _
from app.ui.guide.methods_in_use import is_in_use
from app.ui.kit.retranslating import Retranslating
from app.ui.kit.tick_box import TickBox
from app.ui.shell.state import AppState


class UseTick(Retranslating, TickBox):
    """Shows whether the method that `show_item` names is in use."""

    def __init__(self, state: AppState, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._item = ""
        self.clicked.connect(self._on_clicked)
        state.changed.connect(self._on_step)
        state.workbook_replaced.connect(self.refresh)
        self.retranslate()

    def show_item(self, item: str) -> None:
        """Shows another method or combination, by its id."""
        self._item = item
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Shows what the profile says."""
        if self._item:
            self.setChecked(is_in_use(self._state, self._item))

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        phones = COMBINATION_FACTS.get(self._item) is Fact.SMARTPHONES
        self.setText(_("We use phones or tablets") if phones else _("We use this"))

    def _on_step(self, reached: Extent) -> None:
        if reached.is_about_profile:
            self.refresh()

    def _on_clicked(self, used: bool) -> None:
        if self._item in COMBINATION_FACTS:
            texts = self._fact_texts(COMBINATION_FACTS[self._item], used=used)
        else:
            texts = {"methods": methods_with(self._state.standing.profile, Method(self._item), used=used)}
        self._state.set_profile(texts)
        self.refresh()

    def _fact_texts(self, fact: Fact, *, used: bool) -> dict[str, str]:
        """Without the tick nothing is answered; only where tools show that it is so, no is."""
        is_shown = self._state.standing.profile.shown(fact) is Known.YES
        return {fact.value: Known.YES.value if used else Known.NO.value if is_shown else ""}
