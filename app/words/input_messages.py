"""The words for what somebody typed, chose or pasted, and what cannot be kept as it stands."""

from collections.abc import Callable, Mapping
from typing import Any

from app import labels
from app.domain.answers import InvalidValue, ReasonMissing
from app.domain.clipboard_cells import CellRefused
from app.domain.days import NotADay, WeekdayWrong, YearUnclear
from app.domain.entered_text import TextTooLong, in_short
from app.domain.passwords import LEAST, MOST_BYTES, PasswordProblem, PasswordUnfit
from app.domain.profile import KEYS, InvalidProfile
from app.domain.sheets import NotASheetNumber, SheetOfAnotherWorkbook, SheetUnknown
from app.domain.tables import CellWrong
from app.exchange.refusals import ValueWrong
from app.i18n import _
from app.words.message_parts import Message, unchanged


def _text_too_long(error: TextTooLong) -> Message:
    return Message(
        _("The text has {length} characters; at most {limit} fit.").format(length=error.length, limit=error.limit),
        unchanged(),
        _("Shorten it, or keep the long text in a file and write here where that is."),
    )


def _reason_missing(error: ReasonMissing) -> Message:
    return Message(
        _("“Not applicable” needs a reason, and there is none for {measure}.").format(measure=error.measure),
        unchanged(),
        _("Write the reason why it does not apply."),
    )


def _invalid_value(error: InvalidValue) -> Message:
    return Message(
        _("“{text}” is no value for “{field}”.").format(text=error.text, field=labels.name(error.field)),
        unchanged(),
        _("Choose one of the values offered; days are written like 2026-11-30."),
    )


def _invalid_profile(error: InvalidProfile) -> Message:
    known = error.key in KEYS
    return Message(
        _("“{text}” is no value for “{field}”.").format(text=error.text, field=error.key)
        if known
        else _("There is no part “{key}” of the profile.").format(key=error.key),
        unchanged(),
        _("“main.py profile” lists the parts; a fact is yes, no, unknown or empty."),
    )


def _cell_refused(error: CellRefused) -> Message:
    text = in_short(error.text, 40)
    if error.column is None:
        what = _("Row {row} of what was pasted has more cells than there are columns: “{text}”.")
        todo = _("Copy only the columns that are here, in this order or with their headings.")
    else:
        what = _("Row {row} of what was pasted, {column}: “{text}” cannot be taken in.")
        todo = _("A day looks like 2026/11/30; a line has at most 200 characters. Mend the row and copy it again.")
    if isinstance(error.__cause__, ValueWrong) and isinstance(error.__cause__.cause, WeekdayWrong):
        problem = weekday_problem(error.__cause__.cause)
        todo = _("{problem} Mend the row and copy it again.").format(problem=problem)
    column = labels.name(error.column) if error.column else ""
    return Message(what.format(row=error.row, column=column, text=text), unchanged(), todo)


def _not_in_ledger(error: CellWrong) -> Message:
    return Message(
        _("“{text}” cannot be kept in the list.").format(text=error.text or error.address),
        unchanged(),
        _("A list holds at most 9,999 rows; delete those that are no longer needed."),
    )


def _not_a_day(error: NotADay) -> Message:
    return Message(
        _("“{text}” is not a day.").format(text=error.text), unchanged(), _("Write it like 2026-11-30 or 11/30.")
    )


def weekday_problem(error: WeekdayWrong) -> str:
    """What is wrong with a day and its weekday."""
    return _("“{text}” names another weekday: {day} is a {weekday}.").format(
        text=error.text.strip(), day=labels.day(error.day), weekday=labels.weekday(error.day)
    )


def _weekday_wrong(error: WeekdayWrong) -> Message:
    return Message(
        weekday_problem(error),
        unchanged(),
        _("Mend the day or the weekday; write the year too where it is another one."),
    )


def _year_unclear(error: YearUnclear) -> Message:
    return Message(
        _("“{text}” stands there without a year, and the spreadsheet took it for {day}.").format(
            text=error.text.strip(), day=labels.day(error.day)
        ),
        unchanged(),
        _("Write the day with its year, like 2026-11-30."),
    )


def _not_a_sheet_number(error: NotASheetNumber) -> Message:
    return Message(
        _("“{text}” is no number of a sheet: a figure is missing, too many, or mistyped.").format(text=error.text),
        unchanged(),
        _("Type its eight figures once more; dashes and blanks do not matter."),
    )


def _sheet_of_another(error: SheetOfAnotherWorkbook) -> Message:
    return Message(
        _("The sheet {number} was printed from another workbook.").format(number=error.text.strip()),
        unchanged(),
        _("Look at the organization on the sheet, and open its workbook first."),
    )


def _sheet_unknown(error: SheetUnknown) -> Message:
    return Message(
        _("This workbook knows no sheet {number}; it was printed from a later copy of it.").format(
            number=error.text.strip()
        ),
        unchanged(),
        _("Open the newer workbook, or choose a sheet with the same rows by hand."),
    )


def password_problem(problem: PasswordProblem) -> str:
    """Why a password does not do, and what would."""
    match problem:
        case PasswordProblem.TOO_SHORT:
            return _("The password is too short. Take {count} characters or more.").format(count=LEAST)
        case PasswordProblem.TOO_LONG:
            return _("The password is too long. {count} letters and figures fit, or {kanji} kanji and kana.").format(
                count=MOST_BYTES, kanji=MOST_BYTES // 3
            )
        case PasswordProblem.AMBIGUOUS:
            return _(
                "Some programs read full-width letters and half-width kana as others. Use ordinary a-z, 0-9, signs."
            )
        case PasswordProblem.DIFFERENT:
            return _("The two entries differ. Enter the same password twice.")


def _password_unfit(error: PasswordUnfit) -> Message:
    return Message(password_problem(error.problem), _("No file was written."), "")


MAKERS: Mapping[type[BaseException], Callable[[Any], Message]] = {
    TextTooLong: _text_too_long,
    ReasonMissing: _reason_missing,
    InvalidValue: _invalid_value,
    NotADay: _not_a_day,
    WeekdayWrong: _weekday_wrong,
    YearUnclear: _year_unclear,
    CellRefused: _cell_refused,
    CellWrong: _not_in_ledger,
    InvalidProfile: _invalid_profile,
    NotASheetNumber: _not_a_sheet_number,
    SheetOfAnotherWorkbook: _sheet_of_another,
    SheetUnknown: _sheet_unknown,
    PasswordUnfit: _password_unfit,
}
"""The words for each error about a value."""
