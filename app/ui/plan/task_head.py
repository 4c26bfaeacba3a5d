"""The heads of the plan's columns, and how wide each column is below them."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QWidget

from app import labels
from app.domain.answers import Carrier, Priority
from app.ui.measures.status_disc import disc_diameter
from app.ui.plan.column_widths import shared_out
from app.ui.plan.task_cells import side
from app.ui.plan.task_look import TaskColumn, TaskLook


class TaskHead(QHeaderView):
    """To press. The column of signs has no name to be read, and is as wide as they are."""

    def __init__(self, table: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.setMinimumSectionSize(1)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sectionSizeFromContents(self, section: int) -> QSize:
        size = super().sectionSizeFromContents(section)
        if section == TaskColumn.STATUS:
            size.setWidth(disc_diameter(self.fontMetrics()) + 2 * side(self.fontMetrics()))
        return size

    def widths(self, looks: Sequence[TaskLook], room: int) -> dict[TaskColumn, int]:
        """The width of each column that has room, for what these rows say."""
        metrics = self.fontMetrics()
        texts = {
            TaskColumn.STATUS: [],
            TaskColumn.OWNER: [look.owner for look in looks],
            TaskColumn.DUE: [look.due for look in looks],
            TaskColumn.CARRIER: [labels.name(value) for value in Carrier],
            TaskColumn.PRIORITY: [labels.name(value) for value in Priority],
        }
        heads = {column: self.sectionSizeFromContents(column).width() for column in TaskColumn}
        wanted = {column: max(heads[column], _widest(texts[column], metrics)) for column in texts}
        tight_due = max(heads[TaskColumn.DUE], _widest([look.due_tight for look in looks], metrics))
        return shared_out(room, metrics.height(), heads, wanted, tight_due)


def _widest(texts: Sequence[str], metrics: QFontMetrics) -> int:
    return max((metrics.horizontalAdvance(text) for text in set(texts)), default=0) + 2 * side(metrics) + 1
