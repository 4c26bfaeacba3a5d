"""The rows of the checklist: the measures of the view that pass the filter, under their categories."""

from itertools import groupby

from PySide6.QtCore import QObject, Signal

from app.domain.measures import Measure
from app.domain.selection import Filter, SearchIndex, select
from app.domain.step_extent import Extent
from app.i18n import language
from app.ui.measures.measure_list import MeasureListModel, MeasureSection
from app.ui.shell.state import AppState


class ChecklistModel(MeasureListModel):
    """Shows what `set_filter` leaves in. Answering a measure does not take it off the list under a person's hands."""

    filtered = Signal()
    """Other measures are shown, or counted, than before."""

    def __init__(self, state: AppState, parent: QObject | None = None) -> None:
        super().__init__(state, parent)
        self._filter = Filter()
        self._indexes: dict[str, SearchIndex] = {}
        state.view_changed.connect(self.refresh)
        state.workbook_replaced.connect(self._on_replaced)
        state.changed.connect(self._on_step)
        self.refresh()

    @property
    def filter(self) -> Filter:
        """What is left in."""
        return self._filter

    def set_filter(self, chosen: Filter) -> None:
        """Leaves other measures in."""
        if chosen != self._filter:
            self._filter = chosen
            self.refresh()

    def refresh(self) -> None:
        """Applies the filter to the answers of this moment, in the language of the screens."""
        shown = self._selected()
        names = self._state.words.categories
        self.show_sections(
            [
                MeasureSection(f"{letter}　{names[letter]}", tuple(group))
                for letter, group in groupby(shown, lambda m: m.category)
            ],
            joined=self._state.joins_counterparts,
        )
        self.mark_staying(())
        self.filtered.emit()

    def _selected(self) -> tuple[Measure, ...]:
        found = self._index.matches(self._filter.text) if self._filter.text.strip() else None
        return tuple(
            select(
                self._state.measures,
                self._state.entries,
                self._filter,
                found,
                self._state.standing.verdict,
                self._state.today(),
                self._state.look_again if self._filter.is_to_look_again else (),
            )
        )

    @property
    def _index(self) -> SearchIndex:
        if language() not in self._indexes:
            index = SearchIndex(self._state.catalogue.measures, self._state.words.measures)
            for measure_id, entry in self._state.entries.items():
                index.update(measure_id, entry)
            self._indexes[language()] = index
        return self._indexes[language()]

    def _on_step(self, reached: Extent) -> None:
        for index in self._indexes.values():
            for measure_id in reached.fields:
                index.update(measure_id, self._state.entry(measure_id))
        if reached.is_about_profile:
            self.refresh()
        elif (reached.fields or reached.may_ask_again) and self._filter != Filter():
            there = {measure.id for measure in self._selected()}
            self.mark_staying(i for i in self.shown_ids if i not in there)

    def _on_replaced(self) -> None:
        self._indexes.clear()
        self.refresh()
