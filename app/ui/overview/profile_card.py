"""The card of the overview that tells how many measures apply, and leads to the questions that decide it."""

from PySide6.QtWidgets import QPushButton, QWidget

from app import labels
from app.domain.applicability import Verdict
from app.domain.selection import Filter
from app.i18n import _, ngettext
from app.ui.kit.texts import Text
from app.ui.overview.overview_cards import OverviewCard
from app.ui.shell.state import AppState
from app.ui.shell.ways import Ways


class ProfileCard(OverviewCard):
    """Invites to tell what the organisation is; afterwards it counts by verdict, and each row leads to the measures."""

    def __init__(self, ways: Ways, parent: QWidget) -> None:
        super().__init__(ways, parent)
        self._invitation = Text(self)
        self.column.addWidget(self._invitation)
        for verdict in Verdict:
            self.add_row().key = verdict.value
        self._ask = QPushButton(self)
        self._ask.clicked.connect(self._on_ask)
        self.column.addWidget(self._ask)

    def refresh(self, state: AppState) -> None:
        known = state.standing.has_profile
        self.heading.setText(_("What applies to us"))
        self._invitation.set_text(
            "" if known else _("Tell what your organization is like: two minutes, and the list shows what applies.")
        )
        self._ask.setText(_("About your organization...") if known else _("Answer a few questions..."))
        verdicts = [state.standing.verdict(measure.id) for measure in state.measures]
        for row, verdict in zip(self._rows, Verdict, strict=True):
            count = verdicts.count(verdict)
            row.setVisible(known and count > 0)
            if known:
                measures = ngettext("{count} measure", "{count} measures", count).format(count=count)
                row.set_content(_("{verdict}: {measures}").format(verdict=labels.name(verdict), measures=measures))

    def go_to(self, key: str) -> None:
        """Shows the measures of a verdict."""
        self._ways.filter(Filter(verdicts=frozenset({Verdict(key)})))

    def _on_ask(self) -> None:
        self._ways.question()
