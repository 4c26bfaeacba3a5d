"""The rows of a comparison: differences under what they concern, to be read only."""

from dataclasses import replace

from PySide6.QtCore import Qt

from app.ui.kit.lists.row_look import RowLook, Tone
from app.ui.kit.lists.rows_model import Index
from app.ui.review.review_model import ReviewModel


class CompareModel(ReviewModel):
    """As in a review, without boxes to tick and without saying which side is newer."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) & ~Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return None if role == Qt.ItemDataRole.CheckStateRole else super().data(index, role)

    def _look(self, n: int) -> RowLook:
        look = super()._look(n)
        return look if look.is_heading else replace(look, tick=None, side="", tone=Tone.QUIET)
