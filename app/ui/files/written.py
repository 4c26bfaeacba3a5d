"""What is told when a file was written: where it lies, and two ways to it."""

from functools import partial
from pathlib import Path

from app.domain.filenames import readable_name
from app.i18n import _
from app.ui.kit.open_outside import open_outside
from app.ui.kit.passing_notice import Notice, NoticeButton


def written_notice(path: Path) -> Notice:
    """That a file was written; it and its folder can be opened."""
    return Notice(
        _("Written: {path}").format(path=readable_name(str(path))),
        (
            NoticeButton(_("Open"), partial(open_outside, path)),
            NoticeButton(_("Open the folder"), partial(open_outside, path.parent)),
        ),
    )
