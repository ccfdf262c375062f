"""The work of the night, by name: opening, reminding, and handing the drafts of each province to the workers."""

from collections.abc import Callable
from datetime import date

from django.conf import settings

from core.calendar import now, today
from core.db import acting_as
from reporting.drafts import provinces_with_drafts
from reporting.enums import JobName, JobOutcome
from reporting.models import JobRun
from reporting.reminding import remind
from reporting.running import Counts, is_done, note_missed, run_once
from reporting.services.opening import open_period_reports
from reporting.tasks import compile_province_task


def run_nightly(*, job: JobName) -> JobRun | None:
    """One job of today, once."""
    day = today()
    return run_once(job, day, lambda: WORK[job](day))


def make_up_nightly() -> list[JobName]:
    """Do what the clock should have begun today and nobody has brought to its end, in order; returns which. A worker
    that just started does so too. Days without a run are written down."""
    day, made_up = today(), []
    for job in JobName:
        at = settings.NIGHTLY_JOBS.get(job)
        if at is None or now().time() < at:
            continue
        note_missed(job, day)
        if not is_done(job, day) and run_nightly(job=job):
            made_up.append(job)
    _hand_out_again(day)
    return made_up


def _open(day: date) -> Counts:
    with acting_as(None):
        return open_period_reports(on=day)


def _remind(day: date) -> Counts:
    with acting_as(None):
        return remind(day)


def _hand_out(day: date) -> Counts:
    """A task for each province, for as many workers as there are."""
    with acting_as(None):
        provinces = provinces_with_drafts(day)
    for province in provinces:
        compile_province_task.delay(province, day.isoformat())
    return {"provinces": provinces}


def _hand_out_again(day: date) -> None:
    """Provinces that were handed out today and are not done: their message was lost, or they failed."""
    with acting_as(None):
        runs = JobRun.objects.filter(for_day=day, outcome=JobOutcome.DONE)
        handed = runs.filter(job=JobName.COMPILE).values_list("counts", flat=True).first() or {}
        done = set(runs.filter(job=JobName.COMPILE_PROVINCE).values_list("area", flat=True))
    for province in set(handed.get("provinces", [])) - done:
        compile_province_task.delay(province, day.isoformat())


WORK: dict[JobName, Callable[[date], Counts]] = {
    JobName.OPEN: _open,
    JobName.REMIND: _remind,
    JobName.COMPILE: _hand_out,
}
