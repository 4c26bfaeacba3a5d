"""The help stands beside the page, for as long as a person wants it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.ui.shell.places import Places

if TYPE_CHECKING:
    from app.ui.shell.help import HelpPanel


class HelpBeside(QObject):
    """Puts the help for the place that is shown into the line of the page, and takes it away."""

    def __init__(self, places: Places, line: QBoxLayout, window: QWidget) -> None:
        super().__init__(window)
        self._places, self._line, self._window = places, line, window
        self._panel: HelpPanel | None = None
        places.place_changed.connect(self.follow)

    def show_or_leave(self) -> None:
        """Asked for once more, it goes."""
        from app.ui.shell.help import HelpPanel

        if self._panel is None:
            self._panel = HelpPanel(self._places.place, self._window)
            self._panel.left.connect(self._leave)
            self._line.addWidget(self._panel)
            self.fit()
        else:
            self._leave()

    def fit(self) -> None:
        """The window has another width."""
        if self._panel is not None:
            self._panel.fit(self._window.width())

    def follow(self) -> None:
        """Helps with what is shown now."""
        if self._panel is not None:
            self._panel.show_topic(self._places.place)

    def _leave(self) -> None:
        if self._panel is not None:
            self._panel.hide()
            self._panel.deleteLater()
            self._panel = None
