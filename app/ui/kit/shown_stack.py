"""Pages of which one is shown, and which ask for the room of that one alone."""

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

_IGNORED = QSizePolicy.Policy.Ignored


class ShownStack(QStackedWidget):
    """What a hidden page would need makes no room, and no page scroll that fits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._policies: dict[QWidget, QSizePolicy] = {}
        self.currentChanged.connect(self._give_room)

    def addWidget(self, page: QWidget) -> int:
        """Adds a page."""
        self._policies[page] = page.sizePolicy()
        place = super().addWidget(page)
        self._give_room()
        return place

    def _give_room(self) -> None:
        for page, wanted in self._policies.items():
            page.setSizePolicy(wanted if page is self.currentWidget() else QSizePolicy(_IGNORED, _IGNORED))
