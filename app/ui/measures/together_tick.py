"""Whether what the same work settles is answered, too: one box, wherever measures are answered."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QWidget

from app import labels
from app.domain.measures import Measure
from app.i18n import _, language, ngettext
from app.ui.kit.line_icon import line_icon
from app.ui.kit.tick_box import TickBox
from app.ui.kit.told_keys import tell_keys
from app.ui.shell.state import AppState

_NAMED = 2
"""Of more measures, the number is said, and their names to who points at it."""


class TogetherWords(Enum):
    """How much of its words it shows, with one measure; its tooltip names the measures, whatever it shows."""

    WHOLE = "whole"
    SHORT = "short"
    NONE = "none"


class TogetherTick(TickBox):
    """Names the measures, and is not there where there is none. It is ticked again for each measure that one goes to.

    Where counterparts share whatever answer one gets, it only says so.
    """

    def __init__(self, state: AppState, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._here: str | None = None
        self._told: tuple[object, ...] = ()
        """What it says, and in which language."""
        self._fit: TogetherWords | None = None
        """Where it has to fit into a line."""
        self._widths: dict[tuple[TogetherWords, str, str], int] = {}
        self.setIcon(line_icon("linked"))
        self.setChecked(True)
        self.hide()

    def show_for(self, here: str | None, chosen: Sequence[str]) -> None:
        """Asks about the measures that are chosen to be answered, of which one stands on `here`."""
        if here != self._here or self._state.joins_counterparts:
            self._here = here
            self.setChecked(True)
        others = self._settled_with(chosen)
        told = (others, self._state.joins_counterparts, language(), self._fit)
        if told == self._told:
            return
        self._told = told
        measures = [self._state.catalogue.by_id[i] for i in others]
        self.setText(self._words_for(measures))
        named = _(", ").join(map(labels.measure_label, measures))
        self.setAccessibleName(_("Answer together with {measures}").format(measures=named))
        tell_keys(self, _("The same work also settles {measures}.").format(measures=named), "")
        self.setEnabled(not self._state.joins_counterparts)
        self.setVisible(bool(others))

    def _words_for(self, measures: Sequence[Measure]) -> str:
        count = len(measures)
        if self._fit is TogetherWords.NONE:
            return ""
        if count > (_NAMED if self._fit is None else 1):
            return ngettext("Also {count} measure", "Also {count} measures", count).format(count=count)
        return _also(measures, self._fit)

    def make_fit(self, fit: TogetherWords) -> None:
        """Shows as much as this says from now on."""
        if fit is not self._fit:
            self._fit = fit
            self.show_for(self._here, [self._here] if self._here else [])

    def usual_width(self, fit: TogetherWords) -> int:
        """The room that it takes with one measure, whichever that is, when it shows as much as this says."""
        key = (fit, language(), self.font().toString())
        if key not in self._widths:
            self._widths[key] = self._width_of(self._longest(fit))
        return self._widths[key]

    def _longest(self, fit: TogetherWords) -> str:
        if fit is TogetherWords.NONE:
            return ""
        words = (_also([measure], fit) for measure in self._state.catalogue.measures)
        return max(words, key=self.fontMetrics().horizontalAdvance)

    def _width_of(self, text: str) -> int:
        option = QStyleOptionButton()
        option.initFrom(self)
        option.text, option.icon, option.iconSize = text, self.icon(), self.iconSize()
        words = QSize(self.fontMetrics().horizontalAdvance(option.text) + 4 + option.iconSize.width(), 0)
        return self.style().sizeFromContents(QStyle.ContentsType.CT_CheckBox, option, words, self).width()

    def others(self, chosen: Sequence[str]) -> tuple[str, ...]:
        """The measures to be answered with those that are chosen."""
        return self._settled_with(chosen) if self.isChecked() else ()

    def _settled_with(self, chosen: Sequence[str]) -> tuple[str, ...]:
        settled = dict.fromkeys(i for measure_id in chosen for i in self._state.settled_with(measure_id))
        return tuple(i for i in settled if i not in chosen)


def _also(measures: Sequence[Measure], fit: TogetherWords | None) -> str:
    label = labels.short_measure_label if fit is TogetherWords.SHORT else labels.measure_label
    return _("Also {measures}").format(measures=_(", ").join(map(label, measures)))
