"""A large button whose text wraps: an answer among a few."""

from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QPen

from app.ui.kit.link_row import LinkRow


class ChoiceButton(LinkRow):
    """Pressed by click, Space or Enter. Its mark is the key that presses it too."""

    def _pad(self, metrics: QFontMetrics) -> int:
        return metrics.height() * 2 // 3

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        is_near = self.underMouse() or self.hasFocus()
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Link if is_near else QPalette.ColorRole.Dark), 1.2))
        painter.setBrush(palette.color(QPalette.ColorRole.Button))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 5, 5)
        painter.end()
        super().paintEvent(event)
