"""The message to the IT vendor with the sentences to send, ready to paste into a mail or LINE."""

from collections.abc import Sequence
from datetime import date

from app import labels
from app.i18n import translation


def vendor_message(asks: Sequence[str], organisation: str, reply_by: date, language: str) -> str:
    """Greeting, the sentences, until when a reply is wanted (app.domain.vendor_work.REPLY_WITHIN from today), and
    from whom it comes.

    `asks`: one or several, as labels.as_spoken says them. An organisation without a name, '', is left out.
    """
    speech = translation(language)
    _ = speech.gettext
    greeting = _("Hello, this is {organisation}.").format(organisation=organisation) if organisation else _("Hello,")
    lead = speech.ngettext(
        "We are making our telework safer. Could you please see to this for us?",
        "We are making our telework safer. Could you please see to these {count} things for us?",
        len(asks),
    ).format(count=len(asks))
    reply = _("Please reply by {day}. If you cannot do something, or if it costs money, please tell us so as well.")
    closing = _("Thank you for your help.")
    paragraphs = (
        f"{greeting}\n{lead}",
        _numbered(asks),
        reply.format(day=labels.full_day(reply_by, language)),
        f"{closing}\n{organisation}" if organisation else closing,
    )
    return "\n\n".join(paragraphs)


def _numbered(asks: Sequence[str]) -> str:
    """Several sentences with their numbers, so that a reply can name them; one stands alone."""
    if len(asks) == 1:
        return asks[0]
    return "\n\n".join(f"{number}. {ask}" for number, ask in enumerate(asks, 1))
