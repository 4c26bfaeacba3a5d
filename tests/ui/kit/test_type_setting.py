"""Texts are set in lines that stand apart as their style wants it, alike in labels and in lists."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.kit.texts import Text
from app.ui.kit.type_setting import (
    BODY,
    CAPTION,
    FIGURE,
    H1,
    H2,
    LABEL,
    READING,
    ROW,
    SetText,
    SetTexts,
    TypeStyle,
    word_width,
)
from app.ui.shell import theme

LOREM = "テレワークで仕事の環境が変わることを踏まえ、経営者が次の三つを行います。"
STYLES = {
    # style: the size and the distance of lines in pixels that LOOK.md gives for body type of 14
    CAPTION: (12, 18),
    BODY: (14, 21),
    READING: (15, 26),
    LABEL: (13, 20),
    H2: (16, 24),
    H1: (21, 30),
    FIGURE: (34, 40),
}


@pytest.fixture
def font(qapp: QApplication) -> QFont:
    before = qapp.font()
    theme.apply_text_size(qapp, 100)
    yield qapp.font()
    qapp.setFont(before)


@pytest.mark.parametrize(("style", "pixels"), STYLES.items())
def test_lines_stand_as_far_apart_as_their_style_says(font: QFont, style: TypeStyle, pixels: tuple[int, int]) -> None:
    base = QFont(font)
    base.setPixelSize(14)
    base.setPointSizeF(10.5)
    size, distance = pixels
    found = SetText(LOREM, style.font(base), 10 * size, style.leading)
    assert abs(QFontMetrics(style.font(base)).height() - size) <= 1
    assert abs(found.line_height - distance) <= 1
    assert found.height == found.lines * found.line_height


def test_a_text_wraps_at_its_width_and_breaks_only_where_it_may(font: QFont) -> None:
    em = QFontMetrics(font).height()
    found = SetText(LOREM, font, 12 * em)
    assert found.lines > 2
    assert found.natural_width <= 12 * em
    assert SetText("a\nb\nc", font, 1000).lines == 3
    assert SetText("", font, 100).height == 0 or SetText("", font, 100).lines == 1


@pytest.mark.parametrize(
    "text", ["Changes are saved automatically", "Strengthen sign-in, then look again at what is left"]
)
@pytest.mark.parametrize("width", range(20, 420, 9))
def test_lines_end_between_words_where_each_word_has_room(font: QFont, width: int, text: str) -> None:
    found = SetText(text, font, width)
    assert found.least_width == pytest.approx(word_width(text, font), abs=1)
    assert found.natural_width <= max(width, QFontMetrics(font).maxWidth())
    ends = [line.end() for line in re.finditer(r"[ -]", text)]
    starts = [start for start, _end in found.extents][1:]
    assert found.least_width > width or set(starts) <= set(ends)


def test_a_label_asks_for_room_for_its_widest_word_but_not_for_a_path(qapp: QApplication) -> None:
    window = QWidget()
    says, path = Text(window), Text(window)
    says.setText("Changes are saved on this PC")
    path.setText("W" * 200)
    assert says.minimumSizeHint().width() >= says.fontMetrics().horizontalAdvance("Changes")
    assert path.minimumSizeHint().width() < says.fontMetrics().height() * 12
    window.deleteLater()


@pytest.mark.parametrize("width", range(160, 420, 7))
def test_no_last_line_is_shorter_than_three_characters_where_a_narrower_measure_helps(font: QFont, width: int) -> None:
    em = QFontMetrics(font).height()
    text = "確かめたことを書きとめます。"
    plain = SetText(text, font, width)
    assert plain.natural_width <= width
    assert plain.lines <= SetText(text, font, width - em).lines


@pytest.mark.parametrize("width", range(160, 420, 7))
@pytest.mark.parametrize(
    "text", ["決まった仕事に使うときに、これが向きます。", "名前を印刷した用紙を、1人に1部ずつ作れます。"]
)
def test_a_last_line_is_not_short_because_of_the_sign_that_ends_it(font: QFont, width: int, text: str) -> None:
    """「す。」: a full stop may not begin a line, so that the lines above have to give more than one character."""
    em = QFontMetrics(font).height()
    found = SetText(text, font, width)
    assert found.lines == 1 or last_line(found, text) >= 3
    assert found.natural_width <= width
    assert found.lines <= SetText(text, font, width - 3 * em).lines


def last_line(found: SetText, text: str) -> int:
    """How many characters stand in the last line."""
    lowest = found.places(0, len(text))[-1].y()
    return sum(found.places(n, n + 1)[0].y() == lowest for n in range(len(text)))


def test_the_width_of_the_longest_word_breaks_none(font: QFont) -> None:
    bold = LABEL.font(font)
    width = word_width("Reproduces office work", bold)
    assert width >= QFontMetrics(bold).horizontalAdvance("Reproduces")
    assert SetText("Reproduces office work", bold, width).lines == 2
    assert word_width("", bold) == 0


def test_what_was_set_is_not_set_again_until_the_font_changes(font: QFont) -> None:
    texts = SetTexts()
    first = texts.at(LOREM, font, 200)
    assert texts.at(LOREM, font, 200) is first
    assert texts.at(LOREM, font, 201) is not first
    assert texts.at(LOREM, font, 200, CAPTION) is not first
    larger = QFont(font)
    larger.setPointSizeF(21)
    assert texts.at(LOREM, larger, 200).height > first.height


def test_a_label_and_a_row_of_a_list_are_as_high(font: QFont) -> None:
    page = QWidget()
    page.resize(300, 300)
    label = Text(page, ROW)
    label.setText(LOREM)
    assert label.heightForWidth(240) == SetTexts().at(LOREM, page.font(), 240).height


def test_a_label_is_drawn_in_its_colour_and_nothing_is_cut_off(font: QFont) -> None:
    page = QWidget()
    label = Text(page, READING)
    label.setText("gjpqy漢字")
    label.resize(label.sizeHint())
    shot = label.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    paper = shot.pixelColor(0, 0)
    edges = [shot.pixelColor(x, y) for x in range(shot.width()) for y in (0, shot.height() - 1)]
    assert all(colour == paper for colour in edges)
    assert any(shot.pixelColor(x, y) != paper for x in range(shot.width()) for y in range(shot.height()))


def test_what_is_typed_is_no_markup(font: QFont) -> None:
    page = QWidget()
    label = Text(page)
    label.setText("<b>a</b> &amp;")
    assert label.textFormat() is Qt.TextFormat.PlainText
    image = QImage(200, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    SetText("<b>a</b>", label.font(), 200).draw(painter, 0, 0)
    painter.end()
    assert SetText("<b>a</b>", label.font(), 1000).natural_width > SetText("a", label.font(), 1000).natural_width


@pytest.mark.parametrize("text", [LOREM, "短い題", "a\nb c\n長い二行目があります", "Working from home, alone", "x "])
def test_a_label_is_as_high_and_as_narrow_as_its_text_set_at_each_width(
    qapp: QApplication, font: QFont, text: str
) -> None:
    box = QWidget()
    label = Text(box, H2)
    label.setText(text)
    for width in range(20, 700, 13):
        found = SetText(text, label.font(), width, H2.leading)
        assert label.heightForWidth(width) == found.height
    usual = SetText(text, label.font(), label.sizeHint().width(), H2.leading)
    least = min(int(usual.least_width), 4 * label.fontMetrics().height())
    assert label.minimumSizeHint().width() == least + 2
