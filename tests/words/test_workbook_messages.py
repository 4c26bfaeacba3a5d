"""What is said of a workbook names its file, and never repeats what stands in it."""

import pytest

from app.storage import errors as storage
from app.words.messages import message_for
from tests.words.samples import CHANGE, PATH, STORAGE


@pytest.mark.parametrize(
    "error", [e for e in STORAGE if not isinstance(e, storage.StaleChange | storage.SampleKeepsNoRecords)], ids=repr
)
def test_the_file_is_named(error):
    assert str(PATH) in message_for(error).what


def test_a_long_note_is_not_repeated():
    note = "x" * 5000
    assert note not in message_for(storage.StaleChange(PATH, CHANGE, note)).line
