"""Texts of the window: headings and secondary text whose size follows that of the window, and frames to group them."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.ui.shell import theme

WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
"""How texts are laid out that we paint ourselves."""


def wrapped_height(metrics: QFontMetrics, text: str, width: int) -> int:
    """How high a text is that wraps so at this width."""
    return metrics.boundingRect(QRect(0, 0, max(1, width), 100_000), WRAP, text).height()


class Text(QLabel):
    """Text that wraps and is never mark-up. `factor` is its size against its parent's; `airy` parts the lines."""

    def __init__(
        self, parent: QWidget, factor: float = 1.0, *, bold: bool = False, muted: bool = False, airy: bool = False
    ) -> None:
        super().__init__(parent)
        self._factor, self._bold, self._muted, self._airy = factor, bold, muted, airy
        self.setTextFormat(Qt.TextFormat.RichText if airy else Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if factor != 1.0 or bold or muted:
            parent.installEventFilter(self)
        self._follow_font(parent)
        self._follow_palette(parent)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWidget) and watched is self.parentWidget():
            if event.type() == QEvent.Type.FontChange:
                self._follow_font(watched)
            elif event.type() == QEvent.Type.PaletteChange:
                self._follow_palette(watched)
        return super().eventFilter(watched, event)

    def _follow_font(self, parent: QWidget) -> None:
        if self._factor != 1.0 or self._bold:
            self.setFont(theme.sized(parent.font(), self._factor, bold=self._bold))

    def _follow_palette(self, parent: QWidget) -> None:
        if self._muted:
            palette = QPalette(parent.palette())
            for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):  # on a card a label takes the latter
                palette.setColor(role, theme.muted(palette))
            self.setPalette(palette)

    def set_text(self, text: str) -> None:
        """Shows a text; an empty one takes no room."""
        if self._airy:
            self.setAccessibleName(text)
            from html import escape

            self.setText(f'<p style="line-height:135%; margin:0">{escape(text)}</p>' if text else "")
        else:
            self.setText(text)
        self.setVisible(bool(text))


class Card(QFrame):
    """A light frame that groups what belongs together."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._follow_palette()
        self.setAutoFillBackground(True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 14, 16, 14)
        self.column.setSpacing(8)

    def _follow_palette(self) -> None:
        dark = theme.is_dark(self.palette())  # where lines hardly show, fields have to differ from the card they lie on
        role = QPalette.ColorRole.AlternateBase if dark else QPalette.ColorRole.Base
        if self.backgroundRole() != role:  # setting it is itself a change of the palette
            self.setBackgroundRole(role)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._follow_palette()
