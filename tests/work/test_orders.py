"""What a sheet records about itself when a document is made: the measures of its rows, in their order."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.catalogue.loader import Catalogue
from app.domain.answers import Change, Field, Status
from app.domain.findings import FindingKind
from app.domain.putting_off import NOTHING_FOUND, SortedFindings
from app.domain.selection import View
from app.paths import catalogue_folder
from app.reports.documents.listing import DOCUMENTS
from app.reports.press.document import BundleFormat, FileFormat, Part
from app.reports.report_content import ReportContent
from app.storage.printed_sheets import find, issued_sheets
from app.storage.workbook import Workbook
from app.work.orders import Choices, Order, part_for, snapshot
from app.work.standing import Standing
from tests.kept import kept, kept_edits

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue(catalogue_folder())


@pytest.fixture
def workbook(tmp_path: Path) -> Iterator[Workbook]:
    workbook = Workbook.create(tmp_path / "a.tenken", "みどり商店")
    yield workbook
    workbook.close()


def made(name: str, catalogue: Catalogue, workbook: Workbook, **choices: object) -> ReportContent:
    return snapshot(
        DOCUMENTS[name],
        Choices("ja", **choices),  # type: ignore[arg-type]
        catalogue=catalogue,
        standing=Standing(catalogue, kept(workbook)),
        workbook=workbook,
        today=TODAY,
    )


def test_the_sheet_of_the_checklist_has_every_measure_of_its_view(catalogue: Catalogue, workbook: Workbook) -> None:
    content = made("checklist", catalogue, workbook, view=View.EXECUTIVE, people=("佐藤", "森"))
    (printed,) = content.sheets
    assert (printed.sheet.view, printed.sheet.person) == (View.EXECUTIVE, "")
    assert list(printed.sheet.measures) == [m.id for m in content.measures]
    assert len(printed.sheet.measures) == 5


def test_the_page_of_findings_says_what_is_found_and_no_other_document_looks_for_it(
    catalogue: Catalogue, workbook: Workbook
) -> None:
    workbook.apply([Change("executive-A-1", Field.STATUS, Status.UNANSWERED, Status.DONE)])
    found = made("findings", catalogue, workbook).found
    assert [(one.kind, one.measure) for one in found.standing] == [(FindingKind.EVIDENCE_NONE, "executive-A-1")]
    assert made("checklist", catalogue, workbook).found == NOTHING_FOUND
    known = SortedFindings(found.standing * 2, ())
    common = {"catalogue": catalogue, "standing": Standing(catalogue, {}), "workbook": workbook, "today": TODAY}
    part = part_for("findings", Choices("ja"), found=known, **common)  # type: ignore[arg-type]
    assert part.content.found is known, "what is known is not looked for again"


def test_the_sheet_of_the_meeting_has_its_six_things(catalogue: Catalogue, workbook: Workbook) -> None:
    content = made("meeting-pack", catalogue, workbook, view=View.TELEWORKER)
    (printed,) = content.sheets
    assert list(printed.sheet.measures) == [start.measure.id for start in content.starts]
    assert len(printed.sheet.measures) == 6
    assert printed.sheet.view is View.ALL, "a meeting is about everything"


def test_a_meeting_with_nothing_to_decide_has_a_sheet_without_rows(catalogue: Catalogue, workbook: Workbook) -> None:
    workbook.apply([Change(i, Field.STATUS, Status.UNANSWERED, Status.DONE) for i in catalogue.by_id])
    (printed,) = made("meeting-pack", catalogue, workbook).sheets
    assert printed.sheet.measures == ()
    assert find(workbook, printed.number)[1] == printed.sheet


def test_each_person_has_a_sheet_of_29_rows(catalogue: Catalogue, workbook: Workbook) -> None:
    edits = [
        Change("teleworker-B-1", Field.REASON, "", "なし"),
        Change("teleworker-B-1", Field.STATUS, Status.UNANSWERED, Status.NOT_APPLICABLE),
    ]
    workbook.apply(edits)
    content = made("self-check", catalogue, workbook, people=("佐藤", "髙﨑"))
    assert [one.sheet.person for one in content.sheets] == ["佐藤", "髙﨑"]
    assert len({one.number for one in content.sheets}) == 2
    for one in content.sheets:
        assert one.sheet.measures == tuple(m.id for m in content.measures)
        assert len(one.sheet.measures) == 29
        assert find(workbook, one.number)[1] == one.sheet


def test_what_does_not_come_back_has_no_sheet(catalogue: Catalogue, workbook: Workbook) -> None:
    for name in ("summary", "person-sheet", "action-plan"):
        assert made(name, catalogue, workbook, people=("佐藤",)).sheets == ()
    assert issued_sheets(workbook) == {}


@pytest.mark.parametrize("kind", list(BundleFormat))
def test_several_documents_are_one_file_with_a_name_of_its_own(
    catalogue: Catalogue, workbook: Workbook, tmp_path: Path, kind: BundleFormat
) -> None:
    parts = tuple(Part(DOCUMENTS[name], made(name, catalogue, workbook)) for name in ("action-plan", "emergency-card"))
    order = Order(parts, kind)
    assert order.title == "Documents of the self-check"
    assert order.suggested_name().endswith(f".{kind}")
    target = tmp_path / order.suggested_name()
    list(order.write(target))
    assert target.read_bytes().startswith(b"%PDF" if kind is BundleFormat.PDF else b"PK")


def test_one_document_is_called_by_its_own_name(catalogue: Catalogue, workbook: Workbook, tmp_path: Path) -> None:
    order = Order((Part(DOCUMENTS["emergency-card"], made("emergency-card", catalogue, workbook)),))
    assert order.title == DOCUMENTS["emergency-card"].title("en")
    target = tmp_path / order.suggested_name()
    list(order.write(target))
    assert (target.suffix, target.read_bytes()[:4]) == (".pdf", b"%PDF")


def test_what_is_only_looked_at_uses_up_no_number(catalogue: Catalogue, workbook: Workbook) -> None:
    asked = {
        "catalogue": catalogue,
        "standing": Standing(catalogue, kept(workbook)),
        "workbook": workbook,
        "today": TODAY,
    }
    trial = part_for("self-check", Choices("ja", people=("佐藤", "森")), is_trial=True, **asked)  # type: ignore[arg-type]
    assert issued_sheets(workbook) == {}
    part = part_for("self-check", Choices("ja", people=("佐藤", "森")), **asked)  # type: ignore[arg-type]
    assert trial == part
    assert len(issued_sheets(workbook)) == 2


@pytest.mark.parametrize("kind", [FileFormat.PDF, BundleFormat.PDF])
def test_the_pages_to_look_at_are_those_of_the_file(
    catalogue: Catalogue, workbook: Workbook, tmp_path: Path, kind: FileFormat | BundleFormat
) -> None:
    order = Order((Part(DOCUMENTS["hand-over-steps"], made("hand-over-steps", catalogue, workbook)),), kind)
    steps = order.pages()
    shares = []
    while True:
        try:
            shares.append(next(steps))
        except StopIteration as end:
            seen = end.value
            break
    list(order.write(tmp_path / "a.pdf"))
    assert shares == sorted(shares)
    assert len(seen.content) == len((tmp_path / "a.pdf").read_bytes())
    sizes = [(page.mediabox.width, page.mediabox.height) for page in PdfReader(tmp_path / "a.pdf").pages]
    assert [(pytest.approx(wide), pytest.approx(high)) for wide, high in sizes] == list(seen.sizes)


def test_set_ups_go_with_the_document_that_draws_them_alone(catalogue: Catalogue, workbook: Workbook) -> None:
    for name in DOCUMENTS:
        assert (made(name, catalogue, workbook).set_ups is not None) == (name == "set-ups")
    workbook.apply(kept_edits(workbook, {"profile.methods": "vpn"}))
    used = made("set-ups", catalogue, workbook).set_ups
    assert used is not None
    assert [item.name for item in used.items] == ["VPN方式"]
