from datetime import date

from app.domain.answers import Entry, Status
from app.domain.decisions import Decision, Matter, executive_decisions, last_meeting
from app.domain.selection import View
from app.domain.sheets import Sheet
from tests.kept import tables_of
from tests.reports.samples import measures

TODAY = date(2026, 11, 23)
MEASURES = {m.id: m for m in measures()}


def sheet(day: int, *ids: str, document: str = "meeting-pack") -> Sheet:
    return Sheet(document, View.ALL, date(2026, 11, day), "", ids)


def test_the_last_meeting_is_the_newest_before_today_that_decided_something():
    printed = {1: sheet(1, "a"), 2: sheet(8, "c", "a", "b"), 3: sheet(15, "a"), 4: sheet(23, "a")}
    texts = {"decision.1.a": "old", "decision.2.a": "yes", "decision.2.c": "no", "decision.2.x": "by hand"}
    texts |= {"decision.4.a": "today's", "decision.3.a": "", "decision.9.a": "of no sheet"}
    meeting = last_meeting(printed, tables_of(texts)["decision"], "meeting-pack", TODAY)
    assert meeting == (date(2026, 11, 8), {"c": "no", "a": "yes", "x": "by hand"})
    assert list(meeting.decisions) == ["c", "a", "x"], "in the order of the paper"


def test_a_meeting_of_which_nothing_is_recorded_is_a_meeting_still():
    assert last_meeting({3: sheet(15, "a")}, {}, "meeting-pack", TODAY) == (date(2026, 11, 15), {})


def test_there_is_none_before_the_first():
    printed = {1: sheet(1, "a", document="checklist"), 2: sheet(23, "a")}
    assert (
        last_meeting(printed, tables_of({"decision.1.a": "x", "decision.2.a": "y"})["decision"], "meeting-pack", TODAY)
        is None
    )


def test_a_new_workbook_asks_the_executive_for_the_executive_s_own_measures_alone():
    found = executive_decisions(list(MEASURES.values()), {}, TODAY)
    assert [d.matter for d in found] == [Matter.EXECUTIVE] * 5
    assert [d.measures[0].id for d in found][:2] == ["executive-A-1", "executive-A-2"]


def test_what_is_planned_asks_for_money_and_for_an_owner():
    entries = {i: Entry(status=Status.DONE) for i in MEASURES if i.startswith("executive")}
    entries["executive-A-2"] = Entry(status=Status.NOT_APPLICABLE, reason="x")
    free, dear = MEASURES["administrator-A-1"], MEASURES["administrator-A-2"]
    assert dear.effort.costs_money > free.effort.costs_money
    entries |= {free.id: Entry(status=Status.PARTIAL), dear.id: Entry(status=Status.UNKNOWN, owner="佐藤")}
    found = executive_decisions(list(MEASURES.values()), entries, TODAY)
    assert found == (Decision(Matter.OWNER, (free,)), Decision(Matter.MONEY, (dear,)))
