"""How a nightly job is run: once for a day, whoever starts it and however often; each attempt leaves a row."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from django.db import connection

from areas.models import Area
from core.calendar import now
from core.db import acting_as
from reporting.enums import JobName, JobOutcome
from reporting.models import JobRun

logger = logging.getLogger(__name__)

Counts = dict[str, int]
DAY = timedelta(days=1)
MOST_NOTED = 31

FAILED = "Có lỗi ngoài dự kiến ({}); chi tiết trong nhật ký của máy chủ. Hệ thống thử lại trong vòng một giờ."
PARTLY = "{} báo cáo không tổng hợp được; chi tiết trong nhật ký của máy chủ. Hệ thống thử lại trong vòng một giờ."
LOST = "Tiến trình dừng giữa chừng (mất điện, khởi động lại, hoặc quá giờ)."
MISSED = "Ngày này không có lần chạy nào xong. Đã làm bù cùng lần chạy của ngày {:%d/%m/%Y}."


def run_once(job: JobName, day: date, work: Callable[[], Counts], *, area: Area | None = None) -> JobRun | None:
    """Do the work of a day and write down how it went; None when it is done already or somebody is doing it."""
    with _alone(f"{job}:{day}:{area and area.pk}") as is_alone:
        if not is_alone:
            return None
        run = _begin(job, day, area)
        if run is None:
            return None
        try:
            counts = work()
        except Exception as error:
            logger.exception("nightly job %s for %s failed", job, day)
            return _end(run, JobOutcome.FAILED, failure=FAILED.format(type(error).__name__))
        if failed := counts.get("failed"):
            return _end(run, JobOutcome.FAILED, counts, PARTLY.format(failed))
        return _end(run, JobOutcome.DONE, counts)


def is_done(job: JobName, day: date) -> bool:
    """Whether the job was brought to its end for the day."""
    with acting_as(None):
        return JobRun.objects.filter(job=job, area=None, for_day=day, outcome=JobOutcome.DONE).exists()


def note_missed(job: JobName, day: date) -> int:
    """Write a row for each day since the last good one on which the job was not done; returns how many. The work of
    ``day`` makes up for all of them, since a job does whatever is left to do."""
    with acting_as(None):
        known = JobRun.objects.filter(job=job, area=None, for_day__lt=day)
        last = known.filter(outcome__in=(JobOutcome.DONE, JobOutcome.MISSED)).order_by("-for_day").first()
        if last is None:
            return 0
        first = max(last.for_day + DAY, day - MOST_NOTED * DAY)
        days = [first + DAY * number for number in range((day - first).days)]
        at, words = now(), MISSED.format(day)
        JobRun.objects.bulk_create(
            JobRun(job=job, for_day=each, started_at=at, ended_at=at, outcome=JobOutcome.MISSED, failure=words)
            for each in days
        )
    return len(days)


def _begin(job: JobName, day: date, area: Area | None) -> JobRun | None:
    """The row of this attempt; None when the work is done. A row that still runs is of a worker that is gone."""
    with acting_as(None):
        runs = JobRun.objects.filter(job=job, area=area, for_day=day)
        runs.filter(outcome=JobOutcome.RUNNING).update(outcome=JobOutcome.LOST, ended_at=now(), failure=LOST)
        if runs.filter(outcome=JobOutcome.DONE).exists():
            return None
        return JobRun.objects.create(job=job, area=area, for_day=day, started_at=now())


def _end(run: JobRun, outcome: JobOutcome, counts: Counts | None = None, failure: str = "") -> JobRun:
    run.outcome, run.counts, run.failure, run.ended_at = outcome, counts or {}, failure, now()
    with acting_as(None):
        run.save()
    return run


@contextmanager
def _alone(key: str) -> Iterator[bool]:
    """Held until the work ends, or the connection of a process that died is gone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", [f"job:{key}"])
        is_alone = cursor.fetchone()[0]
    try:
        yield is_alone
    finally:
        if is_alone:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", [f"job:{key}"])
