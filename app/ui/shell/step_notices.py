"""What is told of a step that is not seen where one looks: several measures at once, what came, what undo did."""

from PySide6.QtCore import QObject

from app.domain.answers import Change, Field, Status
from app.domain.kept_texts import LOOKED_AGAIN
from app.domain.summary import figures
from app.domain.undo import ORGANISATION, SettingChange, UndoStep
from app.i18n import _
from app.ui.kit.passing_notice import Notice, NoticeButton
from app.ui.shell.state import AppState
from app.ui.shell.ways import Ways
from app.words.edits import step_words


class StepNotices(QObject):
    """Hears of steps, and tells of them by the ways."""

    def __init__(self, state: AppState, ways: Ways, parent: QObject) -> None:
        super().__init__(parent)
        self._state, self._ways = state, ways
        state.done.connect(self._on_done)
        state.restored.connect(self._on_restored)

    def _on_done(self, step: UndoStep) -> None:
        words = [self._told(step)] if _is_unseen(step) else []
        words += [self._complete(letter) for letter in self._completed(step)]
        if words:
            self._ways.tell(Notice("\n".join(words), (NoticeButton(_("Undo (Ctrl+Z)"), self._state.undo),)))

    def _on_restored(self, step: UndoStep) -> None:
        if self._state.next_redo is step:
            text = _("Taken back: {step}").format(step=self._said(step))
            self._ways.tell(Notice(text, (NoticeButton(_("Redo (Ctrl+Y)"), self._state.redo),)))
        else:
            text = _("Done again: {step}").format(step=self._said(step))
            self._ways.tell(Notice(text, (NoticeButton(_("Undo (Ctrl+Z)"), self._state.undo),)))

    def _told(self, step: UndoStep) -> str:
        return _("Taken in: {step}").format(step=self._said(step)) if step.has_arrived else self._said(step)

    def _said(self, step: UndoStep) -> str:
        return step_words(step, self._state.catalogue)

    def _completed(self, step: UndoStep) -> list[str]:
        """The categories of which this step answered the last measure; not one that goes back to what was there."""
        if step.returns_to is not None:
            return []
        answered = [c for c in _statuses(step) if c.before is Status.UNANSWERED and c.after is not Status.UNANSWERED]
        letters = dict.fromkeys(self._state.catalogue.by_id[change.measure].category for change in answered)
        return [letter for letter in letters if self._is_complete(letter)]

    def _is_complete(self, letter: str) -> bool:
        state = self._state
        counted = figures((m for m in state.catalogue.measures if m.category == letter), state.entries)
        return counted.answered == counted.applicable

    def _complete(self, letter: str) -> str:
        name = self._state.words.categories[letter]
        return _("Every measure of {letter} {category} has an answer.").format(letter=letter, category=name)


def _statuses(step: UndoStep) -> list[Change]:
    return [edit for edit in step.edits if isinstance(edit, Change) and edit.field is Field.STATUS]


def seen_again(step: UndoStep) -> tuple[str, ...]:
    """The measures of which this step says that somebody has looked at them again."""
    looked = [edit for edit in step.edits if isinstance(edit, SettingChange) and edit.key == LOOKED_AGAIN]
    if not looked:
        return ()
    from app.domain.editions import looked_measures

    return tuple(measure for edit in looked for measure in looked_measures(edit.before, edit.after))


def _is_unseen(step: UndoStep) -> bool:
    renamed = any(isinstance(edit, SettingChange) and edit.key == ORGANISATION for edit in step.edits)
    has_come = step.has_arrived or step.returns_to is not None
    return renamed or has_come or len(_statuses(step)) > 1 or len(seen_again(step)) > 1
