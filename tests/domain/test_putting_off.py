"""Findings that were put off: until when, why, and when they come back."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.entered_text import TextTooLong, clean_line, is_blank
from app.domain.findings import Finding, FindingKind
from app.domain.kept_texts import PUT_OFF, kept_text, known_text
from app.domain.putting_off import (
    PutOff,
    PutOffFor,
    PutOffUnread,
    put_off,
    put_off_text,
    read_put_off,
    sorted_out,
)

TODAY = date(2026, 11, 30)
ONE = Finding(FindingKind.EVIDENCE_NONE, "7", "administrator-A-1")
TWO = Finding(FindingKind.SYSTEM_ENDED, "PC", row=3)


@given(st.lists(st.tuples(st.sampled_from([ONE, TWO]), st.sampled_from(PutOffFor), st.text(max_size=60))))
def test_what_is_kept_reads_back(done) -> None:
    kept: dict[str, PutOff] = {}
    for finding, how_long, reason in done:
        if not is_blank(clean_line(reason)):
            kept = put_off(kept, finding, how_long, reason, TODAY)
    text = put_off_text(kept)
    assert read_put_off(text) == kept
    assert kept_text(PUT_OFF, text) == text


@pytest.mark.parametrize(("how_long", "days"), [(PutOffFor.MONTH, 30), (PutOffFor.QUARTER, 90), (PutOffFor.YEAR, 365)])
def test_it_comes_back_the_day_after_its_last(how_long: PutOffFor, days: int) -> None:
    kept = put_off({}, ONE, how_long, "来月買う", TODAY)
    last = TODAY + timedelta(days=days)
    assert sorted_out([ONE, TWO], kept, last).standing == (TWO,)
    assert sorted_out([ONE], kept, last + timedelta(days=1)).standing == (ONE,)


def test_it_comes_back_when_what_it_is_about_changed() -> None:
    kept = put_off({}, ONE, PutOffFor.CHANGE, "このままでよい", TODAY)
    assert sorted_out([ONE], kept, date.max).put_off[0][1].reason == "このままでよい"
    assert sorted_out([ONE._replace(about="9")], kept, TODAY).standing == (ONE._replace(about="9"),)


def test_what_is_over_is_dropped_by_the_next() -> None:
    kept = put_off({}, ONE, PutOffFor.MONTH, "x", TODAY)
    later = TODAY + timedelta(days=31)
    assert list(put_off(kept, TWO, PutOffFor.MONTH, "y", later)) == [TWO.key]
    assert list(put_off(kept, TWO, PutOffFor.MONTH, "y", TODAY)) == [ONE.key, TWO.key]


def test_the_last_day_of_all_is_not_passed() -> None:
    assert put_off({}, ONE, PutOffFor.YEAR, "x", date.max)[ONE.key].until == date.max


def test_a_reason_is_needed_and_fits_a_line() -> None:
    for blank in ("", " \u3000", "\u200b"):
        with pytest.raises(PutOffUnread):
            put_off({}, ONE, PutOffFor.MONTH, blank, TODAY)
    with pytest.raises(TextTooLong):
        put_off({}, ONE, PutOffFor.MONTH, "x" * 201, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "evidence-none a 0 1a2b3c4d - ",
        "evidence-none a 0 1a2b3c4d 2026-13-01 x",
        "evidence-none a 0 1a2b3c4d - x\n",
        "evidence-none a 0 1a2b3c4d -  x",
        "evidence-none a 0 1a2b3c4d - \u200b",
        "evidence-none a 0 1a2b3c4d 20261130 x",
        "b a 0 1 - x\na a 0 1 - x",
        "a a 0 1 - x\na a 0 1 - x",
    ],
)
def test_another_such_text_is_refused(text: str) -> None:
    with pytest.raises(PutOffUnread):
        read_put_off(text)
    assert known_text(PUT_OFF, text) == ""


def test_what_a_later_release_put_off_stays() -> None:
    later = "new-kind administrator-A-1 0 1a2b3c4d - いまはよい"
    kept = put_off(read_put_off(later), ONE, PutOffFor.CHANGE, "x", TODAY)
    assert later in put_off_text(kept)
