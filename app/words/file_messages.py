"""The words for what is wrong with a file from outside: where, what, and what to do. Nothing was changed then.

`app.words.messages.message_for` asks here for every ExchangeError: a new one gets its words in _MAKERS.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, Literal

from app import labels
from app.domain.answers import CHOICES, InvalidValue
from app.domain.days import YearUnclear
from app.domain.entered_text import in_short
from app.domain.ledgers import MARKS
from app.domain.profile import Known
from app.domain.tables import CellWrong
from app.exchange import refusals
from app.exchange.comparing import Note
from app.exchange.defused_text import clear_word
from app.exchange.refusals import Spot, Why
from app.i18n import N_, _, language, ngettext
from app.words.message_parts import Message, unchanged

_WHOLE: Mapping[Why, tuple[str, str]] = {
    Why.EMPTY: (N_("{path} is empty."), N_("Choose another file, or save it once more in the other program.")),
    Why.NOT_TEXT: (N_("{path} is no CSV file: it does not hold text."), N_("Choose a file saved as CSV or XLSX.")),
    Why.NOT_XLSX: (
        N_("{path} is no XLSX file."),
        N_("Open it in the program that made it, and save it as “Excel workbook (.xlsx)” or CSV."),
    ),
    Why.OLD_XLS: (
        N_("{path} is in the old format of Excel (.xls)."),
        N_("Open it in Excel, and save it as “Excel workbook (.xlsx)”."),
    ),
    Why.ENCRYPTED: (
        N_("{path} is protected by a password."),
        N_("Open it in Excel, take the password away, and save it."),
    ),
    Why.BROKEN: (
        N_("{path} is damaged, or only a part of it has arrived."),
        N_("Copy it once more from where it comes from, or save it anew."),
    ),
    Why.TOO_MUCH_INSIDE: (
        N_("{path} holds far more than a table of Tenken; it was not unpacked."),
        N_("Check where the file comes from. If it is yours, copy the table into a new file."),
    ),
    Why.TOO_MANY_ROWS: (
        N_("{path} has more rows or columns than any table of Tenken."),
        N_("Take away what lies beside and below the table, and save it."),
    ),
    Why.NO_TABLE: (
        N_("{path} has no row of headings that Tenken knows."),
        N_(
            "Export a table first, and fill that one in. Answers need a column “Measure” or “Measure ID”, "
            "devices “Serial number”, contacts “Role in an emergency”."
        ),
    ),
    Why.SEVERAL_TABLES: (
        N_("{path} has tables of Tenken on several sheets."),
        N_("Leave one of them in the file, and save it."),
    ),
    Why.HIDDEN_TABLE: (N_("{path} has its table on a hidden sheet."), N_("Show the sheet, and save the file.")),
    Why.NOT_JSON: (
        N_("{path} is no workbook of Tenken in JSON."),
        N_("Choose a file that Tenken has exported as JSON."),
    ),
    Why.TOO_MANY_VALUES: (
        N_("{path} holds more than any workbook of Tenken; it was not read."),
        N_("Check that it is the right file."),
    ),
    Why.TOO_HEAVY: (
        N_("{path} takes far more memory or time to read than any file of Tenken; reading it was stopped."),
        N_("Check that it is the right file. If it is yours, close other programs, and try again."),
    ),
    Why.NOT_A_HAND_OVER: (
        N_("{path} is no hand-over file of Tenken, or it is damaged."),
        N_("Copy it once more from the other PC, or make it anew there."),
    ),
}


def refusal_message(error: refusals.ExchangeError, cause: str = "") -> Message:
    """The words for an error; `cause` are those for what is wrong with a value."""
    what, todo = _value(error, cause) if isinstance(error, refusals.ValueWrong) else _MAKERS[type(error)](error)
    return Message(what, unchanged(), todo)


_MOST_SPOTS = 3


def note_text(note: Note, count: int, spots: Sequence[Spot] = ()) -> str:
    """What is to be said beside the differences, with the number of rows or fields of which it is true.

    `spots` are the cells; the first of them are named.
    """
    said = _note(note, count)
    if not spots:
        return said
    named = _("; ").join(map(spot_text, spots[:_MOST_SPOTS]))
    more = _("{places} and others") if len(spots) > _MOST_SPOTS else "{places}"
    return _("{note} Cells: {places}.").format(note=said, places=more.format(places=named))


def _note(note: Note, count: int) -> str:
    match note:
        case Note.NO_STAMP:
            return _(
                "The file does not say when it was made, so newer answers cannot be told from older ones. Look closely."
            )
        case Note.STAMP_UNKNOWN:
            return _(
                "The file was made of a later copy of this workbook, so newer answers cannot be told. Look closely."
            )
        case Note.NEWER_KEPT:
            return ngettext(
                "{count} field was changed here after the file was made, and not in the file: it stays as it is here.",
                "{count} fields were changed here after the file was made, and not in the file: they stay as they are.",
                count,
            ).format(count=count)
        case Note.EMPTY_KEPT:
            return ngettext(
                "{count} cell of the file is empty where something stands here: it stays as it is. "
                "To empty a field, write “{word}” into its cell.",
                "{count} cells of the file are empty where something stands here: it stays as it is. "
                "To empty a field, write “{word}” into its cell.",
                count,
            ).format(count=count, word=clear_word(language()))
        case Note.LETTERS_KEPT | Note.LETTERS_BACK | Note.LETTERS_LOST:
            return _letters_note(note, count)


_LetterNote = Literal[Note.LETTERS_KEPT, Note.LETTERS_BACK, Note.LETTERS_LOST]


def _letters_note(note: _LetterNote, count: int) -> str:
    match note:
        case Note.LETTERS_KEPT:
            return ngettext(
                "In {count} cell, letters were lost when the file was saved in an older encoding. "
                "Nobody edited it, so what stands here stays.",
                "In {count} cells, letters were lost when the file was saved in an older encoding. "
                "Nobody edited them, so what stands here stays.",
                count,
            ).format(count=count)
        case Note.LETTERS_BACK:
            return ngettext(
                "In {count} edited cell, letters that an older encoding cannot hold were put back.",
                "In {count} edited cells, letters that an older encoding cannot hold were put back.",
                count,
            ).format(count=count)
        case Note.LETTERS_LOST:
            return ngettext(
                "{count} edited cell has a “?” where a letter may have been lost. Look at it closely.",
                "{count} edited cells have a “?” where a letter may have been lost. Look at them closely.",
                count,
            ).format(count=count)


def spot_text(spot: Spot) -> str:
    """A cell in words: row 5, column N (“Due date”)."""
    if not spot.heading:
        return _("Row {row}, column {letters}").format(row=spot.row, letters=spot.letters)
    return _("Row {row}, column {letters} (“{heading}”)").format(
        row=spot.row, letters=spot.letters, heading=in_short(spot.heading)
    )


Pair = tuple[str, str]


def _unreadable(error: refusals.Unreadable) -> Pair:
    what, todo = _WHOLE[error.why]
    return _(what).format(path=error.path), _(todo)


def _reader_ended(error: refusals.ReaderEnded) -> Pair:
    what = _("{path} could not be read: the part of Tenken that reads files ended before it was done.")
    return (
        what.format(path=error.path),
        _("Try again. If it happens again, save the file anew, and tell whoever helps you: {where}.").format(
            where=error.where
        ),
    )


def _too_large(error: refusals.FileTooLarge) -> Pair:
    megabytes = {"size": -(-error.size // 1_000_000), "limit": error.limit // 1_000_000}
    return (
        _("{path} has {size} MB; no file of Tenken has more than {limit} MB.").format(path=error.path, **megabytes),
        _("Check that it is the right file."),
    )


def _mixed(error: refusals.MixedEncodings) -> Pair:
    return (
        _("Line {line} of {path} has characters in another encoding than the rest, or damaged ones.").format(
            line=error.line, path=error.path
        ),
        _("Save the file as “CSV UTF-8” in Excel, or as XLSX, and import that."),
    )


def _unclear(error: refusals.EncodingUnclear) -> Pair:
    return (
        _(
            "{path} can be read in two ways, with other letters in each: it does not say in which encoding it is."
        ).format(path=error.path),
        _("Save the file as “CSV UTF-8” in Excel, or as XLSX, and import that."),
    )


def _quotes(error: refusals.QuotesBroken) -> Pair:
    return (
        _("Near line {line} of {path} a quotation mark is missing, or the file ends too early.").format(
            line=error.line, path=error.path
        ),
        _("Copy it once more from where it comes from, or save it anew."),
    )


def _merged(error: refusals.MergedCells) -> Pair:
    return (
        _("Cells {cells} of {path} are merged, so it cannot be told to which row they belong.").format(
            cells=error.cells, path=error.path
        ),
        _("Unmerge the cells, and write into each row what belongs to it."),
    )


def _cell(problem: str, todo: str) -> Callable[[refusals.CellError], Pair]:
    def made(error: refusals.CellError) -> Pair:
        what = _(problem).format(text=in_short(error.text), first=getattr(error, "first", ""))
        return _("{place}: {problem}").format(place=spot_text(error.spot), problem=what), _(todo)

    return made


def _look_unknown(error: refusals.LookUnknown) -> Pair:
    what = _("Tenken cannot tell what this cell shows: it holds “{text}” in the format “{code}”.")
    problem = what.format(text=in_short(error.text), code=in_short(error.code))
    return (
        _("{place}: {problem}").format(place=spot_text(error.spot), problem=problem),
        _("Format the cell as “Text”, write into it what it is to say, and import the file again."),
    )


def _value(error: refusals.ValueWrong, cause: str) -> Pair:
    todo = _("Change the cell, save the file, and import it again.")
    if isinstance(error.cause, YearUnclear):
        todo = _("Write the year too into the cell, save the file, and import it again.")
    if values := tuple(_values(error.cause)):
        names = _(", ").join(map(labels.name, values))
        todo = _("Write one of these into the cell: {names}. Save the file, and import it again.").format(names=names)
    return _("{place}: {problem}").format(place=spot_text(error.spot), problem=cause), todo


def _values(cause: ValueError) -> Iterable[StrEnum]:
    """What the cell may hold, where that is one of a few values."""
    if isinstance(cause, CellWrong):
        return (Known.YES, Known.NO) if cause.address in MARKS else ()
    return CHOICES.get(cause.field, ()) if isinstance(cause, InvalidValue) else ()


def _json_wrong(error: refusals.JsonWrong) -> Pair:
    place = error.place or _("the beginning")
    what = _("{path} is not as a workbook in JSON should be, at {place}: “{text}”.")
    if not error.text:
        what = _("{path} is not as a workbook in JSON should be, at {place}.")
    return (
        what.format(path=error.path, place=in_short(place), text=in_short(error.text)),
        _("Export the workbook once more, and do not change the file by hand."),
    )


def _json_too_new(error: refusals.JsonTooNew) -> Pair:
    return (
        _("{path} was written by a newer Tenken (format {found}, this Tenken knows {known}).").format(
            path=error.path, found=error.found, known=error.known
        ),
        _("Install the newer Tenken to read it."),
    )


def _wrong_password(_error: refusals.WrongPassword) -> Pair:
    return (
        _("The password does not open the file."),
        _("Type it once more; mind upper and lower case. Without it nobody can open the file: then make it anew."),
    )


_MAKERS: Mapping[type[refusals.ExchangeError], Callable[[Any], Pair]] = {
    refusals.Unreadable: _unreadable,
    refusals.ReaderEnded: _reader_ended,
    refusals.FileTooLarge: _too_large,
    refusals.MixedEncodings: _mixed,
    refusals.EncodingUnclear: _unclear,
    refusals.QuotesBroken: _quotes,
    refusals.MergedCells: _merged,
    refusals.FormulaFound: _cell(
        N_("there is a formula, or the error of one: “{text}”."),
        N_("Write the text itself into the cell, and save it."),
    ),
    refusals.NumberWasCut: _cell(
        N_("the spreadsheet does not keep or show every figure of this number: {text}."),
        N_("Format the cell as “Text”, write the whole number into it, and import the file again."),
    ),
    refusals.LookUnknown: _look_unknown,
    refusals.RowCut: _cell(
        N_("the file ends in the middle of this row."),
        N_("Copy it once more from where it comes from, or save it anew."),
    ),
    refusals.ColumnUnknown: _cell(
        N_("“{text}” belongs to no column that Tenken knows."),
        N_("Give the column the heading it had, or take it out of the file."),
    ),
    refusals.ColumnTwice: _cell(N_("the heading “{text}” stands there twice."), N_("Leave one of the two columns.")),
    refusals.MeasureUnknown: _cell(
        N_("“{text}” is no measure."),
        N_("Write its label, such as 管理者Ｅ-10, or its id, such as administrator-E-10."),
    ),
    refusals.MeasuresDiffer: _cell(
        N_("“{text}” is another measure than the id in the same row says."),
        N_("Perhaps only some of the columns were sorted. Undo that, or export the table once more."),
    ),
    refusals.RowTwice: _cell(N_("“{text}” stands in row {first} already."), N_("Leave one of the two rows.")),
    refusals.NumberWrong: _cell(
        N_("“{text}” is no number of a row."), N_("Leave the number empty for a new row; do not change the others.")
    ),
    refusals.StampWrong: _cell(
        N_("“{text}” is not what Tenken wrote there."), N_("Export the table once more, or empty this column.")
    ),
    refusals.OtherWorkbook: _cell(
        N_("this table was made from another workbook."),
        N_("Open that workbook. If you do mean this one, empty the last column of the table (it is hidden in Excel)."),
    ),
    refusals.JsonWrong: _json_wrong,
    refusals.JsonTooNew: _json_too_new,
    refusals.WrongPassword: _wrong_password,
}
