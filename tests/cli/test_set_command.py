"""The command set: every field of an answer, and that a wrong value changes nothing."""

from datetime import date, timedelta

import pytest

from app.domain.answers import EMPTY, Carrier, Entry, Field, Priority, Status
from app.storage.workbook import Workbook
from tests.cli.program import Done, M, assert_says, content, entries


def test_set_makes_the_workbook_and_records_every_option(run, tmp_path):
    path = tmp_path / "new.tenken"
    done = run(
        *("set", "--workbook", path, "--organization", "髙﨑商店", M, "--status", "partial"),
        *(
            "--note",
            "備考\n二行目",
            "--scope",
            "本社だけ",
            "--evidence",
            "共有フォルダー",
            "--evidence-seen",
            "2026/11/1",
        ),
        *("--reason", "一人なので", "--owner", "𠮷田", "--carrier", "vendor", "--due", "令和8年11月30日"),
        *("--priority", "high"),
    )
    assert done == Done(0, f"Saved in {path}\n", "")
    with Workbook.open(path) as workbook:
        assert workbook.organisation == "髙﨑商店"
        assert workbook.entries() == {
            M: Entry(
                status=Status.PARTIAL,
                note="備考\n二行目",
                scope="本社だけ",
                evidence="共有フォルダー",
                evidence_seen=date(2026, 11, 1),
                reason="一人なので",
                owner="𠮷田",
                carrier=Carrier.VENDOR,
                due=date(2026, 11, 30),
                priority=Priority.HIGH,
            )
        }


def test_set_changes_only_what_is_named(run, book):
    assert run("set", "--workbook", book, M, "--owner", "佐藤").status == 0
    assert run("set", "--workbook", book, "executive-A-1", "--status", "done").status == 0
    assert entries(book) == {M: Entry(note="前からある備考", owner="佐藤"), "executive-A-1": Entry(Status.DONE)}


def test_an_empty_value_takes_a_field_back(run, book):
    run("set", "--workbook", book, M, "--due", "2026-11-30")
    assert run("set", "--workbook", book, M, "--note", "", "--due", "").status == 0
    assert entries(book) == {}


@pytest.mark.parametrize(
    "name", [M, "管理者Ｅ-10", "管理者E-10", "管理者ｅ－１０", "管理者 Eー10", "ADMINISTRATOR-E-10"]
)
def test_a_measure_may_be_named_by_id_or_label(run, tmp_path, name):
    assert run("set", "--workbook", tmp_path / "a.tenken", name, "--status", "done").status == 0
    assert entries(tmp_path / "a.tenken") == {M: Entry(Status.DONE)}


def test_the_organisation_may_be_named_alone(run, book):
    assert run("set", "--workbook", book, "--organization", "新しい名前").status == 0
    with Workbook.open(book) as workbook:
        assert workbook.organisation == "新しい名前"


@pytest.mark.parametrize("days", [-10, 0, 10])
def test_a_day_without_a_year_suits_its_field(run, tmp_path, days):
    today = date.today()
    near = today + timedelta(days)
    if (near.month, near.day) == (2, 29):
        pytest.skip("it is not there every year")
    text = f"{near.month}/{near.day}"
    assert run("set", "--workbook", tmp_path / "a.tenken", M, "--due", text, "--evidence-seen", text).status == 0
    entry = entries(tmp_path / "a.tenken")[M]
    assert entry.due == (near if days >= 0 else near.replace(year=near.year + 1))
    assert entry.evidence_seen == (near if days <= 0 else near.replace(year=near.year - 1))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("administrator-E-11", "--status", "done"), "“administrator-E-11”"),
        (("", "--organization", "x", "--status", "done"), "MEASURE"),
        (("E\n10", "--status", "done"), "There is no measure"),
        ((M, "--status", "finished"), "“finished” is no value for “Answer”"),
        ((M, "--status", ""), "is no value"),
        ((M, "--carrier", "nobody"), "“nobody”"),
        ((M, "--priority", "urgent"), "“urgent”"),
        ((M, "--due", "2026-02-30"), "“2026-02-30” is not a day"),
        ((M, "--due", "soon"), "“soon” is not a day"),
        ((M, "--due", "2026/12/15(水)"), "names another weekday: Dec 15, 2026 is a Tuesday"),
        ((M, "--status", "not_applicable", "--reason", "\u200b"), "needs a reason"),
        ((M, "--evidence-seen", "11/31"), "“11/31” is not a day"),
        ((M, "--status", "not_applicable"), "needs a reason"),
        ((M, "--status", "not_applicable", "--reason", " \u3000"), "needs a reason"),
        ((M, "--note", "字" * 10_001), "10001 characters; at most 10000"),
        ((M, "--owner", "字" * 201), "201 characters; at most 200"),
        ((M, "--status", "done", "--organization", "字" * 201), "201 characters; at most 200"),
        ((M, "--status", "done", "--due", "soon"), "“soon”"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_wrong_value_is_told_and_nothing_is_changed(run, book, tmp_path, arguments, said):
    before = content(book)
    for path in (book, tmp_path / "new.tenken"):
        done = run("set", "--workbook", path, *arguments)
        assert_says(done, said, status=2 if said == "MEASURE" else 1)
    assert content(book) == before
    assert [item.name for item in tmp_path.iterdir() if item.is_file()] == [book.name]


def test_a_wrong_value_is_told_in_japanese_too(run, monkeypatch, book):
    monkeypatch.setenv("LANG", "ja_JP.UTF-8")
    assert_says(run("set", "--workbook", book, M, "--status", "finished"), "finished", "データは無事です")


def test_the_reason_may_come_along(run, book):
    done = run("set", "--workbook", book, M, "--status", "not_applicable", "--reason", "紙は使わない")
    assert done.status == 0
    assert entries(book)[M].reason == "紙は使わない"


def test_a_note_of_ten_thousand_characters_is_kept(run, book):
    assert run("set", "--workbook", book, M, "--note", "長" * 10_000).status == 0
    assert entries(book)[M].note == "長" * 10_000


@pytest.mark.parametrize(
    "note",
    [
        "😀👨\u200d👩",
        "<b>太字</b>",
        '<img src="/etc/passwd">',
        "'; DROP TABLE entry; --",
        "{0} %s \\n",
        "=1+1",
        "髙﨑𠮷田㈱",
    ],
)
def test_an_odd_note_is_kept_as_it_is(run, book, note):
    assert run("set", "--workbook", book, M, "--note", note).err == ""
    assert entries(book)[M].note == note


@pytest.mark.parametrize("option", ["--note", "--owner", "--organization"])
def test_what_no_file_can_hold_is_left_out_and_told(run, book, option):
    done = run("set", "--workbook", book, M, option, "前\x00\ud83d後")
    assert done.status == 0
    assert "left out" in done.err
    with Workbook.open(book) as workbook:
        kept = (workbook.organisation, *(workbook.entry(M).get(f) for f in (Field.NOTE, Field.OWNER)))
    assert "前後" in kept


def test_an_empty_workbook_has_nothing_in_it(run, tmp_path):
    path = tmp_path / "a.tenken"
    assert run("set", "--workbook", path, "--organization", "").status == 0
    with Workbook.open(path) as workbook:
        assert (workbook.organisation, workbook.entry(M)) == ("", EMPTY)


# files as evidence


def test_files_become_evidence_that_was_seen_today(run, book, tmp_path):
    first, second = tmp_path / "scan.PDF", tmp_path / "screen.png"
    first.write_bytes(b"%PDF")
    second.write_bytes(b"png")
    files = ("--evidence-file", first, "--evidence-file", second)
    assert run("set", M, "--workbook", book, "--evidence", "a shelf", *files).status == 0
    entry, today = entries(book)[M], date.today()
    names = [f"Administrator E-10 {today:%Y-%m-%d}{ending}" for ending in (".pdf", ".png")]
    assert entry.evidence == "\n".join(("a shelf", *(f"Records folder: {name}" for name in names)))
    assert entry.evidence_seen == today
    folder = book.with_name(f"{book.stem} records")
    assert [(folder / name).read_bytes() for name in names] == [b"%PDF", b"png"]
    assert run("set", M, "--workbook", book, "--evidence-file", first, "--evidence-seen", "2026-01-05").status == 0
    entry = entries(book)[M]
    assert entry.evidence.endswith(f"{names[0]}\nRecords folder: {names[1]}\nRecords folder: {names[0][:-4]}-2.pdf")
    assert entry.evidence_seen == date(2026, 1, 5)


def test_what_cannot_be_kept_changes_nothing(run, book, tmp_path):
    before = content(book)
    assert_says(run("set", M, "--workbook", book, "--evidence-file", tmp_path), str(tmp_path), "folder")
    assert_says(run("set", M, "--workbook", book, "--evidence-file", book), "the workbook itself")
    assert_says(run("set", M, "--workbook", book, "--evidence-file", "nothing.png"), "nothing.png")
    assert_says(run("set", M, "--workbook", book, "--status", "maybe", "--evidence-file", __file__))
    assert_says(run("set", "--workbook", book, "--organization", "x", "--evidence-file", __file__), status=2)
    assert content(book) == before
    assert not book.with_name(f"{book.stem} records").exists()


def test_only_steps_of_the_measure_are_ticked(run, book, catalogue):
    first, second, *others = (step.id for step in catalogue.words("en").measures[M].steps)
    assert run("set", "--workbook", book, M, "--steps-done", f"{second} {first}").status == 0
    done = run("set", "--workbook", book, M, "--steps-done", "nonsense")
    assert done.status == 2
    assert " ".join((first, second, *others)) in done.err
    with Workbook.open(book) as workbook:
        assert set(workbook.entry(M).steps_done.split()) == {first, second}
