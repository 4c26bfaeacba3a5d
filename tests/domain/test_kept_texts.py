"""Which texts a workbook keeps, and that what is stored reads back as itself."""

import pytest

from app.domain.editions import EditionUnread
from app.domain.kept_texts import OPEN_KEYS, kept_text, known_text, notice_key
from app.domain.profile import InvalidProfile

KEPT = {
    "organisation": "みどり商店",
    "profile.kind": "company",
    "overrule.administrator-D-2": "applies\nなぜなら",
    notice_key("ja"): "お知らせ\n\n本文",
    "statement.scope": "在宅",
    "statement.measures": "administrator-G-3",
    "looked_again": "administrator-G-3 2\nadministrator-J-2 3",
}


@pytest.mark.parametrize(("key", "text"), KEPT.items())
def test_it_reads_back(key, text):
    assert kept_text(key, text) == text
    assert kept_text(key, "") == ""
    assert key.startswith(OPEN_KEYS)


@pytest.mark.parametrize(
    "key",
    [
        "id",
        "opened",
        "overrule.",
        "decision.1.m",
        "device.1.name",
        "hand_in.1",
        "people",
        "notice.",
        "statement.x",
    ],
)
def test_other_keys_are_none(key):
    assert kept_text(key, "x") is None


def test_of_editions_only_what_reads_back_is_kept():
    assert kept_text("editions", "2=1235 3=2001") == "2=1235 3=2001"
    assert kept_text("editions", "") == ""
    for key, text in (("editions", "2"), ("looked_again", "administrator-G-3"), ("looked_again", "b 2\na 2")):
        with pytest.raises(EditionUnread):
            kept_text(key, text)
        assert known_text(key, text) == ""


def test_a_text_that_does_not_fit_is_refused():
    with pytest.raises(InvalidProfile):
        kept_text("profile.kind", "x")
