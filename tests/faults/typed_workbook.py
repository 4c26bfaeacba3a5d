"""A workbook with texts in every field that a person can type, entered as the window enters them."""

import unicodedata
from collections.abc import Sequence
from pathlib import Path

from app.domain.answers import LIMITS, Field, Status
from app.domain.applicability import Overrule, Verdict
from app.domain.decisions import decision_row
from app.domain.entered_text import LINE_LIMIT, NOTE_LIMIT, clean_line, clean_text, is_blank
from app.domain.hand_ins import HandIn, hand_in_cells
from app.domain.kept_texts import STATEMENT_MEASURES, STATEMENT_SCOPE, notice_key
from app.domain.measures import Role
from app.domain.tables import CONTACT, DECISION, DEVICE, HAND_IN, PERSON, TABLES, CellKind, Column
from app.i18n import languages
from app.paths import DataDir
from app.storage.settings import Settings
from app.storage.workbook import Workbook
from app.ui.shell.state import AppState
from tests.faults.operations import CATALOGUE, MEASURES, TODAY

TEXT_FIELDS = tuple(field for field in LIMITS if field is not Field.STEPS)
_STATUSES = (Status.NOT_DONE, Status.DONE, Status.PARTIAL, Status.UNKNOWN, Status.NOT_APPLICABLE)
_TOLD = "teleworker-A-1"
Slots = dict[str, str]
"""What was typed, by the place: `note.administrator-E-10`, `device.3.name`, `organisation`."""


class NotTaken(Exception):
    """A text that fits its field could not be entered."""


def slots_for(texts: Sequence[str]) -> Slots:
    """Each text in a field of every kind: the measures' fields, the ledgers' columns, and the rest by turns."""
    at = _Turning(texts)
    slots = {f"{field}.{m}": at(n + 7 * k) for n, m in enumerate(MEASURES) for k, field in enumerate(TEXT_FIELDS)}
    for table in (DEVICE, CONTACT, PERSON):
        columns = [c.column for c in table.columns if c.kind in (CellKind.LINE, CellKind.LINES)]
        rows = range(1, len(texts) + 1 if table is not PERSON else 9)
        slots |= {f"{table.name}.{n}.{c}": at(n + 11 * k) for n in rows for k, c in enumerate(columns)}
    slots |= {f"decision.1.{measure}": at(n + 3) for n, measure in enumerate(MEASURES[:20])}
    slots |= {f"hand_in.{n}": at(n + 5) for n in range(1, 4)}
    slots |= {f"overrule.{measure}": at(n + 31) for n, measure in enumerate(MEASURES[-4:])}
    slots |= {f"profile.holder.{role}": at(n + 17) for n, role in enumerate(Role)}
    slots |= {notice_key(lang): at(n + 23) for n, lang in enumerate(languages())}
    return slots | {STATEMENT_SCOPE: at(29), "organisation": at(0)}


class _Turning:
    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    def __call__(self, number: int) -> str:
        return self._texts[number % len(self._texts)]


def entered(slot: str, text: str) -> str:
    """What the field holds after this was typed, by the rule of app.domain.entered_text alone."""
    return (clean_line if _is_line(slot) else clean_text)(_cut(slot, text))


def _is_line(slot: str) -> bool:
    name, *rest = slot.split(".")
    if name in TEXT_FIELDS:
        return LIMITS[Field(name)] == LINE_LIMIT
    if name in (DEVICE.name, CONTACT.name, PERSON.name):
        return next(c.kind for c in TABLES[name].columns if c.column == rest[1]) is CellKind.LINE
    return name in ("organisation", "profile", "hand_in")


def typed_workbook(path: Path, slots: Slots) -> Slots:
    """Makes a workbook with these texts in it; what each field is to hold. Raises NotTaken."""
    wanted = {slot: entered(slot, text) for slot, text in slots.items()}
    with Workbook.create(path) as workbook:
        state = AppState(CATALOGUE, workbook, DataDir(path.parent), Settings())
        refused: list[Exception] = []
        state.failed.connect(refused.append)
        for n, measure in enumerate(MEASURES):
            raw = {field: _cut(f"{field}.{measure}", slots[f"{field}.{measure}"]) for field in TEXT_FIELDS}
            status = _STATUSES[n % len(_STATUSES)]
            if status is Status.NOT_APPLICABLE and is_blank(wanted[f"{Field.REASON}.{measure}"]):
                status = Status.NOT_DONE  # the program asks for a reason that one can see
            state.edit([measure], {Field.STATUS: status, **raw})
        _type_rows(state, slots)
        _type_kept(state, slots)
        if refused:
            raise NotTaken(repr(refused[0]))
    return {slot: text for slot, text in wanted.items() if not (slot.startswith("overrule.") and is_blank(text))}


def _cut(slot: str, text: str) -> str:
    """As much of it as fits: some letters are two or three in composed form."""
    limit = LINE_LIMIT if _is_line(slot) else NOTE_LIMIT - 100
    size = limit
    while len(unicodedata.normalize("NFC", text[:size])) > limit:
        size -= 1
    return text[:size]


def _type_rows(state: AppState, slots: Slots) -> None:
    for table in (DEVICE, CONTACT, PERSON):
        rows: dict[str, dict[str, str]] = {}
        for slot in slots:
            name, _dot, rest = slot.partition(".")
            if name == table.name:
                row, _dot, column = rest.partition(".")
                rows.setdefault(row, {})[column] = _cut(slot, slots[slot])
        if table is PERSON:
            rows = {row: {**cells, Column.TELEWORKS: "yes"} for row, cells in rows.items()}
        state.set_rows(table, rows)
    prefix = "decision.1."
    decisions = {
        decision_row(1, slot.removeprefix(prefix)): {Column.DECISION: entered(slot, slots[slot])}
        for slot in slots
        if slot.startswith(prefix)
    }
    state.set_rows(DECISION, decisions)
    for number in (1, 2, 3):
        person = entered(f"hand_in.{number}", slots[f"hand_in.{number}"]) or "x"
        cells = hand_in_cells(HandIn(number, person, TODAY, 0, {_TOLD: Status.NOT_APPLICABLE}, {_TOLD: person}))
        state.set_rows(HAND_IN, {str(number): cells})


def _type_kept(state: AppState, slots: Slots) -> None:
    state.rename(_cut("organisation", slots["organisation"]))
    for slot in slots:
        head, _dot, rest = slot.partition(".")
        text = _cut(slot, slots[slot])
        if head == "profile":
            state.set_profile({rest: text})
        elif head == "overrule" and not is_blank(entered(slot, text)):
            state.overrule(rest, Overrule(Verdict.APPLIES, text))
        elif head in ("notice", "statement"):
            state.set_kept({slot: text})
    state.set_kept({STATEMENT_MEASURES: "\n".join(MEASURES[:3])})


def held(workbook: Workbook) -> Slots:
    """What the fields hold now."""
    found = {f"{f}.{m}": str(workbook.entry(m).get(f)) for m in MEASURES for f in TEXT_FIELDS}
    for table in (DEVICE, CONTACT, PERSON):
        found |= {f"{table.name}.{row}.{c}": t for row, cells in workbook.rows(table).items() for c, t in cells.items()}
    found |= {f"decision.{row}": cells[Column.DECISION] for row, cells in workbook.rows(DECISION).items()}
    found |= {f"hand_in.{row}": cells[Column.PERSON] for row, cells in workbook.rows(HAND_IN).items()}
    found |= {
        key: text.partition("\n")[2] if key.startswith("overrule.") else text for key, text in workbook.texts.items()
    }
    return found
