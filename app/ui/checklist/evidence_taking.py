"""Takes files and pictures that a person gives as evidence of a measure: copied, pointed to, and seen today."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QMimeData
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from app.domain.entered_text import TextTooLong
from app.domain.filenames import readable_name
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
    """Keeps what is given, as one step: the names of the files, and where those lie that a person leaves there.

    None when a person gives up, or `state.failed` has told why it cannot be.
    """
    from app.work.evidence_keeping import evidence_values

    state.hand_over_typed()
    today, left = state.today(), list[Path]()
    while True:
        try:
            names = _kept(state, measure_id, given, parent)
            break
        except (StorageError, TextTooLong) as error:
            others = _given_instead(error, given, left, state, parent)
            if others is None:
                return ()
            given = others
    places = tuple(readable_name(str(path)) for path in left)
    is_kept = state.edit([measure_id], evidence_values(state.entry(measure_id), names, today, places))
    return (*names, *places) if is_kept else ()


def _kept(state: AppState, measure_id: str, given: Given, parent: QWidget) -> tuple[str, ...]:
    from app.ui.kit.waiting import wait_for
    from app.work.evidence_keeping import keep_evidence, require_records_kept

    measure, path, today = state.catalogue.by_id[measure_id], state.path, state.today()
    entry = state.entry(measure_id)
    contents = [one if isinstance(one, Path) else _png_maker(one) for one in given]
    require_records_kept(state.workbook, state.data, len(contents))
    return wait_for(lambda: keep_evidence(path, measure, entry, contents, today), _("Copying the file..."), parent)


def _given_instead(
    error: StorageError | TextTooLong, given: Given, left: list[Path], state: AppState, parent: QWidget
) -> Given | None:
    """What is to be kept after an error, and by `left` what stays where it is; None where a person gives up."""
    from app.ui.checklist.evidence_refusal import EvidenceRemedy, evidence_remedies, refusal_question
    from app.ui.kit.boxes import ask

    files = [one for one in given if isinstance(one, Path)]
    remedies = evidence_remedies(error, files)
    if not remedies or not isinstance(error, StorageError):
        state.failed.emit(error)
        return None
    match ask(parent, refusal_question(error, *remedies)):
        case EvidenceRemedy.AGAIN:
            return given
        case EvidenceRemedy.OTHERS:
            left.clear()
            return asked_files(state, parent) or None
        case EvidenceRemedy.NOTE_PLACE:
            stay = [error.path] if error.path in files else files
            left += stay
            return [one for one in given if one not in stay]
    return None


def asked_files(state: AppState, parent: QWidget) -> list[Path]:
    """The files that a person chooses as evidence, perhaps none."""
    from app.ui.kit.file_question import which_to_open

    paths = which_to_open(parent, _("Add files as evidence"), state.last_folder)
    if paths:
        state.last_folder = paths[0].parent
    return paths


def put_back(state: AppState, path: Path, parent: QWidget) -> bool:
    """Asks which file is the one that is missing at a path, and copies it there. False when it is missing still."""
    from app.storage.records_folder import add_records
    from app.ui.kit.file_question import where_to_open
    from app.ui.kit.waiting import wait_for

    title = _("Which file is “{name}”?").format(name=readable_name(path.name))
    source = where_to_open(parent, title, state.last_folder, f"*{path.suffix}" if path.suffix else "")
    if source is None:
        return False
    state.last_folder = source.parent
    try:
        wait_for(lambda: add_records({path.name: source}, path.parent), _("Copying the file..."), parent)
    except StorageError as error:
        state.failed.emit(error)
        return False
    return True


def _png_maker(picture: QImage) -> Callable[[], bytes]:
    """What makes the bytes of a file of a picture, in a thread."""

    def made() -> bytes:
        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        picture.save(buffer, "PNG")  # type: ignore[call-overload]
        return bytes(buffer.data().data())

    return made
