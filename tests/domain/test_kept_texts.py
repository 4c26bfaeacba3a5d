"""Which texts a workbook keeps, and that what is stored reads back as itself."""

import pytest

from app.domain.kept_texts import (
    OPEN_KEYS,
    decision_key,
    notice_key,
    people,
    reason_part,
    self_check_key,
    stored_text,
)

KEPT = {
    "organisation": "みどり商店",
    "profile.kind": "company",
    "overrule.administrator-D-2": "applies\nなぜなら",
    "device.1.seen": "2026-11-01",
    "contact.2.phone": "#9110",
    decision_key(3, "administrator-E-10"): "来月\nまで",
    self_check_key(1, "person"): "佐藤",
    self_check_key(1, "day"): "2026-11-01",
    self_check_key(1, "sheet"): "3",
    self_check_key(1, "teleworker-A-1"): "partial",
    self_check_key(1, reason_part("teleworker-A-2")): "紙は\n使わない",
    notice_key("ja"): "お知らせ\n\n本文",
    "people": "佐藤\n鈴木",
    "statement.scope": "在宅",
    "statement.measures": "administrator-G-3",
}


@pytest.mark.parametrize(("key", "text"), KEPT.items())
def test_it_reads_back(key, text):
    assert stored_text(key, text) == text
    assert stored_text(key, "") == ""
    assert key.startswith(OPEN_KEYS)


@pytest.mark.parametrize(
    "key",
    [
        "id",
        "opened",
        "overrule.",
        "decision.x.y",
        "decision.1",
        "decision.01.m",
        "notice.",
        "selfcheck.1.",
        "statement.x",
    ],
)
def test_other_keys_are_none(key):
    assert stored_text(key, "x") is None


@pytest.mark.parametrize(
    ("key", "text"),
    [("selfcheck.1.teleworker-A-1", "perhaps"), ("selfcheck.1.day", "x"), ("device.1.x", "x"), ("profile.kind", "x")],
)
def test_a_text_that_does_not_fit_is_refused(key, text):
    with pytest.raises(ValueError):  # noqa: PT011 - several kinds, told apart elsewhere
        stored_text(key, text)


def test_people_are_named_once_each():
    assert people({}) == ()
    assert people({"people": " 佐藤\n\n鈴木　 花子\n佐藤\n"}) == ("佐藤", "鈴木 花子")
