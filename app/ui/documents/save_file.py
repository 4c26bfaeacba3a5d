"""The questions before a document is saved: where to, and whether characters that cannot be printed may be left out."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.i18n import _, ngettext
from app.ui.kit.boxes import BoxAnswer, BoxQuestion, ask
from app.ui.kit.file_question import where_to_save
from app.words.message_parts import Message

_SHOWN = 24
"""How many characters are listed; a person finds the others once these are mended."""


def ask_target(parent: QWidget, folder: Path, name: str) -> Path | None:
    """The file that a person names, with the ending of the name proposed; None when they name none."""
    title, kind = {
        "pdf": (_("Save as PDF"), _("PDF documents (*.pdf)")),
        "docx": (_("Save as Word"), _("Word documents (*.docx)")),
        "zip": (_("Save as ZIP"), _("ZIP files (*.zip)")),
    }[Path(name).suffix.removeprefix(".")]
    return where_to_save(parent, title, folder / name, kind)


def missing_text(characters: Sequence[str]) -> str:
    """Which characters will not be printed, in words."""
    listed = "　".join(f"{c}\u00a0(U+{ord(c):04X})" for c in characters[:_SHOWN])
    more = len(characters) - _SHOWN
    if more > 0:
        listed += "　" + ngettext("and {count} more", "and {count} more", more).format(count=more)
    return ngettext(
        "No font of the program has this character. On paper it becomes 〓: {characters}",
        "No font of the program has these characters. On paper they become 〓: {characters}",
        len(characters),
    ).format(characters=listed)


def confirm_missing(parent: QWidget, characters: Sequence[str]) -> bool:
    """Whether to go on although these characters will be printed as 〓."""
    return ask(parent, missing_question(characters)) is True


def missing_question(characters: Sequence[str]) -> BoxQuestion[bool]:
    """The question whether to go on all the same."""
    message = Message(
        missing_text(characters),
        _("What you typed stays as it is. You can go on, or cancel and write it differently."),
        "",
    )
    title = _("Characters that cannot be printed")
    return BoxQuestion(message, (BoxAnswer(True, _("Go on")),), usual=True, title=title)
