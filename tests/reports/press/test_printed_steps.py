"""Which steps of a measure stand on paper, in which order, with which boxes, and what is in the vendor's frame."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from app.domain.answers import Entry
from app.domain.profile import Fact, Kind, Known, Profile
from app.domain.steps import By, Site, Step
from app.domain.tools import Tool
from app.reports.press.marks import Mark, PrintedText, Rule, Stroke
from app.reports.press.printed_steps import printed_steps, under_caption
from app.reports.press.typeset import Style
from app.reports.report_content import ReportContent
from tests.languages import LANGUAGES
from tests.reports.samples import sample, squeezed

STYLE = Style(9, 14)
STEPS = (
    Step("write", "Write it down."),
    Step("phone", "Open Settings.", (Tool.IPHONE,)),
    Step("pc", "Press Start.", (Tool.WINDOWS_HOME, Tool.WINDOWS_PRO)),
    Step("router", "Have the router updated.", (Tool.ROUTER_VPN,), By.VENDOR, Site.ROUTER, "Please update it."),
    Step("tell", "Tell everyone."),
)


def content_with(
    tools: Mapping[Tool, Known] | None = None, done: str = "", steps: Sequence[Step] = STEPS, lang: str = "en"
) -> ReportContent:
    content = sample(lang)
    first = content.measures[0].id
    words = {**content.words, first: replace(content.words[first], steps=tuple(steps))}
    profile = replace(Profile(), tools=tools or {})
    return replace(content, words=words, entries={first: Entry(steps_done=done)}, profile=profile)


def marks_of(content: ReportContent) -> list[Mark]:
    pieces = printed_steps(content, content.measures[0], 50, 450, STYLE)
    return [mark for piece in pieces for mark in piece.marks]


def texts_of(content: ReportContent) -> str:
    return squeezed("".join(mark.text for mark in marks_of(content) if isinstance(mark, PrintedText)))


HERE = {Tool.IPHONE: Known.YES, Tool.WINDOWS_HOME: Known.NO, Tool.WINDOWS_PRO: Known.NO, Tool.ROUTER_VPN: Known.YES}


def test_only_the_steps_for_ones_tools_stand_there_with_numbers_and_the_vendors_last():
    found = texts_of(content_with(HERE))
    assert found.startswith("1.Writeitdown.2.OpenSettings.3.Telleveryone.FortheITvendor")
    assert found.endswith("4.Havetherouterupdated.")
    assert "PressStart." not in found


def test_each_step_has_a_box_and_the_done_ones_are_ticked():
    def ticks(content: ReportContent) -> int:
        return sum(isinstance(mark, Stroke) for mark in marks_of(content))

    assert ticks(content_with(HERE)) == 0
    assert ticks(content_with(HERE, "phone router")) == 2
    assert ticks(content_with(HERE, "gone pc")) == 0, "of steps that are not printed there is no tick"
    assert ticks(replace(content_with(HERE, "phone router"), blank=True)) == 0


def test_a_step_names_its_tools_while_nobody_said_that_they_are_there():
    found = texts_of(content_with())
    assert "iPhoneoriPad:OpenSettings." in found
    assert "Windows:PressStart." in found
    assert "RouterwithVPN:Havetherouterupdated." in found
    known = texts_of(content_with({Tool.WINDOWS_HOME: Known.YES}))
    assert "Windows:" not in known
    assert "iPhoneoriPad:" in known
    half = texts_of(content_with({Tool.WINDOWS_HOME: Known.NO}))
    assert "Windows(Pro):PressStart." in half


def test_the_frame_is_there_for_the_vendors_steps_alone():
    def sides(content: ReportContent) -> int:
        return sum(isinstance(mark, Rule) and mark.x == mark.to_x for mark in marks_of(content))

    assert sides(content_with(HERE)) == 2 * 2, "its head and one step, left and right"
    assert sides(content_with({**HERE, Tool.ROUTER_VPN: Known.NO})) == 0


def test_without_a_vendor_the_frame_does_not_name_one_to_do_it():
    content = content_with(HERE)
    alone = replace(content, profile=replace(content.profile, facts={Fact.IT_VENDOR: Known.NO}))
    assert "FortheITvendor" in texts_of(content)
    assert "FortheITvendor" not in texts_of(alone)
    assert "asyouhavenoITvendor" in texts_of(alone)


def test_a_company_reads_of_itself_as_one():
    said = [Step("s", "当方のルーターを見ます。")]
    content = content_with(steps=said, lang="ja")
    assert "当方" in texts_of(content)
    company = replace(content, profile=Profile(Kind.COMPANY, facts={Fact.IT_VENDOR: Known.YES}))
    assert "当社のルーターを見ます。" in texts_of(company)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_caption_stands_beside_the_first_step_and_nowhere_without_steps(lang: str):
    caption = PrintedText(0, 11, "Steps", STYLE)
    content = content_with(HERE, lang=lang)
    pieces = printed_steps(content, content.measures[0], 50, 450, STYLE)
    captioned = under_caption(caption, pieces, after=3)
    assert captioned[0].marks[0] is caption
    assert sum(p.height for p in captioned) == sum(p.height for p in pieces) + 3
    assert under_caption(caption, []) == []
