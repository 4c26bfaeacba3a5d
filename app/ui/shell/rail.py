"""The rail at the left of the window: whose workbook is open, the places and what waits there, how far we are."""

from datetime import datetime

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.domain.filenames import readable_name
from app.domain.step_extent import Extent
from app.domain.summary import attention, figures
from app.domain.tables import DEVICE
from app.i18n import _, ngettext, pgettext
from app.ui.kit.icon_button import IconButton
from app.ui.kit.plain_tip import plain_tip
from app.ui.kit.retranslating import Retranslating
from app.ui.kit.texts import Text
from app.ui.kit.told_keys import tell_keys, told_keys
from app.ui.kit.type_setting import CAPTION
from app.ui.shell import theme
from app.ui.shell.actions import PLACE_NAMES, Actions, tell_action
from app.ui.shell.rail_button import RailButton, WorkbookChip
from app.ui.shell.rail_figures import RailFigures
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place
from app.words.overview_words import findings_text

_WIDE, _NARROW, _BARE = 15, 5.9, 5.6
"""The widths of the rail, in heights of its text."""
_WIDE_FROM = 78
"""The width of a window, in heights of its text, from which its rail is wide."""
_WORDED_FROM = 36
"""The height of a window from which a narrow rail has words."""
_QUIET_MS = 700
"""Findings are counted when nothing was answered for so long: it takes up to 24 ms of the thread of the window."""


class Rail(Retranslating, QWidget):
    """Hears of edits by itself. The figures are those of the whole organisation, whatever view is shown."""

    def __init__(self, state: AppState, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._actions = actions
        self._saved_at: datetime | None = None
        self._told: dict[Place, tuple[str, str, str]] = {}
        """What the buttons say."""
        self._findings = 0
        self._soon = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._soon.timeout.connect(self._count_findings)
        self._counts_findings = False
        """Not before the window stands."""
        self.chip = WorkbookChip(self)
        self.chip.clicked.connect(actions["switch"].trigger)
        self._sample_words = Text(self, CAPTION)
        self.sample = QPushButton(self)
        """Leads back from the sample."""
        self.places = {place: RailButton(place.value, self) for place in Place}
        for place, button in self.places.items():
            button.setCheckable(True)
            button.setAutoExclusive(True)  # one of several, and not a box to tick, for who hears it
            button.clicked.connect(actions[f"place_{place}"].trigger)
        self.figures = RailFigures(self)
        self.saved = Text(self, CAPTION, muted=True)
        self._looks = {
            "smaller": QToolButton(self),
            "larger": QToolButton(self),
            "theme": IconButton("appearance", self),
        }
        self._lay_out()
        self._connect()
        self._shape: tuple[bool, bool] | None = None

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(0)
        column.addWidget(self.chip)
        sample = QVBoxLayout()
        sample.setContentsMargins(8, 0, 8, 0)
        sample.addWidget(self._sample_words)
        sample.addWidget(self.sample)
        column.addLayout(sample)
        column.addSpacing(4)
        for button in self.places.values():
            column.addWidget(button)
        column.addStretch(1)
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(12, 8, 12, 0)
        self._foot.setSpacing(8)
        self._foot.addWidget(self.figures)
        self._foot.addWidget(self.saved)
        self._line = QHBoxLayout()
        self._line.setSpacing(4)
        for name, look in self._looks.items():
            look.setAutoRaise(True)
            look.clicked.connect(self._actions[name].trigger)
            self._line.addWidget(look)
        self._line.addStretch(1)
        self._foot.addLayout(self._line)
        column.addLayout(self._foot)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def _connect(self) -> None:
        state = self._state
        state.saved.connect(self._on_saved)
        state.unsaved.changed.connect(self._show_saved)
        state.changed.connect(self._on_step)
        state.workbook_replaced.connect(self._on_replaced)
        state.findings_found.connect(self._on_findings)

    # its shape

    def fit(self, window: QSize) -> None:
        """Takes the shape that a window of this size has room for."""
        em = self.fontMetrics().height()
        is_wide = window.width() >= _WIDE_FROM * em
        is_worded = is_wide or window.height() >= _WORDED_FROM * em
        self.setFixedWidth(round((_WIDE if is_wide else _NARROW if is_worded else _BARE) * em))
        if (is_wide, is_worded) == self._shape:
            return
        self._shape = (is_wide, is_worded)
        for button in self.places.values():
            button.set_shape(is_wide=is_wide, is_worded=is_worded)
        self.chip.set_shape(is_wide=is_wide)
        margin = 12 if is_wide else 4
        self._foot.setContentsMargins(margin, 8, margin, 0)
        self._show_saved()
        self.figures.setVisible(is_worded)
        self.saved.setVisible(is_worded)
        for look in self._looks.values():
            look.setVisible(is_wide)
        self._show_sample()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit(self.window().size())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        chosen = theme.tokens(self.palette())
        painter.fillRect(self.rect(), theme.colour(chosen.surface))
        painter.setPen(theme.colour(chosen.line))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        painter.end()

    # what is shown

    def choose(self, place: Place) -> None:
        """Shows a place as the one where we are: Tab comes to it, and arrows lead on to the others."""
        for each, button in self.places.items():
            button.setChecked(each is place)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each is place else Qt.FocusPolicy.ClickFocus)

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self.setAccessibleName(_("Places"))
        self._looks["smaller"].setText(_("A-"))
        self._looks["larger"].setText(_("A+"))
        for name, button in self._looks.items():
            tell_action(button, self._actions[name])
        self._told.clear()
        self._show_name()
        self._show_waiting()
        self._show_saved()
        self._show_sample()

    def _on_step(self, reached: Extent) -> None:
        if reached.is_about_name:
            self._show_name()
        if reached.is_about_answers or reached.is_about_kept:
            self._show_waiting()
        if self._counts_findings:
            self._soon.start()

    def _on_findings(self) -> None:
        self._counts_findings = True
        self._soon.start()

    def _count_findings(self) -> None:
        """Only while the window is there: behind one that is closing, the workbook may be closed."""
        if not self.isVisible():
            return
        from app.ui.shell.findings_watch import watch_of

        watch = watch_of(self._state)
        found = watch.found
        if watch.is_ready and len(found.standing) != self._findings:
            self._findings = len(found.standing)
            self._show_waiting()

    def _show_name(self) -> None:
        name = self._state.workbook.organisation or readable_name(self._state.path.stem)
        self.chip.setText(name)
        self.chip.setAccessibleName(_("Workbook: {name}").format(name=name))
        keys = told_keys(self._actions["switch"].shortcut())
        told = f"{_('Other workbooks')} ({keys})"
        self.chip.setToolTip(plain_tip(f"{name}\n{told}"))
        self.chip.setAccessibleDescription(told)

    def _show_waiting(self) -> None:
        state = self._state
        counts = figures(state.catalogue.measures, state.entries)
        overdue = len(attention(state.catalogue.measures, state.entries, state.today()).overdue)
        devices = len(state.workbook.rows(DEVICE))
        left = counts.applicable - counts.answered
        waiting = {
            Place.CHECKLIST: (str(left) if left else "", _("Unanswered: {count}").format(count=left) if left else ""),
            Place.PLAN: (_("Overdue {count}").format(count=overdue) if overdue else "", ""),
            Place.LEDGERS: (
                ngettext("{count} device", "{count} devices", devices).format(count=devices) if devices else "",
                "",
            ),
            Place.FINDINGS: (str(self._findings), findings_text(self._findings)) if self._findings else ("", ""),
        }
        for place, button in self.places.items():
            told = (_(PLACE_NAMES[place]), *waiting.get(place, ("", "")))
            if told != self._told.get(place):
                self._told[place] = told
                button.set_words(*told, warns=place is Place.PLAN)
                tell_keys(button, button.accessibleName(), told_keys(self._actions[f"place_{place}"].shortcut()))
        self.figures.show_figures(counts)

    def _show_sample(self) -> None:
        is_wide = self._shape is None or self._shape[0]
        self._sample_words.setVisible(self._state.is_sample and is_wide)
        self._sample_words.setText(_("This is a sample of a made-up shop. Try anything; nothing of it is kept."))
        self.sample.setVisible(self._state.is_sample)
        self.sample.setText(_("Back to my workbook") if is_wide else _("Leave"))
        self.sample.setToolTip(self._sample_words.text())
        self.sample.setAccessibleName(_("Back to my workbook"))
        self.sample.setAccessibleDescription(self._sample_words.text())

    def _show_saved(self) -> None:
        if self._state.is_sample:
            self.saved.setText(_("Nothing of the sample is kept"))
        elif self._state.workbook.is_read_only:
            self.saved.setText(_("Only to look at: changes are not saved"))
        elif self._state.unsaved.texts:
            self.saved.setText(_("Not saved yet: {count}").format(count=len(self._state.unsaved.texts)))
        elif self._saved_at is None:
            is_wide = self._shape is None or self._shape[0]
            words = _("Changes are saved automatically")
            self.saved.setText(words if is_wide else pgettext("in a narrow place", "Saves by itself"))
            self.saved.setToolTip(words)
        else:
            self.saved.setText(_("Saved {time}").format(time=f"{self._saved_at:%H:%M}"))

    def all_saved(self) -> str:
        """That everything is kept, and since when, for who asks; or why it is not."""
        is_kept = not (self._state.is_sample or self._state.workbook.is_read_only or self._state.unsaved.texts)
        if not is_kept or self._saved_at is None:
            return self.saved.text()
        return _("All is saved: {time}").format(time=f"{self._saved_at:%H:%M}")

    def _on_saved(self, when: datetime) -> None:
        self._saved_at = when
        self._show_saved()

    def _on_replaced(self) -> None:
        self._saved_at = None
        self._findings = 0
        if self._counts_findings:
            self._soon.start()
        self.retranslate()
