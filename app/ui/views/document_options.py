"""Which document, and what goes into it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFormLayout,
    QLabel,
    QRadioButton,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from app import labels
from app.domain.selection import View
from app.i18n import LANGUAGES, _, language
from app.reports.document import Document, Option
from app.reports.documents import DOCUMENTS
from app.ui import theme
from app.ui.widgets.text import Card, Text
from app.ui.widgets.tick_box import TickBox

_LANGUAGE_NAMES = {"ja": "日本語", "en": "English"}
"""Each in itself, so that everybody finds their own."""


class DocumentChoice(QWidget):
    """Chooses one of the documents; each says for whom and for what it is."""

    chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._cards = {name: _DocumentCard(document, self) for name, document in DOCUMENTS.items()}
        group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for card in self._cards.values():
            group.addButton(card.button)
            column.addWidget(card)
        column.addStretch(1)
        self.choose(next(iter(DOCUMENTS)))
        group.buttonToggled.connect(self._on_toggled)

    @property
    def document(self) -> Document:
        """The document that is chosen."""
        return DOCUMENTS[next(name for name, card in self._cards.items() if card.button.isChecked())]

    def choose(self, name: str) -> None:
        """Chooses a document by its name."""
        self._cards[name].button.setChecked(True)

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        for card in self._cards.values():
            card.retranslate()

    def _on_toggled(self, _button: QRadioButton, checked: bool) -> None:
        if checked:
            self.chosen.emit()


class _DocumentCard(Card):
    """A click anywhere on it chooses its document."""

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document
        self.button = QRadioButton(self)
        self._purpose = Text(self, muted=True, airy=True)
        style = self.style()
        indent = style.pixelMetric(QStyle.PixelMetric.PM_ExclusiveIndicatorWidth)
        indent += style.pixelMetric(QStyle.PixelMetric.PM_RadioButtonLabelSpacing)
        self._purpose.setContentsMargins(indent, 0, 0, 0)
        self.column.addWidget(self.button)
        self.column.addWidget(self._purpose)
        self._follow_font()

    def retranslate(self) -> None:
        self.button.setText(self._document.title(language()).replace("&", "&&"))
        self._purpose.set_text(self._document.purpose(language()))
        self.button.setAccessibleDescription(self._document.purpose(language()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._follow_font()

    def _follow_font(self) -> None:
        self.button.setFont(theme.sized(self.font(), 1.15, bold=True))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.button.setChecked(True)
            self.button.setFocus(Qt.FocusReason.MouseFocusReason)


class DocumentOptions(QWidget):
    """What can be chosen about a document. Emits `changed` when a person chose."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._view_name, self._language_name = QLabel(self), QLabel(self)
        self._view, self._language = QComboBox(self), QComboBox(self)
        for view in View:
            self._view.addItem("", view.value)
        for code in LANGUAGES:
            self._language.addItem(_LANGUAGE_NAMES[code], code)
        self._ticks = {option: TickBox(self) for option in (Option.BLANK, Option.APPROVAL_STRIP)}
        self._lay_out()
        self._view.activated.connect(self._on_chosen)
        self._language.activated.connect(self._on_chosen)
        for tick in self._ticks.values():
            tick.clicked.connect(self._on_chosen)

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(10)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        for name, box in ((self._view_name, self._view), (self._language_name, self._language)):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.setMinimumContentsLength(10)
            name.setBuddy(box)
            form.addRow(name, box)
        for tick in self._ticks.values():
            form.addRow(tick)

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        for n, view in enumerate(View):
            self._view.setItemText(n, labels.name(view))
        self._name(self._view_name, self._view, _("Measures of"))
        self._name(self._language_name, self._language, _("Language of the document"))
        self._ticks[Option.BLANK].setText(_("Blank, to fill in by hand"))
        self._ticks[Option.APPROVAL_STRIP].setText(_("Boxes for prepared, checked and approved"))

    @staticmethod
    def _name(label: QLabel, box: QComboBox, text: str) -> None:
        label.setText(text)
        box.setAccessibleName(text)

    def show_document(self, document: Document) -> None:
        """Offers what this document understands."""
        for option, tick in self._ticks.items():
            tick.setVisible(option in document.options)

    @property
    def view(self) -> View:
        """Whose measures go into the document."""
        return View(self._view.currentData())

    @view.setter
    def view(self, view: View) -> None:
        self._view.setCurrentIndex(self._view.findData(view.value))

    @property
    def language(self) -> str:
        """The language of the document."""
        return str(self._language.currentData())

    @language.setter
    def language(self, code: str) -> None:
        self._language.setCurrentIndex(self._language.findData(code))

    def is_on(self, option: Option) -> bool:
        """Whether an option is chosen and offered."""
        return self._ticks[option].isChecked() and not self._ticks[option].isHidden()

    def set_on(self, option: Option, on: bool) -> None:
        """Ticks an option."""
        self._ticks[option].setChecked(on)

    def _on_chosen(self) -> None:
        self.changed.emit()
