"""One workbook of hostile texts taken through everything that comes out of the program and goes back in."""

import csv
import re
import unicodedata
import zipfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import NamedTuple

from app.domain.answers import EMPTY, Change, Field
from app.domain.entered_text import is_blank
from app.domain.filenames import is_portable_name
from app.exchange.columns import WHATS, What
from app.exchange.stamp import Stamp, tag_of
from app.exchange.table_files import TableFormat
from app.files import PathMissing
from app.i18n import languages
from app.reports.documents.listing import DOCUMENTS
from app.reports.press.document import FileFormat
from app.storage.workbook import Workbook
from app.words.edits import value_words
from app.words.messages import message_for
from app.work import files_in, files_out
from app.work.orders import Choices, Order, part_for
from app.work.standing import Standing
from tests.faults.operations import CATALOGUE, PASSWORD, TODAY
from tests.faults.paper_judging import (
    acting_in_word,
    acting_parts,
    described,
    letters_of,
    printed_text,
    squeezed_text,
    stands_in,
    words_of_word,
)
from tests.faults.typed_workbook import Slots, held


class Harm(StrEnum):
    """What must not happen to a text."""

    FORMULA = "formulas"
    LINK = "links and mark-up"
    READ = "file reads"
    LINE = "injected lines"
    ERROR = "exceptions"
    OTHER = "other texts"


class WindowPart(StrEnum):
    """How much of the window is gone through: all that shows texts, less of each, or what is told for a moment."""

    ALL = "all"
    FEW = "few"
    TOLD = "told"


Harmed = tuple[Harm, str]
Printed = Mapping[str, frozenset[str]]
"""Which fields each document prints, by its name."""


class Typed(NamedTuple):
    """A workbook, the texts that were typed into it, what its fields hold, and where more files may lie. `number`: what
    is made of it in one language, is made of the next one in another."""

    path: Path
    texts: Sequence[str]
    slots: Slots
    folder: Path
    number: int

    def language(self, number: int) -> str:
        """The language of the next thing that is made."""
        return languages()[(self.number + number) % len(languages())]


def fields_printed(typed: Typed) -> Printed:
    """Which fields the documents print, seen by texts of which none is like another."""
    found: dict[str, frozenset[str]] = {}
    for name, _lang, _order, path in _documents(typed, DOCUMENTS):
        letters = letters_of(path)
        found[name] = frozenset(slot for slot, text in typed.slots.items() if squeezed_text(text) in letters)
    return found


def harm_done(typed: Typed, printed: Printed, only: Sequence[str] = ()) -> list[Harmed]:
    """What went wrong with the texts of a workbook anywhere, or on the ways of these names."""
    tables = [(what, kind) for what in WHATS.values() for kind in TableFormat]
    ways: list[partial[Iterator[Harmed]]] = [
        partial(_in_fields, typed),
        partial(_on_paper, typed, printed),
        *(partial(_in_table, typed, what, kind, typed.language(n)) for n, (what, kind) in enumerate(tables)),
        *(partial(way, typed) for way in (_in_calendar, _in_json, _handed_over, _in_words)),
    ]
    found: list[Harmed] = []
    for way in (way for way in ways if not only or way.func.__name__ in only):
        try:
            found += way()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what the harness asks about
            found.append((Harm.ERROR, f"{error!r:.300}"))
    return found


def _in_fields(typed: Typed) -> Iterator[Harmed]:
    with Workbook.open(typed.path) as workbook:
        yield from _differing(typed.slots, held(workbook), "as typed")


def _differing(wanted: Slots, found: Slots, where: str) -> Iterator[Harmed]:
    for slot, text in wanted.items():
        if found.get(slot, "") != text:
            yield Harm.OTHER, f"{where}: {slot} is {found.get(slot, '')!r:.120}, not {text!r:.120}"


# paper


def _documents(typed: Typed, names: Collection[str]) -> Iterator[tuple[str, str, Order, Path]]:
    """Each of these documents as a PDF, with its name and language."""
    with Workbook.open(typed.path) as workbook:
        standing = Standing(CATALOGUE, workbook.texts)
        common = {"catalogue": CATALOGUE, "standing": standing, "workbook": workbook, "today": TODAY}
        for number, name in enumerate(names):
            lang = typed.language(number)
            order = Order((part_for(name, Choices(lang), is_trial=True, **common),))
            path = typed.folder / f"{name}.pdf"
            for _share in order.write(path):
                pass
            yield name, lang, order, path


def _on_paper(typed: Typed, printed: Printed) -> Iterator[Harmed]:
    organisation = typed.slots["organisation"]
    for name, lang, order, path in _documents(typed, printed):
        letters = letters_of(path)
        yield from ((Harm.LINK, f"{name}: {part}") for part in acting_parts(path))
        for field in printed[name]:
            slot = f"notice.{lang}" if field.startswith("notice.") else field
            if (missing := _missing(slot, typed.slots.get(slot, ""), letters)) is not None:
                yield Harm.OTHER, f"{name} {lang}: {slot} lacks {missing!r:.150}"
        told = described(path)
        if squeezed_text(told["/Title"]) != squeezed_text(
            f"{DOCUMENTS[name].title(lang)} - {printed_text(organisation)}"
        ) and printed_text(organisation):
            yield Harm.OTHER, f"{name}: title {told['/Title']!r:.150}"
        if not is_portable_name(order.suggested_name()):
            yield Harm.READ, f"{name}: name {order.suggested_name()!r}"
        yield from _as_word_file(typed, name, order)


def _missing(slot: str, text: str, letters: str) -> str | None:
    """What of a text is not on paper; None where all of it is."""
    pieces = text.split("\n") if slot.startswith("notice.") else [text]  # there each line may be an item of a list
    for piece in pieces:
        bare = re.sub(r"^\s*(?:・|- |• )\s*", "", piece) if slot.startswith("notice.") else piece
        wanted = printed_text(bare)
        if wanted and not stands_in(wanted, letters):
            return wanted
    return None


def _as_word_file(typed: Typed, name: str, order: Order) -> Iterator[Harmed]:
    if FileFormat.DOCX not in DOCUMENTS[name].formats:
        return
    path = typed.folder / f"{name}.docx"
    for _share in Order(order.parts, FileFormat.DOCX).write(path):
        pass
    yield from ((Harm.LINK, f"{path.name}: {part}") for part in acting_in_word(path))
    organisation = squeezed_text(typed.slots["organisation"])
    if organisation not in words_of_word(path):
        yield Harm.OTHER, f"{path.name}: lacks {organisation!r:.150}"


# tables, calendar, whole workbooks


def _in_table(typed: Typed, what: What, kind: TableFormat, lang: str) -> Iterator[Harmed]:
    """A table as a spreadsheet takes it, what it would change in the workbook, and what it gives to an empty one."""
    path = typed.folder / f"{what.name}.{kind}"
    with Workbook.open(typed.path) as workbook:
        files_out.export_table(path, kind, what, catalogue=CATALOGUE, workbook=workbook, language=lang)
        yield from _formulas(path, what, kind)
        same = files_in.differences_in(path, catalogue=CATALOGUE, workbook=workbook, today=TODAY).differences
        yield from ((Harm.OTHER, f"{path.name} differs from its workbook: {one.edit!r:.200}") for one in same)
    empty = typed.folder / "empty.tenken"
    with Workbook.create(empty) as other:
        with Workbook.open(typed.path) as workbook:
            _restamped(path, workbook, other)
        found = files_in.differences_in(path, catalogue=CATALOGUE, workbook=other, today=TODAY).differences
        files_in.take(found, other, None)
        yield from _differing(_of_table(typed.slots, what), held(other), path.name)
    empty.unlink()


def _restamped(path: Path, old: Workbook, new: Workbook) -> None:
    """Lets a table be one of another workbook: what it says of its own is all that is changed in it."""
    last = [(one.id, one.last_change) for one in (old, new)]
    stamps = [str(Stamp(tag_of(each), change.number, change.digest)).encode() for each, change in last]
    if path.suffix == ".csv":
        path.write_bytes(path.read_bytes().replace(*stamps))
        return
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content.replace(*stamps))


def _of_table(slots: Slots, what: What) -> Slots:
    """What of the fields goes into a table, and is not so empty that an empty workbook leaves it out."""
    begins = tuple(f"{field}." for field in Field) if what.table is None else (f"{what.table.name}.",)
    return {slot: text for slot, text in slots.items() if slot.startswith(begins)}


def _formulas(path: Path, what: What, kind: TableFormat) -> Iterator[Harmed]:
    if kind is TableFormat.CSV:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file, strict=True))
        for row in rows:
            yield from ((Harm.FORMULA, f"{path.name}: {cell!r:.100}") for cell in row if _begins_formula(cell))
            if len(row) != len(what.columns):
                yield Harm.LINE, f"{path.name}: {len(row)} cells in {row!r:.100}"
        return
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            content = parts.read(name).decode()
            for mark in re.findall(r"<(?:f|hyperlink|oleObject|externalReference|ddeLink|drawing)\b[^>]*", content):
                yield Harm.FORMULA, f"{path.name}: {mark} in {name}"
            filled = re.findall(r"<c [^>]*>(?=<v>.)", content)
            yield from ((Harm.FORMULA, f"{path.name}: {cell}") for cell in filled if 't="s"' not in cell)
            if 'TargetMode="External"' in content:
                yield Harm.LINK, f"{path.name}: {name} leads outside"


def _begins_formula(cell: str) -> bool:
    return cell.startswith(tuple("=+-@\t\r＝＋－＠"))


_ICS_LINE = re.compile(
    r"(?:BEGIN|END|VERSION|PRODID|CALSCALE|METHOD|X-WR-CALNAME|UID|DTSTAMP|LAST-MODIFIED|SEQUENCE|DTSTART|DTEND|TRANSP"
    r"|SUMMARY|DESCRIPTION|PRIORITY|RRULE)[;:]"
)


def _in_calendar(typed: Typed) -> Iterator[Harmed]:
    import icalendar

    path = typed.folder / "due.ics"
    with Workbook.open(typed.path) as workbook:
        standing = Standing(CATALOGUE, workbook.texts)
        count = files_out.export_calendar(
            path, catalogue=CATALOGUE, standing=standing, workbook=workbook, today=TODAY, language=typed.language(0)
        )
    content = path.read_bytes().decode()
    lines = content.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    yield from ((Harm.LINE, f"due.ics: {line!r:.100}") for line in lines if not _ICS_LINE.match(line) or "\n" in line)
    if sum(line == "BEGIN:VEVENT" for line in lines) != count:
        yield Harm.LINE, "due.ics: other events"
    calendar = icalendar.Calendar.from_ical(content)
    owners = " ".join(str(event["DESCRIPTION"]) for event in calendar.walk("VEVENT"))
    for event in calendar.walk("VEVENT"):
        measure = str(event["UID"]).split("-", 5)[-1].rsplit("-", 1)[0]
        owner = typed.slots.get(f"owner.{measure}", "")
        if owner not in owners:
            yield Harm.OTHER, f"due.ics: {owner!r:.100}"
    if typed.slots["organisation"] not in str(calendar["X-WR-CALNAME"]):
        yield Harm.OTHER, f"due.ics: {calendar['X-WR-CALNAME']!r:.100}"


def _in_json(typed: Typed) -> Iterator[Harmed]:
    path, target = typed.folder / "whole.json", typed.folder / "from-json.tenken"
    with Workbook.open(typed.path) as workbook:
        files_out.export_json(path, workbook)
    with files_in.restore_json(path, target) as workbook:
        yield from _differing(typed.slots, held(workbook), "JSON")
    target.unlink()


def _handed_over(typed: Typed) -> Iterator[Harmed]:
    from app.reports.documents.hand_over import cover

    path, target = typed.folder / "handed.tenken", typed.folder / "received.tenken"
    with Workbook.open(typed.path) as workbook:
        files_out.export_hand_over(path, workbook, cover(), PASSWORD)
    files_in.receive(path, target, PASSWORD)
    with Workbook.open(target) as workbook:
        yield from _differing(typed.slots, held(workbook), "hand-over file")
    target.unlink()


# words


def _in_words(typed: Typed) -> Iterator[Harmed]:
    """What is said of files whose names are such texts, and how an edit is told."""
    for text in typed.texts:
        message = message_for(PathMissing(Path("/folder", text)))
        if message is None or any(unicodedata.category(c) in ("Cc", "Cs") for c in " ".join(message.line.splitlines())):
            yield Harm.LINE, f"message: {message!r:.150}"
    for slot, text in typed.slots.items():
        field, _dot, measure = slot.partition(".")
        if field == Field.NOTE and not is_blank(text):
            said = value_words(Change(measure, Field.NOTE, EMPTY.note, text), text)
            if text[:300] not in said:
                yield Harm.OTHER, f"words: {said!r:.100}"
