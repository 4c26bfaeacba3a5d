"""The entries behind the answers that decide whether a measure applies, whatever the profile says."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from app.domain.applicability import Source, Verdict
from app.domain.measures import Measure
from app.i18n import _
from app.ui.shell.state import AppState


class OverruleEntries(QObject):
    """Are there only where there is something to decide: the profile leaves the measure out, or is overruled."""

    def __init__(self, state: AppState, menu: QMenu) -> None:
        super().__init__(menu)
        self._state = state
        self._menu = menu
        self._measure: Measure | None = None
        self._separator = menu.addSeparator()
        self._decide = menu.addAction("")
        self._follow = menu.addAction("")
        self._decide.triggered.connect(self._on_decide)
        self._follow.triggered.connect(self._on_follow)

    def retranslate(self) -> None:
        """Says the entries in the language of the screens."""
        self._decide.setText(_("It applies after all..."))
        self._follow.setText(_("Decide by the organization's profile again"))

    def show_measure(self, measure: Measure) -> None:
        """Offers what can be decided about a measure."""
        self._measure = measure
        standing = self._state.standing
        overruled = standing.has_profile and standing.result(measure.id).source is Source.USER
        self._decide.setVisible(standing.verdict(measure.id) is not Verdict.APPLIES)
        self._follow.setVisible(overruled)
        self._separator.setVisible(self._decide.isVisible() or overruled)

    def _on_decide(self) -> None:
        from app.ui.checklist.overrule_dialog import OverruleDialog
        from app.ui.kit.dialog import run_dialog

        assert self._measure is not None
        state, measure, parent = self._state, self._measure, self._menu.parentWidget()
        run_dialog(lambda: OverruleDialog(state, measure, parent), hand_over=state.hand_over_typed)

    def _on_follow(self) -> None:
        assert self._measure is not None
        self._state.overrule(self._measure.id, None)
