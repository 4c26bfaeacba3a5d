"""The pictures of the set-ups on the pages of the methods."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible, QColor, QImage
from pytestqt.qtbot import QtBot

from app.ui.guide.guide_view import GuideView
from app.ui.guide.set_up_view import LEAST_EMS, MOST_EMS, SetUpView
from app.ui.kit.type_setting import CAPTION
from app.ui.shell import theme
from app.ui.shell.state import AppState
from app.ui.shell.ways import GuideTopic
from tests.languages import LANGUAGES
from tests.ui.desk import Desk
from tests.ui.hands import GuideHand
from tests.ui.stages import PERCENTS


@pytest.fixture
def guide(desk: Desk, state: AppState) -> GuideHand:
    return GuideHand(desk.put(GuideView(state, desk.ways)))


@pytest.fixture
def picture(qtbot: QtBot, state: AppState) -> SetUpView:
    set_ups = state.catalogue.set_ups("en")
    view = SetUpView(set_ups.by_item["vpn"][0], set_ups.words, None)  # type: ignore[arg-type]
    qtbot.addWidget(view)
    return view


def pictures(guide: GuideHand, item: str) -> list[SetUpView]:
    return guide.read(GuideTopic.METHODS, item).page.widget.widget().findChildren(SetUpView)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_shows_all_set_ups_with_the_same_in_words(
    guide: GuideHand, state: AppState, speak: Callable[..., None], language: str
) -> None:
    speak(language, guide.view)
    for item, set_ups in state.catalogue.set_ups(language).by_item.items():
        shown = pictures(guide, item)
        assert [view.accessibleName() for view in shown] == [one.title for one in set_ups]
        assert [view.accessibleDescription() for view in shown] == [one.text for one in set_ups]


def test_a_screen_reader_hears_name_and_description(guide: GuideHand) -> None:
    heard = QAccessible.queryAccessibleInterface(pictures(guide, "standalone")[2])
    assert heard.text(QAccessible.Text.Name) == "Taking paper documents along"
    assert "Paper cannot be encrypted" in heard.text(QAccessible.Text.Description)


def test_it_is_as_wide_as_the_page_and_as_high_as_the_drawing_needs(picture: SetUpView) -> None:
    heights = {width: picture.heightForWidth(width) for width in (300, 420, 560, 900)}
    assert heights[300] != heights[560]
    assert heights[560] <= heights[420]
    assert heights[900] == picture.heightForWidth(2000)
    drawing = picture.drawing(2000)
    assert drawing.width == MOST_EMS
    assert heights[900] == pytest.approx(drawing.height * picture.em(2000), abs=1)


@pytest.mark.parametrize("percent", PERCENTS)
def test_its_text_follows_the_text_size_and_gives_way_where_there_is_no_room(picture: SetUpView, percent: int) -> None:
    picture.setFont(theme.sized(picture.font(), percent / 100))
    around = picture.font().pointSizeF() * picture.logicalDpiY() / 72
    assert picture.em(2000) == pytest.approx(CAPTION.factor * around)
    assert picture.drawing(480).width >= LEAST_EMS
    assert picture.em(480) == pytest.approx(min(CAPTION.factor * around, 480 / LEAST_EMS))
    assert picture.minimumSizeHint().width() <= 480


def test_larger_text_makes_it_higher(picture: SetUpView) -> None:
    before = picture.heightForWidth(600)
    picture.setFont(theme.sized(picture.font(), 1.5))
    assert picture.heightForWidth(600) > before


def painted(picture: SetUpView, width: int) -> QImage:
    picture.resize(width, picture.heightForWidth(width))
    return picture.grab().toImage()


@pytest.mark.parametrize("chosen", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_it_takes_the_colours_of_the_window(picture: SetUpView, chosen: theme.Tokens) -> None:
    picture.setPalette(theme.palette_of(chosen))
    image = painted(picture, 560)
    found = {QColor(image.pixel(x, y)).name() for x in range(560) for y in range(0, image.height(), 2)}
    assert {chosen.text, chosen.surface, chosen.raised, chosen.accent} <= found
