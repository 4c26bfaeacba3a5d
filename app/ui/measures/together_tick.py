"""Whether what the same work settles is answered, too: one box, wherever measures are answered."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QWidget

from app import labels
from app.i18n import _, language, ngettext
from app.ui.kit.line_icon import line_icon
from app.ui.kit.tick_box import TickBox
from app.ui.kit.told_keys import tell_keys
from app.ui.shell.state import AppState

_NAMED = 2
"""Of more measures, the number is said, and their names to who points at it."""


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
        self.setIcon(line_icon("linked"))
        self.setChecked(True)
        self.hide()

    def show_for(self, here: str | None, chosen: Sequence[str]) -> None:
        """Asks about the measures that are chosen to be answered, of which one stands on `here`."""
        if here != self._here or self._state.joins_counterparts:
            self._here = here
            self.setChecked(True)
        others = self._settled_with(chosen)
        told = (others, self._state.joins_counterparts, language())
        if told == self._told:
            return
        self._told = told
        named = _(", ").join(labels.measure_label(self._state.catalogue.by_id[i]) for i in others)
        few = _named(named)
        many = ngettext("Also {count} measure", "Also {count} measures", len(others)).format(count=len(others))
        self.setText(few if len(others) <= _NAMED else many)
        self.setAccessibleName(_("Answer together with {measures}").format(measures=named))
        tell_keys(self, _("The same work also settles {measures}.").format(measures=named), "")
        self.setEnabled(not self._state.joins_counterparts)
        self.setVisible(bool(others))

    def usual_width(self) -> int:
        """The room that it takes with one measure, whichever that is."""
        names = (labels.measure_label(measure) for measure in self._state.catalogue.measures)
        longest = max(names, key=self.fontMetrics().horizontalAdvance)
        option = QStyleOptionButton()
        option.initFrom(self)
        option.text, option.icon, option.iconSize = _named(longest), self.icon(), self.iconSize()
        words = QSize(self.fontMetrics().horizontalAdvance(option.text) + 4 + option.iconSize.width(), 0)
        return self.style().sizeFromContents(QStyle.ContentsType.CT_CheckBox, option, words, self).width()

    def others(self, chosen: Sequence[str]) -> tuple[str, ...]:
        """The measures to be answered with those that are chosen."""
        return self._settled_with(chosen) if self.isChecked() else ()

    def _settled_with(self, chosen: Sequence[str]) -> tuple[str, ...]:
        settled = dict.fromkeys(i for measure_id in chosen for i in self._state.settled_with(measure_id))
        return tuple(i for i in settled if i not in chosen)


def _named(measures: str) -> str:
    return _("Also {measures}").format(measures=measures)
