"""Any text that a workbook can hold comes back from a file as it was, from CSV and XLSX alike."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.domain.entered_text import clean_text
from app.exchange.columns import WHATS
from app.exchange.table_files import TableFormat, table_bytes, table_in
from tests.exchange.conftest import MEMORY
from tests.exchange.samples import ODD

TEXTS = (st.text(max_size=40) | st.text("'=+-_x0041F\t\n\r1/年\"; ,　", max_size=12)).map(clean_text)


@pytest.mark.parametrize("kind", TableFormat)
@settings(max_examples=60, deadline=None)
@given(texts=st.lists(TEXTS, min_size=4, max_size=4))
@example(texts=[*map(clean_text, ODD)])
def test_any_text_comes_back(kind: TableFormat, texts: list[str]) -> None:
    made = [("", "窓口", "", "", text, "") for text in texts]
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        path = Path(folder, f"x.{kind}")
        path.write_bytes(table_bytes(kind, WHATS["contacts"], made, "ja"))
        table = table_in(path, kind)
    note = WHATS["contacts"].columns[4].key
    assert [row.cells.get(note, "") for row in table.rows] == texts
