"""What the program does to files, step by step: each acknowledges what is done, and is cut off somewhere in it.

Each begins on a folder that `prepare` makes; `act` does it with the program's own functions and calls `tell` whenever
the program would say that something is kept.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.catalogue.loader import Catalogue
from app.domain.answers import Field, Status, changes_to
from app.exchange.columns import ANSWERS
from app.exchange.table_files import TableFormat
from app.paths import DataDir, catalogue_folder
from app.storage.backup import keep_generation, save_copy, work_on
from app.storage.records_folder import add_records, records_folder
from app.storage.settings import Settings, save
from app.storage.workbook import Workbook
from app.work import files_in, files_out
from app.work.backup_keeping import KeepingPlan
from app.work.evidence_keeping import evidence_values, keep_evidence
from app.work.standing import Standing
from tests.kept import kept_edits

if TYPE_CHECKING:
    from app.ui.shell.state import AppState

Tell = Callable[[], None]
DATA = Path(__file__).parents[1] / "data"
NAME = "a.tenken"
TODAY = date(2026, 11, 20)
PASSWORD = "correct horse battery 馬"
CATALOGUE = Catalogue(catalogue_folder())
MEASURES = tuple(CATALOGUE.by_id)
LONG = "字" * 700


class Operation(NamedTuple):
    """`prepare` is handed an empty folder, `act` a copy of what it made."""

    name: str
    prepare: Callable[[Path], None]
    act: Callable[[Path, Tell], None]


def answered(folder: Path, count: int = 30, name: str = NAME) -> None:
    """A workbook with answers, a device, a person, and a hand-in."""
    with Workbook.create(folder / name, "商店") as workbook:
        for n, measure in enumerate(MEASURES[:count]):
            put(workbook, measure, {Field.STATUS: Status.PARTIAL, Field.NOTE: f"{n} {LONG[: n * 23 % 400]}"})
        workbook.apply(kept_edits(workbook, rows_of_step(0)))


def put(workbook: Workbook, measure: str, values: dict[Field, object]) -> None:
    workbook.apply(changes_to(measure, workbook.entry(measure), values))


def rows_of_step(number: int) -> dict[str, str]:
    """What handing in and reviewing writes in one step: a hand-in, rows of ledgers, and a decision."""
    hand_in = f"{number}\n2026-11-20\n\nm\tnot_applicable\t{LONG[: 1 + number * 97 % 600]}"
    device = {f"device.{number % 5 + 1}.name": f"PC {number}"}
    return {**device, f"hand_in.{number + 1}": hand_in, f"decision.{number % 3}.m": f"{number}"}


def edit(folder: Path, tell: Tell) -> None:
    with Workbook.open(folder / NAME) as workbook:
        for n in range(10):
            put(workbook, MEASURES[n % 4], {Field.NOTE: f"new {n} {LONG[: n * 71]}"})
            tell()
            if n == 5:
                workbook.fold()


def bulk(folder: Path, tell: Tell) -> None:
    with Workbook.open(folder / NAME) as workbook:
        for status in (Status.DONE, Status.NOT_DONE, Status.UNKNOWN):
            wanted = {Field.STATUS: status, Field.NOTE: f"{status} {LONG[:200]}"}
            workbook.apply([c for m in MEASURES for c in changes_to(m, workbook.entry(m), wanted)])
            tell()


@contextmanager
def state_in(folder: Path, tell: Tell) -> Iterator[tuple["AppState", Callable[[Callable[[], object]], None]]]:
    """The state of a window, and what does a step in it: that raises what the window would tell."""
    from app.ui.shell.state import AppState

    with Workbook.open(folder / NAME) as workbook:
        state = AppState(CATALOGUE, workbook, DataDir(folder), Settings())
        faults: list[Exception] = []
        state.failed.connect(faults.append)

        def done(step: Callable[[], object]) -> None:
            step()
            if faults:
                raise faults[0]
            tell()

        yield state, done


def undo(folder: Path, tell: Tell) -> None:
    with state_in(folder, tell) as (state, done):
        for n in range(3):
            done(lambda n=n: state.edit(MEASURES[: 30 * (n + 1)], {Field.OWNER: f"owner {n}"}))
        for step in (state.undo, state.undo, state.redo, state.undo, state.undo):
            done(step)


def rows(folder: Path, tell: Tell) -> None:
    with Workbook.open(folder / NAME) as workbook:
        for number in range(1, 7):
            workbook.apply(kept_edits(workbook, rows_of_step(number)))
            tell()


def records(folder: Path, tell: Tell) -> None:
    """Files as evidence: they are there before the answer points to them."""
    with Workbook.open(folder / NAME) as workbook:
        for n in range(3):
            measure = CATALOGUE.by_id[MEASURES[n]]
            entry = workbook.entry(measure.id)
            names = keep_evidence(workbook.path, measure, entry, [folder / "one.png", folder / "two.txt"], TODAY)
            put(workbook, measure.id, dict(evidence_values(entry, names, TODAY)))
            tell()


def with_files(folder: Path) -> None:
    answered(folder)
    (folder / "one.png").write_bytes(bytes(range(256)) * 400)
    (folder / "two.txt").write_bytes(b"evidence\n" * 50)


def taking(kind: TableFormat) -> Operation:
    """Taking in a table with other answers than the workbook has."""

    def prepare(folder: Path) -> None:
        answered(folder)
        shutil.copy(folder / NAME, folder / "other.tenken")
        with Workbook.open(folder / "other.tenken") as workbook:
            wanted = {Field.STATUS: Status.DONE, Field.NOTE: f"taken in {LONG[:300]}"}
            workbook.apply([c for m in MEASURES[:60] for c in changes_to(m, workbook.entry(m), wanted)])
            target = folder / f"in.{kind.value}"
            files_out.export_table(target, kind, ANSWERS, catalogue=CATALOGUE, workbook=workbook, language="ja")
        (folder / "other.tenken").unlink()

    def act(folder: Path, tell: Tell) -> None:
        with Workbook.open(folder / NAME) as workbook:
            path = folder / f"in.{kind.value}"
            found = files_in.differences_in(path, catalogue=CATALOGUE, workbook=workbook, today=TODAY).differences
            assert len(found) > 50
            files_in.take(found, workbook, KeepingPlan(folder / "backups"))
            tell()

    return Operation(f"import {kind.value}", prepare, act)


def with_json(folder: Path) -> None:
    answered(folder)
    with Workbook.open(folder / NAME) as workbook:
        files_out.export_json(folder / "in.json", workbook)


def import_json(folder: Path, tell: Tell) -> None:
    with files_in.restore_json(folder / "in.json", folder / "new.tenken"):
        tell()


def with_record(folder: Path) -> None:
    with_files(folder)
    add_records({"r.png": folder / "one.png"}, records_folder(folder / NAME))


def with_hand_over(folder: Path) -> None:
    from app.reports.documents.hand_over import cover

    with_record(folder)
    with Workbook.open(folder / NAME) as workbook:
        files_out.export_hand_over(folder / "in.pdf", workbook, cover(), PASSWORD, records=True)


def import_hand_over(folder: Path, tell: Tell) -> None:
    files_in.receive(folder / "in.pdf", folder / "new.tenken", PASSWORD)
    tell()


def backup(folder: Path, tell: Tell) -> None:
    with Workbook.open(folder / NAME) as workbook:
        for n in range(7):
            put(workbook, MEASURES[n], {Field.NOTE: f"before backup {n}"})
            tell()
            assert keep_generation(workbook, folder / "backups")
            tell()


def copy(folder: Path, tell: Tell) -> None:
    with Workbook.open(folder / NAME) as workbook:
        for target in ("new.tenken", "old.tenken"):
            save_copy(workbook, folder / target)
            tell()


def with_older(folder: Path) -> None:
    answered(folder)
    answered(folder, 5, "old.tenken")


def with_backup(folder: Path) -> None:
    answered(folder)
    with Workbook.open(folder / NAME) as workbook:
        keep_generation(workbook, folder / "backups")


def restore(folder: Path, tell: Tell) -> None:
    work_on(next((folder / "backups").glob("*.tenken")), folder / "restored.tenken")
    tell()


def migrating(version: int) -> Operation:
    """Opening a workbook that an earlier release has written."""

    def prepare(folder: Path) -> None:
        shutil.copy(DATA / f"workbook-v{version}.tenken", folder / NAME)

    def act(folder: Path, tell: Tell) -> None:
        with Workbook.open(folder / NAME) as workbook:
            tell()
            put(workbook, MEASURES[-1], {Field.NOTE: "after"})
            tell()

    return Operation(f"migration {version}", prepare, act)


def exports(folder: Path, tell: Tell) -> None:
    """Every table over a file that is there already."""
    with Workbook.open(folder / NAME) as workbook:
        common = {"catalogue": CATALOGUE, "workbook": workbook, "language": "ja"}
        for kind in TableFormat:
            files_out.export_table(folder / f"out.{kind.value}", kind, ANSWERS, **common)
            tell()
        standing = Standing(CATALOGUE, workbook.texts)
        files_out.export_calendar(folder / "out.ics", standing=standing, today=TODAY, **common)
        tell()
        files_out.export_json(folder / "out.json", workbook)
        tell()


def with_exports(folder: Path) -> None:
    answered(folder)
    for suffix in ("csv", "xlsx", "ics", "json"):
        (folder / f"out.{suffix}").write_text("before")


def export_hand_over(folder: Path, tell: Tell) -> None:
    from app.reports.documents.hand_over import cover

    with Workbook.open(folder / NAME) as workbook:
        files_out.export_hand_over(folder / "out.pdf", workbook, cover(), PASSWORD, records=True)
        tell()


def settings(folder: Path, tell: Tell) -> None:
    for place in ("plan", "guide", "overview"):
        save(folder / "settings.json", Settings(place=place))
        tell()


OPERATIONS = (
    Operation("edit", answered, edit),
    Operation("bulk", answered, bulk),
    Operation("undo", answered, undo),
    Operation("rows", answered, rows),
    Operation("records", with_files, records),
    taking(TableFormat.CSV),
    taking(TableFormat.XLSX),
    Operation("import json", with_json, import_json),
    Operation("import hand-over", with_hand_over, import_hand_over),
    Operation("backup", answered, backup),
    Operation("copy", with_older, copy),
    Operation("restore", with_backup, restore),
    *(migrating(version) for version in (1, 2, 3, 4)),
    Operation("exports", with_exports, exports),
    Operation("export hand-over", with_record, export_hand_over),
    Operation("settings", lambda folder: save(folder / "settings.json", Settings()), settings),
)
