"""The words for errors, for the window and for the command line alike: whoever has an error asks message_for.

What it is about has a file of its own, with the words in its MAKERS: what was typed (input_messages), the disk
(disk_messages), workbooks (workbook_messages), files from outside (file_messages).
"""

from collections.abc import Callable, Mapping
from typing import Any

from app.catalogue.data_reader import CatalogueDamaged
from app.exchange.refusals import ExchangeError, ValueWrong
from app.i18n import TranslationsMissing, _
from app.words import disk_messages, file_messages, input_messages, workbook_messages
from app.words.message_parts import Message


def message_for(error: BaseException) -> Message | None:
    """The words for an error that a person can do something about; None for one that only a programmer can mend."""
    for kind in type(error).__mro__:
        if kind in _MAKERS:
            return _MAKERS[kind](error)
    return None


def _catalogue_damaged(error: CatalogueDamaged) -> Message:
    return Message(
        _("A file of the program is missing or damaged: {files}.").format(files=", ".join(error.files)),
        _("Your workbook was not touched."),
        _("Install Tenken again; that mends it."),
    )


def _translations_missing(error: TranslationsMissing) -> Message:
    # These words cannot be translated: it is the translations that are missing.
    return Message(
        f"The program's texts for the language '{error.language}' are missing.",
        "Your workbook was not touched.",
        "Install Tenken again, or run 'python3 packaging/dev.py run' in a checkout.",
    )


def _exchange(error: ExchangeError) -> Message:
    cause = message_for(error.cause) if isinstance(error, ValueWrong) else None
    return file_messages.refusal_message(error, cause.what if cause else str(getattr(error, "cause", "")))


_MAKERS: Mapping[type[BaseException], Callable[[Any], Message]] = {
    CatalogueDamaged: _catalogue_damaged,
    TranslationsMissing: _translations_missing,
    ExchangeError: _exchange,
    **disk_messages.MAKERS,
    **input_messages.MAKERS,
    **workbook_messages.MAKERS,
}
