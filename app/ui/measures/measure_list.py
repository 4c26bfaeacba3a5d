"""A list of measures under headings, for the checklist and for the plan; what each row shows is asked of the model."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt

from app import labels
from app.domain.answers import Status
from app.domain.applicability import Verdict
from app.domain.measures import Measure
from app.domain.own_steps import share_out
from app.domain.step_extent import Extent
from app.domain.steps import done_of, done_share
from app.i18n import _, language, ngettext
from app.ui.kit.lists.rows_model import Index, RowsModel
from app.ui.shell.state import AppState
from app.words.due import due_text


class ItemRole(IntEnum):
    """What a row tells beside Qt's own roles."""

    MEASURE = Qt.ItemDataRole.UserRole
    """The id of the measure; None for a heading."""


@dataclass(frozen=True)
class MeasureSection:
    """A heading, none if empty, and the measures under it."""

    title: str
    measures: tuple[Measure, ...]


class MeasureLook(NamedTuple):
    """What a row shows of a measure, in the language of the screens, wherever it stands."""

    measure: str
    status: Status
    title: str
    label: str
    role: str
    code: str
    level: str
    unsure: str
    """The word for a measure of which it is not known whether it applies; '' for any other, as with what follows."""
    due: str
    owner: str
    is_overdue: bool
    steps: str
    """How many of its steps are done: 2/4; '' where none is."""
    stays: bool
    """Whether it has left the list, and its row stays for now, so that none moves under a person's keys."""

    @property
    def sign(self) -> str:
        """The sign of the answer."""
        return labels.STATUS_GLYPHS[self.status]

    @property
    def answer(self) -> str:
        """The answer in words."""
        return labels.name(self.status)


class RowBond(NamedTuple):
    """What a row shows of the measures that the same work settles."""

    label: str
    """The labels of all that stand in the row."""
    settled: int
    """How many measures the work settles; 1 for one that stands alone."""


class MeasureListModel(RowsModel[str | Measure]):
    """Rows are headings and measures. Looks are kept until a step concerns them, or the day, language or workbook is
    another one: whatever is filtered, they stay.
    """

    def __init__(self, state: AppState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._staying: frozenset[str] = frozenset()
        self._looks: dict[str, MeasureLook] = {}
        self._moment: tuple[str, date] = (language(), state.today())
        state.changed.connect(self._on_changed)
        state.workbook_replaced.connect(self._show_all_again)

    def show_sections(self, sections: Sequence[MeasureSection], *, joined: bool = False) -> None:
        """Shows these sections and no others; what is equal already stays as it is.

        `joined`: a measure stands in the row of a counterpart that is shown before it.
        """
        rows: list[str | Measure] = []
        places: dict[str, int] = {}
        for section in sections:
            rows += [section.title] if section.title else []
            for measure in section.measures:
                before = [places[i] for i in self._state.counterparts(measure.id) if i in places] if joined else []
                places[measure.id] = before[0] if before else len(rows)
                rows += [] if before else [measure]
        self.show_rows(rows, places)

    def mark_staying(self, measure_ids: Iterable[str]) -> None:
        """Says which of the measures shown have left the list, and stay in it until it is made anew."""
        staying = frozenset(measure_ids)
        changed, self._staying = staying ^ self._staying, staying
        self._show_again(changed)

    @property
    def shown_ids(self) -> tuple[str, ...]:
        """The ids of the measures in the list, from top to bottom."""
        return tuple(self._places)

    def measure_at(self, index: Index) -> Measure | None:
        """The measure of a row; None for a heading and for no row."""
        row = self.row_at(index)
        return row if isinstance(row, Measure) else None

    def is_heading(self, row: str | Measure) -> bool:
        return isinstance(row, str)

    def row_label(self, measure: Measure) -> str:
        """The label of a measure, with those of the counterparts that stand in its row."""
        row = self._places.get(measure.id)
        sharing = [i for i in (measure.id, *self._state.counterparts(measure.id)) if self._places.get(i) == row]
        return " / ".join(labels.measure_label(self._state.catalogue.by_id[i]) for i in sharing)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        measure = self.measure_at(index)
        if measure is None:
            is_text = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return self.row_at(index) if is_text else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._state.words.measures[measure.id].title
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(measure)
            case ItemRole.MEASURE:
                return measure.id
            case Qt.ItemDataRole.ToolTipRole:
                return self._linked(measure) or None
        return None

    def look(self, measure: Measure) -> MeasureLook:
        """What the row of a measure shows."""
        moment = (language(), self._state.today())
        if moment != self._moment:
            self._moment = moment
            self._looks.clear()
        if measure.id not in self._looks:
            self._looks[measure.id] = self._made_look(measure)
        return self._looks[measure.id]

    def _made_look(self, measure: Measure) -> MeasureLook:
        state, entry = self._state, self._state.shown(measure.id)
        return MeasureLook(
            measure=measure.id,
            status=entry.status,
            title=state.words.measures[measure.id].title,
            label=labels.measure_label(measure),
            role=labels.name(measure.role),
            code=measure.code,
            level=labels.name(measure.level),
            unsure=unsure_text(state, measure.id),
            due=due_text(entry, state.today()),
            owner=entry.owner,
            is_overdue=entry.is_overdue(state.today()),
            steps=self._steps(measure, entry.steps_done),
            stays=measure.id in self._staying,
        )

    def _steps(self, measure: Measure, done: str) -> str:
        """How many steps are done; '' where none is, which is known without looking at them."""
        if not done:
            return ""
        steps = share_out(self._state.words.measures[measure.id].steps, self._state.standing.profile.has).counted
        return done_share(steps, done) if done_of(steps, done) else ""

    def bond(self, measure: Measure) -> RowBond:
        """What the row of a measure shows of its counterparts."""
        return RowBond(self.row_label(measure), 1 + len(self._state.counterparts(measure.id)))

    def _linked(self, measure: Measure) -> str:
        """That the same work settles several measures; '' where it does not."""
        count = self.bond(measure).settled
        words = ngettext("The same work settles {count} measure", "The same work settles {count} measures", count)
        return words.format(count=count) if count > 1 else ""

    def _spoken(self, measure: Measure) -> str:
        look = self.look(measure)
        left = _("no longer in this list") if look.stays else ""
        steps = _("steps done: {count}").format(count=look.steps) if look.steps else ""
        task = (look.unsure, look.level, steps, look.owner, look.due)
        parts = (self.row_label(measure), look.title, look.answer, *task, self._linked(measure), left)
        return ", ".join(part for part in parts if part)

    def _on_changed(self, reached: Extent) -> None:
        if reached.is_about_profile:
            self._show_all_again()
        else:
            self._show_again(reached.fields)

    def _show_all_again(self) -> None:
        self._looks.clear()
        self.tell_changed(range(len(self._rows)))

    def _show_again(self, measure_ids: Collection[str]) -> None:
        for measure_id in measure_ids:
            self._looks.pop(measure_id, None)
        self.tell_changed([self._places[i] for i in measure_ids if i in self._places])


def unsure_text(state: AppState, measure_id: str) -> str:
    """The word for a measure of which it is not known whether it applies; empty for any other."""
    verdict = state.standing.verdict(measure_id)
    return labels.name(verdict) if verdict is Verdict.TO_BE_CONFIRMED else ""
