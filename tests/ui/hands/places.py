"""The places of the window as a person works in them."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollBar,
    QTableView,
    QTextEdit,
    QWidget,
)

from app import labels
from app.domain.answers import Field, Status
from app.i18n import _
from app.ui.checklist.answer_bar import AnswerBar
from app.ui.checklist.applicability_note import ApplicabilityNote
from app.ui.checklist.checklist_view import ChecklistView
from app.ui.checklist.filter_panel import FilterPanel
from app.ui.checklist.going_on import GoingOn
from app.ui.checklist.ledger_link import LedgerLink
from app.ui.checklist.measure_detail import MeasureDetail
from app.ui.checklist.measure_reading import MeasureReading
from app.ui.checklist.reason_panel import ReasonPanel
from app.ui.checklist.record_form import RecordForm
from app.ui.checklist.tool_questions import ToolQuestion
from app.ui.checklist.vendor_frame import VendorFrame
from app.ui.guide.comparison import Comparison
from app.ui.guide.guide_page import GuidePage
from app.ui.guide.guide_view import GuideView
from app.ui.guide.method_page import MethodPage
from app.ui.guide.ratings_view import RatingsView
from app.ui.guide.related_measures import RelatedMeasures
from app.ui.kit.filter_chip import FilterChip
from app.ui.kit.lists.branch_tree import BranchTree
from app.ui.kit.page_overlays import PictureButton, RowButton
from app.ui.kit.painted_page import PaintedPage
from app.ui.kit.reading_column import ReadingColumn
from app.ui.kit.scroll_page import ScrollPage
from app.ui.kit.step_box import StepBox
from app.ui.measures.measure_list import ItemRole
from app.ui.measures.measure_list_view import MeasureListView
from app.ui.measures.together_tick import TogetherTick
from app.ui.overview.overview_view import OverviewView
from app.ui.plan.month_strip import MonthPart
from app.ui.plan.plan_view import PlanView
from app.ui.plan.task_look import TaskColumn
from app.ui.plan.task_table import TaskTable
from app.ui.plan.task_table_model import TaskRole
from app.ui.shell.ways import GuideTopic
from tests.ui.hands.parts import Part, indexes, plain, shown, texts_of


class OverviewHand(Part):
    """The overview, after its first frame: what it says, and what one presses on it."""

    def __init__(self, view: OverviewView) -> None:
        super().__init__(view)
        self.view = view
        self.page = view.findChildren(PaintedPage)[0]
        if view.isVisible():
            self.page.grab()
            Part(self.page).let_a_moment_pass()

    @property
    def primary(self) -> QPushButton:
        """The one button that goes on."""
        return next(button for button in self.page.findChildren(QPushButton) if button.isDefault() and shown(button))

    @property
    def rows(self) -> dict[str, RowButton]:
        """The rows that lead somewhere, from top to bottom, by where."""
        return {row.key: row for row in self.page.findChildren(RowButton) if shown(row)}

    @property
    def spoken(self) -> dict[str, str]:
        """The same rows as they are spoken."""
        return {key: row.accessibleName() for key, row in self.rows.items()}

    def row(self, key: str) -> RowButton:
        """A row."""
        return self.rows[key]

    @property
    def barrel(self) -> PictureButton:
        """The barrel."""
        return self.kind(PictureButton)

    def stave(self, category: str) -> QPoint:
        """The middle of a stave, on the barrel."""
        found = next(part for part in self.barrel.parts if part.key == f"category {category}")
        return found.rect.center() - self.barrel.pos()

    def picture(self, row: QWidget) -> QImage:
        """How a row looks."""
        return self.page.grab(row.geometry()).toImage()


class ListedHand(Part):
    """A place with a list of measures."""

    name = ""

    @property
    def list(self) -> Any:
        """The list."""
        return self.named(MeasureListView, self.name)

    @property
    def ids(self) -> tuple[str, ...]:
        """The measures in it, from top to bottom."""
        rows = (index.data(ItemRole.MEASURE) for index in indexes(self.list.model()))
        return tuple(str(row) for row in rows if row)

    @property
    def current_id(self) -> str | None:
        """The measure that it stands on."""
        return self.list.current_id

    def row(self, measure: str) -> object:
        """The row of a measure."""
        return next(i for i in indexes(self.list.model()) if i.data(ItemRole.MEASURE) == measure)

    def stays(self, measure: str) -> bool:
        """Whether a row has left the list and only stays for now."""
        model = self.list.model()
        return bool(model.look(model.measure_at(self.row(measure))).stays)

    def stand_on(self, measure: str) -> None:
        """Goes to a row."""
        self.list.stand_on(measure)

    def answer(self, status: Status) -> None:
        """What the entry of the menu does here."""
        self.view.answer(status)


class ChecklistHand(ListedHand):
    """The checklist: list, search, and the measure in full."""

    name = "Measures"

    def __init__(self, view: ChecklistView) -> None:
        super().__init__(view)
        self.view = view

    @property
    def current_id(self) -> str | None:
        """The measure that is shown in full."""
        return self.view.current_id

    @property
    def search(self) -> QLineEdit:
        """The field in which one searches."""
        return self.line("Search the measures")

    def chip(self, words: str) -> FilterChip:
        """A chip above the list, by its words."""
        found = [chip for chip in self.widget.findChildren(FilterChip) if plain(chip.text()) == plain(_(words))]
        return next((chip for chip in found if shown(chip)), found[0])

    @property
    def chips(self) -> list[str]:
        """The chips that are shown, as they are spoken."""
        return [chip.accessibleName() for chip in self.widget.findChildren(FilterChip) if shown(chip)]

    @property
    def pressed_chips(self) -> list[str]:
        """The words of those that narrow the list down."""
        return [chip.text() for chip in self.widget.findChildren(FilterChip) if shown(chip) and chip.isChecked()]

    @property
    def panel(self) -> Part:
        """All that the list can be narrowed down by, opened."""
        if not self.widget.findChildren(FilterPanel):
            self.named(QAbstractButton, "Filter the measures").click()
        return Part(self.kind(FilterPanel))

    def wait_for_the_next(self) -> None:
        """The moment after an answer is over."""
        Part(self.view.findChild(GoingOn)).let_a_moment_pass()

    @property
    def detail(self) -> "DetailHand":
        """The measure in full."""
        return DetailHand(self.kind(MeasureDetail))

    def open(self, measure: str) -> "DetailHand":
        """Goes to a measure."""
        self.view.show_measure(measure)
        return self.detail


class PlanHand(ListedHand):
    """The plan."""

    name = "Tasks"

    def __init__(self, view: PlanView) -> None:
        super().__init__(view)
        self.view = view

    @property
    def list(self) -> TaskTable:
        """The table."""
        return self.named(TaskTable, self.name)

    @property
    def ids(self) -> tuple[str, ...]:
        model = self.list.model()
        return tuple(look.measure for index in indexes(model) if (look := index.data(TaskRole.LOOK)))

    @property
    def headings(self) -> "list[str]":
        """What stands above the rows."""
        model = self.list.model()
        return [str(index.data()) for index in indexes(model) if index.data(TaskRole.LOOK) is None]

    def row(self, measure: str) -> QModelIndex:
        return self.cell(measure, TaskColumn.TITLE)

    def stays(self, measure: str) -> bool:
        return bool(self.row(measure).data(TaskRole.LOOK).stays)

    def cell(self, measure: str, column: TaskColumn) -> QModelIndex:
        """A cell of a task."""
        model = self.list.model()
        return next(i.siblingAtColumn(column) for i in indexes(model) if _measure_of(i) == measure)

    def says(self, measure: str, column: TaskColumn) -> str:
        """What a cell says."""
        return str(self.cell(measure, column).data())

    def spoken(self, measure: str, column: TaskColumn) -> str:
        """What is said of a cell to those who cannot see it."""
        return str(self.cell(measure, column).data(Qt.ItemDataRole.AccessibleTextRole))

    def stand_on(self, measure: str, column: TaskColumn = TaskColumn.TITLE) -> None:
        """Goes to a cell."""
        self.list.stand_on(measure, column)

    def choose(self, *measures: str) -> None:
        """Chooses several tasks; it stands on the first."""
        self.list.stand_on(measures[0])
        self.list.choose(set(measures))

    @property
    def together(self) -> QCheckBox:
        """Whether counterparts are answered together."""
        return self.kind(TogetherTick)

    @property
    def months(self) -> "dict[str, MonthPart]":
        """The parts of the strip, by what stands on them."""
        return {part.text(): part for part in self.widget.findChildren(MonthPart) if part.isVisible()}

    @property
    def editor(self) -> QWidget | None:
        """The field in which a cell is being edited."""
        here = QApplication.focusWidget()
        return here if here is not None and self.list.viewport().isAncestorOf(here) else None


def _measure_of(index: QModelIndex) -> str:
    look = index.data(TaskRole.LOOK)
    return look.measure if look else ""


class DetailHand(Part):
    """A measure in full, with its answer and its record."""

    def __init__(self, view: MeasureDetail) -> None:
        super().__init__(view)
        self.view = view

    def answer_button(self, status: Status) -> QAbstractButton:
        """The button of an answer."""
        return self.button(f"{labels.STATUS_GLYPHS[status]} {labels.name(status)}")

    @property
    def answers(self) -> AnswerBar:
        """The row of answers."""
        return self.kind(AnswerBar)

    def more(self, text: str) -> QAction:
        """What stands behind the dots beside the answers."""
        return next(a for a in self.answers.menu.actions() if plain(a.text()).split("\t")[0].endswith(_(text)))

    def answer(self, status: Status) -> "DetailHand":
        """Presses the button of an answer."""
        self.answer_button(status).click()
        return self

    @property
    def together(self) -> QCheckBox:
        """Whether counterparts are answered together."""
        return Part(self.answers).kind(QCheckBox)

    @property
    def reason_panel(self) -> Part:
        """Where the reason is asked for."""
        return Part(self.kind(ReasonPanel))

    @property
    def scroll_bar(self) -> QScrollBar:
        """What scrolls the page that is read."""
        return self.kind(ScrollPage).verticalScrollBar()

    @property
    def page(self) -> QWidget:
        """What that scrolls."""
        return self.kind(ScrollPage).widget()

    @property
    def applicability(self) -> Part:
        """Whether the measure applies, and why."""
        return Part(self.kind(ApplicabilityNote))

    @property
    def reading(self) -> Part:
        """What is to be read of the measure."""
        return Part(self.kind(MeasureReading))

    @property
    def columns(self) -> list[ReadingColumn]:
        """The texts of the measure, from top to bottom."""
        found = [column for column in self.widget.findChildren(ReadingColumn) if shown(column)]
        return sorted(found, key=lambda column: column.mapTo(column.window(), QPoint()).y())

    @property
    def read(self) -> list[str]:
        """What is read of the measure, from top to bottom."""
        return [passage.text for column in self.columns for passage in column.passages]

    @property
    def boxes(self) -> list[StepBox]:
        """The boxes of its steps."""
        return [box for column in self.columns for box in column.boxes]

    @property
    def vendor(self) -> Part:
        """What the IT vendor does for it."""
        return Part(self.kind(VendorFrame))

    @property
    def fold(self) -> QPushButton:
        """What unfolds the steps for other tools."""
        begin = _("Other tools ({count})").partition("{")[0]
        return next(b for b in self.widget.findChildren(QPushButton) if b.text().startswith(begin) and shown(b))

    def scroll_to(self, part: QWidget) -> None:
        """Scrolls until a part of the page is seen from its top."""
        page = self.kind(ScrollPage)
        page.verticalScrollBar().setValue(part.mapTo(page.widget(), QPoint()).y())

    @property
    def asked_tools(self) -> list[ToolQuestion]:
        """The tools that it asks for in place."""
        return [question for question in self.widget.findChildren(ToolQuestion) if shown(question)]

    @property
    def ledger(self) -> LedgerLink:
        """What leads to the ledger that the measure asks for."""
        return self.kind(LedgerLink)

    @property
    def form(self) -> RecordForm:
        """The card with our record."""
        return self.kind(RecordForm)

    def text(self, field: Field) -> QTextEdit:
        """A field of the record with several lines."""
        return self.note(labels.name(field))

    @property
    def record(self) -> QTextEdit:
        """The note."""
        return self.text(Field.NOTE)

    @property
    def reason(self) -> QTextEdit:
        """The field for the reason."""
        return self.text(Field.REASON)

    @property
    def owner(self) -> QComboBox:
        """The field for the owner."""
        return self.choice(labels.name(Field.OWNER))

    def day(self, field: Field) -> QLineEdit:
        """The line of a day."""
        return self.line(labels.name(field))

    def pick(self, field: Field) -> QComboBox:
        """A box with the values of a field."""
        return self.choice(labels.name(field))


class GuideHand(Part):
    """The guide: its tree, the page, and the measures beside it."""

    def __init__(self, view: GuideView) -> None:
        super().__init__(view)
        self.view = view

    @property
    def topic(self) -> GuideTopic:
        """The topic that is shown."""
        return self.view.topic

    @property
    def item(self) -> str:
        """The item that is shown."""
        return self.view.item

    @property
    def tree(self) -> BranchTree:
        """The contents."""
        return self.named(BranchTree, "Contents of the guide")

    @property
    def search(self) -> QLineEdit:
        """The field in which one searches."""
        return self.line("Search the guide")

    @property
    def items(self) -> tuple[str, ...]:
        """The items that can be walked to, each as topic and id."""
        return self.tree.shown_keys

    def read(self, topic: GuideTopic | str, item: str = "") -> "GuideHand":
        """Goes to a topic, or to an item of it."""
        self.view.show_topic(GuideTopic(topic), item)
        return self

    @property
    def page(self) -> Part:
        """The page that is shown."""
        pages = [part for kind in (GuidePage, MethodPage, RatingsView) for part in self.widget.findChildren(kind)]
        return Part(next(part for part in pages if shown(part)))

    @property
    def text(self) -> str:
        """All that can be read on the page, as it is spoken where it has mark-up."""
        labels = self.page.widget.findChildren(QLabel)
        return "\n".join(label.accessibleName() or label.text() for label in labels if shown(label))

    @property
    def related(self) -> "RelatedHand":
        """The measures beside the page."""
        return RelatedHand(self.kind(RelatedMeasures))

    @property
    def ratings(self) -> "RatingsHand":
        """The table of ratings."""
        self.read(GuideTopic.METHODS, "ratings")
        return RatingsHand(self.kind(RatingsView))


class RelatedHand(ListedHand):
    """The measures beside a page of the guide."""

    name = "Measures of this page"

    def __init__(self, view: RelatedMeasures) -> None:
        super().__init__(view)
        self.view = view

    @property
    def is_there(self) -> bool:
        """Whether the page has any."""
        return shown(self.view)


class RatingsHand(Part):
    """The table of ratings, and the comparison below."""

    def __init__(self, view: RatingsView) -> None:
        super().__init__(view)
        self.view = view

    @property
    def table(self) -> QTableView:
        """The table."""
        return self.named(QTableView, "Ratings of the seven methods")

    @property
    def names(self) -> Sequence[str]:
        """The methods in the table, from top to bottom."""
        return texts_of(self.table.model())

    def press_head(self, name: str) -> None:
        """Presses the head of a column."""
        model = self.table.model()
        heads = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
        self.table.horizontalHeader().sectionClicked.emit(heads.index(name))

    @property
    def compared(self) -> dict[str, QCheckBox]:
        """The boxes to tick for the picture of methods side by side, by name of the method."""
        return {box.text(): box for box in self.kind(Comparison).findChildren(QCheckBox)}
