"""Takes files and pictures that a person gives as evidence of a measure: copied, pointed to, and seen today."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QMimeData
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from app.domain.entered_text import TextTooLong
from app.files import StorageError
from app.i18n import _
from app.paths import SUFFIX
from app.ui.shell.state import AppState

Given = Sequence[Path | QImage]


def given_in(data: QMimeData | None) -> Given:
    """The files, or else the picture, that the clipboard or the mouse brings; none where it is text or a workbook."""
    if data is None:
        return ()
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if paths:
        return () if any(path.suffix.lower() == SUFFIX for path in paths) else paths
    if data.hasImage():
        picture = QImage(data.imageData())
        return () if picture.isNull() else (picture,)
    return ()


def brings_evidence(data: QMimeData) -> bool:
    """The same at a glance, for the mouse on its way."""
    return any(url.isLocalFile() for url in data.urls()) or data.hasImage()


def take_evidence(state: AppState, measure_id: str, given: Given, parent: QWidget) -> tuple[str, ...]:
    """Keeps what is given, as one step. The names of the files; none when `state.failed` has told why not."""
    from app.ui.kit.waiting import wait_for
    from app.work.evidence_keeping import evidence_values, keep_evidence, require_records_kept

    state.hand_over_typed()
    measure, path, today = state.catalogue.by_id[measure_id], state.path, state.today()
    entry = state.entry(measure_id)
    contents = [one if isinstance(one, Path) else _png_maker(one) for one in given]
    try:
        require_records_kept(state.workbook, state.data, len(contents))
        names = wait_for(lambda: keep_evidence(path, measure, entry, contents, today), _("Copying the file..."), parent)
    except (StorageError, TextTooLong) as error:
        state.failed.emit(error)
        return ()
    is_kept = state.edit([measure_id], evidence_values(state.entry(measure_id), names, today))
    return names if is_kept else ()


def _png_maker(picture: QImage) -> Callable[[], bytes]:
    """What makes the bytes of a file of a picture, in a thread."""

    def made() -> bytes:
        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        picture.save(buffer, "PNG")  # type: ignore[call-overload]
        return bytes(buffer.data().data())

    return made
