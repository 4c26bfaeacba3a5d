"""Due dates and recurring measures as a calendar file that a second import brings up to date."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from app.catalogue.loader import Catalogue
from app.domain.answers import Status
from app.storage.workbook import Workbook
from app.work.files_out import export_calendar
from app.work.standing import Standing
from tests.exchange.samples import TODAY, M, fill, put
from tests.kept import kept
from tests.languages import LANGUAGES

YEARLY = "administrator-M-3"


def made(workbook: Workbook, catalogue: Catalogue, path: Path, lang: str = "ja", today: date = TODAY) -> bytes:
    standing = Standing(catalogue, kept(workbook))
    export_calendar(path, catalogue=catalogue, standing=standing, workbook=workbook, today=today, language=lang)
    return path.read_bytes()


def events(content: bytes) -> dict[str, object]:
    return {str(event["uid"]): event for event in Calendar.from_ical(content).walk("VEVENT")}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_open_task_is_an_event_of_a_whole_day(workbook, catalogue, tmp_path, lang):
    put(workbook, due=date(2026, 12, 1), owner="佐藤, \\n; x", status=Status.PARTIAL)
    found = events(made(workbook, catalogue, tmp_path / "x.ics", lang))
    event = found[f"{workbook.id}-{M}-due@tenken"]
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2026, 12, 1), date(2026, 12, 2))
    title = catalogue.words(lang).measures[M].title
    assert title in event["summary"]
    assert "佐藤, \\n; x" in event["description"]
    assert catalogue.words(lang).measures[M].done_when in event["description"]
    assert event["transp"] == "TRANSPARENT"
    assert "rrule" not in event


def test_what_is_done_or_does_not_apply_is_no_event(workbook, catalogue, tmp_path):
    put(workbook, due=date(2026, 12, 1), status=Status.DONE)
    assert f"{workbook.id}-{M}-due@tenken" not in events(made(workbook, catalogue, tmp_path / "x.ics"))


def test_a_recurring_measure_is_repeated(workbook, catalogue, tmp_path):
    event = events(made(workbook, catalogue, tmp_path / "x.ics"))[f"{workbook.id}-{YEARLY}-repeat@tenken"]
    assert event["rrule"] == {"FREQ": ["MONTHLY"], "INTERVAL": [12]}


def test_a_second_import_brings_it_up_to_date(workbook, catalogue, tmp_path):
    uid = f"{workbook.id}-{M}-due@tenken"
    put(workbook, due=date(2026, 12, 1))
    first = events(made(workbook, catalogue, tmp_path / "x.ics"))
    put(workbook, due=date(2026, 12, 8))
    second = events(made(workbook, catalogue, tmp_path / "x.ics"))
    assert first.keys() == second.keys()
    assert second[uid]["sequence"] == first[uid]["sequence"] + 1
    assert second[uid]["dtstart"].dt == date(2026, 12, 8)
    others = [u for u in first if u != uid]
    assert all(first[u]["sequence"] == second[u]["sequence"] for u in others)


def test_the_same_workbook_gives_the_same_file_on_another_day(workbook, catalogue, tmp_path):
    fill(workbook)
    once = made(workbook, catalogue, tmp_path / "x.ics")
    assert once == made(workbook, catalogue, tmp_path / "x.ics", today=date(2026, 11, 25))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_file_keeps_to_the_format(workbook, catalogue, tmp_path, lang):
    fill(workbook)
    content = made(workbook, catalogue, tmp_path / "x.ics", lang)
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in content.replace(b"\r\n", b"")
    found = Calendar.from_ical(content)
    assert found["version"] == "2.0"
    assert len({str(e["uid"]) for e in found.walk("VEVENT")}) == len(found.walk("VEVENT")) > 50
    assert all(e["dtstamp"].dt == e["last-modified"].dt for e in found.walk("VEVENT"))


def test_no_note_gets_into_a_calendar_that_may_be_shared(workbook, catalogue, tmp_path):
    put(workbook, due=date(2026, 12, 1), note="内緒のメモ", evidence="内緒の場所")
    assert "内緒" not in made(workbook, catalogue, tmp_path / "x.ics").replace(b"\r\n ", b"").decode()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_event_is_a_whole_day_that_says_when_it_ends(workbook, catalogue, tmp_path, lang):
    fill(workbook)
    content = made(workbook, catalogue, tmp_path / "x.ics", lang)
    found = Calendar.from_ical(content).walk("VEVENT")
    assert all(event["dtend"].dt - event["dtstart"].dt == timedelta(days=1) for event in found)
    lines = content.decode().split("\r\n")
    starts, ends = ([x for x in lines if x.startswith(f"{name};VALUE=DATE:")] for name in ("DTSTART", "DTEND"))
    assert len(starts) == len(ends) == len(found) == lines.count("TRANSP:TRANSPARENT")


@pytest.mark.parametrize("due", [date(1, 1, 1), date(9999, 12, 31)])
def test_the_ends_of_the_calendar_are_no_trouble(workbook, catalogue, tmp_path, due):
    put(workbook, due=due, evidence_seen=due)
    assert made(workbook, catalogue, tmp_path / "x.ics")
