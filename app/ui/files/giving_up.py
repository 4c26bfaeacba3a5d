"""Asks whether to give up what was typed and cannot be saved, before it goes from the screen."""

from app.i18n import _
from app.ui.kit.boxes import BoxAnswer, BoxQuestion, ButtonRole
from app.ui.kit.message_box import unexpected, words_for
from app.words.message_parts import Message


def give_up_question(error: Exception) -> BoxQuestion[bool]:
    """Why it cannot be saved, and whether to leave all the same; closing the box stays."""
    reason = words_for(error) or unexpected()
    message = Message(
        _("What you typed last is not saved. {reason}").format(reason=reason.what),
        _("Everything you entered before it is saved in the workbook."),
        _("Stay and put right what is in the way; it is tried again when you close or go on. Or give it up."),
    )
    stay = BoxAnswer(False, _("&Stay here"), ButtonRole.RejectRole)
    give_up = BoxAnswer(True, _("&Give up the text"), ButtonRole.DestructiveRole)
    return BoxQuestion(message, (stay, give_up), usual=False, on_escape=False)
