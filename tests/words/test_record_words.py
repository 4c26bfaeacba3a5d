"""How much a folder of records holds, and what became of it, in words."""

import pytest

from app import i18n
from app.domain.record_names import RecordExtent
from app.storage.records_folder import AddedRecords
from app.words.record_words import added_words, extent_words, left_words


@pytest.mark.parametrize(
    ("files", "size", "said", "japanese"),
    [
        (1, 1, "1 file, 1 KB", "1件、1 KB"),
        (12, 3_400_000, "12 files, 3.4 MB", "12件、3.4 MB"),
        (2, 999_999, "2 files, 1000 KB", "2件、1000 KB"),
        (2, 1_234_567_890, "2 files, 1235 MB", "2件、1235 MB"),
    ],
)
def test_a_folder_is_told_by_number_and_size(files: int, size: int, said: str, japanese: str) -> None:
    assert extent_words(RecordExtent(files, size)) == said
    i18n.use("ja")
    assert extent_words(RecordExtent(files, size)) == japanese


def test_what_is_left_is_told() -> None:
    assert left_words(RecordExtent(1, 1)) == ""
    assert left_words(RecordExtent(1, 1, 1)).startswith("1 thing in it is not taken along")
    assert left_words(RecordExtent(1, 1, 2)).startswith("2 things")


def test_what_became_of_them_is_told() -> None:
    assert added_words(AddedRecords()) == ""
    assert added_words(AddedRecords(1, 2)) == "3 files of the records folder lie there too."
    assert "2 files have the names of other files" in added_words(AddedRecords(1, 0, 2))
