"""Two parts side by side, with a line between them that can be moved."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget


class SideBySide(QSplitter):
    """Neither part can be made to vanish."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)

    def set_parts(self, left: QWidget, right: QWidget, shares: tuple[int, int] = (2, 3)) -> None:
        """Puts the two in, with these shares of the width."""
        for part in (left, right):
            self.addWidget(part)
        self.setChildrenCollapsible(False)
        for n, share in enumerate(shares):
            self.setStretchFactor(n, share)
        self.setSizes([1000 * share // sum(shares) for share in shares])
