"""The columns of the tables that go out and come in, and the headings by which they are known in either language."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from app.domain.answers import DECLARED, Field
from app.domain.ledgers import Ledger
from app.domain.profile import Known
from app.domain.selection import fold
from app.domain.tables import CellKind, Column, TableColumn
from app.i18n import N_, languages, translation
from app.labels import name


class What(StrEnum):
    """What a table holds: the answers to the measures, or one of the ledgers."""

    ANSWERS = "answers"
    DEVICES = "devices"
    CONTACTS = "contacts"
    PEOPLE = "people"


LEDGERS: Mapping[What, Ledger] = {
    What.DEVICES: Ledger.DEVICE,
    What.CONTACTS: Ledger.CONTACT,
    What.PEOPLE: Ledger.PERSON,
}


class Info(StrEnum):
    """The columns that are no fields: what a row is about, what helps to read it, and the stamp."""

    LABEL = "measure"
    ID = "id"
    ROLE = "role"
    CATEGORY = "category"
    LEVEL = "level"
    TITLE = "title"
    NUMBER = "number"
    STAMP = "stamp"


_WORDS: Mapping[Info, str] = {
    Info.LABEL: N_("Measure"),
    Info.ID: N_("Measure ID"),
    Info.ROLE: N_("Role"),
    Info.CATEGORY: N_("Category"),
    Info.LEVEL: N_("Level"),
    Info.TITLE: N_("What it is about"),
    Info.NUMBER: N_("No."),
    Info.STAMP: N_("Made from (do not change)"),
}

Key = StrEnum
"""What a column holds: an Info, a Field of the answers, or a Column of a ledger."""


@dataclass(frozen=True)
class FileColumn:
    """A column of a table. `width` is in characters of a spreadsheet; `choices` are the values it can hold."""

    key: Key
    width: float
    choices: tuple[StrEnum, ...] = ()
    is_day: bool = False
    is_hidden: bool = False

    @property
    def is_typed(self) -> bool:
        """Whether it holds what a person typed in words of their own."""
        return not (self.is_day or self.choices or isinstance(self.key, Info))

    def heading(self, lang: str) -> str:
        """The heading in one language."""
        return heading(self.key, lang)


def heading(key: Key, lang: str) -> str:
    """The heading of a column in one language."""
    return translation(lang).gettext(_WORDS[key]) if isinstance(key, Info) else name(key, lang)


_STAMP = FileColumn(Info.STAMP, 12, is_hidden=True)


def _of_field(field: Field) -> FileColumn:
    declared = DECLARED[field]
    return FileColumn(field, declared.width, tuple(declared.choices or ()), is_day=declared.tense is not None)


ANSWERS: tuple[FileColumn, ...] = (
    FileColumn(Info.LABEL, 13),
    FileColumn(Info.ID, 19, is_hidden=True),
    FileColumn(Info.ROLE, 8),
    FileColumn(Info.CATEGORY, 15),
    FileColumn(Info.LEVEL, 7),
    FileColumn(Info.TITLE, 26),
    *map(_of_field, Field),
    _STAMP,
)
"""One row for each measure."""


def columns(what: What) -> tuple[FileColumn, ...]:
    """The columns of a table, in their order."""
    if what is What.ANSWERS:
        return ANSWERS
    return (FileColumn(Info.NUMBER, 6), *map(_column, LEDGERS[what].table.columns), _STAMP)


def _column(declared: TableColumn) -> FileColumn:
    choices = (Known.YES, Known.NO) if declared.kind is CellKind.MARK else ()
    return FileColumn(declared.column, declared.width, choices, is_day=declared.kind is CellKind.DAY)


_OTHERS: Mapping[What, Mapping[Column, str]] = {
    What.DEVICES: {
        Column.NAME: "なまえ 機器名 端末名 PC名 パソコン名 device",
        Column.SERIAL: "シリアル番号 シリアル 製造番号 S/N serialno.",
        Column.SYSTEM: "OS OSバージョン OSversion",
        Column.APPLICATIONS: "アプリケーション ソフト ソフトウェア software",
        Column.UPDATES: "更新状況",
        Column.USER: "使用者 利用者 ユーザー",
        Column.PLACE: "設置場所 保管場所 場所 location",
        Column.SEEN: "確認日 lastchecked",
        Column.NOTE: "メモ notes",
    },
    What.CONTACTS: {
        Column.NAME: "なまえ 氏名",
        Column.PHONE: "電話 TEL telephone",
        Column.NOTE: "メモ notes",
    },
    What.PEOPLE: {
        Column.NAME: "なまえ 氏名",
        Column.TELEWORKS: "在宅勤務 在宅 テレワーク",
        Column.NOTE: "メモ notes",
    },
}
"""Other headings that people have over such columns in lists of their own, without blanks."""

_IGNORED = str.maketrans("", "", "_'’")


def plain(text: str) -> str:
    """A heading or a word as it is compared: width, case, blanks, underscores and line breaks do not matter."""
    return "".join(fold(text).translate(_IGNORED).split())


def keys_by_heading(what: What) -> Mapping[str, Key]:
    """What each heading means, as `plain` gives it: in every language, the field's name in the program, and others."""
    return _keys_by_heading(what, languages())


@cache
def _keys_by_heading(what: What, langs: tuple[str, ...]) -> Mapping[str, Key]:
    listed = columns(what)
    named = {plain(heading(column.key, lang)): column.key for lang in langs for column in listed}
    others = {plain(word): key for key, words in _OTHERS.get(what, {}).items() for word in words.split()}
    return others | {plain(column.key.value): column.key for column in listed} | named
