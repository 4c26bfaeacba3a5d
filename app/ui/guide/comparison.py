"""Two or three methods side by side: ticks to choose them, and the picture of their ratings."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.guide import GRADES, MethodChapter
from app.i18n import _, language
from app.ui.guide.grade_picture import Compared, GradePicture
from app.ui.guide.methods_in_use import is_in_use
from app.ui.kit.flow_layout import FlowLayout
from app.ui.kit.texts import Text
from app.ui.kit.tick_box import TickBox
from app.ui.kit.type_setting import H2
from app.ui.shell.state import AppState

MOST_COMPARED = 3


class Comparison(QWidget):
    """Ticks for the methods, and the picture of those that are ticked."""

    def __init__(self, state: AppState, parent: QWidget) -> None:
        super().__init__(parent)
        self._head = Text(self, H2)
        self._says = Text(self, muted=True)
        self._picture = GradePicture(self)
        self._ticks: dict[str, TickBox] = {}
        self._chapter = state.catalogue.guide.methods(language())
        flow = FlowLayout(spacing=12)
        ids = [method.id for method in self._chapter.methods]
        begun = [i for i in ids if is_in_use(state, i)][:MOST_COMPARED]
        begun = begun if len(begun) > 1 else list(dict.fromkeys((*begun, *ids)))[:2]
        for method in ids:
            self._ticks[method] = tick = TickBox(self)
            tick.setChecked(method in begun)
            tick.toggled.connect(self._on_toggled)
            flow.addWidget(tick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.addWidget(self._head)
        column.addLayout(flow)
        column.addWidget(self._says)
        column.addWidget(self._picture)

    def retranslate(self, chapter: MethodChapter) -> None:
        """Says everything in the language of the screens."""
        self._chapter = chapter
        self._head.setText(_("Side by side"))
        for method in chapter.methods:
            self._ticks[method.id].setText(method.name)
        self._on_toggled()

    def _on_toggled(self) -> None:
        chosen = [m for m in self._chapter.methods if self._ticks[m.id].isChecked()]
        full = len(chosen) >= MOST_COMPARED
        for tick in self._ticks.values():
            tick.setEnabled(tick.isChecked() or not full)
        self._says.setText(
            _("Three are the most that can be compared. Take one away to choose another.")
            if full
            else _("Choose two or three methods. The further to the right, the better.")
        )
        axes = self._chapter.axes
        things = {m.name: [m.ratings[axis.id] for axis in axes] for m in chosen}
        spoken = [
            _("{method}: {grades}").format(
                method=name,
                grades=_(", ").join(f"{axis.name} {grade}" for axis, grade in zip(axes, grades, strict=True)),
            )
            for name, grades in things.items()
        ]
        self._picture.show_compared(Compared([a.name for a in axes], GRADES, things), "\n".join(spoken))
        self._picture.setVisible(bool(chosen))
