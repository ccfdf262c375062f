"""Background work started by an act."""

from datetime import date

from celery import shared_task

from areas.models import Area
from core.db import acting_as
from core.dispatch import send_after_commit, work_on
from reporting.bundle_parts import hand_on, produce_part
from reporting.bundling import produce_bundle
from reporting.drafts import compile_drafts
from reporting.enums import JobName
from reporting.models import BundlePart, DownloadBundle, NarrativeReport, Report, Submission
from reporting.narrating import narrate
from reporting.printing import print_submission
from reporting.production import produce
from reporting.running import run_once


@shared_task(soft_time_limit=1200)
def compile_report_task(report_id: int) -> None:
    """Compile a report that waits."""
    work_on(Report, report_id, produce)


@shared_task(soft_time_limit=1200)
def print_submission_task(submission_id: int) -> None:
    """Print the paper of what was sent."""
    work_on(Submission, submission_id, print_submission)


@shared_task(soft_time_limit=1500)
def compile_province_task(province_id: int, day: str) -> None:
    """Count the drafts of a province for a night; once, however often it is handed out."""
    with acting_as(None):
        province, night = Area.objects.get(pk=province_id), date.fromisoformat(day)
    run_once(JobName.COMPILE_PROVINCE, night, lambda: compile_drafts(province, night), area=province)


@shared_task(soft_time_limit=1500)
def bundle_reports_task(bundle_id: int) -> None:
    """Make the file that somebody waits for, or hand out its papers."""
    work_on(DownloadBundle, bundle_id, produce_bundle)
    hand_on_bundle(bundle_id)


@shared_task(soft_time_limit=1200)
def bundle_part_task(part_id: int) -> None:
    """Make one paper of a download, then hand on the next."""
    work_on(BundlePart, part_id, produce_part)
    with acting_as(None):
        bundle = BundlePart.objects.filter(pk=part_id).values_list("bundle", flat=True).first()
    if bundle:
        hand_on_bundle(bundle)


def hand_on_bundle(bundle_id: int) -> None:
    """Send to the workers what of a download may begin."""
    parts, bundle = hand_on(bundle_id)
    for part in parts:
        send_after_commit(bundle_part_task, part)
    if bundle:
        send_after_commit(bundle_reports_task, bundle)


@shared_task(soft_time_limit=1200)
def narrate_task(narrative_id: int) -> None:
    """Draft or print a report in words."""
    work_on(NarrativeReport, narrative_id, narrate)
