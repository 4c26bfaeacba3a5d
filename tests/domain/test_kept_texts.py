"""Which texts a workbook keeps, and that what is stored reads back as itself."""

import pytest

from app.domain.kept_texts import OPEN_KEYS, kept_text, notice_key
from app.domain.profile import InvalidProfile

KEPT = {
    "organisation": "みどり商店",
    "profile.kind": "company",
    "overrule.administrator-D-2": "applies\nなぜなら",
    notice_key("ja"): "お知らせ\n\n本文",
    "statement.scope": "在宅",
    "statement.measures": "administrator-G-3",
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


def test_a_text_that_does_not_fit_is_refused():
    with pytest.raises(InvalidProfile):
        kept_text("profile.kind", "x")
