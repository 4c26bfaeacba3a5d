"""A person's whole way, with the keyboard alone: first start, answers in each role, plan, restart, and the PDF."""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.domain.answers import Entry, Status
from app.storage.workbook import Workbook
from tests.journeys.conftest import Program, command


@dataclass(frozen=True)
class Words:
    """What a person reads and types in one language."""

    locale: str
    program: str
    unnamed: str
    name_dialog: str
    task_dialog: str
    name: str
    note: str
    reason: str
    owner: str


ENGLISH = Words(
    "en_US",
    "Tenken",
    "(organization not named)",
    "Name of the organization",
    "Edit 5 tasks",
    "Midori Shop",
    "Ask the shop next door <b>first</b>",
    "There is no paper here",
    "Anna",
)
JAPANESE = Words("ja_JP", "点検", "tenken", "組織名", "5件", "みどり商店", "となりの店に聞く", "紙は使わない", "髙﨑")


@pytest.mark.parametrize("words", [JAPANESE, ENGLISH], ids=["ja", "en"])
def test_the_main_job_with_the_keyboard_alone(start: Callable[..., Program], tmp_path: Path, words: Words) -> None:
    program = start(words.locale, "--data-dir", tmp_path)
    program.wait_for(words.unnamed)
    name_the_organisation(program, words)
    answer_in_each_role(program, words)
    settle_counterparts(program)
    plan_several_tasks(program, words)
    program.quit()
    look_into_the_workbook(tmp_path, words)

    program = start(words.locale, "--data-dir", tmp_path)
    program.wait_for(f"{words.name} - {words.program}")
    program.press("ctrl+2", "ctrl+z")  # there is nothing of the time before to take back
    program.quit()
    look_into_the_workbook(tmp_path, words)
    read_the_plan_on_paper(tmp_path, words)


def name_the_organisation(program: Program, words: Words) -> None:
    program.press("alt+f", "m")
    program.wait_for(words.name_dialog)
    program.type(words.name)
    program.press("Tab", "Return")
    program.wait_for(f"{words.name} - {words.program}")


def answer_in_each_role(program: Program, words: Words) -> None:
    program.press("ctrl+2")
    program.press("alt+1", "1", "2", "3", "4")  # executive, E-1, J-1: each answer leads on
    program.press("alt+2", "2", "Return", *["Tab"] * 4)  # administrator A-1, and on to its first field
    program.press("alt+3", "1", "5", "6")  # teleworker A-1; A-2 does not apply, for a reason of one's own
    program.type(words.reason)
    program.press("Escape")
    program.press("1", "ctrl+z")  # an answer too many
    program.press("ctrl+z", "ctrl+z", "ctrl+y", "ctrl+y")  # the reason, A-1, and both again
    program.press("alt+2", "ctrl+f")
    program.type("E-10")
    program.press("Return", "3", "ctrl+t")  # into the owner of the task
    program.press("Escape", "m")  # to the note
    program.type(words.note)
    program.press("Escape")


def settle_counterparts(program: Program) -> None:
    program.press("alt+4", "ctrl+f")
    program.type("administrator-I-7")
    program.press("Return", "1")


def plan_several_tasks(program: Program, words: Words) -> None:
    program.press("ctrl+3", "ctrl+a", "ctrl+t")
    program.wait_for(words.task_dialog)
    program.type(words.owner)
    program.press("Tab")
    program.type("2030-12-24")
    program.press("Return")
    program.wait_for(f"{words.name} - {words.program}")


def look_into_the_workbook(folder: Path, words: Words) -> None:
    path = folder / "tenken.tenken"
    assert command("check", path).returncode == 0
    with Workbook.open(path) as workbook:
        assert workbook.organisation == words.name
        entries = workbook.entries()
    done = {i for i, entry in entries.items() if entry.status is Status.DONE}
    assert done == {"executive-A-1", "teleworker-A-1", "administrator-I-7", "teleworker-I-4"}
    refused = entries["teleworker-A-2"]
    assert (refused.status, refused.reason) == (Status.NOT_APPLICABLE, words.reason)
    planned = {i: entry for i, entry in entries.items() if entry.owner}
    assert {i: entry.status for i, entry in planned.items()} == {
        "executive-A-2": Status.PARTIAL,
        "executive-E-1": Status.NOT_DONE,
        "executive-J-1": Status.UNKNOWN,
        "administrator-A-1": Status.PARTIAL,
        "administrator-E-10": Status.NOT_DONE,
    }
    assert {(e.owner, str(e.due)) for e in planned.values()} == {(words.owner, "2030-12-24")}
    assert planned["administrator-E-10"].note == words.note
    assert not any(is_noted(e) for i, e in entries.items() if i != "administrator-E-10")


def is_noted(entry: Entry) -> bool:
    return bool(entry.note or entry.scope or entry.evidence)


def read_the_plan_on_paper(folder: Path, words: Words) -> None:
    paper = folder / "plan.pdf"
    language = words.locale[:2]
    made = command("report", "action-plan", "--workbook", folder / "tenken.tenken", "--out", paper, "--lang", language)
    assert (made.returncode, made.stderr) == (0, "")
    text = subprocess.run(["pdftotext", "-layout", paper, "-"], capture_output=True, text=True, check=True).stdout
    squeezed = "".join(text.split())
    for part in (words.name, words.note, words.reason, words.owner):
        assert "".join(part.split()) in squeezed
