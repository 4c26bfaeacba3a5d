"""The ratings of the methods as one table, and a picture of two or three methods side by side."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.guide import GRADES
from app.domain.ratings import sign
from app.i18n import _, language
from app.ui.guide.comparison import Comparison
from app.ui.guide.ratings_model import RatingsModel
from app.ui.guide.ratings_table import RatingsTable
from app.ui.kit.retranslating import Retranslating
from app.ui.kit.scroll_page import ScrollPage
from app.ui.kit.texts import Text
from app.ui.kit.type_setting import H1
from app.ui.shell.state import AppState
from app.ui.shell.ways import Ways


class RatingsView(Retranslating, ScrollPage):
    """Leads to the page of each method."""

    def __init__(self, state: AppState, ways: Ways, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        page = QWidget(self)
        self._title = Text(page, H1)
        self._facts = Text(page, muted=True)
        self._hint = Text(page)
        self._model = RatingsModel(state, self)
        self._table = RatingsTable(self._model, page)
        self._legend = [Text(page) for _grade in GRADES]
        self._notes = Text(page, muted=True)
        self._comparison = Comparison(state, page)
        self._lay_out(page)
        self._table.method_wanted.connect(ways.method)
        self.setWidget(page)
        self.retranslate()
        self._table.setCurrentIndex(self._model.index(0, 0))

    def _lay_out(self, page: QWidget) -> None:
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(8)
        for widget in (self._title, self._facts, self._hint, self._table):
            column.addWidget(widget)
        grades = QVBoxLayout()
        grades.setSpacing(2)
        for text in self._legend:
            grades.addWidget(text)
        column.addLayout(grades)
        column.addWidget(self._notes)
        column.addWidget(self._comparison)
        column.addStretch(1)

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        chapter = self._state.catalogue.guide.methods(language())
        self._title.setText(_("The ratings side by side"))
        self._facts.setText(_("guideline p. {page}").format(page=27))
        self._hint.setText(_("Press a head to sort by it, and again for the other way. Enter opens a method."))
        self._table.setAccessibleName(_("Ratings of the seven methods"))
        self._table.setAccessibleDescription(_("The space bar sorts by the column. Enter opens the method."))
        for text, (grade, meaning) in zip(self._legend, chapter.grades.items(), strict=True):
            text.setText(f"{sign(grade)} {grade}　{meaning}")
        self._notes.setText("\n".join((chapter.notes["general"], chapter.notes["devices"])))
        self._comparison.retranslate(chapter)
        self._model.refresh()
