"""From groups of pieces to pages: columns of text, page breaks, and the frame with header and footer."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from app.i18n import translation
from app.labels import day
from app.reports.press.fonts import Face
from app.reports.press.marks import Bookmark, Group, Mark, Piece, PrintedText, Rule
from app.reports.press.page_format import HEADER, Format
from app.reports.press.typeset import Ink, Style, fit, lines, width
from app.reports.report_content import ReportContent

SMALL = Style(7, 10, ink=Ink.SOFT)
OWNER = Style(7.5, 10, Face.BOLD)
NUMBERS = Style(8, 10, Face.FIGURES)
BASELINE = 0.78
"""How far below the top of a line its baseline is, as a share of the leading."""
_LARGE_GAP = 0.25
"""The share of a page that may stay empty to keep a group together."""
_SHORT = 8
"""So many lines of a row stay on one page."""
_WHOLE = 24
"""So many lines stay together where a second column is long too; what follows goes on line by line."""


@dataclass(frozen=True)
class TextCell:
    """A column of text: where it begins, how wide it is, in points."""

    x: float
    width: float
    text: str
    style: Style


def row(*cells: TextCell, before: float = 0.0, after: float = 0.0) -> list[Piece]:
    """Columns side by side, drawn one after the other, so that each can be copied as it was written.

    A short row stays in one piece; of a long one every further line can go to the next page.
    """
    leading = max(cell.style.leading for cell in cells)
    columns = [(cell, lines(cell.text, cell.style, cell.width)) for cell in cells]
    counts = sorted((len(stack) for _cell, stack in columns), reverse=True)
    whole = counts[0] if counts[0] <= _SHORT else min(max((1, *counts[1:2])), _WHOLE)
    base = before + leading * BASELINE
    marks = tuple(
        PrintedText(cell.x, base + n * leading, line, cell.style)
        for cell, stack in columns
        for n, line in enumerate(stack[:whole])
        if line
    )
    first = Piece(before + whole * leading, marks)
    rest = [
        Piece(
            leading,
            tuple(PrintedText(c.x, leading * BASELINE, stack[n], c.style) for c, stack in columns if n < len(stack)),
        )
        for n in range(whole, counts[0])
    ]
    return [*(first, *rest)[:-1], taller((first, *rest)[-1], after)]


def taller(piece: Piece, after: float) -> Piece:
    """A piece with room below it."""
    return Piece(piece.height + after, piece.marks, piece.bookmark)


def bookmarked(pieces: Sequence[Piece], bookmark: Bookmark, *marks: Mark) -> list[Piece]:
    """The pieces, with a bookmark at the first of them and further marks on it."""
    first, *rest = pieces
    return [Piece(first.height, (*first.marks, *marks), bookmark), *rest]


def column(x: float, y: float, text: str, style: Style, room: float) -> list[PrintedText]:
    """A text as lines below one another, `room` points wide, whose left edge and top are at x, y."""
    base = y + BASELINE * style.leading
    return [PrintedText(x, base + n * style.leading, line, style) for n, line in enumerate(lines(text, style, room))]


def height(groups: Iterable[Group]) -> float:
    """What groups take one below the other, in points."""
    return sum(group.gap + group.height for group in groups)


def right(x: float, y: float, text: str, style: Style) -> PrintedText:
    """A line that ends at x."""
    return PrintedText(x - width(text, style), y, text, style)


def centred(x: float, y: float, text: str, style: Style) -> PrintedText:
    """A line whose middle is at x."""
    return PrintedText(x - width(text, style) / 2, y, text, style)


@dataclass(slots=True)
class Page:
    """Pieces with their distance from the top of the text, in points."""

    places: list[tuple[float, Piece]] = field(default_factory=list)
    y: float = 0.0

    def put(self, pieces: Iterable[Piece]) -> None:
        for piece in pieces:
            self.places.append((self.y, piece))
            self.y += piece.height


class Pages:
    """Fills pages with groups, from top to bottom."""

    def __init__(self, depth: float) -> None:
        self._depth = depth
        self.pages = [Page()]
        self._headings: list[Group] = []

    @property
    def _page(self) -> Page:
        return self.pages[-1]

    @property
    def left(self) -> float:
        """How much room there is below what was placed last, in points."""
        return self._depth - self._page.y

    def add(self, group: Group) -> None:
        """Places a group; a heading waits for what it is the heading of."""
        if group.is_heading:
            self._headings.append(group)
            return
        self._place(self._with_headings(group))

    def _with_headings(self, group: Group) -> Group:
        for heading in reversed(self._headings):
            spacer = (Piece(group.gap),) if group.gap else ()
            group = Group(
                (*heading.pieces, *spacer, *group.pieces),
                heading.gap,
                len(heading.pieces) + len(spacer) + group.lead,
                group.running,
                group.continued,
                on_new_page=heading.on_new_page or group.on_new_page,
            )
        self._headings.clear()
        return group

    def _place(self, group: Group) -> None:
        fits = group.gap + group.height <= self.left
        fits_alone = group.height <= self._depth - sum(p.height for p in group.running)
        lead = group.gap + sum(p.height for p in group.pieces[: group.lead])
        if self._page.places and (
            group.on_new_page
            or (not fits and ((fits_alone and self.left < _LARGE_GAP * self._depth) or lead > self.left))
        ):
            self.pages.append(Page())
        if self._page.places:
            self._page.y += group.gap
        elif group.pieces[: len(group.running)] != group.running:
            self._page.put(group.running)
        self._pour(group)

    def _pour(self, group: Group) -> None:
        """Puts the pieces one after another, on further pages as needed."""
        last = len(group.pieces) - 1
        started = bool(self._page.places)
        for n, piece in enumerate(group.pieces):
            # The last line does not stand alone on a page.
            needed = piece.height + (group.pieces[last].height if n == last - 1 else 0.0)
            if needed > self.left and started and n >= group.lead:
                self.pages.append(Page())
                self._page.put((*group.running, *group.continued))
            self._page.put((piece,))
            started = True


def paginate(groups: Iterable[Group], depth: float) -> Iterator[list[Page]]:
    """The pages so far, after each group."""
    pages = Pages(depth)
    for group in groups:
        pages.add(group)
        yield pages.pages


def first_fitting(tries: Iterable[tuple[int, Iterable[Group]]], depth: float) -> list[Group]:
    """The first of these groups that take no more pages than they may; the last, where none do.

    What takes too many is laid out only as far as it takes to see that.
    """
    groups: list[Group] = []
    rest: Iterator[Group] = iter(())
    for most, made in tries:
        groups, rest = [], iter(made)
        if all(len(pages) <= most for pages in paginate(_noted(rest, groups), depth)):
            break
    return [*groups, *rest]


def _noted(groups: Iterable[Group], into: list[Group]) -> Iterator[Group]:
    for group in groups:
        into.append(group)
        yield group


def self_check_title(title: str, lang: str) -> str:
    """The title of a document with what it is."""
    _ = translation(lang).gettext
    return _("{title} (self-check)").format(title=title)


def source_lines(lang: str) -> tuple[str, str]:
    """Where the measures are from, and whose the wording is."""
    _ = translation(lang).gettext
    source = _(
        "Source: Telework Security Guideline, 5th edition (Ministry of Internal Affairs and Communications, Japan)"
    )
    return source, _("The wording is Tenken's own. This is a self-check, not an official document.")


def page_header(content: ReportContent, title: str, page: Format) -> tuple[Mark, ...]:
    """Organisation, title and day on top of each page, in the page's own coordinates."""
    left, edge, y = page.margin, page.width - page.margin, 34.0
    what = f"{self_check_title(title, content.language)}    {day(content.today, content.language)}"
    owner = fit(content.organisation, OWNER, page.room - width(what, SMALL) - 20)
    return (PrintedText(left, y, owner, OWNER), right(edge, y, what, SMALL), Rule(left, y + 6, edge, y + 6))


def page_footer(content: ReportContent, page: Format, number: int, total: int) -> tuple[Mark, ...]:
    """The source and the number of the page at its foot, in the page's own coordinates."""
    left, edge, y = page.margin, page.width - page.margin, page.height - 34.0
    source, note = source_lines(content.language)
    return (
        Rule(left, y - 12, edge, y - 12),
        PrintedText(left, y, source, SMALL),
        PrintedText(left, y + 10, note, SMALL),
        right(edge, y, f"{number} / {total}", NUMBERS),
    )


def top() -> float:
    """Where the text begins, from the top of the page in points."""
    return HEADER + 8
