"""What a person should know before a document is made: how much of the answers and of the ledgers will be in it."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from app.domain.answers import Entry
from app.domain.kept_texts import STATEMENT_MEASURES, notice_key
from app.domain.measures import Measure
from app.domain.summary import figures
from app.domain.tables import CONTACT, DEVICE
from app.i18n import _, ngettext
from app.reports.press.document import Document
from app.storage.workbook import Workbook
from app.work.orders import is_for_teleworkers


def hint(
    document: Document,
    measures: Sequence[Measure],
    entries: Mapping[str, Entry],
    workbook: Workbook,
    lang: str,
    *,
    blank: bool,
) -> str:
    """A few sentences about the document in the language `lang`, for the measures of a view."""
    return " ".join((*_answers(document, measures, entries, blank=blank), *_kept(document, workbook, lang)))


def _answers(
    document: Document, measures: Sequence[Measure], entries: Mapping[str, Entry], *, blank: bool
) -> Iterator[str]:
    if not document.prints_answers or is_for_teleworkers(document):  # each teleworker answers on paper
        return
    shown = figures(measures, entries)
    if blank:
        text = _("Without your answers: {count} measures with room to write.")
    elif not shown.answered and not shown.not_applicable:
        text = _(
            "Nothing is answered here yet. Answer some measures in the checklist first, "
            "or take a blank checklist to the meeting and fill it in by hand."
        )
    else:
        text = _("Of the measures that apply, {answered} / {count} are answered and {done} / {count} done.")
    total = shown.applicable + (shown.not_applicable if blank else 0)
    yield text.format(answered=shown.answered, done=shown.done, count=total)


def _kept(document: Document, workbook: Workbook, lang: str) -> Iterator[str]:
    printed = {key.partition(".")[0] for key in document.prints_kept}
    for key, words in _WORDS.items():
        if key in printed:
            yield words(workbook, lang)


def _devices(workbook: Workbook, _lang: str) -> str:
    count = len(workbook.rows(DEVICE))
    if not count:
        return _("No device is entered yet.")
    return ngettext("{count} device is entered.", "{count} devices are entered.", count).format(count=count)


def _contacts(workbook: Workbook, _lang: str) -> str:
    count = len(workbook.rows(CONTACT))
    if not count:
        return _("No contact is entered yet.")
    return ngettext("{count} contact is entered.", "{count} contacts are entered.", count).format(count=count)


def _notice(workbook: Workbook, lang: str) -> str:
    if workbook.texts.get(notice_key(lang)):
        return _("Your own wording is printed; it does not follow the answers.")
    return _("The text is made of the measures that apply to you.")


def _statement(workbook: Workbook, _lang: str) -> str:
    count = len(workbook.texts.get(STATEMENT_MEASURES, "").split())
    if not count:
        return _("No single measure is named.")
    return ngettext("{count} measure is named.", "{count} measures are named.", count).format(count=count)


_WORDS: Mapping[str, Callable[[Workbook, str], str]] = {
    DEVICE.name: _devices,
    CONTACT.name: _contacts,
    "notice": _notice,
    "statement": _statement,
}
"""What is said about the texts that a document prints, by the beginning of their keys."""
