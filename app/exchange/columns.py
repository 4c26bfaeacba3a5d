"""The columns of the tables that go out and come in, and their headings in any language of the program."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from app.domain.answers import DECLARED, Field
from app.domain.ledgers import LEDGERS
from app.domain.profile import Known
from app.domain.selection import fold
from app.domain.tables import CellKind, RowTable, TableColumn
from app.i18n import N_, languages, translation
from app.labels import name


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
    """A column of a table. `width` is in characters of a spreadsheet; `choices` are the values it can hold; `others`
    other headings that people have over it, to be translated."""

    key: Key
    width: float
    choices: tuple[StrEnum, ...] = ()
    is_day: bool = False
    is_hidden: bool = False
    others: tuple[str, str] | None = None

    @property
    def is_typed(self) -> bool:
        """Whether it holds what a person typed in words of their own."""
        return not (self.is_day or self.choices or isinstance(self.key, Info))

    def heading(self, lang: str) -> str:
        """The heading in one language."""
        return heading(self.key, lang)

    def other_headings(self, lang: str) -> list[str]:
        """Other headings that people have over such a column in lists of their own."""
        return translation(lang).pgettext(*self.others).split() if self.others else []


def heading(key: Key, lang: str) -> str:
    """The heading of a column in one language."""
    return translation(lang).gettext(_WORDS[key]) if isinstance(key, Info) else name(key, lang)


_STAMP = FileColumn(Info.STAMP, 12, is_hidden=True)


def _of_field(field: Field) -> FileColumn:
    declared = DECLARED[field]
    return FileColumn(field, declared.width, tuple(declared.choices or ()), is_day=declared.tense is not None)


def _of_column(declared: TableColumn) -> FileColumn:
    choices = (Known.YES, Known.NO) if declared.kind is CellKind.MARK else ()
    is_day = declared.kind is CellKind.DAY
    return FileColumn(declared.column, declared.width, choices, is_day=is_day, others=declared.others)


@dataclass(frozen=True, eq=False)
class What:
    """What a table of a file holds: the answers to the measures, or the rows of a table of the workbook.

    `known_by`: the columns by which it is known, one of which it has.
    """

    name: str
    words: str
    columns: tuple[FileColumn, ...]
    known_by: frozenset[Key]
    table: RowTable | None = None

    def title(self, lang: str) -> str:
        """What it is called in one language."""
        return translation(lang).gettext(self.words)


ANSWERS = What(
    "answers",
    DECLARED[Field.STATUS].words,
    (
        FileColumn(Info.LABEL, 13),
        FileColumn(Info.ID, 19, is_hidden=True),
        FileColumn(Info.ROLE, 8),
        FileColumn(Info.CATEGORY, 15),
        FileColumn(Info.LEVEL, 7),
        FileColumn(Info.TITLE, 26),
        *map(_of_field, Field),
        _STAMP,
    ),
    frozenset({Info.LABEL, Info.ID}),
)
"""One row for each measure."""


def _of_table(table: RowTable) -> What:
    columns = (FileColumn(Info.NUMBER, 6), *map(_of_column, table.columns), _STAMP)
    return What(table.file, table.words, columns, table.known_by, table)


WHATS: Mapping[str, What] = {what.name: what for what in (ANSWERS, *map(_of_table, LEDGERS))}
"""Every table that goes out and comes in, by name."""

_IGNORED = str.maketrans("", "", "_'’")


def comparable_heading(text: str) -> str:
    """A heading or a word as it is compared: width, case, blanks, underscores and line breaks do not matter."""
    return "".join(fold(text).translate(_IGNORED).split())


def keys_by_heading(what: What) -> Mapping[str, Key]:
    """What each heading means, as `comparable_heading` gives it: in every language, the field's name, and others."""
    return _keys_by_heading(what, languages())


@cache
def _keys_by_heading(what: What, langs: tuple[str, ...]) -> Mapping[str, Key]:
    named = {comparable_heading(column.heading(lang)): column.key for lang in langs for column in what.columns}
    others = {
        comparable_heading(one): column.key
        for lang in langs
        for column in what.columns
        for one in column.other_headings(lang)
    }
    return others | {comparable_heading(column.key.value): column.key for column in what.columns} | named
