"""The two choices that all documents share: whose measures, and in which language."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from app import labels
from app.domain.selection import View
from app.i18n import _, languages, own_name
from app.ui.kit.choice_box import ChoiceBox
from app.ui.kit.told_keys import name_control


class WhoseMeasures(QWidget):
    """Emits `changed` when a person chose."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._view_name, self._language_name = QLabel(self), QLabel(self)
        self._view, self._language = ChoiceBox(self), ChoiceBox(self)
        for view in View:
            self._view.addItem("", view.value)
        for code in languages():
            self._language.addItem(own_name(code), code)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(6)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        for name, box in ((self._view_name, self._view), (self._language_name, self._language)):
            box.setMinimumContentsLength(10)
            name.setBuddy(box)
            self._form.addRow(name, box)
            box.activated.connect(self._on_chosen)
        self.retranslate()

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        for n, view in enumerate(View):
            self._view.setItemText(n, labels.name(view))
        for label, box, text in (
            (self._view_name, self._view, _("Measures of")),
            (self._language_name, self._language, _("Language of the document")),
        ):
            label.setText(text)
            name_control(box, text)

    def offer_view(self, offered: bool) -> None:
        """Shows the choice of the view, or hides it where the document has one of its own."""
        self._form.setRowVisible(self._view, offered)

    def take(self, other: "WhoseMeasures") -> None:
        """Chooses the same as another one."""
        self.view, self.language = other.view, other.language

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

    def _on_chosen(self) -> None:
        self.changed.emit()
