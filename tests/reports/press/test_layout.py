"""Pages: what stays together, and that nothing stands outside the page or on something else."""

from itertools import pairwise

import pytest

from app.domain.answers import Status
from app.domain.selection import View
from app.reports.documents.listing import DOCUMENTS
from app.reports.press.fonts import Face
from app.reports.press.layout import Page, TextCell, paginate, row
from app.reports.press.marks import Group, Piece, PrintedText, Stroke
from app.reports.press.typeset import Style, width
from tests.bench.report import record
from tests.languages import LANGUAGES
from tests.reports.samples import hostile, sample

STYLE = Style(10, 15)


def pages_of(*groups: Group, depth: float = 100) -> list[Page]:
    pages: list[Page] = []
    for pages in paginate(groups, depth):  # noqa: B007
        pass
    return pages


def heights(page: Page) -> list[float]:
    return [piece.height for _y, piece in page.places]


def test_a_group_that_leaves_no_large_gap_goes_to_the_next_page_whole() -> None:
    pages = pages_of(Group((Piece(80),)), Group((Piece(15), Piece(16))))
    assert [heights(page) for page in pages] == [[80], [15, 16]]


def test_a_group_that_would_leave_a_large_gap_is_divided_and_says_that_it_goes_on() -> None:
    pages = pages_of(Group((Piece(40),)), Group(tuple(Piece(n) for n in (20, 21, 22, 23)), continued=(Piece(5),)))
    assert [heights(page) for page in pages] == [[40, 20, 21], [5, 22, 23]]


def test_the_last_piece_does_not_stand_alone() -> None:
    pages = pages_of(Group((Piece(40),)), Group(tuple(Piece(n) for n in (20, 21, 18, 23))))
    assert [heights(page) for page in pages] == [[40, 20, 21], [18, 23]]


def test_a_heading_goes_with_what_it_is_the_heading_of() -> None:
    pages = pages_of(Group((Piece(70),)), Group((Piece(10),), is_heading=True), Group((Piece(25),)))
    assert [heights(page) for page in pages] == [[70], [10, 25]]


def test_column_heads_stand_on_top_of_each_page_once() -> None:
    head = (Piece(9),)
    rows = [Group((Piece(n),), running=head) for n in (40, 41, 42, 43)]
    pages = pages_of(Group(head, is_heading=True), *rows)
    assert [heights(page) for page in pages] == [[9, 40, 41], [9, 42, 43]]


def test_a_piece_higher_than_a_page_does_not_stop_the_machine() -> None:
    assert [heights(page) for page in pages_of(Group((Piece(300), Piece(300))))] == [[300], [300]]


def test_columns_of_a_short_row_are_drawn_one_after_the_other() -> None:
    (piece,) = row(TextCell(0, 30, "あああいいい", STYLE), TextCell(50, 30, "うううえええ", STYLE))
    texts = [mark for mark in piece.marks if isinstance(mark, PrintedText)]
    assert [mark.x for mark in texts] == [0, 0, 50, 50]
    assert "".join(mark.text for mark in texts) == "あああいいいうううえええ"


def test_a_long_row_can_be_divided_after_each_line() -> None:
    pieces = row(TextCell(0, 50, "短い", STYLE), TextCell(50, 100, "あ" * 200, STYLE), before=3, after=4)
    assert len(pieces) > 15
    assert sum(piece.height for piece in pieces) == pytest.approx(len(pieces) * 15 + 7)


def test_a_long_column_that_stands_alone_can_be_divided_too() -> None:
    assert len(row(TextCell(0, 50, "あ" * 100, STYLE))) == 20


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", ["usual", "hostile", "blank"])
def test_no_text_leaves_the_page_and_none_covers_another(name: str, lang: str, kind: str) -> None:
    content = hostile(lang) if kind == "hostile" else sample(lang, blank=kind == "blank", approval_strip=True)
    pages, (wide, high) = record(content, name)
    page_format = DOCUMENTS[name].page
    for calls, _lines in pages:
        # Blanks at the end of a line may stand out: nobody sees them.
        boxes = sorted(
            (y, x, x + width(text.rstrip(), Style(size, size, Face(font))), size)
            for font, size, x, y, text, _length in calls
        )
        for y, left, right, size in boxes:
            assert page_format.margin - 0.01 <= left
            assert right <= wide - page_format.margin + 0.01
            assert 20 < y < high - size - 20
        for n, (y, left, right, size) in enumerate(boxes):
            for other_y, other_left, other_right, _size in boxes[n + 1 :]:
                if other_y - y > 0.6 * size:
                    break
                assert other_left >= right - 0.01 or other_right <= left + 0.01


@pytest.mark.parametrize("name", DOCUMENTS)
def test_pieces_follow_one_another_inside_the_page(name: str) -> None:
    document = DOCUMENTS[name]
    for content in (sample(), hostile("ja"), sample(view=View.EXECUTIVE)):
        for page in pages_of(*document.build(content), depth=document.page.depth):
            assert all(b - a >= piece.height - 0.01 for (a, piece), (b, _next) in pairwise(page.places))
            last, piece = page.places[-1]
            assert last + piece.height <= document.page.depth + 0.01


def test_two_long_columns_lose_no_line_at_the_foot_of_a_page() -> None:
    pieces = row(TextCell(0, 100, "x\n" * 99 + "end", STYLE), TextCell(200, 100, "y\n" * 99 + "end", STYLE))
    assert max(piece.height for piece in pieces) < 400
    shown = [mark.text for piece in pieces for mark in piece.marks if isinstance(mark, PrintedText)]
    assert sorted(shown) == ["end"] * 2 + ["x"] * 99 + ["y"] * 99


def test_the_box_of_the_answer_is_ticked_and_no_other() -> None:
    content = sample()
    groups = [g for g in DOCUMENTS["checklist"].build(content) if g.running and not g.is_heading]
    assert len(groups) == 98
    for group, measure in zip(groups, content.measures, strict=True):
        ticks = [mark for mark in group.pieces[0].marks if isinstance(mark, Stroke)]
        order = (Status.DONE, Status.PARTIAL, Status.NOT_DONE, Status.UNKNOWN, Status.NOT_APPLICABLE, Status.UNANSWERED)
        boxes = sorted(m.x for m in group.pieces[0].marks if type(m).__name__ == "Area")
        if content.entry(measure).status is Status.UNANSWERED:
            assert not ticks  # left free for a hand to tick
            continue
        (tick,) = ticks
        assert boxes[order.index(content.entry(measure).status)] < tick.points[1][0]
        assert sum(x < tick.points[1][0] for x in boxes) == order.index(content.entry(measure).status) + 1


def test_a_blank_checklist_has_no_tick() -> None:
    groups = DOCUMENTS["checklist"].build(sample(blank=True))
    assert not any(isinstance(m, Stroke) for group in groups for piece in group.pieces for m in piece.marks)
