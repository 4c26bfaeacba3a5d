"""What is typed and chosen at random in walks: each text with the form in which it has to be kept."""

import random
from collections.abc import Sequence
from datetime import date, timedelta

from app.domain.answers import CHOICES, DAYS, Field, Status, Value, to_text
from app.domain.applicability import Verdict
from app.domain.profile import Fact, Kind, Known, Method
from app.domain.tables import MARKED, CellKind, TableColumn
from app.domain.tools import Tool
from tests.faults.expected import plain

Typed = tuple[str, str]
"""What is typed, and what is kept of it."""
TEXTS: Sequence[Typed] = (
    ("", ""),
    ("確認した", "確認した"),
    ("ルーターの型番を\r\n写真で送ってもらう", "ルーターの型番を\n写真で送ってもらう"),
    ("か\u3099", "が"),
    ("\x00髙﨑さん\ufeffに聞く\x1f", "髙﨑さんに聞く"),
    ("𠮷田　と 佐藤", "𠮷田　と 佐藤"),
    ("=1+1", "=1+1"),
    ('"a";b,c\n\n- d', '"a";b,c\n\n- d'),
    ("'quoted", "'quoted"),
    ("<b>bold</b> & {name} %s", "<b>bold</b> & {name} %s"),
    ("字" * 10_000, "字" * 10_000),
    ("x", "x"),
    ("é", "é"),
)
LINES: Sequence[Typed] = (
    ("", ""),
    ("  髙﨑 \t 一郎\n", "髙﨑 一郎"),
    ("𠮷田", "𠮷田"),
    ("外部のＩＴ業者（みどりシステムサービス株式会社）", "外部のＩＴ業者（みどりシステムサービス株式会社）"),
    ("-1", "-1"),
    ("&File", "&File"),
    ("W" * 200, "W" * 200),
)
TOO_LONG = "長" * 10_001
TOOLS = tuple(tool for tool in Tool if tool is not Tool.IT_VENDOR)
_YES_NO = ("", *Known)


def typed_text(chance: random.Random) -> Typed:
    """A text of several lines; most are short, and none is twice the same."""
    raw, stored = chance.choice(TEXTS)
    if chance.random() < 0.5 and len(stored) < 100:
        number = str(chance.randrange(10_000))
        return f"{raw}{number}", f"{stored}{number}"
    return raw, stored


def day(chance: random.Random) -> date | None:
    return chance.choice([None, date(2026, 11, 1) + timedelta(days=chance.randrange(400))])


def field_value(chance: random.Random, field: Field) -> tuple[Value, str]:
    """A value that a person gives a field, and the text that is kept."""
    if field in CHOICES:
        value: Value = chance.choice(tuple(CHOICES[field]))
        return value, plain(field, value)
    if field in DAYS:
        value = day(chance)
        return value, to_text(value)
    return chance.choice(LINES) if field is Field.OWNER else typed_text(chance)


def profile_value(chance: random.Random) -> tuple[str, str]:
    """A part of the profile and what it is given, which is kept as it is."""
    key = chance.choice(["kind", "people", "teleworkers", "year_start", "methods", "holder.executive", *Fact, *TOOLS])
    match key:
        case "kind":
            return key, chance.choice(["", *(kind for kind in Kind if kind is not Kind.UNKNOWN)])
        case "people" | "teleworkers":
            return key, chance.choice(["", "0", "1", "2", "48"])
        case "year_start":
            return key, chance.choice(["", "1", "4", "12"])
        case "methods":
            some = [method for method in Method if chance.random() < 0.3]
            return key, chance.choice(["", "unknown", "none", ",".join(some)])
        case "holder.executive":
            return key, chance.choice(["", "𠮷田", "髙﨑 一郎"])
    return str(key), chance.choice(_YES_NO)


def cell(chance: random.Random, column: TableColumn) -> Typed:
    """What is typed into a cell of a ledger."""
    match column.kind:
        case CellKind.LINE:
            return chance.choice(LINES)
        case CellKind.LINES:
            return typed_text(chance)
        case CellKind.DAY:
            text = to_text(day(chance))
            return text, text
        case CellKind.MARK:
            return chance.choice([("", ""), (MARKED, MARKED)])
    raise AssertionError(column)


def answer_text(status: Status) -> str:
    """What is kept of an answer."""
    return plain(Field.STATUS, status)


def verdict(chance: random.Random) -> Verdict:
    return chance.choice([Verdict.APPLIES, Verdict.DOES_NOT_APPLY])
