"""What a sheet of the IT vendor leaves below the notes: of which day it is, and what was written on it."""

from datetime import date

from app import labels
from app.domain.answers import Field, Status
from app.domain.paper_entry import TypedRow
from app.i18n import _


def vendor_note(row: TypedRow, day: date, *, has_steps: bool) -> str:
    """What goes below the note for a row; '' where nothing is to be said. `has_steps`: the rows are
    steps, and a tick has a day."""
    said = [_("{field}: {value}").format(field=caption, value=text) for caption, text in row.blanks.items()]
    said += [row.remark] if row.remark else []
    is_done = has_steps and row.values.get(Field.STATUS) is Status.DONE
    if not said and not is_done:
        return ""
    head = _("{day}: done by the IT vendor.") if is_done else _("{day}: from the IT vendor.")
    return labels.two_sentences(head.format(day=labels.day(day)), _("; ").join(said))
