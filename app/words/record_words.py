"""The words for the folder of records: how much it holds, and what became of it where it was taken along."""

from app.domain.record_names import RecordExtent
from app.i18n import _, ngettext
from app.storage.records_folder import AddedRecords

_KB, _MB = 1000, 1_000_000


def extent_words(extent: RecordExtent) -> str:
    """How many files, and how large together: 12 files, 3.4 MB."""
    return ngettext("{count} file, {size}", "{count} files, {size}", extent.files).format(
        count=extent.files, size=_size(extent.size)
    )


def _size(size: int) -> str:
    if size < _MB:
        return _("{size} KB").format(size=-(-size // _KB))
    return _("{size} MB").format(size=f"{size / _MB:.1f}" if size < 100 * _MB else round(size / _MB))


def left_words(extent: RecordExtent) -> str:
    """That something in the folder is not taken along; '' where that is nothing."""
    if not extent.left:
        return ""
    return ngettext(
        "{count} thing in it is not taken along: a folder, a link, too large, or named as other systems do not allow.",
        "{count} things in it are not taken along: folders, links, too large, or named as other systems do not allow.",
        extent.left,
    ).format(count=extent.left)


def added_words(added: AddedRecords) -> str:
    """What became of the records that were taken along; '' where there were none."""
    parts = []
    if count := added.new + added.same:
        parts.append(
            ngettext(
                "{count} file of the records folder lies there too.",
                "{count} files of the records folder lie there too.",
                count,
            ).format(count=count)
        )
    if count := added.renamed:
        parts.append(
            ngettext(
                "{count} file has the name of another file there: it got a number, and nothing was overwritten.",
                "{count} files have the names of other files there: they got numbers, and nothing was overwritten.",
                count,
            ).format(count=count)
        )
    return " ".join(parts)
