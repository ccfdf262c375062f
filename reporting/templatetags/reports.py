"""Words and colours of reports."""

from django import template
from django.utils.http import urlencode

from reporting.enums import BundleState, JobOutcome, Owing, ReportState, Stage, Verdict
from reporting.ledgers import Column, Entry, Ledger, shown
from reporting.models import DownloadBundle
from reporting.numbers import written
from reporting.periods import window_of

register = template.Library()

TONES = {
    ReportState.IDLE: "tone-grey",
    BundleState.EXPIRED: "tone-grey",
    BundleState.PARTS: "tone-blue",
    ReportState.WAITING: "tone-amber",
    ReportState.RUNNING: "tone-blue",
    ReportState.DONE: "tone-green",
    ReportState.FAILED: "tone-red",
}


@register.filter
def state_tone(state: str) -> str:
    """The colour of the badge of a report's or a download's state."""
    return TONES[state]


STAGE_TONES = {
    ReportState.IDLE: "tone-grey",
    Stage.OPENED: "tone-grey",
    Stage.COMPILED: "tone-amber",
    Stage.CHECKED: "tone-amber",
    Stage.SUBMITTED: "tone-blue",
    Stage.RESUBMITTED: "tone-blue",
    Stage.RETURNED: "tone-red",
    Stage.APPROVED: "tone-green",
    Stage.LOCKED: "tone-green",
}


OWING_TONES = {
    Owing.OPENED: "tone-grey",
    Owing.DRAFT: "tone-amber",
    Owing.MISSING: "tone-red",
    Owing.RETURNED: "tone-red",
    Owing.SENT: "tone-blue",
    Owing.SENT_LATE: "tone-amber",
    Owing.APPROVED: "tone-green",
}
RUN_TONES = {
    JobOutcome.RUNNING: "tone-blue",
    JobOutcome.DONE: "tone-green",
    JobOutcome.FAILED: "tone-red",
    JobOutcome.LOST: "tone-red",
    JobOutcome.MISSED: "tone-amber",
}


@register.filter
def owing_tone(owing: str) -> str:
    """The colour of what an office has done about a report."""
    return OWING_TONES[Owing(owing)]


@register.filter
def owing_words(owing: str) -> str:
    """The same in words."""
    return str(Owing(owing).label)


@register.filter
def run_tone(outcome: str) -> str:
    """The colour of how a run of the night ended."""
    return RUN_TONES[JobOutcome(outcome)]


@register.filter
def stage_tone(stage: str) -> str:
    """The colour of the badge of a report's stage."""
    return STAGE_TONES[Stage(stage)]


VERDICT_TONES = {
    Verdict.MET: "tone-green",
    Verdict.MISSED: "tone-red",
    Verdict.UNDERWAY: "tone-blue",
    Verdict.BEHIND: "tone-amber",
    Verdict.NOTHING: "tone-grey",
    Verdict.UNKNOWN: "tone-grey",
}


@register.filter
def verdict_tone(verdict: str) -> str:
    """The colour of the badge of what is said of a target."""
    return VERDICT_TONES[Verdict(verdict)]


@register.filter
def lacking(days: int) -> int:
    """How many days late, of a number of days left below nought."""
    return -days


@register.filter
def of_key(found: dict, key: object) -> list:
    """What a mapping holds for a key; nothing, when it does not."""
    return found.get(key, [])


@register.filter
def as_query(asked: dict) -> str:
    """A kept question as the part of an address."""
    return urlencode(asked)


@register.filter
def told_cells(entry: Entry, ledger: Ledger) -> list[tuple[Column, str]]:
    """The cells of a line in words, each with its column; the first column, the ordinal, is not among them."""
    return [(column, shown(cell)) for column, cell in zip(ledger.columns[1:], entry.cells, strict=True)]


register.filter("written", written)
register.filter("cell_words", shown)


@register.filter
def bundle_words(bundle: DownloadBundle) -> str:
    """What a download holds, in a few words."""
    kinds = [name for name, wanted in (("PDF", bundle.with_pdf), ("Excel", bundle.with_xlsx)) if wanted]
    form = bundle.get_form_display() if bundle.form else "Mọi biểu"
    edition = ", bản công bố" if bundle.is_public else ""
    return f"{form}, {window_of(bundle.period).title.lower()} ({' và '.join(kinds)}{edition})"
