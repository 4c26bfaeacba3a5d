"""The pages on paper are those of the file: compared as pictures, with a PDF file in the printer's place."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from PySide6.QtCore import QMarginsF, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageRanges, QPageSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QProgressDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.selection import View
from app.reports.documents.listing import DOCUMENTS
from app.reports.press.writing import write
from app.ui.documents import printing
from app.ui.documents.document_jobs import part_of
from app.ui.shell.state import AppState
from app.work.orders import Choices

A4 = (595, 842)


@pytest.fixture
def plan(state: AppState, tmp_path: Path) -> Path:
    path = tmp_path / "plan.pdf"
    list(write(DOCUMENTS["action-plan"], part_of(state, "action-plan", Choices("ja", View.EXECUTIVE)).content, path))
    return path


@pytest.fixture
def source(plan: Path) -> Iterator[QPdfDocument]:
    document = printing.open_pdf(plan)
    yield document
    document.close()


def printer_to(path: Path, resolution: int = 300) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(resolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    return printer


AT_300_DPI = (2480, 3508)


def picture(document: QPdfDocument, page: int, size: tuple[int, int] = AT_300_DPI) -> Image.Image:
    """A page on white, in grey."""
    drawn = document.render(page, QSize(*size)).convertToFormat(QImage.Format.Format_RGBA8888)
    seen = Image.frombytes("RGBA", size, bytes(drawn.constBits()), "raw", "RGBA", drawn.bytesPerLine())
    return Image.alpha_composite(Image.new("RGBA", size, "white"), seen).convert("L")


def difference(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of brightness, 0 to 255, with soft edges: letters are smoothed once more in the copy."""
    return ImageStat.Stat(ImageChops.difference(one.reduce(6), other.reduce(6))).mean[0]


def assert_same(wanted: Image.Image, got: Image.Image) -> None:
    """The pictures differ much less than they would by a shift of a quarter of a millimetre."""
    assert difference(wanted, got) < 0.5 * difference(wanted, ImageChops.offset(wanted, 3, 0))


def printed(source: QPdfDocument, printer: QPrinter, pages: list[int]) -> QPdfDocument:
    shares = list(printing.print_pages(source, printer, pages))
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    return printing.open_pdf(Path(printer.outputFileName()))


def test_every_page_comes_out_as_it_is_in_the_file(qapp: object, source: QPdfDocument, tmp_path: Path) -> None:
    count = source.pageCount()
    assert count > 1
    result = printed(source, printer_to(tmp_path / "out.pdf"), list(range(count)))
    assert result.pageCount() == count
    for page in range(count):
        size = result.pagePointSize(page)
        assert (round(size.width()), round(size.height())) == A4
        assert_same(picture(source, page), picture(result, page))
    result.close()


def test_bands_make_the_same_picture_as_one_piece(
    qapp: object, source: QPdfDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "BAND_PIXELS", 2480 * 97)
    place = QRect(QPoint(0, 0), QSize(*AT_300_DPI))
    joined = Image.new("RGB", AT_300_DPI, "red")
    for band in printing._bands(place, 1):
        drawn = printing._drawn(source, 0, band).convertToFormat(QImage.Format.Format_RGB888)
        strip = Image.frombytes(
            "RGB", (drawn.width(), drawn.height()), bytes(drawn.constBits()), "raw", "RGB", drawn.bytesPerLine()
        )
        joined.paste(strip, (band.target.x(), band.target.y()))
    assert ImageChops.difference(joined.convert("L"), picture(source, 0)).getextrema()[1] <= 2


@pytest.mark.parametrize("resolution", [150, 600, 1200, 2400])
def test_bands_cover_the_page_and_stay_small(resolution: int) -> None:
    place = QRect(7, 11, round(8.27 * resolution), round(11.69 * resolution))
    bands = list(printing._bands(place, -(-resolution // printing.FINEST)))
    assert bands[0].target.topLeft() == place.topLeft()
    for above, below in pairwise(bands):
        assert below.target.top() == above.target.bottom() + 1
        assert below.source.top() == above.source.bottom() + 1
    assert all(b.source.width() * b.source.height() <= printing.BAND_PIXELS for b in bands)
    covered = QRect(bands[0].target.topLeft(), bands[-1].target.bottomRight())
    assert covered.contains(place)
    assert covered.width() - place.width() < 4
    assert covered.height() - place.height() < 4


def test_a_page_at_1200_dpi(qapp: object, source: QPdfDocument, tmp_path: Path) -> None:
    result = printed(source, printer_to(tmp_path / "fine.pdf", 1200), [0])
    assert_same(picture(source, 0), picture(result, 0))
    result.close()


def content_box(document: QPdfDocument) -> tuple[float, float, float, float]:
    """Where ink is on the first page, in points from its left and top."""
    size = document.pagePointSize(0)
    seen = picture(document, 0, (round(size.width()), round(size.height())))
    box = seen.point(lambda v: 255 if v < 200 else 0).getbbox()
    assert box is not None
    return box


def test_smaller_paper_cuts_nothing_off(qapp: object, source: QPdfDocument, tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "letter.pdf")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    result = printed(source, printer, [0])
    size = result.pagePointSize(0)
    assert (round(size.width()), round(size.height())) == (612, 792)
    share = 792 / 842
    wide, small = content_box(source), content_box(result)
    assert (small[2] - small[0]) == pytest.approx((wide[2] - wide[0]) * share, abs=3)
    assert (small[3] - small[1]) == pytest.approx((wide[3] - wide[1]) * share, abs=3)
    result.close()


def test_larger_paper_keeps_the_true_size(qapp: object, source: QPdfDocument, tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "a3.pdf")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A3))
    result = printed(source, printer, [0])
    wide, same = content_box(source), content_box(result)
    assert (same[2] - same[0]) == pytest.approx(wide[2] - wide[0], abs=3)
    assert (same[0] + same[2]) / 2 == pytest.approx(421 + (wide[0] + wide[2]) / 2 - 297.5, abs=3)
    result.close()


def test_a_printer_with_wide_margins_gets_a_smaller_page(qapp: object, source: QPdfDocument, tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "margins.pdf")
    layout = printer.pageLayout()
    layout.setUnits(QPageLayout.Unit.Point)
    layout.setMinimumMargins(QMarginsF(60, 60, 60, 60))
    printer.setPageLayout(layout)
    beyond = 60 - printing._EMPTY_BORDER
    place = printing._place(source, 0, printer)
    room = printing._room(printer)
    assert room.width() == pytest.approx((595 - 2 * beyond) / 72 * 300, abs=5)
    assert room.toAlignedRect().contains(place)


def test_a_wide_page_turns_the_paper(qapp: object, state: AppState, tmp_path: Path) -> None:
    path = tmp_path / "list.pdf"
    list(write(DOCUMENTS["checklist"], part_of(state, "checklist", Choices("en", View.EXECUTIVE)).content, path))
    source = printing.open_pdf(path)
    size = source.pagePointSize(0)
    assert size.width() > size.height()
    result = printed(source, printer_to(tmp_path / "out.pdf"), [0])
    assert result.pagePointSize(0).width() > result.pagePointSize(0).height()
    assert_same(picture(source, 0, AT_300_DPI[::-1]), picture(result, 0, AT_300_DPI[::-1]))
    source.close()
    result.close()


def test_pages_ranges_order_and_copies(qapp: object, tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "x.pdf")
    assert printing.wanted_pages(printer, 4) == [0, 1, 2, 3]
    printer.setPageRanges(QPageRanges.fromString("2,4-9"))
    assert printing.wanted_pages(printer, 4) == [0, 1, 2, 3], "a range that was not chosen"
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    assert printing.wanted_pages(printer, 4) == [1, 3]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert printing.wanted_pages(printer, 4) == [3, 1]
    printer.setCopyCount(2)
    times = 1 if printer.supportsMultipleCopies() else 2
    printer.setCollateCopies(True)
    assert printing.wanted_pages(printer, 4) == [3, 1] * times
    printer.setCollateCopies(False)
    assert printing.wanted_pages(printer, 4) == sorted([3, 1] * times, reverse=True)


def test_a_printer_that_takes_nothing_is_told(qapp: object, source: QPdfDocument, tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "nowhere" / "out.pdf")
    with pytest.raises(printing.PrintFailed):
        list(printing.print_pages(source, printer, [0]))


class Recorder(QPrinter):
    """Remembers whether the job was taken back."""

    aborted = False

    def abort(self) -> bool:
        self.aborted = True
        return super().abort()


def test_stopping_takes_the_job_back(qapp: object, source: QPdfDocument, tmp_path: Path) -> None:
    printer = Recorder(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    steps = printing.print_pages(source, printer, [0, 1])
    next(steps)
    assert not printer.aborted
    steps.close()
    assert printer.aborted


def test_a_file_that_is_no_pdf_is_told(qapp: object, tmp_path: Path) -> None:
    path = tmp_path / "no.pdf"
    path.write_text("no", encoding="utf-8")
    with pytest.raises(printing.DocumentUnreadable) as raised:
        printing.open_pdf(path)
    assert raised.value.path == path


class FakeDialog(QPrintDialog):
    """Answers at once; Qt's own print dialog needs a person."""

    answer = QDialog.DialogCode.Accepted
    target = ""

    def exec(self) -> int:
        assert (self.minPage(), self.maxPage()) == (1, self.toPage())
        self.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self.printer().setOutputFileName(FakeDialog.target)
        return FakeDialog.answer


@pytest.fixture
def dialog(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> type[FakeDialog]:
    monkeypatch.setattr(printing, "QPrintDialog", FakeDialog)
    monkeypatch.setattr(FakeDialog, "answer", QDialog.DialogCode.Accepted)
    monkeypatch.setattr(FakeDialog, "target", str(tmp_path / "printed.pdf"))
    return FakeDialog


def test_printing_from_the_question_to_the_paper(qtbot: QtBot, plan: Path, dialog: type[FakeDialog]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    assert printing.print_pdf(plan, window)
    source, result = printing.open_pdf(plan), printing.open_pdf(Path(dialog.target))
    assert result.pageCount() == source.pageCount()
    source.close()
    result.close()


def test_saying_no_prints_nothing(
    qtbot: QtBot, plan: Path, dialog: type[FakeDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    monkeypatch.setattr(dialog, "answer", QDialog.DialogCode.Rejected)
    assert not printing.print_pdf(plan, window)
    assert not Path(dialog.target).exists()


def test_cancelling_under_way(
    qtbot: QtBot, plan: Path, dialog: type[FakeDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    monkeypatch.setattr(QProgressDialog, "wasCanceled", lambda _self: True)
    assert not printing.print_pdf(plan, window)
    assert not Path(dialog.target).exists()


@pytest.mark.parametrize(("key", "is_printed"), [(Qt.Key.Key_Return, True), (Qt.Key.Key_Space, False)])
def test_a_second_enter_does_not_stop_what_the_first_began(
    qtbot: QtBot,
    plan: Path,
    dialog: type[FakeDialog],
    monkeypatch: pytest.MonkeyPatch,
    key: Qt.Key,
    is_printed: bool,
) -> None:
    """Who presses Enter twice in the printer's dialog meets the progress with the second one."""
    window = QWidget()
    qtbot.addWidget(window)
    as_ever, titles = QProgressDialog.setValue, list[str]()

    def set_value(progress: QProgressDialog, value: int) -> None:
        as_ever(progress, value)
        if progress.isVisible() and not titles:
            titles.append(progress.windowTitle())
            cancel = progress.findChild(QPushButton)
            cancel.setFocus()
            qtbot.keyClick(cancel, key)

    monkeypatch.setattr(QProgressDialog, "setValue", set_value)
    assert printing.print_pdf(plan, window) is is_printed
    assert Path(dialog.target).exists() is is_printed
    assert titles == [plan.stem], "not that of the dialog before"
