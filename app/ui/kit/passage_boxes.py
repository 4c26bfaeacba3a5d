"""The boxes beside passages: one is made for each that has one, and lies at its first line."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QStyle, QWidget

from app.ui.kit.passages import Passage, SetPassage
from app.ui.kit.step_box import StepBox
from app.ui.shell.edges import RING_ROOM


class PassageBoxes:
    """Those of a column; `ticked` hears of a person's tick from the box that sends it."""

    def __init__(self, column: QWidget, ticked: Callable[[bool], object]) -> None:
        self._column, self._ticked = column, ticked
        self._made: list[StepBox] = []
        self._passages: Sequence[Passage] = ()
        self._side = 0

    @property
    def shown(self) -> tuple[StepBox, ...]:
        """The boxes of the passages that are shown, from the first to the last."""
        return tuple(self._made[: sum(bool(passage.box) for passage in self._passages)])

    def show_for(self, passages: Sequence[Passage]) -> None:
        """Has a box for each of these passages that wants one."""
        self._passages = passages
        wanted = [passage for passage in passages if passage.box]
        while len(self._made) < len(wanted):
            box = StepBox(self._column)
            box.clicked.connect(self._ticked)
            QWidget.setTabOrder(self._made[-1] if self._made else self._column, box)  # who leaves it goes on from here
            self._made.append(box)
        for box, passage in zip(self._made, wanted, strict=False):
            box.key = passage.box
            box.setAccessibleName(passage.said)
            box.show()
        for box in self._made[len(wanted) :]:
            box.hide()

    def tick(self, done: Collection[str]) -> None:
        """Has ticks in the boxes of these keys, and in no others."""
        for box in self.shown:
            box.setChecked(box.key in done)

    def of(self, number: int) -> StepBox:
        """The box of a passage that has one, by the passage's number."""
        return self._made[sum(bool(passage.box) for passage in self._passages[:number])]

    def passage_with_keys(self) -> int:
        """The number of the passage whose box has the keys; -1 for none."""
        box = next((box for box in self.shown if box.hasFocus()), None)
        return next((n for n, one in enumerate(self._passages) if box and one.box and self.of(n) is box), -1)

    @property
    def side(self) -> int:
        """How wide and how high a box is."""
        if not self._side:
            self._side = self._column.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, self._column)
        return self._side

    def forget_side(self) -> None:
        """Another font or style comes."""
        self._side = 0

    def place(self, lines: Callable[[], Sequence[SetPassage]]) -> None:
        """Puts them beside the passages as these are set."""
        if not self._made or not self._column.isVisible():
            return
        side = self.side
        placed = [line for passage, line in zip(self._passages, lines(), strict=True) if passage.box]
        for box, line in zip(self._made, placed, strict=False):
            place = QRect(RING_ROOM, line.top + (line.text.line_height - side) // 2, side, side)
            if place != box.geometry():
                box.setGeometry(place)
