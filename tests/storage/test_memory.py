"""A copy in memory holds the very same, may be read by a thread, and leaves the workbook alone."""

from threading import Thread

from app.domain.answers import Status
from app.domain.selection import View
from app.domain.sheets import Sheet
from app.storage.backup import save_copy
from app.storage.check import Result, check
from app.storage.memory import in_memory
from app.storage.sheets import issue, sheets
from app.storage.workbook import Workbook
from tests.storage.samples import M, edit, names_in


def test_a_thread_reads_the_copy_while_the_workbook_goes_on(tmp_path):
    with Workbook.create(tmp_path / "w.tenken", "みどり商店") as workbook:
        edit(workbook, status=Status.DONE)
        issue(workbook, Sheet("checklist", View.ALL, workbook.created, "", (M,)))
        copy = in_memory(workbook)
        wanted = (workbook.entries(), workbook.texts(), workbook.history(), workbook.last_change, sheets(workbook))
        edit(workbook, status=Status.PARTIAL)
        found = []

        def read() -> None:
            found.append((copy.entries(), copy.texts(), copy.history(), copy.last_change, sheets(copy)))
            save_copy(copy, tmp_path / "copy.tenken")
            copy.close()

        thread = Thread(target=read)
        thread.start()
        thread.join()
        assert found == [wanted]
        assert copy.path == workbook.path
        assert workbook.entry(M).status is Status.PARTIAL
    assert names_in(tmp_path) == ["copy.tenken", "w.tenken"]
    assert check(tmp_path / "copy.tenken").result is Result.SOUND
