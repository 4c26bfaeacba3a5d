"""Texts that stand in numbered rows, by number and part."""

from app.domain.numbered import numbered

TEXTS = {"selfcheck.1.person": "佐藤", "selfcheck.1.day": "", "decision.2.a": "x", "decision.2.b": "", "people": "佐藤"}


def test_texts_by_number_and_part():
    assert numbered(TEXTS, "selfcheck") == {1: {"person": "佐藤"}}
    assert numbered(TEXTS, "decision") == {2: {"a": "x"}}
    assert numbered(TEXTS, "device") == {}
