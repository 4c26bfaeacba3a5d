"""What the overview says: its buttons, its headings, and short words for reasons."""

from datetime import date

from app import labels
from app.domain.answers import Status
from app.domain.charts import BAR_ORDER
from app.domain.overview_values import Overdue, Overview, Returned, Stage, next_look
from app.domain.priorities import Start, StartReason
from app.domain.summary import Figures
from app.i18n import NP_, _, language, ngettext, translation

_SHORT_REASONS = {
    StartReason.OVERDUE: NP_("short reason", "overdue"),
    StartReason.HIGH_PRIORITY: NP_("short reason", "high priority"),
    StartReason.SMALL_EFFORT: NP_("short reason", "1 hour"),
    StartReason.FREE: NP_("short reason", "free"),
    StartReason.BEGUN: NP_("short reason", "begun"),
    StartReason.UNKNOWN: NP_("short reason", "to find out"),
    StartReason.DUE: NP_("short reason", "has a date"),
    StartReason.SEVERAL_ROLES: NP_("short reason", "several roles"),
    StartReason.METHOD: NP_("short reason", "your method"),
}


def answered_text(counts: Figures) -> str:
    """answered n / N, in words."""
    return _("Answered {count} / {total}").format(count=counts.answered, total=counts.applicable)


def done_text(counts: Figures) -> str:
    """done n / N, in words."""
    return _("Done {count} / {total}").format(count=counts.done, total=counts.applicable)


def spoken_figures(counts: Figures) -> str:
    """Both figures."""
    return _("{first}, {second}").format(first=answered_text(counts), second=done_text(counts))


def status_counts(counts: Figures) -> tuple[tuple[Status, str], ...]:
    """How many have each answer, in the order of the bar; what nobody gave is left out."""
    each = (counts.done, counts.partial, counts.not_done, counts.unknown, counts.unanswered)
    return tuple(
        (status, _("{name} {count}").format(name=labels.name(status), count=count))
        for status, count in zip(BAR_ORDER, each, strict=True)
        if count
    )


def primary_words(told: Overview) -> str:
    """What the one button does, how many are left, and how long that may take."""
    whole = told.whole
    if told.stage is Stage.COMPLETE:
        return _("Look through again")
    if told.stage is Stage.ANSWERED:
        left = whole.applicable - whole.done
        return ngettext("Look again - {count} is open", "Look again - {count} are open", left).format(count=left)
    count = whole.unanswered
    words = (
        ngettext("Begin - {count} measure, {time}", "Begin - {count} measures, {time}", count)
        if told.stage is Stage.BEGINNING
        else ngettext("Go on - {count} unanswered, {time}", "Go on - {count} unanswered, {time}", count)
    )
    return words.format(count=count, time=_about(told.minutes))


def _about(minutes: int) -> str:
    return ngettext("about {count} minute", "about {count} minutes", minutes).format(count=minutes)


def time_left(minutes: int) -> str:
    """How long answering the rest may take."""
    return _("{time} left").format(time=_about(minutes))


def ten_minutes_words() -> str:
    """The button for who has ten minutes."""
    return _("Just ten minutes")


def print_words() -> str:
    """The button that prints the page for the executive."""
    return _("Print the executive's page...")


def calendar_words() -> str:
    """The button that puts what recurs into a calendar."""
    return _("Put into a calendar (ICS)")


def hero_title(told: Overview, last: date | None) -> str:
    """What is said where everything is answered or done, and when to look again if the last day is known."""
    count = told.whole.applicable
    said = (
        ngettext("{count} measure done: all of it.", "All {count} measures are done.", count)
        if told.stage is Stage.COMPLETE
        else ngettext("{count} measure answered: all of it.", "All {count} measures are answered.", count)
    ).format(count=count)
    if last is None:
        return said
    when = labels.month_of_year(next_look(last))
    return labels.two_sentences(said, _("Look again in {when}.").format(when=when))


def hero_line(told: Overview) -> str:
    """The sentence below it."""
    if told.stage is Stage.COMPLETE:
        if told.findings:
            return ngettext(
                "{count} thing about it does not hold together yet: look at it before you show the page to anybody.",
                "{count} things about it do not hold together yet: look at them before you show the page to anybody.",
                told.findings,
            ).format(count=told.findings)
        return _("Well done. Keep it so: what repeats stands in the calendar, and the page can be shown to anybody.")
    left = told.whole.applicable - told.whole.done
    line = ngettext(
        "{done} of them are done. What is left is {count} measure: give it an owner and a date in the plan.",
        "{done} of them are done. What is left are {count} measures: give them owners and dates in the plan.",
        left,
    ).format(done=told.whole.done, count=left)
    if not told.findings:
        return line
    aside = ngettext(
        "{count} thing does not hold together.", "{count} things do not hold together.", told.findings
    ).format(count=told.findings)
    return labels.two_sentences(line, aside)


def empty_title(count: int) -> str:
    """What an empty workbook says."""
    return ngettext(
        "{count} measure, put in order for your workplace.", "{count} measures, put in order for your workplace.", count
    ).format(count=count)


def overdue_heading(count: int) -> str:
    """How many tasks are overdue."""
    return _("Overdue: {count}").format(count=count)


def days_late(task: Overdue) -> str:
    """By how many days a task is overdue."""
    return ngettext("{count} day late", "{count} days late", task.days).format(count=task.days)


def starts_heading(count: int) -> str:
    """How many things there are to start with."""
    return ngettext("{count} thing to start with", "{count} things to start with", count).format(count=count)


def short_reasons(start: Start) -> tuple[tuple[StartReason, str], ...]:
    """Why a measure is among the things to start with, in a word each."""
    speech = translation(language())
    words = [(why, speech.pgettext(*_SHORT_REASONS[why])) for why in start.reasons if why in _SHORT_REASONS]
    if StartReason.CASES in start.reasons:
        cases = ngettext("{count} case", "{count} cases", start.cases).format(count=start.cases)
        words.append((StartReason.CASES, cases))
    return tuple(words)


def returned_text(returned: Returned) -> str:
    """How many sheets came back."""
    return _("Sheets returned: {returned} of {count}").format(returned=returned.returned, count=returned.people)


def look_again_text(count: int) -> str:
    """How many answers are to be looked at again."""
    return ngettext(
        "The words of {count} measure that you answered became stricter.",
        "The words of {count} measures that you answered became stricter.",
        count,
    ).format(count=count)


def category_link_words(letter: str, counts: Figures) -> str:
    """What leads to all measures of a category, those that do not apply too: the list has as many."""
    count = counts.applicable + counts.not_applicable
    return ngettext("See the {count} measure of {category}", "See the {count} measures of {category}", count).format(
        count=count, category=letter
    )


def find_out_text(count: int) -> str:
    """How many answers are "don't know"."""
    return _("To find out: {count}").format(count=count)


def findings_button_words(count: int) -> str:
    """The button that leads to what does not hold together."""
    return ngettext("Look at {count} finding", "Look at {count} findings", count).format(count=count)


def findings_text(count: int) -> str:
    """How many things do not hold together."""
    return _("Findings: {count}").format(count=count)


def no_owner_text(count: int) -> str:
    """How many tasks nobody has."""
    return _("Without an owner: {count}").format(count=count)


def confirm_text(count: int) -> str:
    """Of how many measures a fact is not known."""
    return _("To be confirmed: {count}").format(count=count)


def not_applicable_text(count: int) -> str:
    """How many do not apply."""
    return ngettext("{count} does not apply", "{count} do not apply", count).format(count=count)
