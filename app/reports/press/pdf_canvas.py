"""A ReportLab canvas that draws our marks; the only place, beside the fonts, that knows ReportLab."""

from collections.abc import Iterator
from io import BytesIO
from itertools import chain

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfgen.canvas import Canvas

from app.reports.press.embedding import CharacterCodes
from app.reports.press.fonts import Face, font, runs, widths
from app.reports.press.marks import Area, Bookmark, Fill, Mark, PrintedText, Rule, Stroke
from app.reports.press.typeset import Ink

# Page streams would be blown up by a quarter, slowly, to survive mail systems of the 1980s.
rl_config.useA85 = False

A4 = (595.28, 841.89)
"""Width and height in points."""

_HATCH_STEP = 3.0
_DOT_STEP = 2.6


class PdfCanvas:
    """The pages of one file, kept in memory; `begin` says how large they are from now on."""

    def __init__(self, language: str) -> None:
        self._size, self._height = A4, A4[1]
        self._target = BytesIO()
        # An initial font of ours keeps ReportLab's unembedded Helvetica out of the file.
        first = font(Face.TEXT).fontName
        self._canvas = Canvas(self._target, A4, pageCompression=1, initialFontName=first, lang=language)  # type: ignore[arg-type]
        self._doc: PDFDocument = self._canvas._doc  # type: ignore[attr-defined]
        self._add = self._canvas.addLiteral
        self._fonts: dict[Face, tuple[str, CharacterCodes]] = {}
        self._ink: Ink | None = None
        self._pen: tuple[Ink, float] | None = None
        self._bookmarks = 0
        self.sizes: list[tuple[float, float]] = []
        """Width and height of each page that is done, in points."""

    def describe(self, title: str, author: str, subject: str) -> None:
        """Sets what a viewer shows about the document."""
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setSubject(subject)
        self._canvas.setCreator("Tenken")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._canvas.setViewerPreference("PrintScaling", "None")  # boxes and bar codes are read again at their size

    def begin(self, size: tuple[float, float]) -> None:
        """The pages from here on have this width and height, in points."""
        self._size, self._height = size, size[1]
        self._canvas.setPageSize(size)

    def draw(self, marks: tuple[Mark, ...], x: float, y: float) -> None:
        """Draws marks whose origin lies at x, y from the left and the top of the page."""
        for mark in marks:
            match mark:
                case PrintedText():
                    self._text(mark, x + mark.x, self._height - y - mark.y)
                case Area():
                    self._area(mark, x + mark.x, self._height - y - mark.y - mark.height)
                case Rule():
                    self._set_stroke(mark.ink, mark.weight)
                    top = self._height - y
                    self._line(x + mark.x, top - mark.y, x + mark.to_x, top - mark.to_y)
                case Stroke():
                    self._stroke(mark, x, self._height - y)

    def bookmark(self, bookmark: Bookmark, y: float, opened: int = 1) -> None:
        """Enters a place of this page, y from its top, into the table of contents, which shows `opened` levels more."""
        self._bookmarks += 1
        key = f"place-{self._bookmarks}"
        self._canvas.bookmarkHorizontal(key, 0, self._height - y)
        self._canvas.addOutlineEntry(bookmark.title, key, bookmark.level, closed=bookmark.level >= opened)

    def end_page(self) -> None:
        """Closes the page; what is drawn next stands on a new one."""
        self._canvas.showPage()
        self.sizes.append(self._size)
        self._ink = self._pen = None

    def embed_fonts(self) -> Iterator[None]:
        """Writes the fonts into the file, one at each step. Nothing can be drawn afterwards."""
        waiting = self._doc.delayedFonts
        while waiting:
            waiting.pop(0).addObjects(self._doc)
            yield

    def finish(self) -> bytes:
        """The finished file."""
        if self._bookmarks:
            self._canvas.showOutline()
        self._canvas.save()
        return self._target.getvalue()

    def _text(self, mark: PrintedText, x: float, y: float) -> None:
        """Draws a line by PDF operators: the canvas's own way escapes every byte in Python."""
        style = mark.style
        if style.ink is not self._ink:
            self._set_fill(style.ink)
        parts = runs(mark.text, style.face)
        for face, run in parts:
            name, codes = self._font(face)
            shown = f"{name} {style.size:g} Tf {x:.2f} {y:.2f} Td <{run.translate(codes)}> Tj"
            if face is Face.FALLBACK and style.face is Face.BOLD:
                # The fallback has one weight: an outline makes it bold.
                shown = f"{style.ink.shares} RG 2 Tr {style.size * 0.03:.2f} w {shown} 0 Tr"
                self._pen = None
            self._add(f"BT {shown} ET")
            if len(parts) > 1:
                x += sum(map(widths(style.face).__getitem__, run)) * style.size

    def _font(self, face: Face) -> tuple[str, CharacterCodes]:
        """The name and the codes of a font in this file."""
        found = self._fonts.get(face)
        if found is None:
            found = self._fonts[face] = font(face).used_in(self._doc)
        return found

    def _line(self, x: float, y: float, to_x: float, to_y: float) -> None:
        self._add(f"n {x:.2f} {y:.2f} m {to_x:.2f} {to_y:.2f} l S")

    def _rectangle(self, x: float, y: float, mark: Area, painted: str) -> None:
        self._add(f"n {x:.2f} {y:.2f} {mark.width:.2f} {mark.height:.2f} re {painted}")

    def _set_stroke(self, ink: Ink, weight: float) -> None:
        if self._pen == (ink, weight):
            return  # papers with hundreds of boxes draw them with one pen
        self._pen = ink, weight
        self._add(f"{ink.shares} RG {weight:.3f} w")

    def _set_fill(self, ink: Ink) -> None:
        self._add(f"{ink.shares} rg")
        self._ink = ink

    def _stroke(self, mark: Stroke, x: float, top: float) -> None:
        if mark.weight:
            self._set_stroke(mark.ink, mark.weight)
        if mark.fill and mark.fill is not self._ink:
            self._set_fill(mark.fill)
        path = _path(mark, x, top)
        if not mark.weight:
            self._add(f"{path} f*")
            return
        if not mark.is_flat:
            self._add("1 J")
        if mark.dashes:
            self._add(f"[{' '.join([f'{length:.3f}' for length in mark.dashes])}] 0 d")
        self._add(f"{path} {'B*' if mark.fill else 'S'}")
        if mark.dashes:
            self._add("[] 0 d")
        if not mark.is_flat:
            self._add("0 J")

    def _area(self, mark: Area, x: float, y: float) -> None:
        """Draws a rectangle whose lower left corner lies at x, y."""
        if mark.fill in (Fill.SOLID, Fill.TINT):
            self._set_fill(mark.ink if mark.fill is Fill.SOLID else Ink.TINT)
            self._rectangle(x, y, mark, "f")
        elif mark.fill is not Fill.EMPTY:
            self._pattern(mark, x, y)
        if mark.weight:
            self._set_stroke(mark.ink, mark.weight)
            self._rectangle(x, y, mark, "S")

    def _pattern(self, mark: Area, x: float, y: float) -> None:
        canvas = self._canvas
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(x, y, mark.width, mark.height)
        canvas.clipPath(path, stroke=0)
        self._set_stroke(mark.ink, 0.7)
        if mark.fill is Fill.HATCH:
            steps = range(int((mark.width + mark.height) / _HATCH_STEP) + 1)
            canvas.lines([(x + n * _HATCH_STEP - mark.height, y, x + n * _HATCH_STEP, y + mark.height) for n in steps])
        elif mark.fill is Fill.LINES:
            rows = range(1, int(mark.height / _DOT_STEP) + 1)
            self._set_stroke(Ink.LINE, 0.5)
            canvas.lines([(x, y + n * _DOT_STEP, x + mark.width, y + n * _DOT_STEP) for n in rows])
        else:
            canvas.setLineCap(1)
            canvas.setLineWidth(1.0)
            canvas.setDash(0, _DOT_STEP)
            rows = range(int(mark.height / _DOT_STEP) + 1)
            canvas.lines(
                [
                    (x + (n % 2) * _DOT_STEP / 2, y + (n + 0.5) * _DOT_STEP, x + mark.width, y + (n + 0.5) * _DOT_STEP)
                    for n in rows
                ]
            )
        canvas.restoreState()
        self._ink = self._pen = None


def _path(mark: Stroke, x: float, top: float) -> str:
    """The outline of a stroke as operators, all at once: number by number takes most of the time of a picture."""
    places = chain.from_iterable([(x + to_x, top - to_y) for to_x, to_y in mark.points])
    end = " h" if mark.is_closed else ""
    return f"n %.3f %.3f m{' %.3f %.3f l' * (len(mark.points) - 1)}{end}" % tuple(places)
